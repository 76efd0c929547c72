"""One question down, one answer up, over a real library."""

from pathlib import Path

import pytest

from assistant.answers.askable import LONGEST_QUESTION, QuestionError
from assistant.answers.assistant import AT_LENGTH, EMPTY, Assistant
from assistant.types import Turn
from assistant.wording.phrasing import DECLINED
from index.library.library import Library
from index.types import Scope
from tests.fakes import WordReader


@pytest.fixture
def assistant(library: Library, articles_and_interview: Path) -> Assistant:
    library.add([str(articles_and_interview)])
    return Assistant(library, WordReader(), threshold=0.45)


def test_an_answer_is_the_documents_own_sentences_at_their_spans(assistant: Assistant):
    answer = assistant.ask("Why was the pier closed?")
    assert answer.mode == "quoted"
    assert "two piles had rotted" in answer.statements[0].text
    for citation in (*answer.citations, *answer.nearest):
        text = assistant.library.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote
    assert [n for statement in answer.statements for n in statement.citations] == [c.number for c in answer.citations]
    assert all(f"{citation.quote} [{citation.number}]" in answer.answer for citation in answer.citations)


def test_what_an_interviewee_says_has_her_name_and_not_the_articles(assistant: Assistant):
    [citation] = assistant.ask("Why was the pier closed?").citations
    assert citation.speaker == "Dr. Ada Holm"
    assert citation.manner == "said"


def test_a_question_that_nothing_answers_is_declined_with_the_nearest(assistant: Assistant):
    answer = assistant.ask("Which company insured the pier?")
    assert (answer.mode, answer.answer, answer.statements, answer.citations) == ("declined", DECLINED, (), ())
    assert answer.nearest
    assert 0.0 <= answer.sure < 0.5


def test_take_the_answering_document_away_and_it_declines_put_it_back_and_it_answers(
    assistant: Assistant, articles: Path
):
    question = "When does the bridge close?"
    citation, *_ = assistant.ask(question).citations
    assistant.library.remove([citation.document_id])
    assert assistant.ask(question).mode == "declined"
    assistant.library.add([str(articles)])
    assert assistant.ask(question).citations[0].quote == citation.quote


def test_a_follow_up_is_answered_from_the_turn_before(assistant: Assistant):
    first = assistant.ask("What does Holm say about why the pier was closed?")
    turn = first.turn
    assert turn == Turn(
        first.question,
        tuple(dict.fromkeys(c.speaker for c in first.citations if c.speaker)),
        first.understood,
        first.short_answer,
        first.statements[0].text,
    )
    second = assistant.ask("And when will it open, does she say?", turns=[turn])
    assert "June" in second.answer
    assert second.question == "And when will it open, does she say?"


def test_what_an_outlet_says_is_taken_from_its_own_documents(assistant: Assistant):
    answer = assistant.ask("What does The Lantern say about the roof?")
    assert {citation.outlet for citation in (*answer.citations, *answer.nearest)} == {"The Lantern"}


@pytest.mark.parametrize("question", ["Who is Dr. Holm?", "who is ada holm"])
def test_who_somebody_is_may_be_told_by_a_heading(assistant: Assistant, question: str):
    answer = assistant.ask(question)
    assert answer.mode == "quoted"
    assert "Interview with Dr. Ada Holm, harbour master" in [each.quote for each in answer.citations]
    for citation in answer.citations:
        text = assistant.library.document(citation.document_id).text
        assert text[citation.start : citation.end] == citation.quote


def test_nobody_is_introduced_who_is_not(assistant: Assistant):
    assert assistant.ask("Who is Walter Ashgrove?").mode == "declined"


def test_an_interviewers_question_is_no_answer(assistant: Assistant):
    answer = assistant.ask("When will the pier open?")
    assert all(not citation.quote.endswith("?") for citation in (*answer.citations, *answer.nearest))
    assert "June" in answer.answer


def test_a_scope_is_kept_to(assistant: Assistant):
    answer = assistant.ask("Why was the pier closed?", scope=Scope(outlets=("The Lantern",)))
    assert {c.title for c in (*answer.citations, *answer.nearest)} <= {"A school roof"}


def test_an_empty_library_says_so(library: Library):
    answer = Assistant(library, WordReader()).ask("What happened?")
    assert (answer.mode, answer.notice) == ("declined", EMPTY)


@pytest.mark.parametrize(
    "question", ["", "  \n ", "x" * (LONGEST_QUESTION + 1), "word " * 200_000, "caf\udce9 closed?"]
)
def test_a_question_that_cannot_be_asked_is_an_error_that_says_why(assistant: Assistant, question: str):
    with pytest.raises(QuestionError) as error:
        assistant.ask(question)
    assert error.value.advice


@pytest.mark.parametrize("question", ["🙂🙃", "?!", "日本語で何が", "' OR 1=1 --", "\x00"])
def test_odd_questions_get_an_answer_or_a_refusal_never_a_crash(assistant: Assistant, question: str):
    assert assistant.ask(question).mode in {"quoted", "declined"}


def test_the_seconds_add_up(assistant: Assistant):
    seconds = assistant.ask("Why was the pier closed?").seconds
    assert min(seconds.retrieve, seconds.read, seconds.answer) >= 0
    assert seconds.total >= seconds.retrieve + seconds.read + seconds.answer


def test_where_somebodys_words_are_asked_for_and_only_others_speak_it_says_so(library: Library, tmp_path: Path):
    letter = "“Mayor Gask closed the pier because the piles had rotted,” said Ida Holm, the engineer.\n"
    (tmp_path / "letter.txt").write_text(letter, "utf-8")
    library.add([str(tmp_path / "letter.txt")])
    assistant = Assistant(library, WordReader())
    asked = assistant.ask("What does Gask say about why the pier was closed?")
    assert [each.speaker for each in asked.citations] == ["Ida Holm"]
    assert asked.notice == "Nothing here is said by Gask: these are the words of others."
    assert assistant.ask("What does Holm say about why the pier was closed?").notice is None


def test_a_year_or_name_that_no_cited_document_mentions_is_told(assistant: Assistant):
    asked = assistant.ask("Why was the pier closed in 1987?")
    assert asked.notice == "The documents cited here do not mention “1987”."
    assert asked.citations
    assert assistant.ask("Why was the pier closed?").notice is None


def test_a_name_that_no_document_mentions_is_told_when_it_declines(assistant: Assistant):
    declined = assistant.ask("Which company of Sandgate insured the pier?")
    assert (declined.mode, declined.notice) == ("declined", "None of the documents mentions “Sandgate”.")
    elsewhere = assistant.ask("Who found the rust in the school roof in May?")
    assert (elsewhere.mode, elsewhere.notice) == ("declined", None)


def test_asked_for_an_authors_words_it_reads_what_they_wrote(library: Library, articles_and_interview: Path):
    column = "---\ntitle: My pier\nauthor: Gil Tarn\n---\n\nThe pier was closed because nobody looked after it.\n"
    (articles_and_interview / "column.md").write_text(column, "utf-8")
    library.add([str(articles_and_interview)])
    asked = Assistant(library, WordReader()).ask("What does Gil Tarn say about why the pier was closed?")
    assert {each.author for each in asked.citations} == {"Gil Tarn"}
    assert asked.notice is None


def test_it_is_less_sure_where_nothing_mentions_what_the_question_names(assistant: Assistant):
    questions = (assistant.read(f"Why was the pier {where}closed?") for where in ("", "of Sandgate "))
    here, elsewhere = map(assistant.find, questions)
    assert elsewhere.sure <= here.sure / 2


def test_somebody_who_says_nothing_of_it_is_not_given_others_words(assistant: Assistant):
    answer = assistant.ask("What does Holm say about the iron bridge?")
    assert (answer.mode, answer.citations) == ("declined", ())


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("When did the ferry sink?", 1),
        ("Why did the ferry sink?", AT_LENGTH),
        ("List all the ships that sank", AT_LENGTH),
    ],
)
def test_less_is_enough_where_a_few_words_cannot_answer(assistant: Assistant, question: str, share: float):
    assert assistant.enough(assistant.read(question)) == pytest.approx(0.45 * share)


PRICES = """Item;Price;Stock;Supplier
pump;120.00;4;Moe Shipping
ballast pump;738.70;2;Aas Brothers
ballast pump seal;34.00;55;Aas Brothers
deck lantern;359.34;12;Holm & Co
engine gasket;976.80;9;Moe Shipping
"""


@pytest.fixture
def stores(library: Library, tmp_path: Path) -> Assistant:
    (tmp_path / "prices.csv").write_text(PRICES, "utf-8")
    library.add([str(tmp_path / "prices.csv")])
    return Assistant(library, WordReader(), threshold=0.45)


@pytest.mark.parametrize(
    ("question", "cell", "column", "row"),
    [
        ("What is the price of the ballast pump?", "738.70", "Price", "ballast pump | 738.70 | 2 | Aas Brothers"),
        ("How much does the engine gasket cost?", "976.80", "Price", "engine gasket | 976.80 | 9 | Moe Shipping"),
        ("How many deck lanterns are in stock?", "12", "Stock", "deck lantern | 359.34 | 12 | Holm & Co"),
        ("Which item costs 359.34?", "deck lantern", "Item", "deck lantern | 359.34 | 12 | Holm & Co"),
    ],
)
def test_a_question_about_a_table_is_answered_by_its_cell(stores, question, cell, column, row):
    answer = stores.ask(question)
    [short] = answer.short_answers
    assert (short.text, short.column) == (cell, column)
    assert [each.quote for each in answer.citations] == [row]


@pytest.mark.parametrize(
    "question",
    ["What is the price of the bilge pump?", "Which item is the most expensive?", "What does the ballast pump weigh?"],
)
def test_what_no_cell_of_a_table_tells_is_declined(stores, question):
    assert stores.ask(question).mode == "declined"
