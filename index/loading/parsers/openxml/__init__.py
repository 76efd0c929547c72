"""What a DOCX says beside its words: what its styles hide, how it counts its lists and notes, its formulas."""

from index.loading.parsers.openxml.formulas import formula
from index.loading.parsers.openxml.names import FALLBACK, MATH, NOT_SHOWN, W, value_of
from index.loading.parsers.openxml.notes import Notes
from index.loading.parsers.openxml.numbering import Numbering
from index.loading.parsers.openxml.package import open_document
from index.loading.parsers.openxml.running import running_parts
from index.loading.parsers.openxml.styles import Styles
from index.loading.parsers.openxml.symbols import symbol
from index.loading.parsers.openxml.tables import cells_of, places_things, rows_of, spanned
