"""Comparison: outlets or speakers side by side, what they share and where they differ."""

from assistant.analysis.comparison import telling
from assistant.analysis.comparison.comparison import By, Column, ComparisonReport, compare
from assistant.analysis.comparison.paper import paper_of_comparison
from assistant.analysis.comparison.sides import Mark, Side
