"""Timeline: events in the order in which they happened, with who tells each."""
