"""A query in, ranked paragraphs out: Library is one opened index, Libraries the newest of them."""

from searchapp.search.library import Libraries, Library

__all__ = ["Libraries", "Library"]
