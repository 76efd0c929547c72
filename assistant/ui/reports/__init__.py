"""The report pages: brief, claims, comparison, timeline, saved."""
