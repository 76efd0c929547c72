"""Numbers of a statement: each is in the spans, in the same kind and unit. Pure."""

from collections.abc import Iterator, Sequence
from math import ceil, floor, isclose, log10

from assistant.facts import Day, Quantity, Text, dates, exchanges, quantities
from assistant.verification.types import Otherwise
from index.i18n import _

# What stands for a number without being counted with: enough for a passage to hold it, never asked of one.
_IMPLIED = {
    "both": 2, "pair": 2, "couple": 2, "twin": 2, "twice": 2, "double": 2, "doubl": 2, "dual": 2, "duo": 2, "trio": 3,
    "triple": 3, "tripl": 3, "thrice": 3, "quarterly": 4, "decade": 10, "decad": 10, "centuri": 100, "second": 2,
    "fortnight": 14, "dozen": 12, "half": 0.5, "halv": 0.5, "one": 1, "single": 1, "a": 1, "an": 1, "first": 1,
    "onc": 1,
}  # fmt: skip


def check_numbers(statement: Text, spans: Sequence[Text], outside: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield a reason for each number of the statement that no span has.

    Numbers in ``outside``, ranges of characters, are parts of dates and checked there.
    """
    given = [each for span in spans for each in quantities(span) if not _is_day(span, each)]
    implied = {_IMPLIED[word.stem] for span in spans for word in span.words if word.stem in _IMPLIED}
    named = {word.key for span in spans for word in span.words}
    stated = quantities(statement)
    for each in stated:
        inside = any(start < each.end and each.start < end for start, end in outside)
        words = statement.plain[each.start : each.end].strip()
        alternatives = [other for other in stated if other.start == each.start]
        if inside or not each.exact or each.value in implied or (words.isalpha() and words.casefold() in named):
            continue
        if not any(_is(one, other) for one in alternatives for other in given):
            reason = _("The number “%(number)s” is not in the cited passage.", number=words)
            yield Otherwise(reason) if _another_there(statement, each, spans) else reason


def _is_day(span: Text, quantity: Quantity) -> bool:
    """Whether a number is the day of a date, which counts nothing."""
    return any(day.days and day.start <= quantity.start < day.end for day in dates(span))


def _is(stated: Quantity, given: Quantity) -> bool:
    """Whether a passage's number is the one stated, or the one that was rounded to it."""
    if stated.kind and given.kind and stated.kind != given.kind:
        return "clock" in (stated.kind, given.kind) and stated.value == given.value
    if stated.kind and given.kind and isclose(stated.value * stated.scale, given.value * given.scale, rel_tol=1e-9):
        return True
    one_unit = stated.scale == given.scale or not (stated.kind and given.kind)
    if one_unit and isclose(stated.value, given.value, rel_tol=1e-9):
        return True
    return bool(stated.loose) and one_unit and stated.value in _rounded(given.value, stated.loose)


def _rounded(value: float, loose: str) -> Iterator[float]:
    """Yield the numbers of one and two digits that a number may be called, if it has more digits itself."""
    if value < 10:
        yield float(floor(value) if loose == "above" else round(value))
        return
    for digits in (1, 2):
        step = 10 ** (floor(log10(value)) + 1 - digits)
        if value % step and loose == "above":
            yield float(floor(value / step) * step)
        elif value % step:
            yield from (float(round(value / step) * step), float(ceil(value / step) * step))


def check_dates(statement: Text, spans: Sequence[Text], context: Text) -> Iterator[str]:
    """Yield a reason for each date of the statement that the spans don't hold in all its parts.

    A day belongs to its month; years and days of the week may stand apart from both, and the year of a month without
    one in the context. A lone number of four digits may be none of a year ("1,692 yards").
    """
    given = [each for span in spans for each in dates(span)]
    digits = {word.key.replace(",", "") for span in spans for word in span.words}
    around = {day.year for day in dates(context)}
    for each in dates(statement):
        days = any(other.month == each.month and each.days <= other.days for other in given)
        month = each.month is None or any(other.month == each.month for other in given)
        year = each.year is None or str(each.year) in digits or any(other.year == each.year for other in given)
        year = year or (each.month is not None and each.year in around and any(_lacks_year(each, one) for one in given))
        decade = each.decade is None or any(other.decade == each.decade for other in given)
        weekday = each.weekday is None or any(other.weekday == each.weekday for other in given)
        if not (month and year and decade and weekday and (days or not each.days)):
            told = statement.plain[each.start : each.end].strip()
            reason = _("The date “%(date)s” is not in the cited passage.", date=told)
            yield Otherwise(reason) if _another_there(statement, each, spans) else reason


def _another_there(statement: Text, stated: Quantity | Day, spans: Sequence[Text]) -> bool:
    """Whether a span that runs alike has another number or date in the place of the one stated."""
    first, last = statement.word_at(stated.start), statement.word_at(stated.end - 1)
    for span in spans:
        figures = {span.word_at(one.start) for one in quantities(span)} | {
            span.word_at(day.start) for day in dates(span)
        }
        for each in exchanges(statement, span):
            there = any(each.other_start <= place < each.other_end for place in figures)
            if there and each.start <= last and first < each.end:
                return True
    return False


def _lacks_year(stated: Day, given: Day) -> bool:
    return given.year is None and given.month == stated.month
