"""What a question names and the documents do not."""

from dataclasses import replace

import pytest

from assistant.answers.finding.gaps import unmentioned, unread
from assistant.question import read_question
from index.ingest import run
from index.loading import load
from index.types import Reading, Scope
from tests.assistant.ui.examples import answer, citation

TEXT = (
    "The wall at Carrowe moved 14 millimetres in 2025, says Inès Quarrie of the Garrow Ledger. Three engineers came "
    "from France. The British survey cost £1,200. Survey chief executive Mary Holm paid."
)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How far did the wall move in 2019?", ("2019",)),
        ("Who at Sandgate saw the wall move?", ("Sandgate",)),
        ("What does Ada Finch say about the wall?", ("Ada Finch",)),
        ("Did Tom Quarrie see it?", ("Tom Quarrie",)),
        ("Why did 7 engineers come from Spain?", ("Spain", "7")),
    ],
)
def test_another_year_place_or_person_is_noticed(question: str, expected: tuple[str, ...]):
    assert unmentioned(read_question(question), [TEXT]) == expected


@pytest.mark.parametrize(
    "question",
    [
        "How far did the wall at Carrowe move in 2025?",
        "What does Ines Quarrie say?",
        "What does Quarie's paper say about Carrow?",
        "Did 3 French engineers come?",
        "Who is the CEO of Survey?",
        "Did the survey from Britain cost 1200?",
        "Where Is The Harbour Of Sandgate?",
        "WHO SAW SANDGATE?",
        "Summarise it, please",
        "Summarise Quarrie's view",
        "who is ada finch?",
        "Is version 3.2.1 of 3.5.2019 at 10.0.0.1 the one of 2019-03-04?",
        "",
    ],
)
def test_a_name_or_number_in_another_form_and_what_is_no_name_are_not(question: str):
    assert unmentioned(read_question(question), [TEXT]) == ()


def test_nouns_with_capitals_are_no_names():
    assert unmentioned(read_question("Was kostet die Mauer im Jahr 2019?"), [TEXT], {"de"}) == ("2019",)


def test_pages_that_nobody_read_are_told_of_what_is_cited_and_of_all_where_nothing_answers(
    library, tmp_path, monkeypatch
):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    monkeypatch.setattr(
        run, "load", lambda fetched, _tell, **_how: [replace(each, reading=Reading((), (2,))) for each in load(fetched)]
    )
    [change] = library.add([str(path)]).added
    asked = read_question("How far did the wall move?")
    quoted = answer(citation(document_id=change.document_id))
    assert unread(library, asked, quoted).endswith("is a picture and was not read.")
    assert unread(library, asked, answer(citation())) == ""
    assert unread(library, asked, answer(mode="declined"))
    assert unread(library, asked, answer(mode="chat")) == ""
    elsewhere = asked.within(Scope(documents=("another",)))
    assert unread(library, elsewhere, answer(mode="declined")) == ""
