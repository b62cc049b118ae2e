"""The back door: work that is done later, one file per job, and the worker that does it."""
