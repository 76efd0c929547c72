"""The language in which Byline speaks to whoever uses it: one for the process, chosen by a setting when it starts."""

from datetime import date
from pathlib import Path
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton

from index import i18n as words
from index.errors import WrongUseError
from index.i18n import _
from index.text import name_of

Length = Literal["long", "medium"]

ENGLISH = "en_GB"
"""What plain “en” stands for: the day before the month."""

LOCALE = Path(__file__).parent.parent / "locale"
"""Holds ``byline.pot``, every message as the code has it, and one folder for each language that it is translated to."""


class _Spoken:
    locale = ENGLISH


def speak(language: str, folder: Path | None = None) -> None:
    """Have everything said in ``language`` from now on: a tag such as ``de`` or ``pt-BR``.

    Dates and the names of languages are put in any; words are in English where no translation is in ``folder``, which
    is the one that comes with Byline if none is given.

    Raises:
        WrongUseError: there is no such language.
    """
    try:
        locale = Locale.parse(ENGLISH if language == "en" else language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError) as error:
        raise WrongUseError(
            _("There is no language of this name."),
            place=language,
            advice=_("Set BYLINE_LANGUAGE to a code: en, de, pt-BR."),
        ) from error
    _Spoken.locale = str(locale)
    words.speak(words.ENGLISH if language == "en" else str(locale), folder or LOCALE)


def put_date(day: date, length: Length = "long", *, language: str | None = None) -> str:
    """Return a day as the chosen language writes it: ``2 April 2025``, ``2 Apr 2025``, ``2. April 2025``."""
    return format_date(day, length, locale=language or _Spoken.locale)


def put_days(first: date, last: date) -> str:
    """Return days of one month as the chosen language writes them: ``2–5 April 2025``."""
    return format_interval(first, last, "yMMMMd", locale=_Spoken.locale)


def put_part(day: date, parts: Literal["dMMMM", "yMMMM", "dMMM", "yMMM"]) -> str:
    """Return parts of a day as the chosen language writes them, by their CLDR skeleton: ``April 2025``, ``2 April``."""
    return format_skeleton(parts, day, locale=_Spoken.locale)


def put_month(day: date) -> str:
    """Return the month of a day by its name."""
    return format_date(day, "LLLL", locale=_Spoken.locale)


def language_name(code: str) -> str:
    """Return the name of a language in the chosen one: ``Russian``, ``Russisch``."""
    return name_of(code, _Spoken.locale)
