"""A file of any kind becomes a Document: lines of pages, their structure, what is known of it."""
