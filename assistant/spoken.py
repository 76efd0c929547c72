"""The language in which Byline speaks to whoever uses it: one for the process, chosen by a setting when it starts."""

from datetime import date
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from index.errors import WrongUseError
from index.library import name_of

Length = Literal["long", "medium"]

ENGLISH = "en_GB"
"""What plain “en” stands for: the day before the month."""


class _Spoken:
    locale = ENGLISH


def speak(language: str) -> None:
    """Have dates and names of languages put in ``language`` from now on: a tag such as ``de`` or ``pt-BR``.

    Raises:
        WrongUseError: there is no such language.
    """
    try:
        locale = Locale.parse(ENGLISH if language == "en" else language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError) as error:
        raise WrongUseError(
            "There is no language of this name.", place=language, advice="Set BYLINE_LANGUAGE to a code: en, de, pt-BR."
        ) from error
    _Spoken.locale = str(locale)


def put_date(day: date, length: Length = "long", *, language: str | None = None) -> str:
    """Return a day as the chosen language writes it: ``2 April 2025``, ``2 Apr 2025``, ``2. April 2025``."""
    return format_date(day, length, locale=language or _Spoken.locale)


def language_name(code: str) -> str:
    """Return the name of a language in the chosen one: ``Russian``, ``Russisch``."""
    return name_of(code, _Spoken.locale)
