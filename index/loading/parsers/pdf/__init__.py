"""PDF: its lines as paragraphs, by page."""

from index.loading.parsers.pdf.pdf import parse
