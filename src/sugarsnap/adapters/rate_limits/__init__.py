"""Rate limits for one machine."""
