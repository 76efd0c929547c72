"""Reports for analysts: many documents at once, every sentence with its citation and who says it."""
