"""EPUB: a document for each chapter."""

from index.loading.parsers.epub.epub import parse
