"""Programs that others wrote, driven against a server of ours."""
