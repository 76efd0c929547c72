"""Cues of speech in one sentence: who says, denies or calls what, and which words of it are theirs. Pure.

Rules over words and commas, no parser: a verb of speech, its subject before it (or after it, beside a quotation), and
what it governs: the quotation beside it, the clause after it, or the rest of the sentence around it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.text.attribution.phrases import head_of, is_someone, leading_phrase, phrase_after, phrase_before
from index.text.attribution.tokens import Range, Token, key_at
from index.text.attribution.verbs import Verb, after_comma, agrees, governed, verb_at
from index.text.language.lexicon import (
    CONNECTIVES,
    DENYING,
    DETERMINERS,
    DOCUMENTS,
    NOT_SOMEONE,
    OWN_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    SHOWING,
    TIMES,
    UTTERING,
    VERBS,
)
from index.types import Manner

# Longer than any sentence that a person wrote: a list or a table, and slow to read.
_LONGEST = 400
_INVERTED_AFTER_COMMA = frozenset({"say", "add", "write", "explain", "note", "warn", "report", "announce", "argue"})
_ANOTHER = frozenset({"but", "while", "whereas", "and"})
_SOURCES = frozenset({"source", "sources", "official", "officials", "people", "person", "aide", "aides", "witnesses"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Someone's words in a sentence: ranges of its tokens. ``via`` relays what ``source`` said.

    ``verb`` is what says that they speak ("has denied", "according to"), ``None`` where only marks do. ``relays`` marks
    a source that hands on what others say, if the sentence names them ("according to").
    """

    source: Range
    content: tuple[Range, ...]
    manner: Manner = "said"
    via: Range | None = None
    relays: bool = False
    verb: Range | None = None


def find_cues(tokens: Sequence[Token]) -> tuple[Cue, ...]:
    """Return the cues of a sentence in order, each source that relays another put where it belongs."""
    if len(tokens) > _LONGEST:
        return ()
    cues: list[Cue] = []
    for place, token in enumerate(tokens):
        cue = _cue_at(tokens, place, token, cues)
        if cue is not None and any(start < end for start, end in cue.content):
            cues.append(_relayed(tokens, cue))
    cues = [_before_another(tokens, cue, cues) for cue in cues]
    # "Ray, quoted by the Echo, said": both are cues, and what the second verb governs is said.
    cues = [cue for cue in cues if not any(_is_said_in(cue, other) for other in cues)]
    taken = {place for cue in cues for start, end in cue.content for place in range(start, end)}
    for place, token in enumerate(tokens):
        if place not in taken and (token.kind == "quote" or (token.words == ":" and place == len(tokens) - 1)):
            cues.extend(_beside(tokens, place))
    return tuple(_through(cues))


def _before_another(tokens: Sequence[Token], cue: Cue, cues: Sequence[Cue]) -> Cue:
    """End a cue's words where another's clause begins: "Ray said that it was safe, |but Lee said that it had moved"."""
    begins = (
        other.source[0] - 1
        for other in cues
        if other.verb is not None
        and cue.source[1] <= other.source[0] < other.verb[0]
        and other.source != cue.source
        and key_at(tokens, other.source[0] - 1) in _ANOTHER
        and key_at(tokens, other.source[0] - 2) in (",", ";")
    )
    end = min(begins, default=len(tokens))
    content = tuple((start, min(stop, end)) for start, stop in cue.content if start < min(stop, end))
    return replace(cue, content=content) if content else cue


def _is_said_in(cue: Cue, other: Cue) -> bool:
    """Whether the words of a cue begin with the verb by which the same one speaks in another."""
    begins = next(start for start, end in cue.content if start < end)
    return cue.source == other.source and other.verb is not None and begins == other.verb[0]


def _cue_at(tokens: Sequence[Token], place: int, token: Token, earlier: Sequence[Cue]) -> Cue | None:
    """Return the cue that a word is, if it is one."""
    following, before = key_at(tokens, place + 1), key_at(tokens, place - 1)
    if token.key == "according" and following == "to":
        return _according(tokens, place)
    if token.key in ("reported", "quoted", "noted") and following == "by" and before in ("as", ","):
        return _quoted_by(tokens, place)
    if token.key == "citing":
        return None  # "the Echo wrote, citing an aide": see _relayed
    if token.key in VERBS and (not token.capital or place == 0 or tokens[place - 1].kind == "quote"):
        return _spoken(tokens, place, earlier)
    return None


def _according(tokens: Sequence[Token], place: int) -> Cue | None:
    """Read "according to someone": the rest of the sentence is theirs."""
    source = phrase_after(tokens, place + 2)
    if source is None or _is_own(tokens, source):
        return None
    before = place - 1 if key_at(tokens, place - 1) == "," else place
    if all(token.key in CONNECTIVES or token.kind == "mark" for token in tokens[:before]):
        before = 0
    content = ((0, before), (after_comma(tokens, source[1]), len(tokens)))
    return Cue(source, content, relays=True, verb=(place, place + 2))


def _quoted_by(tokens: Sequence[Token], place: int) -> Cue | None:
    """Read "Ray, quoted by the Echo, …" and "as reported by the Echo": what follows the next comma is said."""
    relaying = phrase_after(tokens, place + 2)
    if relaying is None:
        return None
    start, verb = after_comma(tokens, relaying[1]), (place, place + 1)
    speaking = phrase_before(tokens, place - 1) if key_at(tokens, place - 1) == "," else None
    if speaking is None:
        return Cue(relaying, ((start, len(tokens)),), relays=True, verb=verb)
    return Cue(speaking, ((start, len(tokens)),), via=relaying, verb=verb)


def _spoken(tokens: Sequence[Token], place: int, earlier: Sequence[Cue]) -> Cue | None:
    """Read a verb of speech with its subject and what it governs, or ``None`` if it has no subject or says nothing."""
    verb = verb_at(tokens, place)
    source = verb and _source(tokens, verb, earlier)
    if not verb or not source or _is_own(tokens, source) or not _may_speak(tokens, verb, source):
        return None
    manner: Manner = "denied" if verb.lemma in DENYING else "said"
    said_by = (verb.start, verb.place + 1)
    return Cue(source, governed(tokens, verb, source), manner, relays=verb.lemma == "report", verb=said_by)


def _is_own(tokens: Sequence[Token], source: Range) -> bool:
    """Whether a subject is the writer ("I", "we") or a word that stands for a thing."""
    return source[1] - source[0] == 1 and tokens[source[0]].key in OWN_WORDS


def _source(tokens: Sequence[Token], verb: Verb, earlier: Sequence[Cue]) -> Range | None:
    """Return who speaks: after the verb if it follows a quotation or a comma directly, else before it."""
    joined = key_at(tokens, verb.start - 1) in ("and", "but") or "then" in (
        key_at(tokens, verb.start),
        key_at(tokens, verb.place - 1),
    )
    if verb.participle or (joined and verb.start > 0):
        return earlier[-1].source if earlier else leading_phrase(tokens, verb.start)
    if verb.lemma in SAYING | UTTERING and verb.lemma != "tell" and verb.start == verb.place:
        after = phrase_after(tokens, verb.place + 1)
        if after and _inverted(tokens, verb, after):
            return after
    return phrase_before(tokens, verb.start)


def _inverted(tokens: Sequence[Token], verb: Verb, after: Range) -> bool:
    """Whether the subject stands after the verb: "…,” said Jo Ray, who …"."""
    place = verb.place
    beside = place > 0 and (
        tokens[place - 1].kind == "quote"
        or (key_at(tokens, place - 1) == "," and place > 1 and tokens[place - 2].kind == "quote")
    )
    parted = key_at(tokens, place - 1) == "," and place > 4 and verb.lemma in _INVERTED_AFTER_COMMA
    parted = parted and not _ends_aside(tokens, place - 1)
    ends = (
        after[1] >= len(tokens)
        or tokens[after[1]].kind != "word"
        or key_at(tokens, after[1]) in PREPOSITIONS | TIMES | {"who", "as", "when", "while"}
        or (key_at(tokens, after[1]).endswith("ed") and key_at(tokens, after[1] + 1) in PREPOSITIONS)
    )
    return ends and (
        beside or (parted and is_someone(tokens, after) and not tokens[after[0]].key.endswith(("ing", "that")))
    )


def _ends_aside(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma closes what its subject does besides: "the Echo, citing a report|, said Ray had left"."""
    opens = next((place for place in range(comma - 1, 0, -1) if tokens[place].kind == "mark"), 0)
    return tokens[opens].words == "," and tokens[opens + 1].key.endswith("ing") and opens + 1 < comma


def _may_speak(tokens: Sequence[Token], verb: Verb, source: Range) -> bool:
    """Whether a verb's subject may speak: the weaker the verb, the surer it must be someone."""
    first, head = tokens[source[0]], head_of(tokens, source)
    someone = is_someone(tokens, source)
    bare = not first.capital and not first.words[0].isdigit() and first.key not in DETERMINERS | PRONOUNS
    if not agrees(tokens, verb, source) or (bare and not someone and not head.key.endswith("s")):
        return False
    if verb.lemma in SHOWING and head.key in DOCUMENTS:
        return True
    return head.key not in NOT_SOMEONE if verb.lemma in SAYING - SHOWING else someone and head.key != "it"


def _beside(tokens: Sequence[Token], place: int) -> Iterator[Cue]:
    """Read a quotation beside a verb that is none of speech, or none at all: "Ray shot back, “…”", "Ray: “…”"."""
    token = tokens[place]
    if token.kind == "quote" and token.words.rstrip("\"”’'»")[-1:] in (",", "?", "!"):
        source = phrase_after(tokens, place + 1)
        if (
            source
            and tokens[source[0]].key not in VERBS
            and is_someone(tokens, source)
            and key_at(tokens, source[1]).endswith(("ed", "s"))
        ):
            yield Cue(source, ((place, place + 1),))
            return
    mark = place if token.kind == "mark" else place - 1
    if mark < 1 or tokens[mark].words not in (":", ","):
        return
    label = phrase_before(tokens, mark) if tokens[mark].words == ":" else None
    found = [phrase for phrase in (leading_phrase(tokens, mark), label) if phrase and is_someone(tokens, phrase)]
    if found and not _is_own(tokens, found[0]):
        yield Cue(found[0], ((place, place + 1),))


def _relayed(tokens: Sequence[Token], cue: Cue) -> Cue:
    """Add who hands the words on: "…, quoted by the Echo, said", or "the Echo wrote, citing an aide"."""
    for place in range(cue.source[1], len(tokens)):
        if tokens[place].key in ("quoted", "cited") and key_at(tokens, place + 1) in ("by", "in"):
            return replace(cue, via=phrase_after(tokens, place + 2))
        if tokens[place].key == "citing" and (cited := _cites_someone(tokens, place)):
            return replace(cue, source=cited, via=cue.source)
    return cue


def _cites_someone(tokens: Sequence[Token], place: int) -> Range | None:
    """Return the people whom "citing" at ``place`` names as a source, ``None`` if it names none."""
    cited = phrase_after(tokens, place + 1)
    return cited if cited and any(key_at(tokens, word) in _SOURCES for word in range(*cited)) else None


def _through(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Join a source that relays with the speakers whom the same sentence names."""
    relaying = next((cue for cue in cues if cue.relays), None)
    speaking = [cue for cue in cues if not cue.relays]
    if relaying is None or not speaking:
        yield from cues
        return
    for cue in speaking:
        content = tuple(_without(each, relaying) for each in cue.content)
        yield replace(cue, content=content, via=cue.via or relaying.source)


def _without(words: Range, relaying: Cue) -> Range:
    """Return a speaker's words without the "according to" that closes them."""
    start, end = words
    said_by = relaying.verb
    closing = said_by is not None and start < said_by[0] < end and relaying.source[1] >= end - 1
    return (start, said_by[0]) if said_by and closing else words
