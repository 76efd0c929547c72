"""The report pages: brief, claims, comparison, timeline, check, saved."""

from assistant.ui.reports import brief, check, claims, comparison, report, saved, timeline
from assistant.ui.reports.saved import SavedReports
