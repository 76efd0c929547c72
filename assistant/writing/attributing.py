"""Who says it, as a model is told; a claim that it tells without the one who makes it gets its speaker back. Pure."""

from collections.abc import Iterable, Sequence

from assistant.types import Evidence
from assistant.wording import OWN_VOICE, WHOSE
from index.text import DETERMINERS, PREPOSITIONS, is_english

_SMALL = DETERMINERS | PREPOSITIONS | frozenset("it there this that these those if when while as but and".split())

_PERSONS = frozenset("he she they we i you who".split())
"""Words that begin a sentence about somebody who is not named: they would seem to be the speaker."""


def attributed(text: str, spans: Sequence[Evidence]) -> str | None:
    """Return ``text`` as told by the one speaker of all ``spans``, ``None`` where they have none or several.

    Small models leave out "according to …" whatever they are told, and what they write is else right. The name is that
    which the document gives, so that nothing is added but what the check would have asked for. A denial is none of it:
    that takes more than a name.
    """
    voices = {(each.sentence.speaker, each.sentence.via, each.sentence.manner) for each in spans}
    if len(voices) != 1 or not all(is_english(each.document.language) for each in spans):
        return None
    [(speaker, via, manner)] = voices
    if speaker is None or manner == "denied" or text.split(maxsplit=1)[0].lower() in _PERSONS:
        return None
    relayed = f", quoted by {via}" if via else ""
    return f"According to {speaker}{relayed}, {_begun_small(text, spans)}"


def _begun_small(text: str, spans: Sequence[Evidence]) -> str:
    """Begin a sentence with a small letter where its first word is no name."""
    first = text.split(maxsplit=1)[0].strip(",;:") if text else ""
    small = first.lower()
    is_small = small in _SMALL or any(f" {small} " in f" {each.words} " for each in spans)
    return text[:1].lower() + text[1:] if is_small and first != "I" else text


def label_of(evidence: Evidence) -> str:
    """Return whose words a sentence is, as it stands before the words that a model is given."""
    sentence = evidence.sentence
    if sentence.speaker is None:
        return f"{evidence.document.outlet or 'The document'} {WHOSE.get(sentence.manner, OWN_VOICE)}"
    relayed = f", quoted by {sentence.via}," if sentence.via else ""
    return f"{sentence.speaker}{relayed} {'denies' if sentence.manner == 'denied' else 'says'}"


def without_label(text: str, evidence: Iterable[Evidence]) -> str:
    """Return a sentence without the label that a model has copied with the words behind it."""
    labels = {f"{label_of(each)}: " for each in evidence}
    return text[max((len(label) for label in labels if text.startswith(label)), default=0) :]
