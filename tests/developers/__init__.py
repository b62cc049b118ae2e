"""The developer site: registering clients and looking after them."""
