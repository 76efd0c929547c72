"""Documents and questions in other languages: what is found, what is said of it, and whose words it is not called."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.answers.assistant import Assistant
from assistant.reader.shared_words import read_words
from assistant.wording.locale import language_name, speak
from assistant.wording.phrasing import lead_line, long_date
from index.errors import WrongUseError
from index.library.cautions import caution
from index.library.library import Library
from index.text import sentence_spans
from index.text.language.languages import ENGLISH, language_of
from tests.fakes import WordReader

ARTICLES = Path(__file__).parents[1] / "data" / "languages" / "articles"


@pytest.fixture
def held(library: Library) -> Library:
    library.add([str(ARTICLES)])
    return library


def by_language(library: Library) -> dict[str | None, str]:
    return {each.language: each.document_id for each in library.documents()}


def test_a_language_is_told_of_a_text_and_not_of_a_few_letters():
    assert {language_of(file.read_text("utf-8")) for file in ARTICLES.iterdir()} == {"ru", "de", "zh", "ar"}
    assert language_of("Garrowmouth, 2025") is None


def test_adding_says_what_to_expect_of_a_language(library: Library, articles: Path):
    report = library.add([str(ARTICLES / "most.txt"), str(articles)])
    warnings = {change.title: change.warnings for change in report.added}
    assert warnings.pop("Мост через Ветлинку закрыт до осени") == (
        "In Russian: texts are found by their words, not by meaning; the reader does not know it, so answers are the "
        "sentences that share most words with the question; who says what is told only of interviews.",
    )
    assert set(warnings.values()) == {()}


def test_a_caution_says_only_what_is_not_known():
    every, unsaid = frozenset({"multilingual"}), None
    assert caution(["en", None], meaning=ENGLISH, reading=ENGLISH) == ""
    assert caution(["ru"], meaning=every, reading=every) == "In Russian: who says what is told only of interviews."
    assert "In German and French: " in caution(["fr", "de"], meaning=every, reading=every)
    assert "does not say whether" in caution(["ru"], meaning=unsaid, reading=every)
    assert "only in the form that is asked for" in caution(["ka"], meaning=every, reading=every)
    assert "form that is asked for" not in caution(["zh"], meaning=every, reading=every)


@pytest.mark.parametrize(
    ("question", "language", "told"),
    [
        ("Сколько стоит ремонт моста?", "ru", "Ремонт обойдётся городу в 42 млн рублей"),
        ("Was kostet die Reparatur?", "de", "Die Reparatur kostet rund 4,2 Mio. Euro."),
        ("维修费用是多少？", "zh", "维修费用是四千二百万元"),
        ("كم تبلغ كلفة الإصلاح؟", "ar", "تبلغ كلفة الإصلاح أربعة ملايين دينار"),
    ],
)
def test_a_question_is_answered_from_its_own_language_with_one_caution(
    held: Library, question: str, language: str, told: str
):
    answer = Assistant(held, WordReader()).ask(question)
    assert answer.mode == "quoted"
    assert any(citation.quote.startswith(told) for citation in answer.citations)
    assert {citation.document_id for citation in answer.citations} == {by_language(held)[language]}
    assert answer.notice
    assert answer.notice.count("In ") == 1
    for citation in answer.citations:
        assert held.document(citation.document_id).text[citation.start : citation.end] == citation.quote


def test_an_answer_in_english_from_english_says_nothing_of_languages(held: Library, articles: Path):
    held.add([str(articles)])
    assert Assistant(held, WordReader()).ask("When does the bridge close?").notice is None


def test_nothing_in_another_language_is_shown_as_the_documents_own_words(held: Library):
    for document in held.documents():
        text = held.document(document.document_id).text
        for sentence in (each for passage in held.passages(document.document_id) for each in passage.sentences):
            words = text[sentence.start : sentence.end]
            assert sentence.speaker is None
            assert sentence.manner in ("quoted", "unclear")
            if words.startswith(("«", "„")):
                assert sentence.manner == "quoted"


def test_who_says_it_is_said_to_be_unknown(held: Library):
    answer = Assistant(held, WordReader()).ask("бояться нечего")
    [citation] = [each for each in answer.citations if "бояться" in each.quote]
    assert lead_line(citation).startswith("The document, in quotation marks, not known whose, in “Мост")


def test_words_are_shared_in_any_form():
    text = "Опоры крепкие. Ремонт моста идёт."
    [reading] = read_words("о ремонте мостов", [text], [sentence_spans(text, "ru")], ["ru"])
    assert 0.5 > reading.sentences[1] > 0.4 > reading.sentences[0] == 0


def test_a_language_is_named_and_dates_are_put_as_it_is_set():
    try:
        speak("de")
        assert (long_date("2025-04-02"), language_name("ru")) == ("2. April 2025", "Russisch")
        speak("en-US")
        assert long_date("2025-04-02") == "April 2, 2025"
        assert long_date("2025-04-02", language="en_GB") == "2 April 2025"
    finally:
        speak("en")
    assert (long_date("2025-04-02", "medium"), long_date("2025"), language_name("zh")) == (
        "2 Apr 2025",
        "2025",
        "Chinese",
    )
    with pytest.raises(WrongUseError, match="no language"):
        speak("klingonish")


def test_the_command_line_lists_shows_and_edits_languages(byline: Callable):
    byline("add", str(ARTICLES / "most.txt"))
    listed = json.loads(byline("list", "--json").out)["documents"][0]
    assert listed["language"] == "ru"
    assert "Russian" in byline("list").out
    shown = byline("show", listed["document_id"]).out
    assert "Russian" in shown
    assert "In Russian: texts are found by their words" in " ".join(shown.split())
    edited = byline("edit", listed["document_id"], "--language", "Ukrainian")
    assert edited.code == 0
    assert json.loads(byline("list", "--json").out)["documents"][0]["language"] == "uk"
    wrong = byline("edit", listed["document_id"], "--language", "Klingonish")
    assert wrong.code == 2
    assert "no language of this name" in wrong.err
