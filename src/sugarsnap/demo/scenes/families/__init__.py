"""The kinds of scenes, one module each: how it is painted, and what can vary in it."""
