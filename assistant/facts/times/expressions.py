"""Temporal expressions in a sentence: candidates by their form, with what stands around them. Pure.

Only found here, and placed on the calendar elsewhere, as in HeidelTime (Strötgen and Gertz 2010), which parts
recognition from normalisation.
"""

import re
from dataclasses import replace
from typing import cast

from assistant.facts.times.lexicon import (
    A_NUMBER,
    A_TIME,
    A_UNIT,
    CLEAR_MONTH,
    DAY,
    DAY_WORDS,
    DOUBTFUL_MONTH,
    FEAST,
    ITS_YEAR,
    LAST_DAY,
    MONTH,
    NO_COUNT,
    NO_NAME,
    NTH,
    NUMBER,
    PART_OF_DAY,
    ROUGH,
    SEASON,
    UNIT,
    UNITS,
    WEEKDAY,
    YEAR,
    YEARS,
)
from assistant.facts.times.types import Bound, Edge, Expression, Kind

_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "‐": "-", "\u00a0": " ", "\n": " "})
"""One character for one, so that places in the sentence stay what they are."""

_THIS = r"(?P<which>last|next|this past|this coming|this|past|coming)"
_PREPOSITION = (
    r"in|of|by|for|since|until|till|from|to|through|during|before|after|and|or|between|mid|late|early|around|about"
)
# Tried in this order. A form that needs a word before it holds itself in the group "at".
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (cast("Kind", kind), re.compile(form))
    for kind, form in (
        ("date", r"\b(?P<iso>(?:1[5-9]|20)\d\d-\d\d-\d\d)\b"),
        ("date", rf"\b(?:{WEEKDAY},?\s)?(?:the\s)?{DAY}{LAST_DAY}\s(?:of\s)?{MONTH}{ITS_YEAR}"),
        ("date", rf"\b(?:{WEEKDAY},?\s)?{MONTH}\s(?:the\s)?{DAY}{NO_COUNT}{LAST_DAY}{ITS_YEAR}"),
        ("elsewhere", rf"\b(?:{NUMBER}\s)?{UNIT}\s(?:later|earlier|beforehand|afterwards?)\b"),
        ("elsewhere", rf"\b(?:(?i:within)\s{NUMBER}\s{UNIT}\sof|(?i:{A_NUMBER})\s{A_UNIT}\s(?:after|before))\b"),
        ("elsewhere", rf"\b(?i:the|that)\s(?:next|following|previous|same|very)\s{A_TIME}\b"),
        ("elsewhere", rf"\b(?<!so )(?i:that)\s{A_TIME}\b"),
        ("month", rf"\b{MONTH}(?:,|\sof)?\s(?:{YEAR}|(?P<year_by>this|last|next)\syear\b)"),
        ("season", rf"\b{SEASON}\s(?:of\s)?{YEAR}(?:-\d\d)?"),
        ("season", rf"\b(?i:{_THIS})\s{SEASON}"),
        ("part", rf"\b(?P<nth>{NTH})\s(?P<part>half|quarter)\sof\s(?:{YEAR}|(?P<which>this|last|next)\syear)"),
        ("part", rf"\bQ(?P<quarter>[1-4])\s(?:of\s)?{YEAR}"),
        ("decade", r"\b(?P<decade>(?:1[5-9]|20)\d0)'?s\b"),
        ("feast", rf"\b{FEAST}(?:\s{YEAR})?"),
        ("word", rf"\b(?P<word>{DAY_WORDS})\b{PART_OF_DAY}"),
        ("ago", rf"\b(?i:{NUMBER})\s{UNIT}\sago\b"),
        ("span", rf"\b(?:[Tt]he|[Tt]hese|[Tt]hose)\s(?P<which>past|last|next|coming)\s(?:{NUMBER}\s)?{UNITS}\b"),
        ("ahead", rf"\b(?:[Ii]n|[Ww]ithin)\s{NUMBER}\s{UNIT}(?:'s?\stime)?"),
        ("weekday", rf"\b(?:(?i:{_THIS})\s)?{WEEKDAY}{PART_OF_DAY}{NO_NAME}"),
        ("period", rf"\b(?i:{_THIS})\s(?P<unit>week|weekend|month|year)\b(?!-)"),
        ("period", r"\b(?i:over|at|during|on|through|throughout)\sthe\s(?P<unit>weekend)\b"),
        ("period", r"\b(?i:start|beginning|middle|end)\sof\s(?P<at>the\s(?P<unit>week|month|year)\b)"),
        ("month", rf"\b(?i:(?P<which>last|next|this))\s{MONTH}"),
        ("month", rf"\b{CLEAR_MONTH}"),
        ("month", rf"\b(?i:{_PREPOSITION}|the|its|their)[ -](?P<at>{DOUBTFUL_MONTH})"),
        ("season", rf"\b(?i:{_PREPOSITION}|over)[ -](?:the\s)?(?P<at>{SEASON})(?!\sof\b)"),
        ("year", rf"(?:^|\b(?i:{_PREPOSITION}|the|its|his|her|their|a)[\s-]|-|\()(?P<at>{YEARS})(?![sm]\b|-)"),
    )
)  # fmt: skip
_NO_TIME_AFTER = re.compile(
    r"\b(?:(?i:every|each|most|any|alternate)\s|(?:Black|Cyber|Super|Giving|Ash|Bloody|Fat|Holy|Maundy|Palm)\s)$"
)
"""Before what comes again and again, and before days of the week in names."""
_BEFORE = re.compile(
    r"(?:\b(?P<bound>by|before|until|till|since|after|no later than)\s)?"
    r"(?:(?:\b(?:at|in|from)\s)?(?:the\s)?\b(?P<edge>(?:early|earlier|mid|late|later)(?=[\s-])|"
    r"(?:start|beginning|middle|end)(?=\sof\s))[\s-](?:(?:of|in|on)\s(?:the\s)?)?)?"
    r"(?:\b(?P<about>about|around|roughly|approximately|almost|nearly|some|circa|more than|over|at least|less than)\s)?"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?-\s?|\s(?:to|until|till|through|and)\s(?:the\s)?(?:(?:early|mid|late)[\s-])?")
_IN_A_ROW = re.compile(r"\s?-\s?|,?\s(?:to|until|till|through|and|or)\s(?:on\s|in\s)?(?:the\s)?|,\s")
_OPENS_RANGE = re.compile(r"\b(?P<word>from|between)\s(?:(?:early|mid|late)[\s-])?(?:the\s)?$", re.IGNORECASE)
_EDGES: dict[str, Edge] = {
    "early": "early", "start": "start", "beginning": "start", "mid": "mid", "middle": "mid", "late": "late",
    "end": "end", "earlier": "earlier", "later": "later",
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
            parts = {name: value for name, value in match.groupdict().items() if value}
            start, end = match.span("at" if parts.pop("at", None) else 0)
            taken = any(start < other.end and other.start < end for other in found)
            if not taken and not _NO_TIME_AFTER.search(plain, 0, start):
                found.append(Expression(start, end, kind, sentence[start:end], parts))
    in_order = sorted(found, key=lambda each: each.start)
    whole = [_with_before(plain, sentence, each) for each in in_order]
    return tuple(_joined(plain, sentence, _sharing_years(plain, whole)))


def _with_before(plain: str, sentence: str, each: Expression) -> Expression:
    """Take in the words before an expression that make it rough, a part of a longer time, or a limit."""
    match = _BEFORE.search(plain, 0, each.start)
    if match is None:
        return each
    edge, bound, about = ((match[name] or "").lower() for name in ("edge", "bound", "about"))
    if about not in ("around", "circa", "") and each.kind not in ("year", "decade", "ago", "span"):
        about = ""  # "they spoke about July", "it is over today"
    words = {"bound": bound, "edge": edge, "about": about}
    start = min([match.start(name) for name, told in words.items() if told], default=each.start)
    return replace(
        each,
        start=start,
        words=sentence[start : each.end],
        edge=_EDGES.get(edge),
        bound=_BOUNDS.get(bound, cast("Bound", bound)) if bound else None,
        about=bool(about) or each.parts.get("number", "").lower() in ROUGH,
    )


def _sharing_years(plain: str, found: list[Expression]) -> list[Expression]:
    """Give one without a year that of the next one, where both stand in a row: "in March and April 2023"."""
    shared: list[Expression] = []
    for each in reversed(found):
        following = shared[-1] if shared else None
        lacks = each.kind in ("date", "month") and "year" not in each.parts and "iso" not in each.parts
        if following and lacks and "year" in following.parts and _IN_A_ROW.fullmatch(plain, each.end, following.start):
            shared.append(replace(each, parts={**each.parts, "year": following.parts["year"]}))
        else:
            shared.append(each)
    return shared[::-1]


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
