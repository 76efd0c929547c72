"""Checks a statement against the spans it cites: verbatim, supported or unsupported, and why."""

from assistant.verification.checking import SUPPORTED, premise_of, verify
from assistant.verification.coverage import rests_on, word_coverage
from assistant.verification.otherwise import answers_otherwise, says_otherwise, tells
from assistant.verification.types import Source, Support, Verdict
