"""The noun phrase that carries a group of texts, found by the small words around it. English; pure."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.text import content_words, inflected, lexicon, stem_words, unique

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*|[^\w\s]")
_OPENS = frozenset("the a an its their his her".split())
"""What a noun phrase begins with here."""
_CLOSES = frozenset(
    (
        "about across after against along among and are as at be because been before behind being between but by can "
        "could did do does during for from had has have he i if in into is it may might must near nor of on or over "
        "shall she should since so than that then there they through to under until was we were when where which "
        "while who whom whose will with within without would you"
    ).split()
)
"""What may stand after one: before these words, and before a mark, a noun phrase is at its end."""
_ELSE = frozenset("this that these those our my your some any every each no both".split())
_BEFORE_A_VERB = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|he|she|it|they|we|you|I|who|not|has|have|had|been) "
    r"(?=([a-z][a-z’'-]+))"
)
_TELLING = frozenset(lexicon.SAYING) | inflected(lexicon.SAYING)
LONGEST = 4
"""Words between what a noun phrase begins with and its end, or “of”."""
TWICE = 2
"""Texts of a group that must hold its phrase."""


class Phrase(NamedTuple):
    """A noun phrase as it is written, and the words in it that tell."""

    written: str
    words: tuple[str, ...]

    @property
    def stems(self) -> tuple[str, ...]:
        """Its words without their endings."""
        return tuple(stem_words([word.casefold() for word in self.words]))


def carrying(groups: Sequence[Sequence[str]]) -> list[str]:
    """Return the noun phrase that carries each group of texts, empty where no two of its texts share one.

    A phrase weighs what its words do, each as many texts of the group as hold it, times the logarithm of all texts
    over all that hold it; more the more of the group's texts hold the phrase, and the fewer of the others. None is
    taken twice.
    """
    found = [[unique(_phrases(" ".join(text.split()))) for text in texts] for texts in groups]
    verbs = _verbs(text for texts in groups for text in texts)
    holding = [Counter(stems for phrases in own for stems in {each.stems for each in phrases}) for own in found]
    anywhere = sum(holding, Counter[tuple[str, ...]]())
    weights = _weights(groups)
    taken: set[str] = set()
    chosen = []
    for own, weight, held in zip(found, weights, holding, strict=True):
        scores: dict[tuple[str, ...], float] = {}
        written: dict[tuple[str, ...], Counter[str]] = {}
        for each in (phrase for phrases in own for phrase in phrases if _is_noun(phrase, verbs)):
            stems = each.stems
            if held[stems] < TWICE or len(set(stems)) < TWICE:
                continue
            told = sum(weight.get(stem, 0.0) for stem in set(stems)) / math.sqrt(len(stems))
            scores[stems] = told * math.log(1 + held[stems]) * held[stems] / anywhere[stems]
            written.setdefault(stems, Counter())[each.written] += 1
        free = [stems for stems in scores if not taken & set(stems)]
        best = max(free, key=lambda stems: (scores[stems], stems), default=None)
        taken |= set(best or ())
        chosen.append(_begun(written[best].most_common(1)[0][0]) if best else "")
    return chosen


def _weights(groups: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    counts = [Counter(stem for text in texts for stem in set(stem_words(content_words(text)))) for texts in groups]
    everywhere = sum(counts, Counter[str]())
    texts = sum(map(len, groups))
    return [
        {stem: count * math.log(1 + texts / everywhere[stem]) for stem, count in own.items() if count >= TWICE}
        for own in counts
    ]


def _phrases(text: str) -> Iterator[Phrase]:
    """Yield what stands between a word that begins a noun phrase and one that ends it, and “of” with what follows."""
    words = list(_WORD.finditer(text))
    place = 0
    while place < len(words):
        if words[place][0].casefold() not in _OPENS:
            place += 1
            continue
        first, end = place + 1, _end(words, place + 1)
        place = max(end, first)
        if not _ends(words, first, end):
            continue
        core = words[first:end]
        yield Phrase(text[words[first - 1].start() : core[-1].end()], tuple(each[0] for each in core))
        if end < len(words) and words[end][0] == "of":
            more = end + 1 + (words[end + 1][0].casefold() in _OPENS if end + 1 < len(words) else 0)
            last = _end(words, more)
            if _ends(words, more, last):
                both = (*core, *words[more:last])
                yield Phrase(text[words[first - 1].start() : both[-1].end()], tuple(each[0] for each in both))


def _end(words: Sequence[re.Match[str]], first: int) -> int:
    end = first
    while end < len(words) and end - first < LONGEST and _goes_on(words[end][0]):
        end += 1
    return end


def _goes_on(word: str) -> bool:
    return word[0].isalpha() and word.casefold() not in _OPENS | _CLOSES | _ELSE


def _ends(words: Sequence[re.Match[str]], first: int, end: int) -> bool:
    """Whether there is something, and after it what a noun phrase is at its end before."""
    return end > first and (end == len(words) or words[end][0].casefold() in _CLOSES or not words[end][0][0].isalnum())


def _verbs(texts: Iterator[str]) -> set[str]:
    """Return the stems of what stands where verbs do."""
    found = (match[1] for text in texts for match in _BEFORE_A_VERB.finditer(text))
    return {stem for word in found if _goes_on(word) for stem in stem_words([word])}


def _is_noun(phrase: Phrase, verbs: set[str]) -> bool:
    """Whether no verb or adverb is among a phrase's words: “the council said” is bounded as a noun phrase is."""
    later = [word for word in phrase.words[1:] if word.islower()]
    return (
        not any(word.casefold() in _TELLING for word in phrase.words)
        and not any(word.endswith(("ed", "ly")) for word in later)
        and not verbs & set(stem_words(later))
        and not all(word.isupper() for word in phrase.words)
    )


def _begun(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
