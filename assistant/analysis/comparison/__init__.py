"""Comparison: outlets or speakers side by side, what they share and where they differ."""
