"""Which language the interface speaks: its translations, read once when the process starts."""

from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from index.errors import WrongUseError
from index.words import ENGLISH, speak

LOCALE = Path(__file__).parent / "locale"
"""Holds ``byline.pot``, every message as the code has it, and one folder for each language that it is translated to."""


def begin(language: str, folder: Path = LOCALE) -> None:
    """Speak ``language``, an ISO code, from now on.

    Raises:
        WrongUseError: the interface is not translated to it.
    """
    speak(language, translations(language, folder))


def translations(language: str, folder: Path = LOCALE) -> NullTranslations:
    """Return the translations to a language; English needs none.

    Raises:
        WrongUseError: there are none.
    """
    if language == ENGLISH:
        return NullTranslations()
    file = catalog_of(language, folder)
    if not file.is_file():
        raise WrongUseError(
            "The interface is not translated to this language.",
            place=f"BYLINE_LANGUAGE={language}",
            advice=f"It speaks {', '.join(languages(folder))}.",
        )
    # Imported here because English, the usual case, does without.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with file.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def languages(folder: Path = LOCALE) -> list[str]:
    """Return the languages that the interface can speak."""
    return sorted([ENGLISH, *(file.parents[1].name for file in folder.glob("*/LC_MESSAGES/byline.po"))])


def catalog_of(language: str, folder: Path = LOCALE) -> Path:
    """Return where the translations to a language stand, or would."""
    return folder / language / "LC_MESSAGES" / "byline.po"
