"""Dates, times and spans of time as a cell's number format shows them. Pure."""

import locale
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal

from babel.core import UnknownLocaleError
from babel.dates import get_day_names, get_month_names

from index.loading.parsers.sheets.codes import LITERAL, Token

Moment = date | time | timedelta
_HALF_DAY = 12


def usual(value: Moment) -> str:
    """Return the format of a moment in a cell that has no format for it."""
    if isinstance(value, timedelta):
        return "[h]:mm"
    if isinstance(value, time):
        return "hh:mm"
    return "yyyy-mm-dd hh:mm" if isinstance(value, datetime) and value.time() != time() else "yyyy-mm-dd"


def moment(value: Moment, tokens: Sequence[Token]) -> str:
    """Return a moment as the pieces of a section show it."""
    words: list[str] = []
    language = _language([token.words for token in tokens if token.kind == "language"])
    twelve = any(token.kind == "half" for token in tokens)
    timed = [place for place, token in enumerate(tokens) if token.kind in ("part", "elapsed")]
    for place, token in enumerate(tokens):
        if token.kind == "elapsed":
            words.append(_elapsed(value, token.words))
        elif token.kind == "half":
            late = _clock(value)[0] >= _HALF_DAY
            words.append(token.words.split("/")[late])
        elif token.kind == "part":
            number = timed.index(place)
            before = tokens[timed[number - 1]].words if number else ""
            after = tokens[timed[number + 1]].words if number + 1 < len(timed) else ""
            of_hours = token.words[0] == "m" and len(token.words) < 3 and (before[:1] == "h" or after[:1] == "s")
            words.append(_part(value, "n" * len(token.words) if of_hours else token.words, language, twelve=twelve))
        elif token.kind in LITERAL:
            words.append(token.words)
    return "".join(words).strip(" ,")


def _clock(value: Moment) -> tuple[int, int, float]:
    if isinstance(value, timedelta):
        seconds = value.total_seconds()
        return int(seconds // 3600) % 24, int(seconds // 60) % 60, seconds % 60
    if isinstance(value, datetime | time):
        return value.hour, value.minute, value.second + value.microsecond / 1e6
    return 0, 0, 0.0


def _elapsed(value: Moment, form: str) -> str:
    if isinstance(value, timedelta):
        seconds = int(value.total_seconds())
    else:
        days = (value - datetime(1899, 12, 30)).days if isinstance(value, datetime) else 0
        hours, minutes, rest = _clock(value)
        seconds = days * 86_400 + hours * 3600 + minutes * 60 + int(rest)
    return str(seconds // {"h": 3600, "m": 60, "s": 1}[form[0]]).rjust(len(form), "0")


def _part(value: Moment, form: str, language: str, *, twelve: bool) -> str:
    """Return the part of a moment that a letter of a format stands for; ``n`` are minutes."""
    hours, minutes, seconds = _clock(value)
    letter, wide = form[0], min(len(form), 2)
    if letter == "s":
        fraction = len(form.partition(".")[2])
        whole = min(form.count("s"), 2)
        return (
            f"{seconds:0{whole + bool(fraction) + fraction}.{fraction}f}" if fraction else f"{int(seconds):0{whole}d}"
        )
    if letter in "hn":
        hours = (hours % _HALF_DAY or _HALF_DAY) if twelve else hours
        return f"{hours if letter == 'h' else minutes:0{wide}d}"
    return _of_day(value, letter, len(form), language) if isinstance(value, date) else ""


def _of_day(value: date, letter: str, wide: int, language: str) -> str:
    """Return year, month or day as so many letters of a format show it: two for figures, three for a short name."""
    if letter == "y":
        return f"{value.year:04d}" if wide > 2 else f"{value.year % 100:02d}"
    if wide <= 2:
        return f"{value.month if letter == 'm' else value.day:0{wide}d}"
    length: Literal["abbreviated", "wide"] = "abbreviated" if wide == 3 else "wide"
    if letter == "d":
        return str(get_day_names(length, locale=language)[value.weekday()])
    name = str(get_month_names(length, locale=language)[value.month])
    return name[0] if wide == 5 else name


def _language(codes: Sequence[str]) -> str:
    """Return the language of month names by its code of Windows, English where that is not known."""
    for code in codes:
        number = int(code[-4:], 16) if re.fullmatch(r"[0-9A-Fa-f]+", code) else 0
        if name := locale.windows_locale.get(number):
            try:
                get_month_names(locale=name)
            except (UnknownLocaleError, ValueError):
                continue
            return name
    return "en_US"
