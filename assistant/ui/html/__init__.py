"""Answers, sources and reports as HTML."""
