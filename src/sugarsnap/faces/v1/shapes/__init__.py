"""The wire's objects, keys in wire order (v1 reference §4.1)."""
