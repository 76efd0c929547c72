"""Reads passages for one question: which sentences answer it, which words, and how surely."""

from assistant.reader.other import OtherReader
from assistant.reader.paired import PairedReader, dimmed
from assistant.reader.shared_words import read_words
from assistant.reader.trained import LARGE, TrainedReader
from assistant.reader.types import Reader, Reading
