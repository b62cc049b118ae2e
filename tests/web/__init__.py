"""The site, seen as people see it: by headings, forms and words."""
