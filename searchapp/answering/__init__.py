"""A question becomes an Answer in the words of a report, or an honest refusal."""
