"""The demo community: who its people are, what they do, and their pictures."""
