"""Read the people off a page from its structure, whatever the site."""

from spiders.extract.markup import Unreadable
from spiders.extract.page import extract

__all__ = ["Unreadable", "extract"]
