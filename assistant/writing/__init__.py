"""A language model writes, and each sentence is checked."""

from assistant.writing.checking import Checked
from assistant.writing.composing import (
    bears_on_it,
    missed,
    none_holds,
    states,
    unique_spans,
    what_is_told,
    written_answer,
)
from assistant.writing.models import STAYS, Model, destination
from assistant.writing.other_sides import other_sides
from assistant.writing.prompts import load_prompt
from assistant.writing.providers import configured, runs_here
from assistant.writing.writer import Writer
