"""Who says it: a claim keeps its speaker, no other takes the place, and a denial stays a denial. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.facts import Text, alike, stem_set, text_of
from assistant.verification.mentions import MARKERS, mentions_of, names_speaker
from assistant.verification.types import Otherwise, Source
from index.i18n import _
from index.text import claims_of

_PRONOUNS = frozenset("he she they it we i you who".split())
_DENYING = stem_set("deny dispute reject refute rebut contradict dismiss disavow")
_NEGATING = frozenset("not no never none nothing false untrue neither nor wrong".split())
_DOCUMENTS = frozenset("article report story document text author piece passage source paper interview".split())
_SAME_WORDS = 0.8
_COVERED = 0.75


@dataclass(frozen=True, slots=True)
class _Told:
    """Words that somebody is given: by which names, which stems of content, and whether they are denied."""

    names: tuple[str, ...]
    content: frozenset[str]
    denied: bool


@lru_cache(maxsize=256)
def _claims(words: str) -> tuple[_Told, ...]:
    """Return what a plain text gives to someone as said."""
    found = []
    for claim in claims_of(words):
        content = frozenset().union(*(text_of(span.of(words)).content for span in claim.spans))
        names = tuple(name for name in (claim.voice.speaker, claim.voice.via) if name)
        found.append(_Told(names, content, claim.voice.manner == "denied"))
    return tuple(found)


def check_speakers(statement: Text, sources: Sequence[Source], spans: Sequence[Text]) -> Iterator[str]:
    """Yield a reason for each speaker who is lost, for each who is put in another's place, and for a lost denial."""
    stated = _claims(statement.plain)
    told = list(zip(sources, spans, strict=True))
    for source, span in told:
        if source.speaker and not _stands_without(statement, source, span, told):
            yield from _kept(statement, stated, source, span)
    # "It closed the bridge, adding an hour to the way" looks like speech to a reader of verbs.
    adds = not any(word.stem in MARKERS and word.key != "adding" for word in statement.words)
    for claim in stated:
        if claim.names and not _is_pronoun(claim.names[0]) and not adds:
            yield from _rightly_given(claim, told)


def _stands_without(statement: Text, source: Source, span: Text, told: Sequence[tuple[Source, Text]]) -> bool:
    """Whether other spans, in other voices, hold about all that the statement takes from this one."""
    taken = alike(statement.content, span.content)
    others = frozenset().union(*(alike(taken, text.content) for other, text in told if other.speaker != source.speaker))
    return len(told) > 1 and len(others) >= _COVERED * len(taken)


def _kept(statement: Text, stated: Sequence[_Told], source: Source, span: Text) -> Iterator[str]:
    speaker = source.speaker or ""
    given = any(_is_called(name, source, span) for claim in stated for name in claim.names)
    if not given and not names_speaker(statement, source, span):
        yield _("%(speaker)s says this, and the sentence does not name them.", speaker=_capital(speaker))
    elif not given and not _is_marked(statement, source, span) and not _is_framed(statement, source, span):
        yield _("%(speaker)s says this, and the sentence states it as a fact.", speaker=_capital(speaker))
    if source.manner == "denied" and not _denies(statement):
        yield Otherwise(_("%(speaker)s denies this.", speaker=_capital(speaker)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _is_pronoun(name: str) -> bool:
    return name.casefold() in _PRONOUNS


def _is_called(name: str, source: Source, span: Text) -> bool:
    """Whether a name that a statement gives a claim to is the one of a source's speaker."""
    return not _is_pronoun(name) and names_speaker(text_of(name), source, span)


def _is_marked(statement: Text, source: Source, span: Text) -> bool:
    """Whether a statement shows that it gives somebody's words, by a word that is not itself of those words."""
    own = mentions_of(span, source) or any(map(_is_pronoun, span.keys))
    theirs = frozenset().union(*(claim.content for claim in _claims(span.plain))) if own else span.content
    labelled = any(
        statement.plain[statement.words[number].end :].startswith(":") for number in mentions_of(statement, source)
    )
    return labelled or any(word.stem in MARKERS and word.stem not in theirs for word in statement.words)


def _is_framed(statement: Text, source: Source, span: Text) -> bool:
    """Whether the speaker's name stands beside the same word of content as in the span."""
    mine = [_beside(statement, number) for number in mentions_of(statement, source)]
    theirs = [_beside(span, number) for number in mentions_of(span, source)]
    return any(one and one == other for own in mine for given in theirs for one, other in zip(own, given, strict=True))


def _beside(text: Text, number: int) -> tuple[str | None, str | None]:
    """Return the nearest stems of content within three words before a word and after it."""
    before = [word.stem for word in text.words[max(0, number - 3) : number] if word.stem in text.content]
    after = [word.stem for word in text.words[number + 1 : number + 4] if word.stem in text.content]
    return before[-1] if before else None, after[0] if after else None


def _denies(statement: Text) -> bool:
    return any(word.stem in _DENYING or word.key in _NEGATING or word.key.endswith("n't") for word in statement.words)


def _rightly_given(claim: _Told, told: Sequence[tuple[Source, Text]]) -> Iterator[str]:
    """Yield a reason if a statement gives words to somebody other than the passage does."""
    name = claim.names[0]
    if any(_is_publisher(name, source) for source, _ in told):
        return
    givers = [(source, span, each) for source, span in told for each in _givers(source, span)]
    shared = [len(alike(claim.content, each.content)) for _, _, each in givers]
    close = [
        giver for giver, count in zip(givers, shared, strict=True) if count >= _SAME_WORDS * max(shared, default=0)
    ]
    if not givers:
        if not any(word.stem in MARKERS for _, span in told for word in span.words):
            yield _("The cited passage says this itself, not %(name)s.", name=name)
    elif not any(_gives(name, source, span, each) for source, span, each in close):
        whose = next((one for _, _, each in close for one in each.names if not _is_pronoun(one)), None)
        yield (
            Otherwise(_("%(speaker)s says this, not %(name)s.", speaker=_capital(whose), name=name))
            if whose
            else _("The cited passage does not say that %(name)s says this.", name=name)
        )


def _is_publisher(name: str, source: Source) -> bool:
    """Whether "according to …" names the outlet, or only the text itself."""
    words = text_of(name)
    named = source.outlet is not None and names_speaker(words, Source("", source.outlet), text_of(""))
    return named or any(word.key in _DOCUMENTS for word in words.words[-1:])


def _givers(source: Source, span: Text) -> Iterator[_Told]:
    """Yield who is given which words of a span: by the span itself, and by what is known of who says it."""
    claims = _claims(span.plain)
    own = tuple(name for name in (source.speaker, source.via) if name)
    for claim in claims:
        unnamed = not claim.names or all(map(_is_pronoun, claim.names))
        yield _Told((*own, *claim.names), claim.content, claim.denied) if unnamed else claim
    if own and not any(_is_called(name, source, span) for claim in claims for name in claim.names):
        yield _Told(own, span.content, source.manner == "denied")


def _gives(name: str, source: Source, span: Text, each: _Told) -> bool:
    return any(
        names_speaker(text_of(name), Source("", one, context=source.context), span)
        or names_speaker(text_of(one), Source("", name, context=source.context), span)
        for one in each.names
    )
