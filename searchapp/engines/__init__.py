"""Building an index and executing a query's tree on it, behind one small interface."""
