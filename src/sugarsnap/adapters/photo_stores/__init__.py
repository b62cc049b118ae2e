"""Where renditions are kept."""
