"""Answers and reports as files that others can open: each becomes a paper first, and each format writes papers."""

from assistant.export.chat import Message, to_message
from assistant.export.formats import format_of
from assistant.export.paper import (
    EXACT,
    Caution,
    Line,
    Paper,
    Section,
    cautions,
    checked,
    grouped,
    quoted,
    source_line,
    written,
    written_by,
)
