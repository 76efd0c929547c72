"""What a name looks like: its parts, titles and particles. Pure."""

import re

from index.text.language.lexicon import HONORIFICS, OPENERS, PARTICLES, PREPOSITIONS

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚА-ЯЁ"


_PART = rf"[{CAPITAL}](?:[’']?\w)+(?:-\w+)*(?<![’']s)"


_TITLE = rf"(?:(?:{'|'.join(sorted(HONORIFICS))})(?:\.\s?|\s)|[{CAPITAL}]\.\s?)"


_PARTICLE = rf"(?:(?:{'|'.join(sorted(PARTICLES))})\s)"


NAME = re.compile(rf"{_TITLE}{{0,4}}{_PART}(?:\s(?:{_PARTICLE}{{1,2}}|&\s)?{_TITLE}{{0,3}}{_PART})*(?:,?\s[JS]r\b\.?)?")


_ARTICLES = frozenset({"a", "an", "the", "is", "nor", "vs"})


_CASED = re.compile(r"[^\W_][\w’'-]*")


INTERVIEWEE = re.compile(
    r"(?i:interview with|interviewed|conversation with|spoke (?:to|with)|speaks to|talks to|q\s?&\s?a with)"
    rf"(?:\s[a-z]\w+){{0,6}}\s({NAME.pattern})"
)
"""Says whom a text interviews, in its first group."""


def in_title_case(words: str, *, share: float = 0.75) -> bool:
    """Whether at least this share of the words have a capital, prepositions and the like aside."""
    found = [word for word in _CASED.findall(words) if word not in PREPOSITIONS | OPENERS | _ARTICLES]
    return len(found) > 1 and sum(not word[0].islower() for word in found) >= share * len(found)
