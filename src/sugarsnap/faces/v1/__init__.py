"""The API of api.instagram.com/v1, as it stood in December 2017."""
