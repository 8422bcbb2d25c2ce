"""A file of any kind becomes a Document: lines of pages, their structure, what is known of it."""

from searchapp.reading.documents import read_document

__all__ = ["read_document"]
