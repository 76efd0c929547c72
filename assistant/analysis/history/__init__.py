"""History: saved reports, whether they still stand, and what changed in a document."""
