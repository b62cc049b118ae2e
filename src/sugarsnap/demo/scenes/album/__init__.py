"""Every picture of the demo: which view of which family, and the words that go with it."""
