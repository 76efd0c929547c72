"""A cell's value as its number format shows it (ECMA-376, part 1, section 18.8.31). Pure.

Where a format leaves it to the computer that shows it how a date is written, it is written as in ISO 8601.
"""

import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from index.loading.parsers.sheets.codes import COMMA, DOT, LITERAL, PERCENT, SLASH, Token, is_of_time, sections_of
from index.loading.parsers.sheets.moments import moment, usual

Value = str | int | float | bool | date | time | timedelta | None
"""What a cell may hold."""

_LEFT_TO_THE_COMPUTER = {
    "mm-dd-yy": "yyyy-mm-dd",
    "m/d/yy h:mm": "yyyy-mm-dd h:mm",
    "m/d/yy": "yyyy-mm-dd",
}
"""Formats 14 and 22 by the names that openpyxl gives them: each person sees them in the order of their country."""

_CONDITION = re.compile(r"(?P<sign><=|>=|<>|<|>|=)(?P<bound>-?\d+(?:\.\d+)?)")
_ENOUGH_DIGITS = 10


def shown(value: Value, code: str) -> str:
    """Return ``value`` as a cell with the number format ``code`` shows it; nothing where it shows nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    sections = sections_of(_LEFT_TO_THE_COMPUTER.get(code, code))
    if isinstance(value, str):
        return _text(value, sections)
    if isinstance(value, date | time | timedelta):
        tokens = sections[0] if is_of_time(sections[0]) else sections_of(usual(value))[0]
        return moment(value, tokens)
    section, number = _section_for(float(value), sections)
    if any(token.kind in ("general", "text") for token in section):
        return "".join(_general(number) if t.kind in ("general", "text") else t.words for t in section).strip()
    return _number(number, section).strip()


def _text(value: str, sections: Sequence[Sequence[Token]]) -> str:
    """Return words as the section for them shows them, or as they are where there is none."""
    section = sections[3] if len(sections) > 3 else sections[-1]
    if len(sections) > 3 or any(token.kind == "text" for token in section):
        return "".join(value if t.kind == "text" else t.words for t in section if t.kind in ("text", *LITERAL)).strip()
    return value


def _section_for(value: float, sections: Sequence[Sequence[Token]]) -> tuple[Sequence[Token], float]:
    """Return the section that shows a number, and the number as it does: a section for negative ones shows no sign."""
    conditions = [
        next((found for t in section if t.kind == "condition" and (found := _CONDITION.fullmatch(t.words))), None)
        for section in sections
    ]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _holds(value, condition):
                return section, value
        return sections[-1], value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    return sections[2 if value == 0 and len(sections) > 2 else 0], value


def _holds(value: float, condition: re.Match[str]) -> bool:
    bound = float(condition["bound"])
    found = {"<": value < bound, ">": value > bound, "=": value == bound}
    sign = condition["sign"]
    return value != bound if sign == "<>" else any(found[each] for each in sign)


def _general(value: float) -> str:
    """Return a number as a cell without a format shows it where its column is wide enough."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.{_ENOUGH_DIGITS}g}".replace("e", "E")


def _number(value: float, tokens: Sequence[Token]) -> str:
    """Return a number with its digits in the places of a section."""
    places = [place for place, token in enumerate(tokens) if token.kind == "digit"]
    if not places:
        words = "".join(token.words for token in tokens if token.kind in LITERAL)
        return f"-{words}" if value < 0 and words else words
    if SLASH in tokens and len(places) > 1:
        return _fraction(value, tokens)
    dot = next((place for place, token in enumerate(tokens) if token == DOT and place < places[-1]), None)
    whole = [place for place in places if dot is None or place < dot]
    decimals = places[len(whole) :]
    power = next((token.words for token in tokens if token.kind == "power"), None)
    number = abs(Decimal(repr(value))) * _scale(tokens, places[-1])
    exponent = number.adjusted() if power and number else 0
    rounded = number.scaleb(-exponent).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    integer, _, fraction = f"{rounded:f}".partition(".")
    least = sum(tokens[place].words == "0" for place in whole)
    integer = integer.lstrip("0").rjust(least, "0")
    while fraction and tokens[decimals[len(fraction) - 1]].words != "0" and fraction[-1] == "0":
        fraction = fraction[:-1]
    if whole and COMMA in tokens[whole[0] : whole[-1]]:
        integer = _grouped(integer)
    sign = "-" if value < 0 and rounded else ""
    if power:
        power = f"{power[0]}{'-' if exponent < 0 else power[1].replace('-', '')}{abs(exponent):0{len(power) - 2}d}"
    return sign + "".join(_filled(tokens, whole, integer, fraction, power))


def _scale(tokens: Sequence[Token], last: int) -> Decimal:
    """Return what a number is multiplied by: a hundred for %, and a thousandth for each comma after the last digit."""
    after = 0
    while last + after + 1 < len(tokens) and tokens[last + after + 1] == COMMA:
        after += 1
    return Decimal(100) ** list(tokens).count(PERCENT) / Decimal(1000) ** after


def _grouped(integer: str) -> str:
    head = len(integer) % 3
    return ",".join(filter(None, [integer[:head], *(integer[at : at + 3] for at in range(head, len(integer), 3))]))


def _filled(tokens: Sequence[Token], whole: Sequence[int], integer: str, fraction: str, power: str | None) -> list[str]:
    """Return a section's words with digits in their places: the first place takes those that the others leave."""
    digits = re.findall(r"\d,?", integer)
    more = max(0, len(digits) - len(whole) + 1) if whole else 0
    given = ["".join(digits[:more]), *digits[more:]] if more else ["" for _ in whole[len(digits) :]] + digits
    places = dict(zip(whole, given, strict=True)) if whole else {}
    rest = iter(fraction)
    words = []
    for place, token in enumerate(tokens):
        if token.kind == "digit":
            words.append(places[place] if place in places else next(rest, ""))
        elif token.kind == "power":
            words.append(power or "")
        elif token == DOT:
            words.append("." if fraction or not whole else "")
        elif token.kind in LITERAL and token != COMMA:
            words.append(token.words)
    return words


def _fraction(value: float, tokens: Sequence[Token]) -> str:
    """Return a number as a whole number and a fraction, as near as the places below the stroke let it be."""
    below = "".join(token.words for token in tokens[tokens.index(SLASH) + 1 :] if token.words in "0#?123456789")
    if below.isdigit() and int(below):
        part = Fraction(round(abs(value) * int(below)), int(below))
    else:
        part = Fraction(abs(value)).limit_denominator(10 ** max(1, len(below)) - 1)
    whole, rest = divmod(part.numerator, part.denominator)
    sign = "-" if value < 0 else ""
    words = [str(whole) if whole or not rest else "", f"{rest}/{part.denominator}" if rest else ""]
    return sign + " ".join(filter(None, words))
