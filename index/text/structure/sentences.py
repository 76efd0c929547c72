"""Sentences with exact spans. Pure.

Own rules and no library's: pySBD, which tells where its sentences stand, too, finds fewer of their ends in English news
and interviews (benchmarks/sentences.py), keeps a quotation of several sentences together, and takes fifty times longer.
"""

import re

from index.text.language import ends_at_full_stop
from index.text.language.lexicon import (
    ADDRESS_ENDINGS,
    BEFORE_NUMBERS,
    MAY_CLOSE,
    NEVER_LAST,
    PLACES_AND_DAYS,
    STARTERS,
    TITLES,
)
from index.text.structure.blocks import Block
from index.types import Span

_STOP = re.compile(
    r"(?<![.!?…؟۔])[.!?…؟۔]++(?:\[\d{1,3}\])*+"
    # German closes with “ and »…« with «; French has a space before ».
    r"(?:[\"”’'»)\]]|“(?=[\s,;)]|$)|«(?=\s|$)|[^\S\n]»(?=[\s,.;:]|$))*+"
    r"(?=\s|$|[^\W\d_a-z]|[“‘\"'(\[])"
    r"|[。！？]++[」』”’）]*+"
    r"|[।॥]++"
    r"|\n(?=[^\S\n]*(?:[-*•–▪]|\d{1,2}[.)])\s)"
)
_LINE = re.compile(r"\S[^\n]*")
_LETTER = re.compile(r"\w")
_ADDRESS = re.compile(r"[/@(]|\.\w")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_APOSTROPHE = re.compile(r"[’']")
_CLOSERS = "\"”’'»)]“«"
_ALWAYS = "\n。！？؟۔।॥"
_UNCASED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_OPENERS = "\"“‘'«„»([¿¡"
_BEFORE = re.compile(r"[^\s“”\"‘(\[«„—–]+$")
_AFTER = re.compile(r"[“‘\"'«„»(\[¿¡]*(?P<word>[^\W_][\w’'-]*)")
_AFTER_DASH = re.compile(r"(?:[“‘\"'«„»(\[¿¡]|[—–-]\s)*(?P<word>[^\W_][\w’'-]*)")

ENGLISH_RULES = (None, "en")
"""Languages whose full stops are read by the rules of English."""

_ASKED = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|of|the|de|van|von|al)\s+){1,5}"
    r"(?:said|says|asked|asks|wrote|writes|added|replied|tweeted|shouted|told|continued|wondered|cried|exclaimed)\b"
)


def split_sentences(text: str, block: Block, language: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of a block, in order: spans of ``text`` that leave out only white space.

    A row of a table is one, whatever stands in its cells. Without a ``language`` the rules of English hold.
    """
    if block.kind in ("columns", "row"):
        return (Span(block.start, block.end),)
    sentences: list[Span] = []
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        if stop.start() >= start and _ends_sentence(text, stop, start, block.end, language):
            _append(sentences, text, start, stop.end())
            start = _after_space(text, stop.end(), block.end)
    if start < block.end:
        _append(sentences, text, start, block.end)
    return tuple(sentences)


def sentence_spans(text: str, language: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of a text in which every line is a paragraph, in order."""
    lines = (Block(found.start(), found.end(), "paragraph") for found in _LINE.finditer(text))
    return tuple(span for line in lines for span in split_sentences(text, line, language))


def _append(sentences: list[Span], text: str, start: int, end: int) -> None:
    """Add a sentence; marks without a word belong to the sentence before."""
    end = _before_space(text, start, end)
    if start < end and sentences and _LETTER.search(text, start, end) is None:
        sentences[-1] = Span(sentences[-1].start, end)
    elif start < end:
        sentences.append(Span(start, end))


def _before_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _after_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends_sentence(text: str, stop: re.Match[str], start: int, end: int, language: str | None) -> bool:
    """Whether the sentence that began at ``start`` ends at this mark."""
    mark = stop.group()
    english = language in ENGLISH_RULES
    after = (_AFTER if english else _AFTER_DASH).match(text, _after_space(text, stop.end(), end), end)
    if mark[0] in _ALWAYS or after is None or _UNCASED.match(text, stop.end(), end):
        return True
    spaced = stop.end() < end and text[stop.end()].isspace()
    if mark[0] == "." and not mark.startswith(".."):
        before = _BEFORE.search(text, max(start, stop.start() - 40), stop.start())
        word = before.group() if before else ""
        first = before is not None and before.start() == start
        if not spaced:
            return _parts_unspaced(word, mark, after, address=_ADDRESS.match(text, after.end()) is not None)
        if english or len(mark) > 1:
            return _full_stop_parts(text, word, mark, after, first=first)
        return ends_at_full_stop(text[start : stop.start()], word, after["word"], language or "")
    return spaced and _mark_parts(text, mark, after)


def _parts_unspaced(word: str, mark: str, after: re.Match[str], *, address: bool) -> bool:
    """Decide on a full stop without a space after it: "mills.The" is two words, "Dr.Moor" is one."""
    follows = after["word"]
    if len(mark) > 1:
        return follows[0].isupper() and (len(follows) > 1 or follows in "AI")
    plain = len(word) > 1 and word.isalpha() and word[1:].islower() and word.casefold() not in TITLES
    return (
        plain
        and (follows in ("A", "I") or (len(follows) > 1 and follows[0].isupper() and not follows.isupper()))
        and follows.casefold() not in ADDRESS_ENDINGS
        and not address
    )


def _full_stop_parts(text: str, word: str, mark: str, after: re.Match[str], *, first: bool) -> bool:
    """Decide on a full stop with a space after it, by the word before it and the word after it."""
    follows, key = after["word"], word.casefold().strip("’'")
    if len(mark) > 1 and mark[1] != ")":
        return not follows[0].islower()
    if follows[0].islower():
        plain = len(word) > 2 and word.isalpha() and word[1:].islower()
        return plain and not _is_abbreviation(word, key) and (word.islower() or len(word) > 3)
    numbered = (first and key.isdigit()) or (follows[0].isdigit() and key in BEFORE_NUMBERS)
    if key in NEVER_LAST or numbered or (key in TITLES and word[0].isupper()):
        return False
    starts = _APOSTROPHE.split(follows)[0].casefold() in STARTERS and text[after.end() : after.end() + 1] != "."
    if len(word) == 1 and word.isupper():
        # "vitamin C. It" begins anew; "said J. Ray" and "said J. A. Ray" go on.
        return not first and starts and _follows_small_word(text, after.start("word"), word)
    if _is_abbreviation(word, key):
        return starts or after.start() < after.start("word")
    return True


def _is_abbreviation(word: str, key: str) -> bool:
    """Whether a word is one of the known abbreviations, or one made of letters ("U.S")."""
    known = key in MAY_CLOSE | NEVER_LAST | BEFORE_NUMBERS or _LETTERS.fullmatch(word) is not None
    return known or (word[:1].isupper() and key in TITLES | PLACES_AND_DAYS)


def _follows_small_word(text: str, place: int, initial: str) -> bool:
    """Whether the single capital before ``place`` stands after a word in small letters ("vitamin C. It")."""
    before = text[max(0, place - 40) : place].rstrip(_OPENERS + " \n")
    words = before.removesuffix(f"{initial}.").split()
    return bool(words) and words[-1][0].islower()


def _mark_parts(text: str, mark: str, after: re.Match[str]) -> bool:
    """Decide on question and exclamation marks and on ellipses."""
    if after["word"][0].islower():
        return False
    if mark[-1] in _CLOSERS and mark[0] in "?!" and after.start() == after.start("word"):
        return _ASKED.match(text, after.start(), after.start() + 120) is None
    return True
