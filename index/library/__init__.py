"""The one door to a library: add, sync, search, open, edit, remove, check, re-index."""
