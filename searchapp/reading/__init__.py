"""A file of any kind becomes a Document: lines of pages, their structure, what is known of it."""

from searchapp.reading.documents import read_document
from searchapp.reading.workers import read_documents

__all__ = ["read_document", "read_documents"]
