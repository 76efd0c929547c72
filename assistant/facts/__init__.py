"""Names, numbers, dates, opposites and points of an English sentence."""
