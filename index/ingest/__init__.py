"""One run: places visited, documents loaded and placed."""
