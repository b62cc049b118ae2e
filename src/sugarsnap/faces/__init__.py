"""Doors for different guests; a face knows its own language and nothing of the others."""
