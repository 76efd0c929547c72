from random import Random

from index.types import Span
from training.reader.examples import Example, from_passage, from_sentences
from training.reader.mixture import deleted, plain, retrieved

MAYOR = "Mayor Lena Holt opened the tram line on Friday. The line cost nine million crowns. It runs to the port."
TRAM = "The tram line opened late. Critics called the tram line a waste. Nobody rode the tram line on Friday night."
HOLT = "Lena Holt spoke about the tram line, and the line of trams that Lena Holt opened. She was cheered."


def asked(passage: str, question: str, answer: str) -> Example:
    start = passage.index(answer)
    return from_passage(question, passage, [Span(start, start + len(answer))], source="made")


def unasked(passage: str) -> Example:
    return from_passage("", passage, [], source="other")


def test_a_retrieved_passage_is_near_and_does_not_hold_the_answer() -> None:
    question = asked(MAYOR, "who opened the tram line", "Lena Holt")
    pool = [unasked(HOLT), unasked(TRAM), question]
    (made,) = retrieved([question], pool, 1.0, Random(1))
    assert made.passage == TRAM
    assert made.question == question.question
    assert not made.answerable


def test_without_known_answer_words_no_passage_of_the_same_set_is_taken() -> None:
    question = from_sentences("who opened the tram line", ["Lena Holt did."], [0], source="made")
    pool = [from_sentences("", ["The tram line was opened."], [], source="made"), unasked(TRAM)]
    (made,) = retrieved([question], pool, 1.0, Random(1))
    assert made.passage == TRAM


def test_unanswerable_questions_get_no_retrieved_passage() -> None:
    question = from_passage("who opened the tram line", TRAM, [], source="made")
    assert retrieved([question], [unasked(HOLT)], 1.0, Random(1)) == []


def test_deleting_happens_by_chance() -> None:
    question = asked(MAYOR, "what did it cost", "nine million crowns")
    assert deleted([question], 0.0, Random(1)) == []
    assert len(deleted([question], 1.0, Random(1))) == 1


def test_titles_are_compared_like_article_names() -> None:
    assert plain("Fresno, California") == "fresno california"
