"""Short forms of a scope among the words of a question."""

import pytest

from assistant.answers.askable import QuestionError
from assistant.answers.assistant import Assistant
from assistant.question.scope import ScopeError, asked_of, describe, scoped, split
from assistant.types import Turn
from index.library.library import Library
from index.types import DocumentSummary, Scope
from tests.fakes import WordReader


def document(document_id: str, title: str, outlet: str | None, speakers: tuple[str, ...] = ()) -> DocumentSummary:
    return DocumentSummary(
        document_id,
        "v",
        title,
        outlet,
        f"{title} Writer",
        "2025-05-03",
        None,
        None,
        "text/plain",
        (),
        "",
        1,
        1,
        speakers,
    )


DOCUMENTS = (
    document("a1", "The quay will cost more", "Harbour Courier", ("Natalie Petrova", "Tom Ruck")),
    document("b2", "Quay delayed", "Meduza", ("a strategist", "Petrova")),
    document("c3", "A notice", None),
)


@pytest.mark.parametrize(
    ("typed", "words", "scope"),
    [
        ("What broke?", "What broke?", Scope()),
        ('What broke? outlet:"Harbour Courier"', "What broke?", Scope(outlets=("Harbour Courier",))),
        ("What broke outlet:“harbour courier”?", "What broke?", Scope(outlets=("Harbour Courier",))),
        ("outlet:«Meduza» What broke?", "What broke?", Scope(outlets=("Meduza",))),
        ("What broke outlet:Meduza?", "What broke", Scope(outlets=("Meduza",))),
        ("Outlet:courier what broke", "what broke", Scope(outlets=("Harbour Courier",))),
        ("what outlet:courier outlet:meduza", "what", Scope(outlets=("Harbour Courier", "Meduza"))),
        ("what does she say speaker:petrova", "what does she say", Scope(speakers=("Petrova",))),
        ("what does he say speaker:ruck", "what does he say", Scope(speakers=("Ruck",))),
        ("what speaker:“tom ruck”", "what", Scope(speakers=("Tom Ruck",))),
        ("what author:“a notice writer”", "what", Scope(authors=("A notice Writer",))),
        ("what document:quay", "what", Scope(documents=("a1", "b2"))),
        ("what document:c3", "what", Scope(documents=("c3",))),
        ("what after:2024-01-05", "what", Scope(after="2024-01-05")),
        ("what after:2024 before:2024-02", "what", Scope(after="2024-01-01", before="2024-02-29")),
        ("what before:2024", "what", Scope(before="2024-12-31")),
        ("what after:2024 after:2025", "what", Scope(after="2025-01-01")),
        ("", "", Scope()),
    ],
)
def test_short_forms_are_taken_out_of_the_words_and_narrow_the_scope(typed: str, words: str, scope: Scope):
    assert scoped(typed, Scope(), DOCUMENTS) == (words, scope)


@pytest.mark.parametrize(
    "typed",
    [
        "Did it begin at 10:30?",
        "outlet: which one",
        "place:Antwerp lamp",
        'what does "outlet:Meduza" mean',
        "https://outlet:8080/after:2024",
        "the   lamp\nand its keeper",
    ],
)
def test_any_other_word_with_a_colon_stays_a_word(typed: str):
    assert split(typed) == (typed, ())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("x outlet:Medusa", "No document is from the outlet “Medusa”; there are Meduza, Harbour Courier."),
        ("x author:Nobody", "No document is by the author “Nobody”; there are "),
        ("x speaker:kiselyov", "Nobody called “kiselyov” says anything in the documents; there are "),
        ("x document:zeppelin", "No document has the id or a title with the words “zeppelin”; there are "),
        ("x after:yesterday", "“yesterday” is not a date. Write it like 2025-05-03, 3 May 2025, May 2025 or 2025."),
        ("x before:2025-02-30", "“2025-02-30” is not a date."),
        ("x after:2025 before:2024", "No day is both on or after 2025-01-01 and on or before 2024-12-31."),
        ('x outlet:""', "Nothing stands after “outlet:”."),
    ],
)
def test_what_no_document_can_have_is_said(typed: str, said: str):
    with pytest.raises(ScopeError) as raised:
        scoped(typed, Scope(), DOCUMENTS)
    assert str(raised.value).startswith(said)


def test_a_name_that_is_set_elsewhere_is_held_against_the_documents_too():
    with pytest.raises(ScopeError, match="“Medusa”"):
        scoped("x", Scope(outlets=("Medusa",)), DOCUMENTS)
    assert scoped("x", Scope(outlets=("MEDUZA",)), DOCUMENTS) == ("x", Scope(outlets=("Meduza",)))
    assert scoped("x", Scope(outlets=("Medusa",)), ()) == ("x", Scope(outlets=("Medusa",)))


@pytest.mark.parametrize(
    ("filters", "typed", "both"),
    [
        (Scope(outlets=("Meduza", "Harbour Courier")), "outlet:meduza", Scope(outlets=("Meduza",))),
        (Scope(documents=("b2", "c3")), "document:quay", Scope(documents=("b2",))),
        (Scope(speakers=("Natalie Petrova",)), "speaker:petrova", Scope(speakers=("Natalie Petrova",))),
        (Scope(speakers=("petrova",)), 'speaker:"natalie petrova"', Scope(speakers=("Natalie Petrova",))),
        (Scope(after="2024-03-01"), "after:2024", Scope(after="2024-03-01")),
        (Scope(before="2024-03-01"), "outlet:meduza", Scope(outlets=("Meduza",), before="2024-03-01")),
    ],
)
def test_of_filters_and_short_forms_the_narrower_counts(filters: Scope, typed: str, both: Scope):
    assert scoped(f"x {typed}", filters, DOCUMENTS) == ("x", both)


@pytest.mark.parametrize("filters", [Scope(outlets=("Meduza",)), Scope(before="2024-01-01")])
def test_filters_and_short_forms_that_exclude_each_other_are_said(filters: Scope):
    with pytest.raises(ScopeError):
        scoped("x outlet:courier after:2025", filters, DOCUMENTS)


def test_a_scope_is_told_in_words():
    scope = Scope(("a", "b"), ("Meduza", "Courier"), ("Ada Finch",), ("Moor", "Ruck"), "2024-01-01", "2024-02-29")
    assert describe(scope) == (
        "2 sources · Meduza or Courier · by Ada Finch · said by Moor or Ruck"
        " · from 1 January 2024 · until 29 February 2024"
    )
    assert describe(Scope(documents=("a",))) == "1 source"
    assert describe(Scope()) == ""
    assert asked_of(Scope()) == "all documents"
    assert asked_of(Scope(speakers=("Moor",))) == "all documents · said by Moor"
    assert asked_of(Scope(outlets=("Meduza",), after="2024-01-01")) == "Meduza · from 1 January 2024"


@pytest.fixture
def assistant(library: Library, articles) -> Assistant:
    library.add([str(articles)])
    for each in library.documents():
        library.edit(each.document_id, {"outlet": f"The {each.title.split()[1].title()}"})
    return Assistant(library, WordReader())


def test_a_question_is_asked_of_what_its_short_forms_name(assistant: Assistant):
    question = "What did engineers find in the bridge's towers?"
    outlet = assistant.ask(question).citations[0].outlet
    other = next(each.outlet for each in assistant.library.documents() if each.outlet != outlet)
    answer = assistant.ask(f'{question} outlet:"{outlet}"')
    assert answer.question == f'{question} outlet:"{outlet}"'
    assert answer.scope == Scope(outlets=(outlet,))
    assert {each.outlet for each in (*answer.citations, *answer.nearest)} == {outlet}
    assert assistant.ask(f'{question} outlet:"{other}"').mode == "declined"
    report = assistant.search(f'bridge outlet:"{other}"')
    assert (report.query, report.scope.outlets) == ("bridge", (other,))
    assert {hit.document.outlet for hit in report.hits} == {other}


def test_short_forms_of_earlier_questions_are_no_part_of_a_follow_up(assistant: Assistant):
    first = 'What did engineers find in the towers? outlet:"The nothing"'
    answer = assistant.ask("And in the bridge?", turns=[Turn(first)])
    assert answer.scope == Scope()
    assert answer.mode == "quoted"


def test_short_forms_alone_are_no_question(assistant: Assistant):
    outlet = assistant.library.documents()[0].outlet
    with pytest.raises(QuestionError):
        assistant.ask(f'outlet:"{outlet}"')
