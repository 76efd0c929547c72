"""A query to its nearest passages."""

from index.search.search import How, Search
