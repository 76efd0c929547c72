"""Keeps a library in step with its places."""
