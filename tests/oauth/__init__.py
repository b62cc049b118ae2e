"""OAuth through its addresses: consent, codes, tokens, and what is refused."""
