"""The labels of an interview or debate: which lines begin with who speaks ("Q:", "Dr. Moor:", "HOST:"). Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.text.language.lexicon import ANSWERING_ROLES, ASKING_ROLES, NOTICES, PARTICLES
from index.types import Span

_LABEL = re.compile(
    r"(?:\*\*|__)?"
    r"(?:(?P<letter>[QA])(?=\.\s)\.|(?P<label>[^\W\d_][^\n:.]{0,40}?(?:\.[^\n:.]{0,30}){0,3}?)(?:\*\*|__)?\s?:)"
    r"(?:\*\*|__)?\s+(?=\S)"
)
_SPEAKERS = re.compile(r"Speakers: ([^\n]+)")
_TOLD = re.compile(r"([^\n:]{1,80}): (?=\S)")
_HEAD = 20
"""Paragraphs at the head of a transcript in which it says who speaks."""

_WORD = re.compile(r"[^\W_][\w’'-]*")
_LITTLE = PARTICLES | {"of", "the", "and"}
_ENDINGS = (".", "!", "?", "…", '"', "”", "’", "'", ")", "。", "！", "？")
_MOSTLY = 0.6
_WORDS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line that begins like a turn: its label as written, the label's key, and the words after it."""

    key: str
    label: str
    words: Span


def label_key(label: str) -> str:
    """Return what two spellings of one label have in common: "Dr. Moor" and "Dr.Moor" are the same."""
    return re.sub(r"[\W_]+", "", label).casefold()


def is_asked(words: str) -> bool:
    """Whether a paragraph ends in a question."""
    return words.rstrip("\"”’'»)] ").endswith(("?", "？"))


def find_labels(text: str, paragraphs: Sequence[Span]) -> tuple[Line, ...]:
    """Return the labelled lines of an interview, in order; none if the text has the form of none.

    A transcript says itself who speaks in it, and nothing else is a label there.

    Labels are roles ("Q", "HOST") and names that come back, with whatever else speaks between these: at least two of
    them, or one that answers paragraphs that are questions.
    """
    if named := speakers_named(text, paragraphs):
        return tuple(_turns_of(text, paragraphs, named))
    lines = list(_lines(text, paragraphs))
    counts = Counter(line.key for line in lines)
    roles = {key for key in counts if _role(key) in ASKING_ROLES | ANSWERING_ROLES}
    sure = roles | {key for key in counts if counts[key] >= 2}
    turns = [line for line in lines if line.key in sure]
    alone = len(sure) == 1 and _answers(text, paragraphs, turns)
    if not (alone or (len(sure) >= 2 and len(turns) >= 3)) or not (roles or _are_speech(text, turns)):
        return ()
    return tuple(lines[lines.index(turns[0]) : lines.index(turns[-1]) + 1])


def speakers_named(text: str, paragraphs: Sequence[Span]) -> frozenset[str]:
    """Return the labels' keys of those whom a transcript says to speak in it (``Speakers: Ann Lee; Speaker 2``)."""
    for paragraph in paragraphs[:_HEAD]:
        found = _SPEAKERS.fullmatch(text, paragraph.start, paragraph.end)
        if found:
            return frozenset(map(label_key, found[1].split(";")))
    return frozenset()


def _turns_of(text: str, paragraphs: Sequence[Span], named: frozenset[str]) -> Iterator[Line]:
    for paragraph in paragraphs:
        found = _TOLD.match(text, paragraph.start, paragraph.end)
        if found and label_key(found[1]) in named:
            yield Line(label_key(found[1]), found[1], Span(found.end(), paragraph.end))


def asking_labels(text: str, lines: Sequence[Line]) -> frozenset[str]:
    """Return the keys of the labels that ask: by their role, else the one whose turns mostly end in a question."""
    total = Counter(line.key for line in lines)
    roles = frozenset(key for key in total if _role(key) in ASKING_ROLES)
    if roles:
        return roles
    asked = Counter(line.key for line in lines if is_asked(line.words.of(text)))
    often = [key for key in total if total[key] >= 2 and asked[key] >= _MOSTLY * total[key]]
    return frozenset(often) if len(often) == 1 and len(total) > 1 else frozenset()


def _are_speech(text: str, turns: Sequence[Line]) -> bool:
    """Whether turns read like speech and not like a table: sentences, of some length."""
    closed = sum(text.endswith(_ENDINGS, line.words.start, line.words.end) for line in turns)
    words = sum(len(line.words.of(text).split()) for line in turns)
    return closed >= _MOSTLY * len(turns) and words >= _WORDS * len(turns)


def _role(key: str) -> str:
    return key.rstrip("0123456789")


def _answers(text: str, paragraphs: Sequence[Span], turns: Sequence[Line]) -> bool:
    """Whether the turns mostly follow a paragraph that is a question."""
    before = {paragraph.end: previous for previous, paragraph in pairwise(paragraphs)}
    follow = [line for line in turns if (asked := before.get(line.words.end)) and is_asked(asked.of(text))]
    return len(turns) >= 2 and len(follow) >= _MOSTLY * len(turns)


def _lines(text: str, paragraphs: Sequence[Span]) -> Iterator[Line]:
    """Yield every line that begins like a turn."""
    for paragraph in paragraphs:
        start = paragraph.start
        while start < paragraph.end:
            newline = text.find("\n", start, paragraph.end)
            end = paragraph.end if newline < 0 else newline
            found = _LABEL.match(text, start, end)
            if found and _like_a_name(label := (found["letter"] or found["label"]).strip()):
                yield Line(label_key(label), label, Span(found.end(), end))
            start = end + 1


def _like_a_name(label: str) -> bool:
    """Whether a label could be someone's: a few words, each with a capital, none of those that head a notice."""
    words = _WORD.findall(label)
    if not 1 <= len(words) <= 5 or words[0].casefold() in NOTICES:
        return False
    return all(word[0].isupper() or word[0].isdigit() or word.casefold() in _LITTLE for word in words)
