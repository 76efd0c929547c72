"""Rows of tables among what was found: those that a question asks for answer it by their cells, and no others do."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from assistant.cells import Looked, Table, look_up, read_table
from assistant.evidence import Given
from assistant.question import Question
from assistant.types import Evidence
from index.errors import DocumentNotFoundError
from index.library import Library
from index.types import Document, Hit, Sentence, Span

SURE = 0.97
"""How likely a row answers that holds what is asked for by name, under a heading that is asked for."""

_ROW = 0.6
"""How likely one does that is asked for by name and by nothing else."""

_LEFT = 0.1
"""How likely a row that is not asked for still is, as a part of what the reader takes it for, and at most."""

_RUN_TOGETHER = re.compile(
    r"(?!\d{4}-\d\d-\d\d |\d{1,3}(?: \d{3})+(?:[.,]\d+)?$)"
    r"(?:(?:\S*\d\S* )*\S*\d[.,:]\d\S*(?: \S*\d\S*)+|(?:\S*\d\S* )+\S*\d[.,:]\d\S*|.*[^\W\d_]{2} \d+[.,]\d\d)"
)
"""Two cells that were read as one, as of a PDF: "82.84 36", "winch 976.76". No short answer is made of them."""

_MOST_ROWS = 12
"""Rows that are shown at most where several are asked for."""

_AT_ALL = frozenset({"fact", "list", "yesno", "when", "keyword"})
"""Kinds of questions that a cell or a row may answer."""


@dataclass(frozen=True, slots=True)
class Tabled:
    """Passages with what their rows are likely to answer.

    ``rows`` are those that surely answer, in order; ``reckons`` says that a sum, a count or the greatest of a table is
    asked for.
    """

    passages: tuple[tuple[float, Given], ...]
    rows: tuple[Evidence, ...] = ()
    reckons: bool = False


def with_cells(library: Library, question: Question, passages: Sequence[tuple[float, Given]]) -> Tabled:
    """Return ``passages`` with each row of a table as likely as it is asked for, and those that are asked for added."""
    tabled = [given for _, given in passages if given.hit.passage.columns is not None]
    if not tabled or question.kind not in _AT_ALL or question.language not in (None, "en"):
        return Tabled(tuple(passages))
    looked = [_Read(question, *each) for each in _tables(library, tabled)]
    best = max((each.worth for each in looked), default=0.0)
    wanted = [row for each in looked if each.worth == best > 0 for row in each.evidence()]
    places = {(row.document.document_id, row.sentence.start): row for row in wanted}
    kept = [
        (answers, given) if given.hit.passage.columns is None else _weighed(given, places)
        for answers, given in passages
    ]
    there = {(e.document.document_id, e.sentence.start) for _, given in kept for e in given.evidence}
    added = (row for place, row in places.items() if place not in there)
    kept += [(row.probability, Given(hit, (row,))) for row in added if (hit := _hit(library, row))]
    rows = tuple(row for row in wanted if row.certain)
    return Tabled(tuple(kept), rows[:_MOST_ROWS], any(each.looked.reckons for each in looked))


class _Read:
    """A table held against a question."""

    def __init__(self, question: Question, table: Table, document: Document, hit: Hit) -> None:
        self.table, self._document, self._hit = table, document, hit
        above = (document.title, document.outlet, hit.passage.heading, hit.passage.caption)
        self.looked: Looked = look_up(question.asked, table, "\n".join(filter(None, above)))

    @property
    def worth(self) -> float:
        """How likely the rows that are asked for answer."""
        if not self.looked.rows or self.looked.strange or self.looked.reckons:
            return 0.0
        if self.looked.column is None:
            return 0.0 if self.looked.unknown else _ROW
        cells = (self.table.rows[number].words[self.looked.column] for number in self.looked.rows)
        return _ROW if self.looked.unknown or any(map(_RUN_TOGETHER.fullmatch, cells)) else SURE

    def evidence(self) -> Iterator[Evidence]:
        """Yield the rows that are asked for, with the cell where all of them agree on it."""
        column = self.looked.column
        rows = [self.table.rows[number] for number in self.looked.rows]
        told = {row.words[column] for row in rows} if column is not None else set()
        for row in rows:
            cell = row.cells[column].moved(-row.span.start) if column is not None and len(told) == 1 else None
            yield Evidence(
                document=self._hit.document,
                sentence=Sentence(row.span.start, row.span.end),
                words=row.span.of(self._document.text),
                probability=self.worth,
                short=cell if cell and self.worth == SURE and told != {""} else None,
                short_probability=self.worth if cell else 0.0,
                certain=self.worth == SURE,
                column=self.table.headings[column] if column is not None and self.table.headings else None,
            )


def _tables(library: Library, tabled: Iterable[Given]) -> Iterator[tuple[Table, Document, Hit]]:
    """Yield each table of which passages were found, whole."""
    tabled = list(tabled)
    documents: dict[str, Document] = {}
    seen: set[tuple[str, int]] = set()
    for given in tabled:
        document_id = given.hit.document.document_id
        with suppress(DocumentNotFoundError):  # removed since it was found
            document = documents.setdefault(document_id, library.document(document_id))
            own = (each.hit for each in tabled if each.hit.document.document_id == document_id)
            rows = [Span(each.start, each.end) for hit in own for each in hit.passage.sentences]
            table = read_table(document.text, given.hit.passage.sentences[0].start, rows)
            if table and (document_id, table.start) not in seen:
                seen.add((document_id, table.start))
                yield table, document, given.hit


def _weighed(given: Given, wanted: Mapping[tuple[str, int], Evidence]) -> tuple[float, Given]:
    """Return a passage of rows, of which those that are not asked for hardly answer, and say nothing in short."""
    told = tuple(
        wanted.get((each.document.document_id, each.sentence.start))
        or replace(each, probability=min(_LEFT, _LEFT * each.probability), short=None, short_probability=0.0)
        for each in given.evidence
    )
    return max((each.probability for each in told), default=0.0), replace(given, evidence=told)


def _hit(library: Library, row: Evidence) -> Hit | None:
    """Return the passage in which a row stands, ``None`` where its document was removed."""
    with suppress(DocumentNotFoundError):
        text = library.document(row.document.document_id).text
        for passage in library.passages(row.document.document_id):
            if passage.start <= row.sentence.start < passage.end:
                return Hit(row.document, passage, Span(passage.start, passage.end).of(text), 0.0)
    return None
