"""OAuth 2.0: the consent page for people, and the endpoints for clients."""
