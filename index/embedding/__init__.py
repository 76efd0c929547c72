"""Passages and questions as vectors."""
