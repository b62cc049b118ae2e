"""Sugarsnap: a self-hosted photo-sharing network whose API is Instagram's."""
