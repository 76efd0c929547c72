"""From evidence to a quoted answer."""

import pytest

from assistant.quoting import MOST, choose, cite, compose, lead_line, long_date, state
from assistant.types import Evidence
from index.types import DocumentSummary, Manner, Sentence

COURIER = DocumentSummary(
    "d1", "v1", "The wall", "The Courier", "N. W.", "2025-04-02", None, "en", "text/plain", (), "", 900, 3
)
LETTER = DocumentSummary("d2", "v2", "A letter", None, None, None, None, "en", "text/plain", (), "", 300, 1)


def evidence(
    words: str,
    probability: float,
    start: int = 0,
    document: DocumentSummary = COURIER,
    speaker: str | None = None,
    via: str | None = None,
    manner: Manner = "own",
) -> Evidence:
    return Evidence(document, Sentence(start, start + len(words), speaker, via, manner), words, probability)


def test_below_the_threshold_nothing_is_chosen():
    assert choose([evidence("It rained.", 0.49)], 0.5) == ()
    assert choose([], 0.5) == ()


def test_what_is_far_less_likely_than_the_best_is_left_out():
    chosen = choose([evidence("Best.", 0.95), evidence("Good.", 0.9, 10), evidence("Weak.", 0.51, 20)], 0.5)
    assert [each.words for each in chosen] == ["Best.", "Good."]


def test_sentences_stand_in_document_order_under_the_best_document():
    given = [evidence("C.", 0.8, 30), evidence("L.", 0.85, 0, LETTER), evidence("A.", 0.9, 10), evidence("B.", 0.7, 20)]
    assert [each.words for each in choose(given, 0.5)] == ["A.", "B.", "C.", "L."]


def test_a_repeated_sentence_is_shown_once_at_its_likelier_place():
    chosen = choose([evidence("The wall moved!", 0.8, 0, LETTER), evidence("the wall moved.", 0.9)], 0.5)
    assert [each.document for each in chosen] == [COURIER]


def test_an_answer_is_never_longer_than_its_most():
    assert len(choose([evidence(f"Sentence {n}.", 0.9, n * 20) for n in range(30)], 0.5)) == MOST


def test_citations_are_numbered_on_and_carry_the_exact_words():
    [first, second] = cite([evidence("One.", 0.9), evidence("Two.", 0.8, 10)], [None, 3], after=4)
    assert (first.number, second.number) == (5, 6)
    assert (first.quote, first.start, first.end, first.page) == ("One.", 0, 4, None)
    assert (second.page, second.version, second.outlet) == (3, "v1", "The Courier")


def test_every_statement_is_verbatim_with_its_citation_and_speaker():
    citations = cite([evidence("“I know,” she said.", 0.9, speaker="Ines Quarrie", manner="said")], [None])
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
    [citation] = cite([given], [None])
    assert lead_line(citation) == expected


def test_the_answer_as_text_leads_each_group_with_its_voice():
    citations = cite(
        [evidence("It moved.", 0.9), evidence("It moved far.", 0.8, 10), evidence("No.", 0.7, 40, speaker="Roe")],
        [None, None, None],
    )
    assert compose(citations, "14 mm") == (
        "14 mm\n\n"
        "The Courier, in its own voice, in “The wall” (2 April 2025):\nIt moved. [1]\nIt moved far. [2]\n\n"
        "Roe, in “The wall” (The Courier, 2 April 2025):\nNo. [3]"
    )


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
