"""Spreadsheets: what a person sees in them, as tables and the lines around these."""
