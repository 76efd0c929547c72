"""Two steps from a question to passages."""

from pathlib import Path

import pytest

from assistant.answers.finding.retriever import PassageRetriever, to_hits
from index.library.library import Library
from index.types import Scope

TEXTS = {
    "The Silent Mill": "The Silent Mill is a film by the director Ada Holm, with music by Otto Brandt, shot in winter.",
    "Ada Holm": "She was born in Lund, the daughter of a baker. Her sister kept bees.",
    "Otto Brandt": "He was born in Turku, the son of a pilot, and played the organ.",
    "Registers": "Each place keeps its own birth register.",
    "Herons": "The birth place of the herons is a silent marsh.",
    "Theatre": "The director of the theatre left the place.",
    "Wheat": "A silent mill has no director and grinds no wheat.",
    "Clinic": "The birth clinic has a new director.",
}


@pytest.fixture
def films(library: Library, tmp_path: Path) -> Library:
    for title, text in TEXTS.items():
        (tmp_path / f"{title}.md").write_text(f"---\ntitle: {title}\n---\n{text}\n", encoding="utf-8")
        library.add([str(tmp_path / f"{title}.md")])
    return library


def titles(library: Library, question: str, scope: Scope = Scope(), limit: int = 4) -> list[str]:  # noqa: B008
    retriever = PassageRetriever(library=library, scope=scope, limit=limit)
    return [hit.document.title for hit in to_hits(retriever.invoke(question))]


def test_a_document_that_only_another_one_leads_to_is_found(films: Library):
    question = "What is the place of birth of the director of The Silent Mill?"
    one_step = [hit.document.title for hit in films.search(question, limit=4).hits]
    assert "Ada Holm" not in one_step
    assert titles(films, question)[:3] == ["The Silent Mill", "Ada Holm", "Otto Brandt"]


def test_the_nearest_passages_lead_on_where_the_question_names_no_title(films: Library):
    assert "Ada Holm" in titles(films, "Where was the woman born who directed the film shot in winter?")


def test_nothing_outside_the_scope_is_led_to(films: Library):
    ids = {each.title: each.document_id for each in films.documents()}
    scope = Scope(documents=(ids["The Silent Mill"], ids["Otto Brandt"]))
    found = titles(films, "What is the place of birth of the director of The Silent Mill?", scope)
    assert sorted(found) == ["Otto Brandt", "The Silent Mill"]


def test_without_names_the_order_of_the_search_stays(films: Library):
    question = "Which fields have a number?"
    assert titles(films, question) == [hit.document.title for hit in films.search(question, limit=4).hits]


def test_a_passage_with_a_word_that_hardly_any_document_has_is_read_too(library: Library, tmp_path: Path):
    towns = "Orla Sallow Pendry Mirk Tarn Hask Vell Brack Lund".split()
    for town in towns:
        told = f"The council of {town} and its harbour board met about the quay again."
        (tmp_path / f"{town}.txt").write_text(told, "utf-8")
    (tmp_path / "rare.txt").write_text("Ada Pike called it a walrus. It rained.\n", "utf-8")
    library.add([str(tmp_path)])
    retriever = PassageRetriever(library=library, limit=2)
    found = to_hits(retriever.invoke("Who of the council and the harbour board met about the walrus again?"))
    assert len(found) == 2
    assert any("walrus" in each.text for each in found)
