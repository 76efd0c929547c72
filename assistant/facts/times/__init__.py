"""Temporal expressions: the words that tell when, found in sentences and placed on the calendar."""
