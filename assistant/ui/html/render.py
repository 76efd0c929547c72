"""What the page shows, as HTML. Every value is escaped by the templates; nothing here reads or writes anything."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from assistant.analysis.history import Note
from assistant.types import Answer, Citation, ModelsReport
from assistant.ui.html import wording
from assistant.ui.html.corpus import Corpus
from assistant.ui.html.evidence import Shown, answering
from assistant.ui.html.pictures import pictures
from assistant.ui.html.reading import merged, outline, paragraphs
from assistant.ui.html.templating import filled
from assistant.ui.html.voicing import grouped, voices, written
from assistant.wording import address_in, difference, short_voice, web_address
from index.errors import BylineError
from index.types import (
    NOTHING_READ,
    SLIDES,
    Document,
    Failure,
    Progress,
    Reading,
    Span,
    Stage,
    SyncReport,
)


@dataclass(frozen=True, slots=True)
class InFull:
    """A page's report that tells in full what an answer tells in short: its name, its topic, and what leads there."""

    report: str
    topic: str
    label: str


_FIRST: tuple[Stage, ...] = ("reading", "embedding", "indexing", "failed", "read", "waiting", "done")
"""The order in which files are listed while they go in."""

MOST_FILES = 60
"""Files that are listed."""


@dataclass(frozen=True, slots=True)
class FileState:
    """What becomes of a file or page while documents are added; ``share`` and ``what`` as in Progress."""

    place: str
    stage: Stage
    share: float = 0.0
    what: str = ""


def turn(
    turn_id: str,
    answer: Answer,
    shown: Mapping[int, Shown],
    follow_ups: Sequence[str],
    scope: str = "",
    *,
    writing: bool = False,
    in_full: InFull | None = None,
) -> str:
    """Return one exchange: the question, the answer with its citations, and its evidence.

    ``writing`` says that the answer is not at its end yet; ``in_full`` leads to what tells more.
    """
    shown = {number: answering(one, answer.short_answers) for number, one in shown.items()}
    return filled(
        "turn.html",
        turn_id=turn_id,
        writing=writing,
        in_full=in_full,
        answer=answer,
        scope=scope,
        voices=voices(answer.statements, shown, answer.short_answers) if answer.mode in ("quoted", "overview") else [],
        written=written(answer.statements, shown) if answer.mode == "written" else [],
        differ=difference(answer.short_answers, answer.citations),
        shorts=[
            (
                short.text,
                short.column,
                short_voice(short, answer.citations),
                [shown[number] for number in short.citations],
            )
            for short in answer.short_answers
        ],
        groups=grouped(shown[citation.number] for citation in answer.citations),
        outlets=len({citation.outlet for citation in answer.citations if citation.outlet}),
        sources=len({citation.document_id for citation in answer.citations}),
        texts=len({_text(shown[citation.number]) for citation in answer.citations}),
        follow_ups=follow_ups,
    )


def failed_turn(turn_id: str, question: str, what: str, advice: str, scope: str = "") -> str:
    """Return an exchange that has no answer, with what happened and what to do next."""
    return filled("failed_turn.html", turn_id=turn_id, question=question, what=what, advice=advice, scope=scope)


def source_list(corpus: Corpus) -> str:
    """Return the documents with boxes that set the scope."""
    return filled("source_list.html", corpus=corpus)


def source_table(corpus: Corpus) -> str:
    """Return the documents as a table, each to be opened, edited or removed."""
    return filled("source_table.html", corpus=corpus)


def scope_line(filters: str, problem: str = "") -> str:
    """Return the line above the question: how many sources are asked, which the script counts, and the filters.

    ``problem`` is what is wrong with the short forms that are being typed.
    """
    return filled("scope_line.html", filters=filters, problem=problem)


def edited(document: Document) -> str:
    """Return the head of the form in which a document's metadata is edited."""
    return filled("edited.html", document=document)


def failures(failed: Sequence[Failure]) -> str:
    """Return what could not be added and was not dismissed: one line that opens the list, the same failure once."""
    grouped: dict[tuple[str, str], list[Failure]] = {}
    for each in failed:
        grouped.setdefault((_name_of(each.place), each.what), []).append(each)
    return filled("failures.html", failures=[(name, own) for (name, _what), own in grouped.items()])


def welcome(library: str, documents: int, examples: Sequence[str], offer: ModelsReport | None = None) -> str:
    """Return what stands in the middle before the first question, with the ``offer`` to have a model write."""
    return filled("welcome.html", library=library, documents=documents, examples=examples, offer=offer)


def reader(  # noqa: PLR0913 - all that may be said of a document
    document: Document,
    span: Span | None,
    *,
    headings: Set[str],
    others: Sequence[Span] = (),
    speakers: Sequence[tuple[str, int]] = (),
    speaker: str = "",
    notes: Sequence[tuple[Note, Citation]] = (),
    original: str = "",
    caution: str = "",
    stale: bool = False,
    changed: str | None = None,
    earlier: str | None = None,
    recording: str = "",
    film: bool = False,
    reading: Reading = NOTHING_READ,
    unread: str = "",
) -> str:
    """Return a whole document with ``span`` marked, and ``others`` too.

    ``speakers`` says who speaks in it, each with how many sentences; if those of one ``speaker`` are what is marked,
    whose they are. ``notes`` stand under the words that they are about.
    ``original`` is where its file can be opened, and ``recording`` where what it is a transcript of can be played, a
    ``film`` or sound; ``caution`` what to expect of its language; ``stale`` says that the
    cited words no longer stand in it, ``changed`` when its text last changed, and ``earlier`` until when it stood like
    this, where it is not what it is now. ``reading`` is what was read from pictures of its pages, and ``unread`` says
    which of them were not read.
    """
    at = original.replace("original/", "picture/", 1)
    doubtful = [each for each in reading.words if each.doubtful]
    apart = [each for each in others if span is None or each.end <= span.start or span.end <= each.start]
    marked = merged([*([span] if span else ()), *apart])
    laid_out = paragraphs(document, marked, headings, doubtful)
    return filled(
        "reader.html",
        document=document,
        paragraphs=laid_out,
        outline=outline(laid_out),
        marked=len(marked),
        speakers=speakers,
        speaker=speaker,
        notes=notes,
        pictures=pictures(document, reading, marked, at),
        doubtful=len(doubtful),
        unread=unread,
        page=document.page_of(span.start) if span else None,
        slides=document.media_type in SLIDES,
        address=address_in(document, span) if span else web_address(document.url),
        original=original,
        caution=caution,
        stale=stale,
        changed=changed,
        earlier=earlier,
        recording=recording,
        film=film,
        second=document.spot_of(span.start).second if span else None,
    )


def removed_document() -> str:
    """Return what the reader shows for a document that is no longer in the library."""
    return filled("removed.html")


def adding(progress: Progress | None, seconds: float, files: Sequence[FileState] = ()) -> str:
    """Return how far adding has come in ``seconds``, with a line for each of ``files``: those at work first."""
    shown = sorted(files, key=lambda each: _FIRST.index(each.stage))
    pace = wording.pace(progress, seconds) if progress else ""
    return filled("adding.html", progress=progress, pace=pace, files=shown[:MOST_FILES], more=len(shown[MOST_FILES:]))


def added(report: SyncReport) -> str:
    """Return what adding did."""
    warnings = [(change.title, each) for change in (*report.added, *report.changed) for each in change.warnings]
    return filled("added.html", report=report, warnings=warnings)


def working(what: str) -> str:
    """Return what is being done, for the person who waits."""
    return filled("working.html", what=what)


def problem(error: BylineError) -> str:
    """Return an error: what happened, to what, and what to do next."""
    return filled("problem.html", error=error)


def _text(shown: Shown) -> frozenset[str]:
    """Return the ids of all documents that hold the text of a citation's document."""
    return frozenset({shown.citation.document_id, *(each.document_id for each in shown.copies)})


def _name_of(place: str) -> str:
    """Return how a person knows a place: an address as it is, of a file its name."""
    return place if "://" in place else place.rsplit("/", 1)[-1]
