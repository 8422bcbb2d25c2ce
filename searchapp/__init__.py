"""Full-text search and question answering for inspection reports."""
