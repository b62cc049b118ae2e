"""The site in a real browser: Debian's chromium on a server of the tests' own."""
