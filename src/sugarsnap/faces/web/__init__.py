"""The site: pages and forms for people, under the original's own addresses."""
