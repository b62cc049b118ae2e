"""Photos on pages of other sites."""
