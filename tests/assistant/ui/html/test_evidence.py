from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from assistant.types import ShortAnswer
from assistant.ui.html.evidence import REMOVED, as_of_today, look_up
from index.catalog.redaction import documents_in, without
from index.catalog.saved import SavedStore
from index.errors import DocumentNotFoundError
from index.library.library import Library
from index.types import Document, DocumentSummary, EarlierVersion, Passage, Sentence
from tests.assistant.ui.examples import TEXT, answer, citation, document, summary

SENTENCES = (Sentence(0, 22), Sentence(23, 69), Sentence(70, 91))


class ShelfSaved(SavedStore):
    """Knows which documents there are."""

    def __init__(self, here: frozenset[str]) -> None:
        self._here = here

    def redacted(self, report: Mapping[str, object]) -> dict[str, object]:
        return without(report, documents_in(report) - self._here)


class ShelfLibrary(Library):
    """A library of given documents, each one passage long, and all of one text."""

    name = "press"

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {each.document_id: each for each in documents}
        self.saved = ShelfSaved(frozenset(self._documents))

    def document(self, document_id: str) -> Document:
        if document_id not in self._documents:
            raise DocumentNotFoundError("No document has that id.", place=document_id)
        return self._documents[document_id]

    def earlier(self, _document_id: str) -> tuple[EarlierVersion, ...]:
        return ()

    def documents(self) -> tuple[DocumentSummary, ...]:
        ids = tuple(self._documents)
        return tuple(summary(each, copies=tuple(other for other in ids if other != each)) for each in ids)

    def passages(self, document_id: str) -> tuple[Passage, ...]:
        return (Passage(0, len(self.document(document_id).text), SENTENCES, question="And the price?"),)

    def caution(self, _languages) -> str:
        return ""

    def original(self, document_id: str) -> Path | None:
        return Path(self.document(document_id).locations[0])


def test_a_citation_stands_among_its_neighbours():
    shown = look_up(ShelfLibrary([document()]), [citation()])[1]
    assert shown.state == "kept"
    assert shown.question == "And the price?"
    assert shown.before + shown.citation.quote + shown.after == TEXT


def test_a_citation_of_the_web_opens_at_its_words_and_one_of_a_pdf_at_its_page():
    url = "https://a.example/b"
    page = look_up(ShelfLibrary([document(url=url)]), [citation()])[1]
    pdf = look_up(ShelfLibrary([document(url=url, media_type="application/pdf", page_starts=(0, 5))]), [citation()])[1]
    assert page.address
    assert page.address.startswith(f"{url}#:~:text=")
    assert pdf.address == f"{url}#page=2"


def test_a_citation_names_the_documents_that_hold_the_same_text():
    [shown] = look_up(ShelfLibrary([document(), document(document_id="d2")]), [citation()]).values()
    assert [each.document_id for each in shown.copies] == ["d2"]


def test_a_citation_whose_words_changed_says_so():
    shown = look_up(ShelfLibrary([document(text=TEXT.replace("4.2", "6.4"), version="v2")]), [citation()])[1]
    assert (shown.state, shown.before, shown.after) == ("changed", "", "")


def test_a_later_version_with_the_same_words_in_place_is_kept():
    shown = look_up(ShelfLibrary([document(version="v2")]), [citation()])[1]
    assert (shown.state, shown.citation.version) == ("kept", "v2")


def test_nothing_of_a_removed_document_is_left_in_an_answer():
    gone = citation(2, document_id="d2", quote="A secret.", title="Secret", outlet="Secret News", speaker="Secretary")
    given = answer(
        citation(),
        gone,
        short_answer="A secret",
        short_answers=(ShortAnswer("A secret", (2,)),),
        nearest=(gone,),
        answer="All: A secret.",
    )
    told, shown = as_of_today(given, ShelfLibrary([document()]))
    assert [each.state for each in shown.values()] == ["kept", "removed"]
    assert "secret" not in repr((told, shown)).casefold()
    assert [each.text for each in told.statements] == [citation().quote, REMOVED]
    assert told.nearest == ()


def test_an_answer_whose_sources_stand_is_untouched():
    given = answer(citation(), nearest=(citation(2),))
    told, _ = as_of_today(given, ShelfLibrary([document()]))
    assert told.statements == given.statements
    assert told.citations == given.citations
    assert [each.quote for each in told.nearest] == [citation().quote]


@pytest.mark.parametrize("number", [1, 7])
def test_each_document_is_read_once(number):
    library = ShelfLibrary([document()])
    asked = []
    library.passages = lambda document_id: asked.append(document_id) or ()  # type: ignore[method-assign]
    look_up(library, [citation(each) for each in range(1, number + 1)])
    assert asked == ["d1"]
