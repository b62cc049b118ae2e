"""A small backup of every released state, which today's program must open."""
