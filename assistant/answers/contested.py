"""A short answer that another of the sentences shown counts or dates otherwise does not stand alone. Pure."""

from collections.abc import Sequence

from assistant.evidence import place_of
from assistant.types import Citation, Evidence, ShortAnswer
from assistant.verification import answers_otherwise, says_otherwise, tells


def with_other_sides(
    shorts: Sequence[ShortAnswer], chosen: Sequence[Evidence], citations: Sequence[Citation]
) -> tuple[ShortAnswer, ...]:
    """Return a single short answer with those of the sentences ``chosen`` that speak of the same and differ from it.

    ``citations`` are those of the sentences. Several short answers are as they were.
    """
    if len(shorts) != 1:
        return tuple(shorts)
    [short] = shorts
    numbers = {place_of(each): one.number for each, one in zip(chosen, citations, strict=True)}
    first = next((each for each in chosen if numbers[place_of(each)] in short.citations), None)
    if first is None or first.short is None or first.certain:
        return (short,)
    found = [short]
    for each in chosen:
        words = each.short.of(each.words) if each.short else ""
        told = any(each.short and tells(one.text, each.words, each.short) for one in found)
        if words and not told and _differ(first, each):
            found.append(ShortAnswer(words, (numbers[place_of(each)],)))
    return tuple(found)


def _differ(first: Evidence, other: Evidence) -> bool:
    if first.short is None or other.short is None or other.document.document_id == first.document.document_id:
        return False
    otherwise = answers_otherwise(first.words, first.short, other.words, other.short)
    return otherwise and says_otherwise(first.words, other.words)
