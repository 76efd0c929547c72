"""From evidence to a quoted answer."""

from dataclasses import replace

import pytest

from assistant.answers.quoted import MOST, SHORT_QUOTATION, choose, compose
from assistant.evidence import cite, state
from assistant.question import read_question
from assistant.types import Evidence, ShortAnswer
from assistant.wording.phrasing import lead_line, long_date
from index.types import Span, Spot
from tests.assistant.evidence import ASKED, COURIER, LETTER, evidence


def test_of_nothing_nothing_is_chosen():
    assert choose(read_question("Who?"), []) == ()


def test_what_is_far_less_likely_than_the_best_is_left_out():
    chosen = choose(
        read_question(ASKED), [evidence("Best.", 0.95), evidence("Good.", 0.9, 10), evidence("Weak.", 0.1, 20)]
    )
    assert [each.words for each in chosen] == ["Best.", "Good."]


def test_what_adds_no_word_to_what_is_shown_makes_room_for_the_next():
    given = [
        evidence("The wall moved by 41 mm in May.", 0.9),
        evidence("In May the wall moved.", 0.8, 100),
        evidence("Rain softened the clay.", 0.5, 200),
    ]
    assert [each.words for each in choose(read_question("Why did the wall move?"), given)] == [
        "The wall moved by 41 mm in May.",
        "Rain softened the clay.",
    ]


def test_what_is_unlikely_and_shares_no_word_with_the_question_is_never_shown():
    given = [
        evidence("The wall moved.", 0.1),
        evidence("Tea was served.", 0.04, 100),
        evidence("A wall leant.", 0.03, 200),
    ]
    assert [each.words for each in choose(read_question(ASKED), given)] == ["The wall moved.", "A wall leant."]


def test_beside_a_sure_sentence_a_fact_needs_few_others():
    given = [evidence("The wall moved in May.", 0.8), evidence("The wall moved slowly.", 0.3, 100)]
    assert choose(read_question(ASKED), given) == (given[0],)
    unsure = [replace(each, probability=each.probability / 2) for each in given]
    assert choose(read_question(ASKED), unsure) == tuple(unsure)


def test_the_reason_that_is_asked_for_stands_first_and_little_beside_it():
    given = [
        evidence("The wall moved in May.", 0.5),
        evidence("The wall is old.", 0.2, 100),
        evidence("The wall moved because rain softened the clay.", 0.45, 200),
    ]
    chosen = choose(read_question("Why did the wall move?"), given)
    assert [each.words for each in chosen] == [given[2].words, given[0].words]


def test_what_goes_on_from_a_reason_is_shown_with_it():
    because, then = "The wall moved because of the rain.", "It softened the clay."
    given = [
        evidence("The wall moved in May.", 0.3),
        evidence(because, 0.9, 100),
        evidence(then, 0.2, 101 + len(because)),
    ]
    assert [each.words for each in choose(read_question("Why did the wall move?"), given)] == [because, then]


def test_words_that_point_back_bring_what_the_same_person_says_before():
    pier, noted = "The pier is safe, Ada Holm says.", "She noted that the wall is too."
    given = [
        evidence(pier, 0.0, 0, speaker="Ada Holm"),
        evidence(noted, 0.9, len(pier) + 1, speaker="Ada Holm", manner="claim"),
    ]
    chosen = choose(read_question("What does Ada Holm say about the wall?"), given)
    assert [each.words for each in chosen] == [pier, noted]


def test_a_sentence_brings_what_it_leans_on_and_what_completes_it():
    given = [
        evidence("A drain had burst.", 0.0, 0),
        evidence("It pushed the wall.", 0.9, 19),
        evidence("The second push came from the road.", 0.0, 39),
        evidence("The town slept.", 0.0, 75),
    ]
    assert choose(read_question("Why did the wall move?"), given) == tuple(given[:3])


BOTH = [
    evidence("Cod.", 0.8, 30), evidence("Lime.", 0.85, 0, LETTER), evidence("Ash.", 0.9, 10), evidence("Bay.", 0.7, 20)
]  # fmt: skip


def test_sentences_stand_in_document_order_where_words_alone_do_not_answer():
    assert [each.words for each in choose(read_question("Why did the wall move?"), BOTH)] == [
        "Ash.",
        "Bay.",
        "Cod.",
        "Lime.",
    ]


def test_the_likeliest_stand_first_where_a_few_words_answer():
    assert [each.words for each in choose(read_question(ASKED), BOTH)] == ["Ash.", "Cod.", "Bay.", "Lime."]


def test_one_voice_is_not_parted_by_another():
    given = [evidence("R.", 0.9, 0, speaker="Roe"), evidence("O.", 0.8, 10), evidence("S.", 0.7, 20, speaker="Roe")]
    assert [each.words for each in choose(read_question(ASKED), given)] == ["R.", "S.", "O."]


def test_another_document_is_heard_where_the_same_one_would_be_left_out():
    best, faint = evidence("The wall moved by 41 mm.", 0.45), evidence("It moved by 14 mm.", 0.06, 0, LETTER)
    assert choose(read_question(ASKED), [best, faint]) == (best, faint)
    assert choose(read_question(ASKED), [best, evidence("It moved a bit.", 0.06, 100)]) == (best,)
    assert choose(read_question("Why did the wall move?"), [best, faint]) == (best,)


def test_every_document_is_heard_before_one_is_heard_again():
    said = [evidence(f"Sentence {n}.", 0.9 - n / 100, n * 20) for n in range(MOST)]
    letter = evidence("L.", 0.5, 0, LETTER)
    assert letter in choose(read_question(ASKED), [*said, letter])
    assert letter not in choose(read_question("Why did the wall move?"), [*said, letter])


def test_a_repeated_sentence_is_shown_once_at_its_likelier_place():
    chosen = choose(
        read_question(ASKED), [evidence("The wall moved!", 0.8, 0, LETTER), evidence("the wall moved.", 0.9)]
    )
    assert [each.document for each in chosen] == [COURIER]


def test_an_answer_is_never_longer_than_its_most():
    assert len(choose(read_question(ASKED), [evidence(f"Sentence {n}.", 0.9, n * 20) for n in range(30)])) == MOST


def test_a_second_answer_comes_before_a_second_sentence_with_the_first():
    same = [short_of(evidence(f"It moved by 41 mm, {n}.", 0.9, n * 100), "41 mm") for n in range(MOST)]
    other = short_of(evidence("It moved by 14 mm.", 0.6, 0, LETTER), "14 mm")
    chosen = choose(read_question(ASKED), [*same, other])
    assert len(chosen) == MOST
    assert other in chosen
    assert other not in choose(read_question("Why did the wall move?"), [*same, other])


def quotation(count: int, speaker: str | None = "Roe") -> list[Evidence]:
    """Sentences in a row, the first of which answers."""
    words = "It will be shut."
    return [evidence(words[:-1] + str(n) + ".", 0.9 if not n else 0.01, n * 18, speaker=speaker) for n in range(count)]


def test_a_short_quotation_is_shown_whole_where_somebodys_words_are_asked_for():
    given = quotation(3)
    assert choose(read_question("What does Roe say?"), given) == tuple(given)
    for question in ("When will it be shut?", "Why will it be shut?"):
        assert choose(read_question(question), given) == (given[0],)


def test_a_long_speech_and_the_articles_own_voice_are_not_shown_whole():
    for given in (quotation(SHORT_QUOTATION + 1), quotation(3, speaker=None)):
        assert choose(read_question("What does Roe say?"), given) == (given[0],)


def test_what_stands_apart_is_no_part_of_a_quotation():
    given = [*quotation(1), evidence("Later.", 0.01, 200, speaker="Roe")]
    assert choose(read_question("What does Roe say?"), given) == (given[0],)


def test_citations_are_numbered_on_and_carry_the_exact_words():
    [first, second] = cite([evidence("One.", 0.9), evidence("Two.", 0.8, 10)], [Spot(), Spot(page=3)], after=4)
    assert (first.number, second.number) == (5, 6)
    assert (first.quote, first.start, first.end, first.page) == ("One.", 0, 4, None)
    assert (second.page, second.version, second.outlet) == (3, "v1", "The Courier")


def test_every_statement_is_verbatim_with_its_citation_and_speaker():
    citations = cite([evidence("“I know,” she said.", 0.9, speaker="Ines Quarrie", manner="said")], [Spot()])
    [statement] = state(citations)
    assert (statement.text, statement.citations) == ("“I know,” she said.", (1,))
    assert (statement.speaker, statement.status) == ("Ines Quarrie", "verbatim")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (evidence("x", 1), "The Courier, in its own voice, in “The wall” (2 April 2025)"),
        (evidence("x", 1, speaker="Ines Quarrie"), "Ines Quarrie, in “The wall” (The Courier, 2 April 2025)"),
        (
            evidence("x", 1, speaker="A listener", via="Coastline FM"),
            "A listener, quoted by Coastline FM, in “The wall” (The Courier, 2 April 2025)",
        ),
        (
            evidence("x", 1, speaker="Tamsin Roe", manner="denied"),
            "Tamsin Roe, in a denial, in “The wall” (The Courier, 2 April 2025)",
        ),
        (evidence("x", 1, document=LETTER), "The document, in its own voice, in “A letter”"),
    ],
)
def test_the_lead_line_says_who_says_it_and_where(given: Evidence, expected: str):
    [citation] = cite([given], [Spot()])
    assert lead_line(citation) == expected


def test_the_answer_as_text_leads_each_group_with_its_voice():
    citations = cite(
        [evidence("It moved.", 0.9), evidence("It moved far.", 0.8, 10), evidence("No.", 0.7, 40, speaker="Roe")],
        [Spot(), Spot(), Spot()],
    )
    assert compose(citations, [ShortAnswer("14 mm", (1, 2))]) == (
        "14 mm — The Courier, in its own voice [1] [2]\n\n"
        "The Courier, in its own voice, in “The wall” (2 April 2025):\nIt moved. [1]\nIt moved far. [2]\n\n"
        "Roe, in “The wall” (The Courier, 2 April 2025):\nNo. [3]"
    )


def short_of(given: Evidence, words: str) -> Evidence:
    start = given.words.index(words)
    return replace(given, short=Span(start, start + len(words)), short_probability=0.9)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2025-04-02", "2 April 2025"),
        ("2025-04-02T10:00:00Z", "2 April 2025"),
        ("spring 2025", "spring 2025"),
        (None, None),
    ],
)
def test_dates_are_written_out(given: str | None, expected: str | None):
    assert long_date(given) == expected
