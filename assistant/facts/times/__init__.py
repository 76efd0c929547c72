"""Temporal expressions: the words that tell when, found in sentences and placed on the calendar."""

from assistant.facts.times.reading import read_times
from assistant.facts.times.types import FromPublication, Outlook, Precision, Time, When
