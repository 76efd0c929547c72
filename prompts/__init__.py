"""Wordings that are given to language models: Markdown with $placeholders."""
