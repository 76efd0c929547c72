"""Temporal expressions in a sentence: candidates by their form, with what stands around them. Pure.

Only found here, and placed on the calendar elsewhere, as in HeidelTime (Strötgen and Gertz 2010), which parts
recognition from normalisation.
"""

import re
from dataclasses import replace
from typing import cast

from assistant.temporal.lexicon import (
    CLEAR_MONTH,
    DAY,
    DOUBTFUL_MONTH,
    FEAST,
    LAST_DAY,
    MONTH,
    NUMBER,
    PART_OF_DAY,
    ROUGH,
    SEASON,
    UNIT,
    WEEKDAY,
    YEAR,
)
from assistant.temporal.types import Bound, Edge, Expression, Kind

_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00a0": " ", "\n": " "})
"""One character for one, so that places in the sentence stay what they are."""

_THIS = r"(?P<which>last|next|this past|this coming|this|past|coming)"
_PREPOSITION = r"in|of|by|for|since|until|till|from|to|through|during|before|after|and|between|mid|late|early|around|about"
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (cast("Kind", kind), re.compile(form))
    for kind, form in (
        ("date", r"\b(?P<iso>(?:1[5-9]|20)\d\d-\d\d-\d\d)\b"),
        ("date", rf"\b(?:{WEEKDAY},?\s)?(?:the\s)?{DAY}{LAST_DAY}\s(?:of\s)?{MONTH}(?:,?\s{YEAR})?"),
        ("date", rf"\b(?:{WEEKDAY},?\s)?{MONTH}\s(?:the\s)?{DAY}(?![:%]|,\d|\.\d|\s?[ap]\.?m\b){LAST_DAY}(?:,?\s{YEAR})?"),
        ("elsewhere", rf"\b(?:{NUMBER}\s)?{UNIT}\s(?:later|earlier|beforehand|afterwards?)\b"),
        ("elsewhere", r"\b(?:the|that)\s(?:next|following|previous|same|very)\s(?:day|week|month|year|morning|night|evening)\b"),
        ("elsewhere", r"\b(?<!so )that\s(?:day|week|month|year|morning|night|evening|summer|spring|autumn|winter)\b"),
        ("month", rf"\b{MONTH}(?:,|\sof)?\s{YEAR}"),
        ("season", rf"\b{SEASON}\s(?:of\s)?{YEAR}(?:-\d\d)?"),
        ("season", rf"\b(?i:{_THIS})\s{SEASON}"),
        ("part", rf"\b(?P<nth>first|second|third|fourth|final|last)\s(?P<part>half|quarter)\sof\s(?:the\s)?(?:{YEAR}|(?P<which>this|last|next)\syear)"),
        ("part", rf"\bQ(?P<quarter>[1-4])\s(?:of\s)?{YEAR}"),
        ("decade", r"\b(?P<decade>(?:1[5-9]|20)\d0)'?s\b"),
        ("feast", rf"\b{FEAST}(?:\s{YEAR})?"),
        ("word", rf"\b(?P<word>(?i:the day before yesterday|yesterday|tomorrow|today|tonight|last night|this (?:morning|afternoon|evening|week's)))\b{PART_OF_DAY}"),
        ("ago", rf"\b{NUMBER}\s{UNIT}\sago\b"),
        ("span", rf"\b(?P<which>past|last|next|coming)\s(?:{NUMBER}\s)?(?P<unit>days|weeks|fortnight|months|years|decade|century|decades)\b"),
        ("ahead", rf"\b(?:[Ii]n|[Ww]ithin)\s{NUMBER}\s{UNIT}(?:'s?\stime)?"),
        ("weekday", rf"\b(?:(?i:{_THIS})\s)?{WEEKDAY}{PART_OF_DAY}"),
        ("period", rf"\b(?i:{_THIS})\s(?P<unit>week|weekend|month|year)\b(?!'s\b|-)"),
        ("period", r"\b(?:(?i:over|at|during|on)\sthe)\s(?P<unit>weekend)\b"),
        ("month", rf"\b(?i:(?P<which>last|next|this))\s{MONTH}"),
        ("month", rf"\b{CLEAR_MONTH}"),
        ("month", rf"\b(?i:{_PREPOSITION})[ -]{DOUBTFUL_MONTH}"),
        ("season", rf"\b(?i:in|over|during|by|until|since|before|after|early|late|mid)[ -](?:the\s)?{SEASON}(?!\sof\b)"),
        ("year", rf"(?:^|\b(?i:{_PREPOSITION}|the|its|his|her|their|a)[\s-]|-|\(){YEAR}(?![sm]\b|-)"),
    )
)  # fmt: skip
_AFTER_PREPOSITION = ("month", "season", "year")
"""What is told from other words by the preposition before it, which is none of it."""
_RECURRING = re.compile(r"(?:\b(?:every|each|most|any|alternate)\s|\bBlack\s)$", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:\b(?P<bound>by|before|until|till|since|after|no later than)\s)?"
    r"(?:(?:\b(?:at|in|from)\s)?(?:the\s)?\b(?P<edge>early|earlier|mid|middle|late|later|start|beginning|end)(?:\s|-)(?:(?:of|in|on)\s(?:the\s)?)?)?"
    r"(?:\b(?P<about>about|around|roughly|approximately|almost|nearly|some|circa|more than|over|at least|less than)\s)?"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?-\s?|\s(?:to|until|till|through|and)\s(?:the\s)?(?:(?:early|mid|late)[\s-])?")
_OPENS_RANGE = re.compile(r"\b(?P<word>from|between)\s(?:(?:early|mid|late)[\s-])?(?:the\s)?$", re.IGNORECASE)
_EDGES: dict[str, Edge] = {
    "early": "early", "earlier": "early", "start": "early", "beginning": "early", "mid": "mid", "middle": "mid",
    "late": "late", "later": "late", "end": "late",
}  # fmt: skip
_BOUNDS: dict[str, Bound] = {"till": "until", "no later than": "by"}


def find_expressions(sentence: str) -> tuple[Expression, ...]:
    """Return the temporal expressions of a sentence in order, each word in one of them at most.

    What comes again and again ("every Friday", "on Sundays") and how long something takes are none.
    """
    plain = sentence.translate(_PLAIN)
    found: list[Expression] = []
    for kind, form in _FORMS:
        for match in form.finditer(plain):
            start, end = match.span()
            if kind in _AFTER_PREPOSITION and not match.groupdict().get("which"):
                start = match.start(kind)
            taken = any(start < other.end and other.start < end for other in found)
            if not taken and not _RECURRING.search(plain, 0, start):
                parts = {name: value for name, value in match.groupdict().items() if value}
                found.append(Expression(start, end, kind, sentence[start:end], parts))
    in_order = sorted(found, key=lambda each: each.start)
    return tuple(_joined(plain, sentence, [_with_before(plain, sentence, each) for each in in_order]))


def _with_before(plain: str, sentence: str, each: Expression) -> Expression:
    """Take in the words before an expression that say how roughly it is meant, which part of it, or that it is a limit."""
    match = _BEFORE.search(plain, 0, each.start)
    if match is None:
        return each
    edge, bound = (match["edge"] or "").lower(), (match["bound"] or "").lower()
    start = next((match.start(name) for name in ("bound", "edge", "about") if match[name]), each.start)
    start = min(start, each.start)
    about = bool(match["about"]) or each.parts.get("number", "").lower() in ROUGH
    return replace(
        each,
        start=start,
        words=sentence[start : each.end],
        edge=_EDGES.get(edge),
        bound=_BOUNDS.get(bound, cast("Bound", bound)) if bound else None,
        about=about,
    )


def _joined(plain: str, sentence: str, found: list[Expression]) -> list[Expression]:
    """Make one of two expressions that are the ends of a range: "between October 2024 and February 2025"."""
    joined: list[Expression] = []
    for each in found:
        first = joined[-1] if joined else None
        if first and first.until is None and _is_range(plain, first, each):
            opens = _OPENS_RANGE.search(plain, 0, first.start)
            start = opens.start() if opens else first.start
            joined[-1] = replace(first, start=start, end=each.end, words=sentence[start : each.end], until=each)
        else:
            joined.append(each)
    return joined


def _is_range(plain: str, first: Expression, second: Expression) -> bool:
    between = _BETWEEN.fullmatch(plain, first.end, second.start)
    if between is None or second.kind not in ("date", "month", "year", "season", "decade", "weekday"):
        return False
    # "in March and April" are two months, "between March and April" is one time.
    opens = _OPENS_RANGE.search(plain, 0, first.start)
    if "and" in between.group():
        return opens is not None and opens["word"].lower() == "between"
    return opens is not None or first.kind == second.kind
