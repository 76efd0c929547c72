"""The nearest vectors: Chroma, derived from the catalog."""
