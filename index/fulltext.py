"""Words as the full-text index takes them, by language, and questions put the same way. Pure.

FTS5 takes words apart at spaces and marks, and stems them as English (Porter 1980). Texts in other languages are
prepared for that: words are replaced by their Snowball stems, and scripts without spaces are spaced out, a character a
word. English text goes in as it is.
"""

import re
from collections.abc import Iterable

import Stemmer

from index.languages import is_english, stemmer_of
from index.ranking import content_words, unique, words_of

_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    r"\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Japanese syllables
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"  # Chinese characters
)
_CHARACTER = re.compile(f"[{_UNSPACED}]")
_RUN = re.compile(f"[{_UNSPACED}]+|[^\\W{_UNSPACED}]+")
_WORD = re.compile(r"\w+")


def put(text: str, language: str | None) -> str:
    """Return ``text`` as the full-text index takes it, by the language that it is in; English as it is."""
    spaced = _CHARACTER.sub(r" \g<0> ", text)
    stemmer = None if is_english(language) else stemmer_of(language)
    return _WORD.sub(lambda word: _stem(stemmer, word.group()), spaced) if stemmer else spaced


def is_put(text: str, language: str | None) -> bool:
    """Whether ``text`` goes into the full-text index as it is."""
    return (is_english(language) or stemmer_of(language) is None) and not _CHARACTER.search(text)


def terms(question: str, languages: Iterable[str | None]) -> list[str]:
    """Return an FTS5 expression for each content word of ``question``, as texts in each of ``languages`` hold it.

    A run of characters without spaces becomes its pairs: which of them are words, only a dictionary could tell. A
    question has no content word only where it has no word at all, or where all of them hold sentences together.
    """
    words = content_words(question) or unique(words_of(question))
    stemmers = [stemmer for each in languages if not is_english(each) and (stemmer := stemmer_of(each))]
    return unique(_forms(part, stemmers) for word in words for part in _parts(word))


def to_match(question: str, languages: Iterable[str | None] = ()) -> str:
    """Return an FTS5 expression that matches any content word of ``question``; empty when it has no word at all."""
    return " OR ".join(terms(question, languages))


def _parts(word: str) -> list[str]:
    """Return a word as it is, or the pairs of characters of what is written without spaces."""
    parts: list[str] = []
    for run in _RUN.findall(word):
        pairs = [run[place : place + 2] for place in range(max(1, len(run) - 1))]
        parts += pairs if _CHARACTER.match(run) else [run]
    return parts


def _forms(part: str, stemmers: Iterable[Stemmer.Stemmer]) -> str:
    """Return an expression for a word in any of the forms that the languages' stemmers give it."""
    if _CHARACTER.match(part):
        return f'"{" ".join(part)}"'
    # Forms that FTS5 stems alike would count twice.
    english = Stemmer.Stemmer("porter")
    forms = {english.stemWord(form): form for form in (*(_stem(each, part) for each in stemmers), part)}
    return " OR ".join(f'"{form}"' for form in reversed(forms.values()))


def _stem(stemmer: Stemmer.Stemmer, word: str) -> str:
    stemmed: str = stemmer.stemWord(word.lower())
    return stemmed
