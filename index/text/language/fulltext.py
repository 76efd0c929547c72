"""Words as the full-text index takes them, by language, and questions put the same way. Pure.

FTS5 takes words apart at spaces and marks, and stems them as English (Porter 1980). Texts in other languages are
prepared for that: words are replaced by their Snowball stems, each marked with its language so that stems of one never
meet words of another, and scripts without spaces are spaced out, a character a word. English text goes in as it is.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from index.text.language.languages import is_english, stemmer_of
from index.text.language.stems import WORD, content_words, stem_words, unique, words_of

Stem = Callable[[str], str]

_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    r"\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Japanese syllables
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"  # Chinese characters
)
_CHARACTER = re.compile(f"[{_UNSPACED}]")
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_VOWELS = re.compile(r"[\u0640\u064b-\u065f\u0670]+")  # of Arabic, seldom written, and the stroke that draws words out


def put(text: str, language: str | None) -> str:
    """Return ``text`` as the full-text index takes it, by the language that it is in; English as it is."""
    spaced = _CHARACTER.sub(r" \g<0> ", _VOWELS.sub("", text))
    stem = _stemming(language)
    return WORD.sub(lambda word: stem(word.group()), spaced) if stem else spaced


def is_put(text: str, language: str | None) -> bool:
    """Whether ``text`` goes into the full-text index as it is."""
    return _stemming(language) is None and not (_CHARACTER.search(text) or _VOWELS.search(text))


def terms(question: str, languages: Iterable[str | None]) -> list[str]:
    """Return an FTS5 expression for each content word of ``question``, as texts in each of ``languages`` hold it.

    A run of characters without spaces becomes its pairs: which of them are words, only a dictionary could tell. A
    question has no content word only where it has no word at all, or where all of them hold sentences together.
    """
    question = _VOWELS.sub("", question)
    words = content_words(question) or unique(words_of(question))
    stemming = [stem for each in sorted(filter(None, languages)) if (stem := _stemming(each))]
    return unique(_forms(part, stemming) for word in words for part in _parts(word))


def to_match(question: str, languages: Iterable[str | None] = ()) -> str:
    """Return an FTS5 expression that matches any content word of ``question``; empty when it has no word at all."""
    return " OR ".join(terms(question, languages))


def forms_of(text: str, language: str | None) -> frozenset[str]:
    """Return the content words of ``text`` in the form that all forms of a word share in ``language``."""
    parts = (part for word in content_words(_VOWELS.sub("", text)) for part in _parts(word))
    stem = _stemming(language) or (lambda word: stem_words([word])[0])
    return frozenset(part if _CHARACTER.match(part) else stem(part) for part in parts)


def _parts(word: str) -> list[str]:
    """Return a word as it is, or the pairs of characters of what is written without spaces."""
    parts: list[str] = []
    for run in _RUN.findall(word):
        pairs = [run[place : place + 2] for place in range(max(1, len(run) - 1))]
        parts += pairs if _CHARACTER.match(run) else [run]
    return parts


def _forms(part: str, stemming: Sequence[Stem]) -> str:
    """Return an expression for a word as it is, or as any of the languages stems it."""
    if _CHARACTER.match(part):
        return f'"{" ".join(part)}"'
    return " OR ".join(f'"{form}"' for form in unique([part, *(stem(part) for stem in stemming)]))


def _stemming(language: str | None) -> Stem | None:
    """Return what makes of a word of ``language`` its stem; ``None`` where words go in as they are."""
    stemmer = None if is_english(language) else stemmer_of(language)
    if stemmer is None:
        return None

    def stem(word: str) -> str:
        plain = word.lower()
        return f"{language}0{stemmer.stemWord(plain)}" if not plain.isdigit() else plain

    return stem
