"""A comparison in short: each side is asked by itself, and its best sentence stands beside the others'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance.Indel import normalized_similarity

from assistant.answers.digests.telling import stands_alone
from assistant.answers.finding import Finder, Found
from assistant.evidence import place_of
from assistant.question import NUMBER, TIME, Question, Sides, carrying_words, expected, sides_of
from assistant.types import Evidence
from index.library import Library
from index.text import holds_half, stems
from index.types import DocumentSummary, Scope

_FEWEST, MOST_SIDES = 2, 5
"""Sides that make a comparison, and outlets that are shown beside one another at most."""

SENTENCES = 2
"""Sentences of a side at most, and as likely as its best one: …"""
_AS_GOOD = 0.6

_WEIGHED = 24
"""Sentences of a side that are weighed at most, the likeliest."""

_LEAST = 0.25
"""A side says nothing on the subject where its best sentence is worth less than this."""

_ALONE, _SHARES = 0.1, 0.3
"""What a sentence gains that can be understood by itself, and that has all words of the subject."""

_ITS_WORDS, _INTRODUCES = 0.15, 0.2
"""What one gains that is said by the side itself, and loses that says only who somebody is."""

_IS_SOMEBODY = re.compile(r"^(?:[A-Z][\w.’'-]* ){1,4}(?:is|was) (?:an?|the)\b")
_BROKEN_OFF = re.compile(r"^[^“]*”\s+[a-z]")
"""The end of what a sentence quotes, taken for a sentence."""

_READ = 6
"""Passages that are read for a side."""

_MISSPELT = 0.88
"""How alike a word has to be to be taken for a name's, from 0 to 1."""

_NEAR = 40
"""Passages by which outlets are found that tell of the subject."""

_FREE = re.compile(r"^(?:how|when|where|who|why|what|which|whether|if)\b", re.IGNORECASE)
_HOW_FAST = re.compile(r"\bhow fast\b", re.IGNORECASE)
_SPEED = re.compile(r"\d.*\b(?:mph|kph|km/h|(?:miles|kilomet(?:re|er)s) (?:per|an) hour|knots)\b", re.IGNORECASE)
_FIGURES = (NUMBER, TIME, _SPEED)
"""Where one of these is asked for, a sentence without it is no answer."""

_ITS_OWN = re.compile(r"\b(?:its|their|a spokes(?:man|woman|person)|officials)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?|mr|mrs|ms|dr)\.? ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Compared:
    """What sides tell: the sentences chosen, all that was found, and the names of those that say nothing of it."""

    found: Found
    chosen: tuple[Evidence, ...]
    silent: tuple[str, ...]


def compared(library: Library, finder: Finder, question: Question) -> Compared | None:
    """Return what each side that ``question`` wants compared tells; ``None`` where it names fewer than two.

    Raises:
        StaleLibraryError: the library needs re-indexing.
    """
    sides = sides_of(question.asked)
    if sides is None:
        return None
    documents = [each for each in library.documents() if question.scope.admits(each)]
    scopes = _of_names(sides, question.scope, documents) if sides.names else _of_outlets(library, sides, question.scope)
    if len(scopes) < _FEWEST:
        return None
    wanted = sides.topic if _FREE.match(sides.topic) else question.asked
    asked = replace(question, asked=wanted, topic=wanted)
    everywhere = finder.find(asked.within(question.scope)) if sides.names else None
    found = [everywhere] if everywhere else []
    chosen: list[Evidence] = []
    silent = []
    for name, scope in scopes:
        told = _mentioning(name, everywhere) if everywhere else []
        if scope != question.scope:
            found.append(finder.find(replace(asked, narrowed=scope), _READ))
            told += found[-1].evidence
        best = _best(library, name, sides.topic, told, {place_of(each) for each in chosen})
        chosen += best
        if not best:
            silent.append(name)
    return Compared(_together(found), tuple(chosen), tuple(silent)) if chosen else None


def _of_names(sides: Sides, scope: Scope, documents: Sequence[DocumentSummary]) -> list[tuple[str, Scope]]:
    """Return each side's name and what it is looked for in: its outlet, the words of those who go by it, or all."""
    whole = " and ".join(sides.names).casefold()
    speakers = {each for document in documents for each in document.speakers}
    if any(whole in each.casefold().replace("&", "and") for each in speakers):
        return []  # "Lark and Vane" is one
    found = []
    for name in sides.names:
        outlets = [each.outlet for each in documents if each.outlet and _is_called(name, each.outlet)]
        heard = [each for each in speakers if _is_called(name, each)]
        if outlets:
            found.append((name, replace(scope, outlets=tuple(dict.fromkeys(outlets)))))
        else:
            found.append((name, replace(scope, speakers=tuple(sorted(heard))) if heard else scope))
    return found


def _is_called(name: str, known: str) -> bool:
    """Whether a name as it is typed, perhaps misspelt or without its apostrophe ("lavrovs"), is part of a known one."""
    there = [word.strip(".,’'").casefold() for word in known.split()]
    wanted = _bare(name)
    return bool(wanted) and all(
        any(
            max(normalized_similarity(word, each), normalized_similarity(word.removesuffix("s"), each)) >= _MISSPELT
            for each in there
        )
        for word in wanted
    )


def _bare(name: str) -> list[str]:
    return [re.sub(r"[’']s?$", "", word).casefold() for word in _ARTICLE.sub("", name).split()]


def _of_outlets(library: Library, sides: Sides, scope: Scope) -> list[tuple[str, Scope]]:
    """Return the outlets that tell of the subject in its own words, nearest first, each with its documents."""
    members: dict[str, dict[str, None]] = {}
    wanted = stems(" ".join(carrying_words(sides.topic)))
    for hit in library.search(sides.topic, scope=scope, limit=_NEAR).hits:
        held = stems("\n".join((hit.text, hit.document.title, *hit.passage.above)))
        if not holds_half(held, wanted):
            continue
        name = hit.document.outlet or hit.document.author or hit.document.title
        members.setdefault(name, {})[hit.document.document_id] = None
    return [(name, replace(scope, documents=tuple(ids))) for name, ids in list(members.items())[:MOST_SIDES]]


def _mentioning(name: str, found: Found) -> list[Evidence]:
    """Return the sentences that name a side, whose speaker goes by its name, or that its own people go on with.

    What others say of one that speaks itself is left out.
    """
    told = []
    for _, given in found.passages:
        before = False
        for each in given.evidence:
            named = _is_named(name, each.words) or _speaks(name, each)
            if named or (before and _ITS_OWN.search(each.words)):
                told.append(each)
            before = named
    speaks = any(_speaks(name, each) for each in told)
    return [each for each in told if _speaks(name, each) or not (speaks and each.sentence.speaker)]


def _speaks(name: str, evidence: Evidence) -> bool:
    return _is_named(name, evidence.sentence.speaker) or _is_named(name, evidence.sentence.via)


def _is_named(name: str, words: str | None) -> bool:
    return bool(words) and stems(" ".join(_bare(name))) <= stems(words or "")


def _best(
    library: Library, name: str, topic: str, told: Sequence[Evidence], taken: set[tuple[str, int, int]]
) -> list[Evidence]:
    """Return the best sentences of the side ``name``, of the kind that is asked for where there are any.

    Each is worth how likely it answers, and how near it is to the subject: readers learn from questions that one
    sentence answers, and are unsure of all that somebody says of something.
    """
    pattern = _SPEED if _HOW_FAST.search(topic) else expected(topic)
    whole = [each for each in told if not _BROKEN_OFF.match(each.words)]
    unique = {place_of(each): each for each in sorted(whole, key=lambda each: each.probability)}
    likely = sorted((each for place, each in unique.items() if place not in taken), key=lambda each: -each.probability)
    fitting = [each for each in likely if pattern.search(each.words)] if pattern else []
    likely = (fitting if fitting or pattern in _FIGURES else likely)[:_WEIGHED]
    if not likely:
        return []
    near = library.embed([each.words for each in likely]) @ library.embed_query(topic)
    wanted = stems(topic)
    worth = [
        (
            each.probability
            + float(cosine)
            + _ALONE * stands_alone(each)
            + _ITS_WORDS * _speaks(name, each)
            - _INTRODUCES * bool(_IS_SOMEBODY.match(each.words))
            + _SHARES * len(wanted & stems(each.words)) / len(wanted),
            each,
        )
        for each, cosine in zip(likely, near, strict=True)
    ]
    worth = sorted((pair for pair in worth if pair[0] >= _LEAST), key=lambda pair: -pair[0])
    return [each for value, each in worth[:SENTENCES] if value >= _AS_GOOD * worth[0][0]]


def _together(found: Sequence[Found]) -> Found:
    """Return what several findings brought as one."""
    return Found(
        tuple(pair for each in found for pair in each.passages),
        max(each.sure for each in found),
        sum(each.retrieve for each in found),
        sum(each.read for each in found),
        notice=next((each.notice for each in found if each.notice), None),
    )
