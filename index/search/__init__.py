"""A query to its nearest passages."""
