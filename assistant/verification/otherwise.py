"""Whether two sentences may not both be so: what one writes of several sources must not hide the other side. Pure."""

import re
from itertools import product

from assistant.facts import OPPOSITES, Point, Text, agree, alike, differ, points_of, text_of, unit_of
from assistant.verification.polarity import check_polarity
from index.types import Span

_FEWEST = 3
_SHARE = 0.5
"""Words of content, and the share of the shorter one's, that two sentences of one thing have in common."""

_CAUSE = re.compile(r"\b(?:because of|because|due to|caused by|owing to|blamed on|thanks to) (.+)")

_AT_LEAST = 2
"""The same of two sentences that both answer one question."""


def says_otherwise(statement: str, words: str, *, both_answer: bool = False) -> bool:
    """Whether ``words`` deny, turn round or date otherwise what ``statement`` says, or count the same otherwise.

    Only sentences that speak of one thing are compared; of two that both answer a question less has to be the same.
    """
    text, other = text_of(statement), text_of(words)
    shared = len(alike(_content(text), _content(other)))
    least = _AT_LEAST if both_answer else max(_FEWEST, _SHARE * min(len(_content(text)), len(_content(other))))
    if shared < least:
        return False
    if both_answer and _gives_another_cause(text, other):
        return True
    return any(True for _ in check_polarity(text, [other])) or _are_opposites(text, other) or _differs(statement, words)


def answers_otherwise(statement: str, short: Span, words: str, other: Span) -> bool:
    """Whether the short answers at ``short`` and ``other`` are numbers, dates or names that differ."""
    mine, theirs = _inside(statement, short), _inside(words, other)
    pairs = [(one, each) for one, each in product(mine, theirs) if one.kind == each.kind]
    return bool(pairs) and all(_apart(one, each) for one, each in pairs)


def tells(statement: str, words: str, short: Span) -> bool:
    """Whether a statement has one of the numbers, dates or names at ``short`` of some words, too."""
    return any(agree(one, other) for one, other in product(points_of(statement), _inside(words, short)))


def _differs(statement: str, words: str) -> bool:
    """Whether some number or date is told otherwise, and none of its kind alike."""
    for kind in ("number", "date"):
        pairs = product(*([each for each in points_of(one) if each.kind == kind] for one in (statement, words)))
        alike_or_not = [(agree(one, other), _apart(one, other) and _counts_alike(one, other)) for one, other in pairs]
        if any(apart for _, apart in alike_or_not) and not any(same for same, _ in alike_or_not):
            return True
    return False


def _apart(one: Point, other: Point) -> bool:
    return differ(one, other) and not agree(one, other)


def _counts_alike(one: Point, other: Point) -> bool:
    if one.kind != "number":
        return True
    return unit_of(one) == unit_of(other) and (unit_of(one) != "" or bool(one.heads & other.heads))


def _are_opposites(text: Text, other: Text) -> bool:
    """Whether one text has a word, and the other only one that is opposite to it."""
    mine, theirs = text.stems - other.stems, other.stems - text.stems
    return any(OPPOSITES.get(word, frozenset()) & theirs for word in mine)


def _gives_another_cause(text: Text, other: Text) -> bool:
    """Whether both give a cause, and no word of content stands in both."""
    causes = [_CAUSE.search(each.plain) for each in (text, other)]
    found = [_content(text_of(each[1])) for each in causes if each]
    return len(found) == len(causes) and all(found) and not alike(*found)


def _inside(words: str, span: Span) -> list[Point]:
    return [each for each in points_of(words) if each.span.start < span.end and span.start < each.span.end]


def _content(text: Text) -> frozenset[str]:
    return frozenset(stem for stem in text.content if not stem[0].isdigit())
