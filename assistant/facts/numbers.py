"""Numbers, amounts of money, percentages, measures and times of day, whatever their form. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.facts.words import Text
from index.text import NUMBER_WORDS, TENS

_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9,
    "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(),
        start=3,
    )
} | {"twentieth": 20, "thirtieth": 30}
_FRACTIONS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}
_CURRENCIES = {
    "$": "$", "us$": "$", "dollar": "$", "usd": "$", "£": "£", "pound": "£", "gbp": "£", "€": "€", "euro": "€",
    "eur": "€",
    "¥": "¥", "yen": "¥", "rubl": "₽", "roubl": "₽", "₽": "₽", "yuan": "元",
}  # fmt: skip
_SPELLED = "|".join(sorted([*NUMBER_WORDS, "dozen"], key=len, reverse=True))
_SCALE = r"hundred|thousand|million|billion|trillion"
_NUMBER = re.compile(
    rf"""(?P<sign>US\$|[$£€¥₽])?\s?
    (?:(?P<clock>(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?|(?P<h24>\d{{1,2}}):(?P<m24>\d\d)(?![\d:]))
      |(?<![\w.,])(?<![^\W\d_]-)(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<=\s)\.\d+)
        (?:(?P<ordinal>st|nd|rd|th)\b|-?\s?(?P<scale>(?:{_SCALE})s?|bn|mn|tn|[kmb](?=[\s.,;:)"'-]|$))(?!\w))?(?-i:(?![A-Z]))
      |(?<![\w-])(?P<nth>(?:{"|".join(TENS)})[\s-](?:first|second|{"|".join(_ORDINALS)})|{"|".join(_ORDINALS)})\b
      |(?<![\w-])(?P<spelled>(?:(?:a|half\ a)\s(?=dozen|{_SCALE}))?(?:{_SPELLED}|{_SCALE})
          (?:(?:[\s-]|\sand\s)(?:{_SPELLED}|{_SCALE})\b)*)(?!\w)
    )
    (?:[\s-]?(?P<percent>%|per\s?cent\b|pct\b|percentage\spoints?\b)|[\s-](?P<unit>dollars?|pounds?|euros?|yen|roubles?|rubles?|yuan)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?:(?P<count>a|an|one|two|three|four)[\s-])(?P<part>half|halves|thirds?|quarters?|fifths?)(?=\sof\b|\sthe\b|[.,;]|$)"
    r"|\b(?P<half>half)(?=\sof\b|\sthe\b|\sits\b|\stheir\b)",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:(?P<near>about|around|roughly|approximately|some|circa|close to|nearly|almost|under|less than|fewer than|"
    r"up to)|"
    r"(?P<above>over|more than|at least|above|upwards of|exceeding))\s(?:the\s|a\s)?[$£€]?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"-|\s(?:to|or|and)\s")
_SCALED = re.compile(r"\d[\s-]?(thousand|million|billion|trillion|bn|mn|tn|[kmb])s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: ``value``, and ``kind``, which is "%", a currency, "clock" (minutes), what its unit measures or none.

    ``scale`` turns it into the smallest unit of its kind. ``loose`` says that a round number is meant by it: "near" or
    "above". ``exact`` ones are as they stand; others are what the first number of a range may mean. It stands at
    ``[start, end)``.
    """

    value: float
    kind: str
    start: int
    end: int
    loose: str = ""
    exact: bool = True
    scale: float = 1.0


@lru_cache(maxsize=1024)
def quantities(text: Text) -> tuple[Quantity, ...]:
    """Return the numbers of a text in order, fractions as percentages. A bare "one" is none, nor is "first"."""
    found = [_fraction(match) for match in _FRACTION.finditer(text.plain)]
    taken = [(each.start, each.end) for each in found]
    for match in _NUMBER.finditer(text.plain):
        if not any(match.start() < end and start < match.end() for start, end in taken):
            quantity = _quantity(text.plain, match)
            if quantity is not None:
                found.append(quantity)
    return _with_ranges(text.plain, sorted(found, key=lambda each: each.start))


def _fraction(match: re.Match[str]) -> Quantity:
    count = NUMBER_WORDS.get((match["count"] or "one").lower(), 1)
    return Quantity(100 * count / _FRACTIONS[(match["part"] or "half").lower()], "%", *match.span())


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    start += len(match.group()) - len(match.group().lstrip())
    hedge = _HEDGE.search(text, max(0, start - 20), start)
    loose = "" if hedge is None else "near" if hedge["near"] else "above"
    if match["clock"]:
        return Quantity(_minutes(match), "clock", start, end)
    if match["digits"]:
        value = float(match["digits"].replace(",", "").rstrip("."))
        scale = (match["scale"] or "").lower().rstrip("s")
        value *= _SCALES.get(scale, 1.0)
    elif match["nth"]:
        tens, _, last = re.sub(r"[\s-]", " ", match["nth"].lower()).rpartition(" ")
        value = NUMBER_WORDS.get(tens, 0) + ({"first": 1, "second": 2} | _ORDINALS)[last]
    else:
        words = re.split(r"[\s-]+", match["spelled"].lower())
        if words == ["one"] and not (match["percent"] or match["unit"]):
            return None
        value = _spelled(words)
    sign = (match["sign"] or match["unit"] or "").lower().rstrip("s")
    kind = "%" if match["percent"] else _CURRENCIES.get(sign, "")
    if kind:
        return Quantity(value, kind, start, end, loose)
    measured, scale = measure_after(text, end)
    return Quantity(value, measured, start, end, loose, scale=scale)


def _minutes(match: re.Match[str]) -> float:
    if match["h24"]:
        return int(match["h24"]) * 60 + int(match["m24"])
    hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return hour * 60 + int(match["minute"] or 0)


def _spelled(words: Sequence[str]) -> float:
    total = current = 0.0
    for word in words:
        if word in _SCALES and word != "hundred":
            total, current = total + (current or 1.0) * _SCALES[word], 0.0
        elif word in ("hundred", "dozen"):
            current = (current or 1.0) * (100 if word == "hundred" else 12)
        elif word == "half":
            current = 0.5
        elif word not in ("a", "and"):
            current += NUMBER_WORDS.get(word, 0)
    return total + current


def _with_ranges(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Add what the first number of a range may mean by the second's scale and kind: "$3-5 million"."""
    told: list[Quantity] = []
    for number, each in enumerate(found):
        told.append(each)
        following = found[number + 1] if number + 1 < len(found) else None
        if following is None or _RANGE.fullmatch(text, each.end, following.start) is None:
            continue
        scale = _scale_of(text[following.start : following.end])
        kind = following.kind or each.kind
        if (scale, kind) != (1.0, each.kind) and _scale_of(text[each.start : each.end]) == 1.0:
            told += [
                Quantity(value, kind, each.start, each.end, exact=False, scale=following.scale)
                for value in (each.value * scale, each.value)
            ]
    return tuple(told)


def _scale_of(words: str) -> float:
    found = _SCALED.search(words)
    return _SCALES.get(found[1].lower().rstrip("s"), 1.0) if found else 1.0


_MEASURE_SCALES: dict[str, dict[str, float]] = {
    "length": {
        "mm|millimetre|millimeter": 1, "cm|centimetre|centimeter": 10, "m|metre|meter": 1000,
        "km|kilometre|kilometer": 1_000_000, "inch|inches": 25.4, "ft|foot|feet": 304.8, "yd|yard": 914.4,
        "mi|mile": 1_609_344,
    },
    "weight": {
        "mg|milligram": 1, "g|gram": 1000, "kg|kilo|kilogram": 1_000_000, "tonne": 1_000_000_000, "ton": 907_184_740,
        "lb|pound": 453_592.37, "oz|ounce": 28_349.523,
    },
    "volume": {"ml|millilitre|milliliter": 1, "l|litre|liter": 1000},
    "hours": {"second": 1, "minute": 60, "hour|hr": 3600},
    "days": {"day": 1, "week": 7, "fortnight": 14},
    "months": {"month": 1, "year": 12, "decade": 120, "century|centuries": 1200},
}  # fmt: skip


_MEASURE_UNITS = {
    unit: (kind, scale)
    for kind, scales in _MEASURE_SCALES.items()
    for units, scale in scales.items()
    for unit in units.split("|")
}


_AFTER = re.compile(rf"[\s-]?({'|'.join(sorted(_MEASURE_UNITS, key=len, reverse=True))})(?:e?s)?\b(?!\.\w)")


def measure_after(text: str, place: int) -> tuple[str, float]:
    """Return what the unit that stands at a place measures, and its scale; nothing and 1 where there is no unit."""
    found = _AFTER.match(text, place)
    return _MEASURE_UNITS[found[1]] if found else ("", 1.0)
