"""Who said what across documents: grouped, joined, filtered, and searched by meaning."""

import dataclasses
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.analysis.claims.claims import ClaimsReport, asked_for, find_claims
from assistant.analysis.claims.speakers import UnknownSpeakerError, join, part
from index.library.library import Library
from index.types import Scope, SpeakerForm

TEXTS = {
    "quay.md": (
        "---\ntitle: The quay\noutlet: Courier\ndate: 2025-05-03\n---\n\n"
        "“The quay is safe,” said Dr. Natalie Petrova, a pilot.\n\nIt rained. Tom Ruck denied that the quay leaks.\n\n"
        "A strategist said that the ferry would sink."
    ),
    "mill.md": (
        "---\ntitle: The mill\noutlet: Echo\ndate: 2025-06-01\n---\n\n"
        "According to Dr. Petrova, the mill is sold.\n\nThe mill is old.\n\nA strategist said that the dam would hold."
    ),
}


@pytest.fixture
def press(library: Library, tmp_path: Path) -> Library:
    folder = tmp_path / "press"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    library.add([str(folder)])
    return library


def told(report: ClaimsReport) -> dict[str | None, list[str]]:
    return {each.name: [said.text.rstrip(".") for said in each.claims] for each in report.speakers if each.variants}


def test_each_speaker_has_their_statements_and_the_forms_of_their_name(press: Library):
    report = find_claims(press, scope=Scope())
    first = report.speakers[0]
    assert (first.name, first.total) == ("Dr. Natalie Petrova", 2)
    assert [(each.name, each.claims) for each in first.variants] == [("Dr. Natalie Petrova", 1), ("Dr. Petrova", 1)]
    assert [said.text.rstrip(".") for said in first.claims] == ["the mill is sold", "“The quay is safe,”"]
    assert (report.documents, report.claims, report.own) == (2, 5, 2)


def test_somebody_without_a_name_is_another_in_every_document(press: Library):
    strategists = [each for each in find_claims(press, scope=Scope()).speakers if each.name == "A strategist"]
    assert [each.total for each in strategists] == [1, 1]
    assert len({each.variants[0].document_id for each in strategists}) == 2


def test_every_quote_and_every_word_stand_exactly_where_they_are_said_to(press: Library):
    report = find_claims(press, scope=Scope(), own=True)
    for each in report.speakers:
        for said in each.claims:
            citation = report.citations[said.citation - 1]
            text = press.document(citation.document_id).text
            assert text[citation.start : citation.end] == citation.quote
            assert " … ".join(span.of(text) for span in said.words) == said.text
            assert (citation.speaker, citation.via) == (said.speaker, said.via)


def test_their_own_voice_comes_last_and_only_when_asked_for(press: Library):
    own = find_claims(press, scope=Scope(), own=True).speakers[-1]
    assert own.name is None
    assert sorted(said.text for said in own.claims) == ["It rained.", "The mill is old."]
    assert None not in {each.name for each in find_claims(press, scope=Scope()).speakers}


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ("denied", {"that the quay leaks"}),
        ("direct", {"“The quay is safe,”"}),
        (
            "reported",
            {"that the quay leaks", "the mill is sold", "that the ferry would sink", "that the dam would hold"},
        ),
    ],
)
def test_statements_are_chosen_by_how_they_are_put(press: Library, only, expected: set[str]):
    report = find_claims(press, scope=Scope(), only=only)
    assert {said.text.rstrip(".") for each in report.speakers for said in each.claims} == expected


def test_a_scope_chooses_documents_and_speakers_by_any_form_of_their_name(press: Library):
    assert told(find_claims(press, scope=Scope(outlets=("Echo",))))["Dr. Petrova"] == ["the mill is sold"]
    assert list(told(find_claims(press, scope=Scope(speakers=("natalie",))))) == ["Dr. Natalie Petrova"]
    assert len(told(find_claims(press, scope=Scope(speakers=("natalie",))))["Dr. Natalie Petrova"]) == 2


def test_a_question_names_a_speaker_and_a_topic(press: Library):
    assert told(find_claims(press, "What does Petrova say about the mill?", scope=Scope())) == {
        "Dr. Natalie Petrova": ["the mill is sold"]
    }
    assert told(find_claims(press, "Tom Ruck", scope=Scope())) == {"Tom Ruck": ["that the quay leaks"]}
    nearest = find_claims(press, "the ferry would sink", scope=Scope()).speakers[0]
    assert nearest.claims[0].text == "that the ferry would sink"
    assert (nearest.claims[0].similarity or 0) > 0.5


@pytest.mark.parametrize(
    ("query", "names", "topic"),
    [
        ("What does Petrova say about the mill?", ("Natalie Petrova",), "the mill"),
        ("what does petrova say", ("Natalie Petrova",), None),
        ("Petrova", ("Natalie Petrova",), None),
        ("the price of the mill", (), "the price of the mill"),
        ("  ", (), None),
        (None, (), None),
    ],
)
def test_what_a_query_asks_for(query: str | None, names: tuple[str, ...], topic: str | None):
    assert asked_for(query, ["Natalie Petrova", "Tom Ruck"]) == (names, topic)


@pytest.mark.parametrize(
    ("sort", "first"),
    [("claims", "Dr. Natalie Petrova"), ("name", "A strategist"), ("date", "A strategist"), ("outlet", "A strategist")],
)
def test_speakers_are_put_in_order(press: Library, sort, first: str):
    assert find_claims(press, scope=Scope(), sort=sort).speakers[0].name == first


def test_a_person_joins_two_speakers_and_parts_them_again(press: Library):
    ruck, petrova = SpeakerForm("Tom Ruck"), SpeakerForm("Dr. Petrova")
    join(press, ruck, petrova)
    assert "Tom Ruck" not in told(find_claims(press, scope=Scope()))
    assert find_claims(press, "Tom Ruck", scope=Scope()).speakers[0].total == 3
    part(press, ruck, petrova)
    assert len(told(find_claims(press, scope=Scope()))["Dr. Natalie Petrova"]) == 2
    assert "Tom Ruck" in told(find_claims(press, scope=Scope()))


def test_a_form_that_was_parted_stands_alone(press: Library):
    part(press, SpeakerForm("Dr. Petrova"), SpeakerForm("Dr. Natalie Petrova"))
    assert {"Dr. Petrova", "Dr. Natalie Petrova"} <= set(told(find_claims(press, scope=Scope())))


def test_a_name_that_nobody_bears_cannot_be_joined(press: Library):
    with pytest.raises(UnknownSpeakerError, match="Nobody in this library is called “Ida Holm”"):
        join(press, SpeakerForm("Ida Holm"), SpeakerForm("Tom Ruck"))
    assert press.speaker_decisions() == ()


def test_the_command_prints_who_said_what_and_its_json_is_the_contract(byline: Callable, tmp_path: Path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    byline("add", tmp_path / "quay.md", tmp_path / "mill.md")
    printed = byline("claims", "--own").out
    assert "Dr. Natalie Petrova 2\nAlso “Dr. Petrova”." in printed
    assert re.search(r"denied, in “.+”, Courier, 3 May 2025\n  that the quay leaks \[\d\] \(reported\)", printed)
    assert "In their own voice 2" in printed
    report = json.loads(byline("claims", "--json", "--only", "denied").out)
    assert list(report) == [field.name for field in dataclasses.fields(ClaimsReport)]
    assert [each["name"] for each in report["speakers"]] == ["Tom Ruck"]


def test_the_command_joins_and_parts_names(byline: Callable, tmp_path: Path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    byline("add", tmp_path / "quay.md", tmp_path / "mill.md")
    assert byline("speakers", "join", "Tom Ruck", "Dr. Petrova").code == 0
    assert "Also “Tom Ruck”, “Dr. Petrova”." in byline("claims").out
    assert byline("speakers", "part", "Tom Ruck", "Dr. Petrova").code == 0
    assert "“Tom Ruck”" not in byline("claims").out
    unknown = byline("speakers", "join", "Ida Holm", "Tom Ruck")
    assert (unknown.code, "Nobody in this library" in unknown.err) == (2, True)
