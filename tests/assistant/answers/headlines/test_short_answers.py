"""The few words that answer, each with who says it."""

from dataclasses import replace

import pytest

from assistant.answers.headlines.calibrator import Calibrator
from assistant.answers.headlines.short_answers import shorten
from assistant.evidence import cite
from assistant.question import read_question
from assistant.question.expected import asks_at_length
from assistant.types import ShortAnswer
from assistant.wording.headlines import headline
from index.types import DocumentSummary, Span, Spot
from tests.assistant.evidence import COURIER, LETTER, evidence

AS_READ = Calibrator({"short": 1.0}, 0.0, headline=0.25, difference=0.2, contested=2.0)
"""Takes the reader's word for it: nothing but its own probability weighs."""


def shortened(
    question: str,
    *given: tuple[str, str, float],
    document: DocumentSummary | None = None,
    calibrator: Calibrator = AS_READ,
) -> list[tuple[str, tuple[int, ...]]]:
    """Shorten sentences, each with its short answer and how likely that is right, and each of a document of its own."""
    chosen = [
        replace(
            evidence(words, 0.9, place * 100, document or replace(COURIER, document_id=f"d{place}")),
            short=Span(words.index(short), words.index(short) + len(short)),
            short_probability=probability,
        )
        for place, (words, short, probability) in enumerate(given)
    ]
    citations = cite(chosen, [Spot()] * len(chosen))
    shorts = shorten(read_question(question), chosen, citations, chosen, 0.9, calibrator)
    return [(each.text, each.citations) for each in shorts]


def test_the_likeliest_short_answer_comes_first_and_another_one_beside_it():
    given = ("It moved by 14 mm.", "14 mm", 0.5), ("It moved by 41 mm.", "41 mm", 0.8)
    assert shortened("How far did it move?", *given) == [("41 mm", (2,)), ("14 mm", (1,))]


def test_sentences_that_say_the_same_share_a_short_answer():
    given = ("It closed on Friday 3 May.", "Friday 3 May", 0.8), ("It closed on Friday.", "Friday", 0.7)
    assert shortened("When did it close?", *given) == [("Friday 3 May", (1, 2))]


def test_an_unlikely_short_answer_is_left_to_its_sentence():
    assert shortened("When did it close?", ("It closed on Friday.", "Friday", 0.05)) == []


def test_what_is_nearly_the_whole_sentence_is_no_short_answer():
    whole = "The narrative emphasises a perceived convergence of their two ideologies"
    assert shortened("What is the narrative?", (f"{whole}.", whole, 0.9)) == []
    assert shortened("When did it close?", ("On Friday 3 May.", "On Friday 3 May", 0.9)) == [("On Friday 3 May", (1,))]


@pytest.mark.parametrize(
    "question", ["How far did it move?", "Who moved it?", "What did it cost?", "When was it said?"]
)
def test_a_few_words_can_answer_most_questions(question: str):
    assert not asks_at_length(question)


@pytest.mark.parametrize(
    "question",
    [
        "Why did it close?",
        "How did it close?",
        "What does Roe say about Friday?",
        "Did it close?",
        "When did she close it?",
    ],
)
def test_what_a_few_words_cannot_answer_has_no_short_answer(question: str):
    assert shortened(question, ("It closed on Friday.", "Friday", 0.9)) == []


@pytest.mark.parametrize("question", ["Did it close on 3 May or on Monday?", "Can you tell me when it closed?"])
def test_a_question_that_only_begins_like_one_for_yes_or_no_has_a_short_answer(question: str):
    assert shortened(question, ("It closed on 3 May.", "3 May", 0.9)) == [("3 May", (1,))]


def test_a_guess_is_no_headline_and_no_difference():
    less, enough = ("It moved by 14 mm.", "14 mm", 0.15), ("It moved by 9 mm.", "9 mm", 0.25)
    assert shortened("How far did the wall move?", less) == []
    assert shortened("How far did the wall move?", ("It moved by 41 mm.", "41 mm", 0.8), less, enough) == [
        ("41 mm", (1,)),
        ("9 mm", (3,)),
    ]


@pytest.mark.parametrize(
    ("question", "first", "further"),
    [
        ("What will the repair cost?", "£2.4 million", "the cheap one"),
        ("When will it reopen?", "at Easter 2026", "until it reopens"),
        ("When will it reopen?", "at Easter 2026", "on Monday"),
        ("How many passengers were there?", "198,000 passengers", "eleven"),
        ("Who owns the hotel?", "Larkspur & Vane", "a company"),
    ],
)
def test_what_is_about_something_else_is_no_difference(question: str, first: str, further: str):
    given = (f"It is said: {first}.", first, 0.8), (f"It is said: {further}.", further, 0.7)
    assert shortened(question, *given) == [(first, (1,))]


@pytest.mark.parametrize(
    ("question", "first", "further"),
    [
        ("What will the repair cost?", "£2.4 million", "£850,000"),
        ("When will it reopen?", "at Easter 2026", "in May 2027"),
        ("How many passengers were there?", "198,000 passengers", "fourteen passengers"),
        ("Who owns the hotel?", "Larkspur & Vane", "Hadley Orme"),
        ("What did they find?", "rust", "moss"),
    ],
)
def test_what_differs_in_kind_alike_is_a_difference(question: str, first: str, further: str):
    given = (f"It is said: {first}.", first, 0.8), (f"It is said: {further}.", further, 0.7)
    assert shortened(question, *given) == [(first, (1,)), (further, (2,))]


def test_what_the_question_says_itself_is_no_answer():
    assert shortened("Who measured cliffs with Quarrie?", ("Dr Quarrie has measured cliffs.", "Dr Quarrie", 0.9)) == []


def test_who_somebody_is_whole_sentences_tell():
    assert shortened("Who is Ines Quarrie?", ("Ines Quarrie, whom I rang, measures cliffs.", "whom I rang", 0.9)) == []
    assert shortened("Who is the mayor?", ("A. Munday (Mayor, in the chair)", "A. Munday", 0.9)) == [
        ("A. Munday", (1,))
    ]


def test_where_short_answers_differ_the_answer_says_so():
    given = [evidence("It is 14.", 0.9), evidence("It is 41.", 0.8, 0, LETTER, speaker="Roe"), evidence("14!", 0.7, 20)]
    citations = cite(given, [Spot()] * 3)
    line = headline([ShortAnswer("41 mm", (2,)), ShortAnswer("14 mm", (1, 3))], citations)
    assert line == "The documents differ: 41 mm — Roe [2]; 14 mm — The Courier, in its own voice [1] [3]"
    assert headline([], []) == ""
    assert headline([ShortAnswer("Roe", (2,))], citations) == "Roe [2]"


def test_in_one_document_it_is_the_voices_that_differ_and_one_voice_may_list_several_answers():
    given = [evidence("It is 14.", 0.9), evidence("It is 41.", 0.8, 20, speaker="Roe"), evidence("And 9.", 0.7, 40)]
    citations = cite(given, [Spot()] * 3)
    line = headline([ShortAnswer("14", (1,)), ShortAnswer("41", (2,))], citations)
    assert line == "The voices differ: 14 — The Courier, in its own voice [1]; 41 — Roe [2]"
    line = headline([ShortAnswer("14", (1,)), ShortAnswer("9", (3,))], citations)
    assert line == "14 — The Courier, in its own voice [1]; 9 — The Courier, in its own voice [3]"


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("the implications for Ukraine and its allies", "potential implications for Ukraine and its allies", True),
        ("a cracked casting", "a badly cracked casting of iron", True),
        ("4.2 million crowns", "6 million crowns", False),
        ("John Paul Smith", "John Paul Jones", False),
        ("the mayor of Garrow", "the mayor of Sandgate", False),
        ("a cracked casting", "a broken rope", False),
    ],
)
def test_short_answers_in_nearly_the_same_words_are_one(one: str, other: str, are_one: bool):
    assert (
        len(shortened("What was it?", (f"It was {one}.", one, 0.8), (f"It was {other}.", other, 0.7))) == 1
    ) is are_one


def test_what_one_voice_says_twice_is_no_difference():
    given = ("It moved by 41 mm.", "41 mm", 0.8), ("It moved by 14 mm.", "14 mm", 0.7)
    assert shortened("How far did it move?", *given, document=COURIER) == [("41 mm", (1,))]


def test_what_is_not_told_of_the_one_asked_about_is_no_difference():
    given = ("The Quarrie wall moved by 41 mm.", "41 mm", 0.8), ("The old road moved by 14 mm.", "14 mm", 0.7)
    assert shortened("How far did the Quarrie wall move?", *given) == [("41 mm", (1,))]


def test_where_documents_differ_neither_need_be_sure():
    careful = replace(AS_READ, headline=0.8, contested=0.8)
    given = ("It moved by 41 mm.", "41 mm", 0.5), ("It moved by 14 mm.", "14 mm", 0.4)
    assert shortened("How far did it move?", given[0], calibrator=careful) == []
    assert shortened("How far did it move?", *given, calibrator=careful) == [("41 mm", (1,)), ("14 mm", (2,))]


@pytest.mark.parametrize("question", ["When and where did it close?", "When did it open and end?"])
def test_no_few_words_answer_two_questions(question: str):
    assert shortened(question, ("It closed on 3 May.", "3 May", 0.9)) == []
