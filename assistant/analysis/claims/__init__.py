"""Claims: who said what, and how it was said."""
