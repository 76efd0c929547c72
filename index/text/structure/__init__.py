"""Blocks, labels, letters, sentences and passages of a text."""
