"""Answers questions from the documents that the index holds, each sentence with who says it."""
