"""Uploads become renditions: headers judged here, pixels decoded in a process of their own."""
