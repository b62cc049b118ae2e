"""The living room: what can be done, with every permission and limit."""
