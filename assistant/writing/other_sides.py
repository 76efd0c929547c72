"""The other side of what a model wrote: sentences that may say otherwise, which it was given and passed over. Pure."""

from collections.abc import Iterable, Sequence

from assistant.evidence import Place, place_of
from assistant.types import Answer, Evidence
from assistant.verification import Verdict, answers_otherwise, says_otherwise, tells
from assistant.wording import difference
from assistant.writing.checking import Checked, gives_order

MOST = 3
"""Sentences of other sides that are added."""

_LIKELY = 0.3
"""A sentence may be the other side if it is at least this fraction as likely to answer as the likeliest."""


def other_sides(
    checked: Sequence[Checked], quoted: Answer, chosen: Sequence[Evidence], found: Sequence[Evidence]
) -> list[Checked]:
    """Return what may say otherwise than the sentences ``checked`` that hold, in its own words, likeliest first.

    It is looked for in the sentences that would be quoted, ``chosen`` for ``quoted``, whose short answers may differ,
    and in all that was ``found`` and answers about as surely. One sentence stands for all that agree with it.
    """
    held = [each for each in checked if each.holds]
    told = [place_of(span) for each in held for span in each.spans]
    rests = [each for each in found if _overlaps(place_of(each), told)]
    likely = _LIKELY * max((each.probability for each in found), default=0.0)
    contested = _contested(quoted)

    def is_side(each: Evidence) -> bool:
        if place_of(each) in contested and not _says_it(held, each):
            return True
        answers = each in chosen or each in rests or each.probability >= 2 * likely
        return any(_is_other(one.text, rests, each, both_answer=answers) for one in held)

    sides = [each for each in rests if is_side(each)]  # what is told already
    known = len(sides)
    for each in sorted(found, key=lambda one: (one not in chosen, -one.probability)):
        may_be = (each in chosen or each.probability >= likely) and each not in rests and _may_be_told(each)
        if may_be and is_side(each) and not any(_agree(side, each) for side in sides):
            sides.append(each)
    return [Checked(each.words, Verdict("verbatim", (), 1.0), (each,)) for each in sides[known:][:MOST]]


def _contested(quoted: Answer) -> set[Place]:
    """Return where the short answers stand, if they differ."""
    if not difference(quoted.short_answers, quoted.citations):
        return set()
    numbers = {number for short in quoted.short_answers for number in short.citations}
    return {(each.document_id, each.start, each.end) for each in quoted.citations if each.number in numbers}


def _is_other(text: str, rests: Iterable[Evidence], other: Evidence, *, both_answer: bool) -> bool:
    if says_otherwise(text, other.words, both_answer=both_answer):
        return True
    if other.short is None or tells(text, other.words, other.short):
        return False
    return any(
        each.short is not None
        and tells(text, each.words, each.short)
        and answers_otherwise(each.words, each.short, other.words, other.short)
        for each in rests
    )


def _says_it(held: Iterable[Checked], other: Evidence) -> bool:
    """Whether some sentence gives the short answer of another, as it stands there."""
    words = other.short.of(other.words).casefold() if other.short else other.words.casefold()
    return any(words in each.text.casefold() for each in held)


def _agree(side: Evidence, other: Evidence) -> bool:
    """Whether another sentence says no more than a side that is told already."""
    if side.short is None or other.short is None:
        return not says_otherwise(side.words, other.words, both_answer=True)
    same = side.short.of(side.words).casefold() == other.short.of(other.words).casefold()
    return same or tells(side.words, other.words, other.short)


def _may_be_told(each: Evidence) -> bool:
    return each.sentence.states and each.sentence.manner != "asked" and not gives_order(each.words)


def _overlaps(place: Place, places: Iterable[Place]) -> bool:
    return any(place[0] == each[0] and place[1] < each[2] and each[1] < place[2] for each in places)
