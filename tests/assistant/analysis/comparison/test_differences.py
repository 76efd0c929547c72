"""What sentences of several columns share, and where they differ."""

from collections.abc import Iterable
from dataclasses import replace

from assistant.analysis.comparison.differences import findings
from assistant.analysis.comparison.sides import Difference, Side, Told
from assistant.question import read_question
from index.types import Manner, Span

COST = "What will the new quay cost?"


def told(*sentences: tuple[str, str] | tuple[str, str, str]) -> list[Told]:
    """Sentences, each with its column and, if it has one, its short answer."""
    found = []
    for number, (column, words, *answer) in enumerate(sentences, start=1):
        span = Span(words.index(answer[0]), words.index(answer[0]) + len(answer[0])) if answer else None
        found.append(Told(number, column, words, span, sure=True))
    return found


def sides(differences: Iterable[Difference]) -> list[list[tuple[str, tuple[str, ...]]]]:
    return [[(side.words, side.columns) for side in each.sides] for each in differences]


def test_short_answers_of_one_kind_are_held_against_each_other():
    sentences = told(
        ("Argus", "The port puts the price of a new quay at £2.4 million.", "£2.4 million"),
        ("Echo", "It will be £2,400,000, says the council.", "£2,400,000"),
        ("Herald", "Nobody will build that for less than £3.1 million, a surveyor warned.", "£3.1 million"),
    )
    agreements, differences = findings(read_question(COST), sentences)
    assert [(each.kind, each.side.columns) for each in agreements] == [("number", ("Argus", "Echo"))]
    assert sides(differences) == [[("£2.4 million", ("Argus", "Echo")), ("£3.1 million", ("Herald",))]]
    assert (differences[0].kind, differences[0].about) == ("number", ())
    for side in differences[0].sides:
        for mark in side.marks:
            assert sentences[mark.citation - 1].words[mark.start : mark.end].startswith("£")


def test_a_short_answer_of_another_kind_gives_way_to_the_only_one_that_fits():
    _, differences = findings(
        read_question("When will the quay open?"),
        told(
            ("Argus", "The quay will open in July 2026.", "July 2026"),
            ("Echo", "She called the opening date, the spring of 2027, a guess.", "date"),
        ),
    )
    assert sides(differences) == [[("July 2026", ("Argus",)), ("spring of 2027", ("Echo",))]]


def test_numbers_of_unrelated_things_are_not_called_a_difference():
    agreements, differences = findings(
        read_question(COST),
        told(
            ("Argus", "The council has set aside £2.4 million for repairs of the quay."),
            ("Echo", "The replacement ferry costs the council £6,200 a week and carries 560 people."),
            ("Herald", "In 1911 the quay was built by 340 masons."),
        ),
    )
    assert (agreements, differences) == ((), ())


def test_sentences_that_run_alike_differ_in_a_number_that_counts_the_same():
    _, differences = findings(
        read_question("What happened on the ferry?"),
        told(
            ("Argus", "Forty-one passengers were taken off the stranded ferry by a fishing boat before noon."),
            ("Echo", "A fishing boat took 38 passengers off the stranded ferry shortly before noon."),
        ),
    )
    assert sides(differences) == [[("Forty-one passengers", ("Argus",)), ("38 passengers", ("Echo",))]]
    assert differences[0].about == ("passengers", "taken", "stranded", "ferry")


def test_one_column_that_tells_two_numbers_does_not_differ_with_itself():
    _, differences = findings(
        read_question(COST),
        told(
            ("Argus", "The quay will cost £2 million.", "£2 million"),
            ("Argus", "The quay will cost £3 million, others say.", "£3 million"),
        ),
    )
    assert differences == ()


def test_answers_in_words_are_one_where_they_share_a_word_and_differ_where_not():
    agreements, differences = findings(
        read_question("What broke on the ferry?"),
        told(
            ("Argus", "The seal of the bow door had broken.", "The seal of the bow door"),
            ("Echo", "It was a seal, the captain said.", "a seal"),
            ("Herald", "The operator blamed a pump.", "a pump"),
        ),
    )
    assert [each.side.columns for each in agreements] == [("Argus", "Echo")]
    assert sides(differences) == [[("The seal of the bow door", ("Argus", "Echo")), ("a pump", ("Herald",))]]


def test_full_names_and_dates_that_several_columns_have_are_shared_but_not_those_of_the_question():
    agreements, _ = findings(
        read_question("What did Ruth Amble say?"),
        told(
            ("Argus", "Ruth Amble told Ada Holm on 3 May 2025 that the door had jammed."),
            ("Echo", "On 3 May 2025 Ada Holm heard from Ruth Amble that a door had jammed."),
        ),
    )
    assert [(each.kind, each.side.words) for each in agreements] == [("name", "Ada Holm"), ("date", "3 May 2025")]


def outcome(first: str, second: str, manner: Manner = "own") -> tuple[Side, ...]:
    found = findings(read_question("What of it?"), [Told(1, "Argus", first), Told(2, "Echo", second, manner=manner)])[1]
    return next((each.sides for each in found if each.kind == "outcome"), ())


def test_a_denial_stands_against_what_is_told():
    first, second = outcome(
        "The hotel has offered to buy the old station.",
        "The hotel denied that it offered to buy the station.",
        "denied",
    )
    assert (first.words, second.words) == ("not denied", "denied")


def test_opposites_and_negations_in_sentences_that_run_alike_are_marked():
    rose = outcome("Takings at the harbour café rose in April.", "Takings at the café of the harbour fell in April.")
    assert [each.words for each in rose] == ["rose", "fell"]
    knew = outcome(
        "The council knew of the fault in the cable.", "The council did not know of the fault in the cable in March."
    )
    assert [each.words for each in knew] == ["knew", "not know"]


def test_sentences_on_different_things_have_no_outcome_in_common():
    assert outcome("Takings at the café rose.", "The hotel fell into disrepair after the war.") == ()


def test_answers_in_other_words_that_are_as_likely_wrong_as_right_are_not_called_a_difference():
    first, second = told(
        ("Argus", "The seal of the bow door had broken.", "The seal of the bow door"),
        ("Echo", "The operator blamed a pump.", "a pump"),
    )
    assert findings(read_question("What broke on the ferry?"), [first, replace(second, sure=False)])[1] == ()


def test_months_are_not_shared_with_what_is_only_counted():
    agreements, _ = findings(
        read_question("What of the railway?"),
        told(("Argus", "The railway opens three months late."), ("Echo", "The railway lost three wires.")),
    )
    assert agreements == ()


def test_answers_that_count_other_things_are_not_called_a_difference():
    _, differences = findings(
        read_question("How many votes did the two get?"),
        told(
            ("Argus", "Holm won by 81 votes in the end.", "81 votes"),
            ("Echo", "Ruck won all four rounds before that.", "four"),
            ("Herald", "Holm, 42, had 79 votes when it was over.", "79 votes"),
        ),
    )
    assert sides(differences) == [[("81 votes", ("Argus",)), ("79 votes", ("Herald",))]]
