"""The pantry: all SQL, one pair of files per noun."""
