"""Read the people off a page from its structure, whatever the site."""

from spiders.extract.markup import Unreadable
from spiders.extract.page import Asked, Reading, extract, read_page

__all__ = ["Asked", "Reading", "Unreadable", "extract", "read_page"]
