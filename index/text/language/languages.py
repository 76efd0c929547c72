"""Which language a text is in, and which parts of the index know it. Pure, but for the detector that is loaded once."""

import re
import threading
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import Stemmer

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

Languages = frozenset[str] | None
"""ISO 639-1 codes of the languages that a model knows, ``None`` where it does not say."""

ENGLISH: Languages = frozenset({"en"})

MULTILINGUAL = "multilingual"
"""Stands in a model card for every language."""

STEMMERS: Mapping[str, str] = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish",
}  # fmt: skip
"""The Snowball stemmer of each language that has one."""

UNSPACED = frozenset({"ja", "km", "lo", "my", "th", "zh"})
"""Languages that are written without spaces between words: they are searched by their characters, and need no stems."""

_TOLD = frozenset(STEMMERS) - {"nn"} | UNSPACED | frozenset(
    "az be bg bn bs cy gl gu he hr is ka kk kn ko lv mk ml mn mr ms pa si sk sl sq sw te tl uk ur uz vi".split()
)  # fmt: skip
"""Languages in which news is published. The detector knows 140; the others are what short English is taken for."""

_SURE = 0.9
"""How sure the detector must be of a document: on openings of English articles it is never wrong from here on."""

_FIRST = 3000
"""Characters that are enough to tell."""

_FILLER = re.compile(
    r"\b(?:lorem|ipsum|dolor|amet|consectetur|consetetur|adipiscing|adipisicing|sadipscing|elitr?|eiusmod|eirmod|tempor"
    r"|incididunt|invidunt|labore|dolore|magna|aliqua|aliquyam|veniam|nostrud|ullamco|laboris|commodo|consequat)\b",
    re.IGNORECASE,
)
_FILLED = 6
"""How many different words of it tell it."""

_one_at_a_time = threading.Lock()


def language_of(text: str, *, least: float = _SURE) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``; ``None`` where that is less likely than ``least``.

    By py3langid (after Lui and Baldwin, ACL 2012), kept to languages in which news is published. The Latin with which
    printers fill pages is none.
    """
    if len({word.casefold() for word in _FILLER.findall(text[:_FIRST])}) >= _FILLED:
        return None
    with _one_at_a_time:
        code, probability = _detector().classify(text[:_FIRST])
    return str(code) if probability >= least else None


def code_of(declared: str | None) -> str | None:
    """Return the code of a language that is given as a tag (“en-GB”) or by its English name, ``None`` if it is none."""
    from babel import Locale  # noqa: PLC0415 - some tenths of a second

    names = Locale("en").languages
    given = (declared or "").strip().casefold()
    tag = re.split(r"[-_]", given)[0]
    if tag in names and len(tag) in (2, 3):
        return tag
    return next((code for code, name in names.items() if name.casefold() == given and len(code) in (2, 3)), None)


def name_of(language: str, among: str = "en") -> str:
    """Return the name of a language, itself in the language ``among``: "Russian"; the code where there is none."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return Locale.parse(language).get_language_name(among) or language
    except (UnknownLocaleError, ValueError):
        return language


@cache
def _detector() -> "LanguageIdentifier":
    # A second of loading, which pages that name their language can do without.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    detector.set_languages(_TOLD & set(detector.nb_classes))
    return detector


def is_english(language: str | None) -> bool:
    """Whether a document is read as English: what does not tell its language is."""
    return language in (None, "en")


def stemmer_of(language: str | None) -> Stemmer.Stemmer | None:
    """Return the Snowball stemmer of ``language``, ``None`` if it has none."""
    name = STEMMERS.get(language or "")
    return Stemmer.Stemmer(name) if name else None


def knows(languages: Languages, language: str) -> bool | None:
    """Whether a model of these ``languages`` knows ``language``; ``None`` where it does not say what it knows."""
    return None if languages is None else bool(languages & {language, MULTILINGUAL})
