"""Words and filters become a Query: a tree of our own that every engine executes."""

from searchapp.query.grammar import FILTER_NAMES, FILTER_VALUES, parse
from searchapp.query.tree import Query

__all__ = ["FILTER_NAMES", "FILTER_VALUES", "Query", "parse"]
