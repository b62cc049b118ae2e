"""Photos for pages of other sites: oEmbed, pictures by shortcode, and cards to be framed."""
