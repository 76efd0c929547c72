"""Messages that ask for no words in particular: greetings, overviews, a word; and how a follow-up was understood."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answers.assistant import HELLO, WELCOME, Assistant
from assistant.types import Turn
from index.library import Library
from tests.fakes import WordReader


@pytest.fixture
def assistant(library: Library, articles_and_interview: Path) -> Assistant:
    library.add([str(articles_and_interview)])
    return Assistant(library, WordReader(), threshold=0.45)


@pytest.mark.parametrize(("said", "told"), [("hi", HELLO), ("what can you do?", HELLO), ("thank you!", WELCOME)])
def test_a_greeting_gets_a_friendly_line_and_no_quotation(assistant: Assistant, said: str, told: str):
    answer = assistant.ask(said)
    assert (answer.mode, answer.kind, answer.citations, answer.nearest) == ("chat", "chat", (), ())
    assert answer.answer.splitlines()[0] == told
    assert assistant.follow_ups(answer) == assistant.examples()


def test_an_overview_is_of_what_is_in_scope_each_sentence_cited(assistant: Assistant):
    answer = assistant.ask("summarise this")
    assert (answer.mode, answer.kind, answer.short_answer) == ("overview", "overview", None)
    assert len({citation.document_id for citation in answer.citations}) > 1
    for statement, citation in zip(answer.statements, answer.citations, strict=True):
        text = assistant.library.document(citation.document_id).text
        assert statement.text == text[citation.start : citation.end]


def test_a_word_brings_what_the_documents_say_of_it(assistant: Assistant):
    answer = assistant.ask("pier")
    assert (answer.mode, answer.kind) == ("overview", "keyword")
    assert "pier" in answer.answer.casefold()


def test_what_no_document_mentions_has_no_overview(assistant: Assistant):
    assert assistant.ask("tell me about volcanoes").mode == "declined"


def test_how_a_follow_up_was_understood_is_said_and_a_full_question_is_as_typed(assistant: Assistant):
    before = Turn("Who is Ada Holm?", ("Dr. Ada Holm",))
    assert (
        assistant.ask("Why did she close the pier?", turns=[before]).understood
        == "Why did Dr. Ada Holm close the pier?"
    )
    assert assistant.ask("When will the pier open?", turns=[before]).understood is None


def add(library: Library, folder: Path, rows: Sequence[tuple[str, str, str]]) -> None:
    """Add documents of a title, a date and a text."""
    lines = (json.dumps({"title": title, "date": day, "outlet": "The Tide", "text": text}) for title, day, text in rows)
    file = folder / f"{rows[0][1]}.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    library.add([str(file)])


FERRY = (
    "Marigold runs aground",
    "2025-05-04",
    "The ferry Marigold ran aground off Selsby on 3 May 2025 with forty people on board.\n\n"
    "The ferry Marigold was launched in 1961 at the Holm yard in Selsby.\n\n"
    "Jo Marsh/Getty Images The ferry Marigold lies on the sandbank off Selsby.\n\n"
    "He had warned the harbour office twice about the sandbank.\n\n"
    "Lena Moor, the skipper of the ferry Marigold, was on the bridge when it ran aground.\n\n"
    "“I never saw that sandbank on any chart of Selsby,” Lena Moor said.",
)
SKIPPER = (
    "The skipper goes back",
    "2025-05-05",
    "Moor steered the ferry Marigold back to Selsby harbour on 4 May 2025. She had slept for two hours.",
)


@pytest.fixture
def ferry(library: Library, tmp_path: Path) -> Assistant:
    add(library, tmp_path, [FERRY])
    return Assistant(library, WordReader(), threshold=0.45)


def test_an_overview_begins_with_what_opens_a_document_and_goes_on_in_the_order_of_what_happened(ferry: Assistant):
    told = [each.text for each in ferry.ask("tell me about the ferry Marigold").statements]
    assert told[0].startswith("The ferry Marigold ran aground off Selsby")
    assert told.index(next(each for each in told if "1961" in each)) == 1
    assert not any("Getty" in each or each.startswith("He ") for each in told)


def test_a_person_is_told_by_who_they_are_what_they_did_and_what_they_say(ferry: Assistant, tmp_path: Path):
    add(ferry.library, tmp_path, [SKIPPER])
    told = ferry.ask("tell me about Lena Moor").statements
    assert told[0].text.startswith("Lena Moor, the skipper")
    assert (
        told[1].text
        == "Moor steered the ferry Marigold back to Selsby harbour on 4 May 2025. She had slept for two hours."
    )
    assert (told[-1].speaker, told[-1].text[:15]) == ("Lena Moor", "“I never saw th")


def test_a_person_is_not_told_by_what_befell_a_namesake(ferry: Assistant, tmp_path: Path):
    song = "The singer Moor Lindqvist sold a song. Moor sang it in Holm on 6 May 2025 for two hours."
    add(ferry.library, tmp_path, [SKIPPER, ("A song is sold", "2025-05-06", song)])
    told = [each.text for each in ferry.ask("tell me about Lena Moor").statements]
    assert any(each.startswith("Moor steered") for each in told)
    assert not any("sang" in each or "song" in each for each in told)


def test_a_phrase_is_no_persons_name(ferry: Assistant, tmp_path: Path):
    add(ferry.library, tmp_path, [("Tolls", "2025-05-07", "Selsby, a town of the north, has put up its tolls again.")])
    told = [each.text for each in ferry.ask("tell me about the ferry in Selsby").statements]
    assert told[0].startswith("The ferry Marigold")
    assert not any("tolls" in each for each in told)


def test_of_many_stories_each_is_told_in_a_sentence_and_the_latest_first_where_that_is_wanted(
    library: Library, tmp_path: Path
):
    stories = (
        "bakery oven flames",
        "bridge toll doubled",
        "owl nest discovered",
        "violin auction record",
        "marathon route",
    )
    rows = [
        (words, f"2025-03-0{day}", f"{words.capitalize()} {words} {words} gladdened Selsby {words} yesterday.")
        for day, words in enumerate(stories, start=1)
    ]
    add(library, tmp_path, rows)
    assistant = Assistant(library, WordReader(), threshold=0.45)
    everything = [each.text for each in assistant.ask("what's in here?").statements]
    assert [each.split()[0] for each in everything] == ["Bakery", "Bridge", "Owl", "Violin", "Marathon"]
    assert [each.text for each in assistant.ask("what's new?").statements] == everything[::-1]


def test_a_day_is_told_by_what_happened_on_it_and_not_by_what_was_planned(library: Library, tmp_path: Path):
    text = (
        "The ferry Marigold ran aground off Selsby on 3 May 2025 with forty people on board.\n\n"
        "The lifeboat from Holm took the passengers of the ferry off on 4 May 2025.\n\n"
        "The harbour office will hold an inquiry into the ferry on 3 May 2026."
    )
    add(library, tmp_path, [("Marigold runs aground", "2025-05-04", text)])
    answer = Assistant(library, WordReader(), threshold=0.45).ask("what happened on 3 may?")
    assert (answer.mode, answer.kind) == ("overview", "when")
    assert [each.text.split()[:5] for each in answer.statements] == [["The", "ferry", "Marigold", "ran", "aground"]]


def test_a_day_that_a_document_is_of_is_told_by_that_document(library: Library, tmp_path: Path):
    text = "The harbour office resolved by six votes to two to sell the ferry Marigold to a yard in Holm."
    add(library, tmp_path, [("Minutes of the harbour office, 6 May 2025", "2025-05-09", text)])
    assert Assistant(library, WordReader(), threshold=0.45).ask("what happened on 6 May?").statements[0].text == text
