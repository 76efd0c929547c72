"""Answers and reports as files that others can open: each becomes a paper first, and each format writes papers."""
