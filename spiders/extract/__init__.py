"""Read the people off a page from its structure, whatever the site."""
