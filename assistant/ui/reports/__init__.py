"""The report pages: brief, claims, comparison, timeline, saved."""

from assistant.ui.reports import brief, claims, comparison, report, saved, timeline
from assistant.ui.reports.saved import SavedReports
