"""What the page shows, as HTML. Every value is escaped by the templates; nothing here reads or writes anything."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.models import STAYS, Model, destination
from assistant.quoting import DIFFER, STATUSES
from assistant.types import Answer, Statement
from assistant.ui import wording
from assistant.ui.evidence import REMOVED, Shown
from assistant.ui.reading import paragraphs
from assistant.ui.wording import Said
from index.errors import BylineError
from index.types import Document, DocumentSummary, Failure, Progress, Span, SyncReport

ROWS = 200
"""The most documents listed at once; the search box narrows the rest."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the lists of documents show: those that match a search, of ``total`` in the library."""

    library: str
    total: int
    found: tuple[DocumentSummary, ...]
    query: str = ""

    @property
    def rows(self) -> tuple[DocumentSummary, ...]:
        """The documents that are listed."""
        return self.found[:ROWS]


def matching(documents: Iterable[DocumentSummary], query: str) -> tuple[DocumentSummary, ...]:
    """Return the documents whose title, outlet, author, date or address contains every word of ``query``."""
    words = query.casefold().split()
    return tuple(each for each in documents if all(word in _searched(each) for word in words))


def header(models: Sequence[Model]) -> str:
    """Return the page's head: its pages, and the models that may write, the preferred one first."""
    return _render("header.html", models=[(each.name, destination(each), each.place) for each in models], stays=STAYS)


def turn(
    turn_id: str,
    answer: Answer,
    shown: Mapping[int, Shown],
    follow_ups: Sequence[str],
    scope: str = "",
    *,
    writing: bool = False,
) -> str:
    """Return one exchange: the question, the answer with its citations, and its evidence.

    ``writing`` says that the answer is not at its end yet.
    """
    return _render(
        "turn.html",
        turn_id=turn_id,
        writing=writing,
        answer=answer,
        scope=scope,
        voices=_voices(answer, shown) if answer.mode == "quoted" else [],
        written=_written(answer, shown) if answer.mode == "written" else [],
        shorts=[(short.text, [shown[number] for number in short.citations]) for short in answer.short_answers],
        groups=_grouped(shown[citation.number] for citation in answer.citations),
        outlets=len({citation.outlet for citation in answer.citations if citation.outlet}),
        sources=len({citation.document_id for citation in answer.citations}),
        plain=wording.plain_text(answer),
        follow_ups=follow_ups,
    )


def failed_turn(turn_id: str, question: str, what: str, advice: str, scope: str = "") -> str:
    """Return an exchange that has no answer, with what happened and what to do next."""
    return _render("failed_turn.html", turn_id=turn_id, question=question, what=what, advice=advice, scope=scope)


def source_list(corpus: Corpus) -> str:
    """Return the documents with boxes that set the scope."""
    return _render("source_list.html", corpus=corpus)


def source_table(corpus: Corpus) -> str:
    """Return the documents as a table, each to be opened, edited or removed."""
    return _render("source_table.html", corpus=corpus)


def scope_line(filters: str, problem: str = "") -> str:
    """Return the line above the question: how many sources are asked, which the script counts, and the filters.

    ``problem`` is what is wrong with the short forms that are being typed.
    """
    return _render("scope_line.html", filters=filters, problem=problem)


def edited(document: Document) -> str:
    """Return the head of the form in which a document's metadata is edited."""
    return _render("edited.html", document=document)


def failures(failed: Sequence[Failure]) -> str:
    """Return what could not be added and was not dismissed."""
    return _render("failures.html", failures=failed)


def welcome(library: str, documents: int, examples: Sequence[str]) -> str:
    """Return what stands in the middle before the first question."""
    return _render("welcome.html", library=library, documents=documents, examples=examples)


def reader(document: Document, span: Span | None, *, headings: Set[str], original: bool, stale: bool) -> str:
    """Return a whole document with ``span`` marked; ``stale`` says that the cited words no longer stand in it."""
    return _render(
        "reader.html",
        document=document,
        paragraphs=paragraphs(document, span, headings),
        page=document.page_of(span.start) if span else None,
        address=wording.address_at(document.url, span.of(document.text)) if span else wording.web_address(document.url),
        original=original,
        stale=stale,
    )


def removed_document() -> str:
    """Return what the reader shows for a document that is no longer in the library."""
    return _render("removed.html")


def adding(progress: Progress | None, seconds: float) -> str:
    """Return how far adding has come in ``seconds``."""
    return _render("adding.html", progress=progress, pace=wording.pace(progress, seconds) if progress else "")


def added(report: SyncReport) -> str:
    """Return what adding did."""
    warnings = [(change.title, each) for change in (*report.added, *report.changed) for each in change.warnings]
    return _render("added.html", report=report, warnings=warnings)


def problem(error: BylineError) -> str:
    """Return an error: what happened, to what, and what to do next."""
    return _render("problem.html", error=error)


def _voices(answer: Answer, shown: Mapping[int, Shown]) -> list[tuple[Said | None, list[dict[str, object]]]]:
    """Put statements that follow one another and have the same voice together; those of removed sources have none."""
    voiced = [(_voice(each, shown), _statement(each, shown, _short_in(each, answer))) for each in answer.statements]
    return [(who, [each for _, each in group]) for who, group in groupby(voiced, key=lambda pair: pair[0])]


def _written(answer: Answer, shown: Mapping[int, Shown]) -> list[dict[str, object]]:
    """Return a model's sentences. One in the exact words of a source says whose they are, as these may not."""
    return [
        {**_statement(each, shown, None), "who": _voice(each, shown) if each.status == "verbatim" else None}
        for each in answer.statements
    ]


def _voice(statement: Statement, shown: Mapping[int, Shown]) -> Said | None:
    cited = [shown[number] for number in statement.citations if number in shown]
    if any(each.state == "removed" for each in cited):
        return None
    return wording.said_by(statement, cited[0].citation if cited else None)


def _short_in(statement: Statement, answer: Answer) -> str | None:
    marked = (each.text for each in answer.short_answers if set(each.citations) & set(statement.citations))
    return next(marked, None)


def _statement(statement: Statement, shown: Mapping[int, Shown], short: str | None) -> dict[str, object]:
    return {
        "pieces": wording.pieces(statement.text, short),
        "cited": [shown[number] for number in statement.citations if number in shown],
        "status": statement.status,
        "reasons": statement.reasons,
        "gone": statement.text == REMOVED,
    }


def _grouped(shown: Iterable[Shown]) -> list[list[Shown]]:
    """Group citations by document, the documents in the order in which they are first cited."""
    each = list(shown)
    order = list(dict.fromkeys(one.citation.document_id for one in each))
    each.sort(key=lambda one: order.index(one.citation.document_id))
    return [list(group) for _, group in groupby(each, key=lambda one: one.citation.document_id)]


def _searched(document: DocumentSummary) -> str:
    fields = (document.title, document.outlet, document.author, document.published, document.url)
    return " ".join(filter(None, fields)).casefold()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("assistant.ui"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["kinds"] = wording.KINDS
    environment.globals["differ"] = DIFFER
    environment.globals["statuses"] = STATUSES
    environment.globals["stages"] = wording.STAGES
    for word in (wording.day, wording.counted, wording.certainty, wording.address_at, wording.outcome):
        environment.filters[word.__name__] = word
    return environment


def _render(template: str, **values: object) -> str:
    return _environment().get_template(template).render(values)
