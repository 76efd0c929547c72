"""Reports for analysts: many documents at once, every sentence with its citation and who says it."""

from assistant.analysis.copies import heard_once, originals
from assistant.analysis.coverage import Coverage, coverage, coverage_line, used
from assistant.analysis.selecting import can_stand, middle, select
