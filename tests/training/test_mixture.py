import json
from pathlib import Path
from random import Random

from index.types import Span
from training.reader.examples import Example, from_passage, from_sentences
from training.reader.mixture import as_typed, build_mixture, deleted, plain, retrieved, swapped, word_runs
from training.reader.recipe import Recipe, Share
from training.reader.sets import Articles

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


def test_people_type_in_small_letters_and_without_a_question_mark() -> None:
    typed = as_typed(asked(MAYOR, "What did the U.S. pay?", "nine million crowns"))
    assert typed.question == "what did the u.s. pay"
    assert typed.answers[0].of(typed.passage) == "nine million crowns"


def test_texts_of_one_source_share_words_in_a_row_whatever_stands_around_them() -> None:
    shared = "the old steam engine of the mill ran for ninety years without a stop"
    assert word_runs(f"They say that {shared}.") & word_runs(f"In fact, {shared.capitalize()}, as it is told.")
    assert not word_runs(f"They say that {shared}.") & word_runs("The engine of the mill ran without a stop.")


def test_nothing_of_an_article_that_is_kept_out_is_in_the_mixture(tmp_path: Path) -> None:
    engine = "The old steam engine of the mill ran for ninety years without a stop."
    answers = [{"text": "ninety years", "start": engine.index("ninety")}]
    asked = {"question": "how long did it run", "context": engine, "answers": answers}
    other = {"question": "what runs to the port", "context": "The tram.", "answers": [{"text": "The tram", "start": 0}]}
    for place, records in {
        "squad_v2_dev/paragraphs": [{"id": "engine#p0", "doc": "engine", "text": engine}],
        "squad_v2_dev/questions": [],
        "qed/qa": [asked, other, other | {"title": "Engine"}],
    }.items():
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / f"{place}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    recipe = Recipe(shares={"squad": Share(), "qed": Share()}, retrieved=0.0, deleted=0.0)
    (left,) = build_mixture(tmp_path, recipe, Articles(train=(), calibration=(), test=("engine",)))
    assert left.passage == "The tram."


def test_titles_are_compared_like_article_names() -> None:
    assert plain("Fresno, California") == "fresno california"


def test_a_swapped_name_is_one_of_another_question_and_not_of_the_passage() -> None:
    about_holt = asked(MAYOR, "when did lena holt open the line", "Friday")
    about_bell = asked("Ada Bell sold the mill in 1911.", "what did ada bell sell", "the mill")
    made = [each for seed in range(20) for each in swapped([about_holt, about_bell], 1.0, Random(seed))]
    assert {(each.question, each.passage) for each in made} == {
        ("when did ada bell open the line", MAYOR),
        ("what did lena holt sell", about_bell.passage),
    }
    assert not any(each.answerable or each.answers for each in made)


def test_a_word_becomes_its_opposite_unless_the_passage_holds_that_too() -> None:
    passage = "The mill was opened by the river in spring."
    one = asked(passage, "when was the mill opened", "spring")
    (made,) = swapped([one], 1.0, Random(1))
    assert made.question == "when was the mill closed"
    both = asked(f"{passage} It closed in autumn.", "when was the mill opened", "spring")
    assert swapped([both], 1.0, Random(1)) == []


def test_what_holds_nothing_to_swap_or_no_answer_stays_away() -> None:
    plain_question = asked(MAYOR, "what did it cost", "nine million crowns")
    unanswerable = from_passage("when did lena holt sing", MAYOR, [], source="made")
    assert swapped([plain_question, unanswerable], 1.0, Random(1)) == []
