"""A language model writes, and each sentence is checked."""
