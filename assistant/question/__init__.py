"""What a question asks: its kind, whose words, which documents, what the turns before add."""
