"""Languages, their words and the stems of these."""
