"""The interface's own words. English stands in the code, marked; a translation replaces it (GNU gettext).

Values go into a message by name, ``_("%(model)s wrote nothing.", model=name)``, never into an f-string, which nobody
could translate. This module knows no setting: whoever starts the process says what it speaks, and where the
translations are.
"""

from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations, c2py
from io import BytesIO
from pathlib import Path

ENGLISH = "en"


_ENOUGH = 1000
"""Numbers among which every form of a plural occurs."""


@dataclass(slots=True)
class _Spoken:
    """What the process speaks: one language from its start to its end."""

    language: str = ENGLISH
    folder: Path | None = None
    translations: NullTranslations = NullTranslations()  # noqa: RUF009 - it holds nothing that could change


_spoken = _Spoken()


def speak(language: str, folder: Path | None = None) -> None:
    """Say everything from now on in ``language`` (``de``, ``pt_BR``), as the translations in ``folder`` have it.

    Where there are none, neither for the country nor for the language, it is said in English. They are read from
    ``LANGUAGE/LC_MESSAGES/byline.po`` itself, so that no compiled copy can be out of date.
    """
    known = languages(folder) if folder else [ENGLISH]
    language = next((each for each in (language, language.partition("_")[0]) if each in known), ENGLISH)
    _spoken.language, _spoken.folder = language, folder
    _spoken.translations = _translations(language, folder) if folder and language != ENGLISH else NullTranslations()


def spoken() -> str:
    """Return the ISO code of the language that the process speaks."""
    return _spoken.language


def spoken_from() -> Path | None:
    """Return the folder of the translations, which another process needs to speak the same."""
    return _spoken.folder


def languages(folder: Path) -> list[str]:
    """Return the languages that can be spoken."""
    return sorted([ENGLISH, *(file.parents[1].name for file in folder.glob("*/LC_MESSAGES/byline.po"))])


def _translations(language: str, folder: Path) -> NullTranslations:
    # Imported here because English, the usual case, does without.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with (folder / language / "LC_MESSAGES" / "byline.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def translated(message: str) -> str:
    """Return a marked message in the language that is spoken, its placeholders as they are."""
    return _spoken.translations.gettext(message)


def translated_plural(one: str, several: str, number: int) -> str:
    """Return the form of a message that goes with ``number``, its placeholders as they are."""
    return _spoken.translations.ngettext(one, several, number)


def plural_rule() -> str:
    """Return the expression, in C and in JavaScript, that tells which form goes with a number ``n``."""
    return _spoken.translations.info().get("plural-forms", "plural=(n != 1)").partition("plural=")[2].rstrip("; ")


def plural_forms(one: str, several: str) -> tuple[str, ...]:
    """Return every form of a message in the order in which :func:`plural_rule` counts them."""
    rule = c2py(plural_rule())
    forms = {rule(number): translated_plural(one, several, number) for number in range(_ENOUGH)}
    return tuple(forms[place] for place in sorted(forms))


def _(message: str, /, **values: object) -> str:
    """Return a message in the language that is spoken, with ``values`` in place of ``%(name)s``."""
    return translated(message) % values


def ngettext(one: str, several: str, number: int, /, **values: object) -> str:
    """Return the form of a message that goes with ``number``, which stands in it as ``%(num)s``."""
    return translated_plural(one, several, number) % {"num": figure(number), **values}


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a message that is translated later, where it is used: a constant is made before anything is spoken."""
    return message


def n_(one: str, several: str) -> tuple[str, str]:
    """Mark both forms of a message that is translated later."""
    return one, several


def figure(number: float, digits: int = 0) -> str:
    """Return a number with so many decimal places as the language that is spoken writes it: ``3,754``."""
    if _spoken.language == ENGLISH:
        return f"{number:,.{digits}f}"
    from babel.numbers import format_decimal  # noqa: PLC0415 - English does without it

    return format_decimal(number, "#,##0" + ("." + digits * "0" if digits else ""), locale=_spoken.language)
