"""The catalog: one SQLite file that holds documents, passages and vectors; the truth."""
