"""The processes of a server: one that supervises, workers that answer, one that does the jobs."""
