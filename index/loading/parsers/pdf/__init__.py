"""PDF: its lines as paragraphs, by page."""

from index.loading.parsers.pdf.lines import paragraphs_of
from index.loading.parsers.pdf.pdf import arranged, parse
from index.loading.parsers.pdf.scans import in_order, page_seen
