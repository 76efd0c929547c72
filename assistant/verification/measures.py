"""Units of measure after a number: what they measure, and how many of the smallest one they are. Pure."""

import re

_SCALES: dict[str, dict[str, float]] = {
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
_UNITS = {
    unit: (kind, scale)
    for kind, scales in _SCALES.items()
    for units, scale in scales.items()
    for unit in units.split("|")
}
_AFTER = re.compile(rf"[\s-]?({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?:e?s)?\b(?!\.\w)")


def measure_after(text: str, place: int) -> tuple[str, float]:
    """Return what the unit that stands at a place measures, and its scale; nothing and 1 where there is no unit."""
    found = _AFTER.match(text, place)
    return _UNITS[found[1]] if found else ("", 1.0)
