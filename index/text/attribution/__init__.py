"""Who says which span of a text."""
