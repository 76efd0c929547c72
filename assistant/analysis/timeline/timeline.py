"""A timeline: the dated events that the documents in scope tell, in the order of their dates."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.analysis import Coverage, coverage, middle
from assistant.analysis.timeline.events import (
    Dated,
    Grouped,
    dated_in,
    group,
    most_important,
    most_promising,
    near_enough,
    relevant,
    without_date,
)
from assistant.errors import NothingInScopeError
from assistant.evidence import Place, cited, place_of
from assistant.facts.times import FromPublication, Outlook, When
from assistant.question import scoped
from assistant.types import Citation, Evidence, Length, Say, Statement
from index.embedding import Vectors
from index.i18n import _, ngettext
from index.library import Library
from index.types import Hit, Scope, Span

LENGTHS: dict[Length, int] = {"paragraph": 8, "page": 20, "full": 100}
"""How many events a timeline has at most."""

CANDIDATES: dict[Length, int] = {"paragraph": 240, "page": 240, "full": 600}
"""How many dated sentences are compared with one another, the most promising: to embed them takes most of the time."""

MOST = 4000
"""Passages that are looked at without a topic."""

NEAR_TOPIC = 80
"""Passages that are looked at for a topic."""

ACCOUNTS = 4
"""Sentences that are shown for one event at most; how many documents tell it is counted beside them."""

UNPLACED = 20
"""Sentences that are shown whose time cannot be placed; all are counted."""


@dataclass(frozen=True, slots=True)
class Account:
    """One sentence that tells an event, where in it the words stand that gave the date, and how it looks at it.

    ``from_publication`` says what of the date the day of publication gave, ``doubt`` what else the words may mean.
    """

    statement: Statement
    words: Span
    outlook: Outlook
    from_publication: FromPublication | None
    doubt: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """What is told of one time: the sentences, each with who says it, and how many documents tell it.

    ``outlook`` is ``expected`` for what every sentence tells as planned, foreseen or possible.
    """

    when: When
    outlook: Outlook
    accounts: tuple[Account, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class UnplacedAccount:
    """A sentence that tells a time which cannot be placed, and why."""

    statement: Statement
    words: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order of their dates. ``topic`` ``None`` is everything in scope.

    ``omitted`` counts the dated sentences that ``length`` left out, the less important ones; ``unplaced_in_all`` those
    whose time cannot be placed, of which ``unplaced`` are the first; ``undated`` the documents in scope that have no
    date of publication. ``notice`` says that only words were searched, if so.
    """

    library: str
    topic: str | None
    length: Length
    events: tuple[Event, ...]
    omitted: int
    unplaced: tuple[UnplacedAccount, ...]
    unplaced_in_all: int
    undated: int
    citations: tuple[Citation, ...]
    coverage: Coverage
    seconds: float
    scope: Scope = field(default=Scope())
    notice: str | None = None


def make_timeline(
    library: Library,
    topic: str | None = None,
    *,
    scope: Scope,
    length: Length = "page",
    say: Say = lambda _: None,
) -> Timeline:
    """Return the events that the documents in ``scope`` tell, or those near ``topic``.

    Short forms in the topic (``outlet:"Harbour Courier"``) narrow the scope further.

    Raises:
        ScopeError: the scope names what no document has.
        NothingInScopeError: no document is in scope, or nothing in them is near the topic.
        StaleLibraryError: the library needs re-indexing.
    """
    began = time.perf_counter()
    words, scope = scoped(topic or "", scope, library.documents())
    topic = words or None
    documents = [each for each in library.documents() if scope.admits(each)]
    say(ngettext("Looking for dates in %(num)s document", "Looking for dates in %(num)s documents", len(documents)))
    hits, notice = _passages(library, topic, scope)
    passages = library.vectors(hits)
    towards = library.embed_query(topic) if topic is not None else middle(passages)
    dated = dated_in(hits, passages @ towards, scope.speakers)
    loose, placed = without_date(dated), [each for each in dated if each.time.when]
    found = most_promising(placed, CANDIDATES[length])
    say(ngettext("Putting %(num)s dated sentence together", "Putting %(num)s dated sentences together", len(found)))
    vectors = _vectors(library, found)
    if topic is not None:
        kept = relevant(found, vectors, towards)
        found, vectors = [found[row] for row in kept], vectors[kept]
        loose = near_enough(loose, found)
    events = group(found, vectors, towards)
    chosen = sorted(most_important(events, LENGTHS[length]), key=_in_time)
    shown = [each for event in chosen for each in _shown(event)] + loose[:UNPLACED]
    citations, numbers = _cited(library, shown)
    return Timeline(
        library=library.name,
        topic=topic,
        length=length,
        events=tuple(_event(each, numbers) for each in chosen),
        omitted=len(placed if topic is None else found) - sum(each.sentences for each in chosen),
        unplaced=tuple(
            UnplacedAccount(_statement(each, numbers), _words(each), each.time.reason or "")
            for each in loose[:UNPLACED]
        ),
        unplaced_in_all=len(loose),
        undated=sum(each.published is None for each in documents),
        citations=citations,
        coverage=coverage(documents, citations),
        seconds=time.perf_counter() - began,
        scope=scope,
        notice=notice,
    )


def heading(event: Event) -> str:
    """Return when it was, and whether it was only expected then."""
    label = event.when.label
    return _("%(time)s (planned or expected)", time=label) if event.outlook == "expected" else label


def note(account: Account, event: Event) -> str:
    """Return what a reader must know of how a date was read, if anything."""
    told = [
        _("reported in advance") if account.outlook == "expected" and event.outlook == "happened" else "",
        _("counted from the day of publication") if account.from_publication == "all" else "",
        account.doubt or "",
    ]
    return "; ".join(filter(None, told))


def _passages(library: Library, topic: str | None, scope: Scope) -> tuple[tuple[Hit, ...], str | None]:
    if topic is None:
        hits, notice = library.read(scope, most=MOST), None
    else:
        found = library.search(topic, scope=scope, limit=NEAR_TOPIC)
        hits, notice = found.hits, found.notice
    if not hits:
        raise NothingInScopeError(
            _("There is nothing to report: no document is selected, or none is about this topic."),
            advice=_("Select more documents, or choose another topic."),
        )
    return hits, notice


def _vectors(library: Library, found: Sequence[Dated]) -> Vectors:
    """Embed each sentence once, however many times it tells and wherever it is repeated."""
    rows: dict[str, int] = {}
    places = [rows.setdefault(each.evidence.words, len(rows)) for each in found]
    return library.embed(list(rows))[places]


def _in_time(event: Grouped) -> tuple[str, str, str]:
    when = event.accounts[0].placed
    return when.at, when.last, when.label


def _shown(event: Grouped) -> list[Dated]:
    """Return the best accounts in the order of publication: plans come before what became of them."""
    return sorted(event.accounts[:ACCOUNTS], key=lambda each: each.evidence.document.published or "9999")


def _cited(library: Library, shown: Sequence[Dated]) -> tuple[tuple[Citation, ...], dict[Place, int]]:
    """Cite each sentence once, however many times it tells."""
    evidence: dict[Place, Evidence] = {place_of(each.evidence): each.evidence for each in shown}
    citations = cited(library, list(evidence.values()))
    return citations, {place: each.number for place, each in zip(evidence, citations, strict=True)}


def _event(event: Grouped, numbers: dict[Place, int]) -> Event:
    happened = any(each.time.outlook == "happened" for each in event.accounts)
    return Event(
        when=event.accounts[0].placed,
        outlook="happened" if happened else "expected",
        accounts=tuple(_account(each, numbers) for each in _shown(event)),
        documents=len(event.documents),
    )


def _account(dated: Dated, numbers: dict[Place, int]) -> Account:
    when = dated.placed
    return Account(_statement(dated, numbers), _words(dated), dated.time.outlook, when.from_publication, when.doubt)


def _statement(dated: Dated, numbers: dict[Place, int]) -> Statement:
    evidence = dated.evidence
    return Statement(evidence.words, (numbers[place_of(evidence)],), evidence.sentence.speaker, "verbatim")


def _words(dated: Dated) -> Span:
    return Span(dated.time.start, dated.time.end)
