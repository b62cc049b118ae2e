"""The origin of all pictures."""
