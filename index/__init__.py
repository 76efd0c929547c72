"""Knows documents, passages, and where in a text everything stands."""
