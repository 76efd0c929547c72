"""A model's text, as it comes, to sentences with the keys of the passages that each cites. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from assistant.errors import ModelError
from index.i18n import _
from index.text import sentence_spans

LOOKAHEAD = 40
"""Characters that must stand after a sentence before it is finished: the next word may show that it goes on."""

LONGEST = 6000
"""Characters after which a text is taken for one that does not come to an end."""

_TURN, _TURNS = 40, 4
"""A text whose last so many characters stand in it so many times goes round in circles."""

_STEP = 20
"""Characters that must come before the text is looked at again."""

_BRACKETS = re.compile(r"\s*(?:\[([^\[\]]{1,80})\]|【([^【】]{1,80})】|\(([^()]{1,80})\))")
_TOKEN = re.compile(r"[\w-]+")
_AROUND_KEYS = {"key", "keys", "source", "sources", "passage", "passages", "and", "see"}
_LIKE_A_KEY = re.compile(r"(?=[a-z]*\d)[a-z\d]{1,12}", re.IGNORECASE)
_LIST_MARK = re.compile(r"^(?:[-*•]|#{1,6}|>|\d{1,2}[.)])\s+")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
_DELIMITER = re.compile(r"-{3}[^-]*-{3}")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Draft:
    """One written sentence without its keys: those of passages that were given, and those of none."""

    text: str
    keys: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def drafts(pieces: Iterable[str], keys: Collection[str]) -> Iterator[Draft]:
    """Yield each sentence of the text that ``pieces`` make up once it is finished; ``keys`` are those that were given.

    What states nothing is left out, such as questions, and so is what was said before.

    Raises:
        ModelError: the text does not come to an end.
    """
    text, looked, told = "", 0, 0
    for piece in pieces:
        text += piece
        if len(text) - looked < _STEP:
            continue
        looked = len(text)
        if len(_after_thinking(text)) > LONGEST or text.count(text[-_TURN:]) >= _TURNS:
            raise ModelError(_("The model’s answer did not come to an end."))
        for draft in _finished(text, keys)[told:]:
            told += 1
            yield draft
    yield from _finished(text, keys, whole=True)[told:]


def _finished(text: str, keys: Collection[str], *, whole: bool = False) -> list[Draft]:
    plain, marks = _without_keys(_after_thinking(text), keys)
    spans = sentence_spans(plain)
    cited: list[tuple[list[str], list[str]]] = [([], []) for _ in spans]
    for place, known, unknown in marks:
        # A key stands in its sentence or after it; only the first may be announced by one.
        index = max(0, sum(1 for span in spans if span.start < place) - 1)
        if spans:
            cited[index][0].extend(known)
            cited[index][1].extend(unknown)
    found: list[Draft] = []
    told: set[str] = set()
    for span, (known, unknown) in zip(spans, cited, strict=True):
        if not whole and span.end + LOOKAHEAD > len(plain):
            break
        words = _plain(span.of(plain))
        if _states_something(words) and words not in told:
            told.add(words)
            found.append(Draft(words, tuple(dict.fromkeys(known)), tuple(dict.fromkeys(unknown))))
    return found


def _states_something(sentence: str) -> bool:
    """Whether it is more than a line, a question or an announcement, nor a delimiter of the passages repeated."""
    return bool(_LETTER.search(sentence)) and not _DELIMITER.fullmatch(sentence) and not sentence.endswith((":", "?"))


def _without_keys(text: str, keys: Collection[str]) -> tuple[str, list[tuple[int, list[str], list[str]]]]:
    """Return the text without its keys, and where each group of them stood."""
    plain, marks, end = "", [], 0
    for found in _BRACKETS.finditer(text):
        cited = _cited(found, keys)
        if cited is not None:
            plain += text[end : found.start()]
            marks.append((len(plain), *cited))
            end = found.end()
    return plain + text[end:], marks


def _cited(brackets: re.Match[str], keys: Collection[str]) -> tuple[list[str], list[str]] | None:
    """Return the known and the unknown keys in a pair of brackets, ``None`` if these hold words of the text."""
    tokens = [word.casefold() for word in _TOKEN.findall(next(filter(None, brackets.groups())))]
    tokens = [word for word in tokens if word not in _AROUND_KEYS]
    known = [word for word in tokens if word in keys]
    unknown = [word for word in tokens if word not in keys]
    if known:
        return known, unknown
    is_round = brackets.group(3) is not None
    if tokens and not is_round and all(_LIKE_A_KEY.fullmatch(word) for word in unknown):
        return [], unknown
    return None


def _after_thinking(text: str) -> str:
    """Leave out what some models think aloud before they answer."""
    if not text.lstrip().startswith("<think>"):
        return text
    return text.partition("</think>")[2]


def _plain(sentence: str) -> str:
    return _EMPHASIS.sub("", _LIST_MARK.sub("", " ".join(sentence.split()))).strip()
