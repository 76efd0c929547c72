"""Statements held against spans: what stands, what does not, and the reason that is given."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.verification import Source, premise_of, verify, word_coverage

WALL = Source(
    "I found that the foot of the wall had moved outwards by 41 millimetres between October and February.",
    "Dr Ines Quarrie",
    manner="said",
    outlet="Garrow Ledger",
    context="Interview with Dr. Ines Quarrie, Geotechnical Engineer. What did you find when you measured the wall?",
)
COST = Source(
    "The work is estimated at £2.4 million. That sum pays for a new haulage cable, new brakes and new running gear, "
    "and includes £300,000 for contingencies. It does not include work on the retaining wall, because none is needed.",
    outlet="Garrowmouth Town Council",
    context="Council sets out £2.4 million plan to reopen the cliff railway. 2025-03-20",
)
REPAIR = Source(
    "“This is a repair and not a rescue. We know what broke, and we know when the cars will run again.”",
    "Maren Tolliver",
    manner="said",
    context="Councillor Maren Tolliver, leader of the council, spoke on 20 March 2025.",
)
DENIAL = Source(
    "The hotel company Larkspur & Vane denied on Wednesday that it had offered to buy the upper station.",
    "Larkspur & Vane",
    manner="denied",
    outlet="The Garrowmouth Courier",
)
CABLE = Source(
    "Desmond Pell, who manages the Cliff Railway Trust, said that the makers would need nine months to deliver a "
    "haulage cable, and that fitting and testing would take ten weeks more.",
    "Desmond Pell",
    manner="said",
    outlet="Coastline FM",
)
CLOSED = Source(
    "The railway was closed on 11 March because three wires of the haulage cable had broken.", context="2025-03-20"
)
BUS = Source("The 5A minibus will run every twenty minutes between the Strand and Highfold Green, from 7am to 9pm.")
VOTE = Source("The minutes show that the plan passed by nine votes to five, with one abstention.")
RUMOUR = Source("The hotel group is said to have put £1.2 million on the table for the station.")

HONEST = [
    (WALL, "According to Ines Quarrie, the foot of the wall moved outwards by 41 mm between October and February."),
    (WALL, "Dr. Quarrie found that the wall's foot had moved by 41 millimetres."),
    (WALL, "Quarrie says the foot of the wall moved 4.1 cm outwards from October to February."),
    (WALL, "Engineer Ines Quarrie measured a movement of 41 millimetres at the foot of the wall."),
    (COST, "The council estimates the repairs at £2,400,000, including £300,000 for contingencies."),
    (COST, "The work is estimated to cost £2.4m."),
    (COST, "Work on the retaining wall is not included in the £2.4 million estimate."),
    (REPAIR, "Maren Tolliver called the work “a repair and not a rescue”."),
    (REPAIR, "Maren Tolliver said that we know what broke."),
    (DENIAL, "Larkspur & Vane denied that it had offered to buy the upper station."),
    (DENIAL, "Larkspur & Vane says it did not offer to buy the upper station."),
    (DENIAL, "The hotel company denied having made an offer for the upper station."),
    (CABLE, "Desmond Pell said delivery of the cable would take 9 months, and fitting and testing another ten weeks."),
    (CABLE, "Pell told Coastline FM that makers would need nine months."),
    (CLOSED, "The railway closed on March 11 after three wires of its haulage cable broke."),
    (CLOSED, "The railway has been closed since 11 March 2025 because three cable wires had broken."),
    (BUS, "A bus, the 5A, runs every 20 minutes from 7 a.m. to 9 p.m."),
    (VOTE, "The plan was passed 9-5, with one abstention."),
    (RUMOUR, "The hotel group is said to have offered £1.2 million for the station."),
]


@pytest.mark.parametrize(("source", "statement"), HONEST, ids=lambda each: str(each)[:60])
def test_what_the_source_says_in_other_words_stands(source: Source, statement: str):
    verdict = verify(statement, [source])
    assert (verdict.status, verdict.reasons) == ("supported", ())


FALSE = [
    (WALL, "Quarrie found that the foot of the wall had moved by 14 millimetres.", "“14” is not in"),
    (WALL, "Quarrie found that the foot of the wall had moved by 41 metres.", "“41” is not in"),
    (WALL, "Quarrie found that the foot of the wall had moved inwards by 41 millimetres.", "says “outwards”"),
    (WALL, "Quarrie found that the foot of the wall had not moved.", "denies what the cited passage affirms"),
    (WALL, "The foot of the wall moved outwards by 41 millimetres.", "does not name them"),
    (WALL, "Maren Tolliver said that the foot of the wall had moved by 41 millimetres.", "not Maren Tolliver"),
    (COST, "The work is estimated at £2.4 billion.", "“£2.4 billion” is not in"),
    (COST, "The estimate includes work on the retaining wall.", "affirms what the cited passage denies"),
    (COST, "The work is estimated at $2.4 million.", "“$2.4 million” is not in"),
    (REPAIR, "It is a repair and not a rescue.", "does not name them"),
    (REPAIR, "Maren Tolliver called the work “a rescue and not a repair”.", "do not stand in"),
    (DENIAL, "Larkspur & Vane offered to buy the upper station.", "Larkspur & Vane denies this."),
    (DENIAL, "Larkspur & Vane confirmed that it had offered to buy the upper station.", "says “denied”"),
    (CABLE, "Desmond Pell said makers would need ten months to deliver a cable.", "has “nine” where this has “ten”"),
    (CABLE, "Makers need nine months to deliver a haulage cable.", "does not name them"),
    (CLOSED, "The railway was closed on 12 March because three wires had broken.", "“12 March” is not in"),
    (CLOSED, "The railway was opened on 11 March because three wires had broken.", "says “closed”"),
    (CLOSED, "The railway was closed on 11 March 2024 because three wires had broken.", "“11 March 2024” is not in"),
    (BUS, "The minibus runs every ten minutes from 7am to 9pm.", "“ten” is not in"),
    (BUS, "The minibus runs between the Strand and Sallowby from 7am to 9pm.", "where this has “Sallowby”"),
    (VOTE, "The plan failed by nine votes to five.", "says “passed”"),
    (VOTE, "The plan passed by five votes to nine.", "has “nine” where this has “five”"),
    (VOTE, "Engineers found rust in two towers of the bridge.", "does not say this"),
    (RUMOUR, "The hotel group has put £1.2 million on the table for the station.", "as hearsay"),
]


@pytest.mark.parametrize(("source", "statement", "reason"), FALSE, ids=lambda each: str(each)[:60])
def test_what_the_source_does_not_say_is_marked_with_the_reason(source: Source, statement: str, reason: str):
    verdict = verify(statement, [source])
    assert verdict.status == "unsupported"
    assert any(reason in each for each in verdict.reasons), verdict.reasons


def test_reasons_are_sentences():
    for source, statement, _ in FALSE:
        for reason in verify(statement, [source]).reasons:
            assert reason[0].isupper()
            assert reason.endswith(".")


def test_exact_words_are_verbatim_whatever_their_typography():
    assert verify(CLOSED.words, [CLOSED]).status == "verbatim"
    assert verify('"This is a repair and not a rescue."', [REPAIR]).status == "verbatim"
    assert verify("That sum pays for a new haulage cable.", [COST]).status == "supported"


def test_without_sources_nothing_stands():
    assert verify("The railway is closed.", []).reasons == ("It cites no passage.",)
    assert verify("The railway is closed.", [Source(" ")]).reasons == ("It cites no passage.",)


def test_a_question_in_the_source_says_nothing():
    asked = Source("Did the cable fail because of the wall?", "Rowan Speke", manner="asked")
    assert "The cited passage only asks this." in verify("The cable failed because of the wall.", [asked]).reasons


def test_one_source_that_supports_it_is_enough():
    assert verify("The railway was closed on 11 March.", [WALL, CLOSED]).status == "supported"


def test_two_sources_may_support_it_together():
    both = "The railway was closed on 11 March, and the 5A minibus will run every twenty minutes."
    assert verify(both, [CLOSED]).status == "unsupported"
    assert verify(both, [CLOSED, BUS]).status == "supported"


def test_support_is_asked_about_the_meaning():
    asked = []

    def unsure(statement: str, premise: str) -> float:
        asked.append((statement, premise))
        return 0.3

    verdict = verify("The railway closed on 11 March.", [CLOSED], unsure)
    assert (verdict.status, verdict.reasons, verdict.support) == (
        "unsupported", ("The cited passage does not say this.",), 0.3,
    )  # fmt: skip
    assert asked == [("The railway closed on 11 March.", CLOSED.words)]


def test_the_premise_names_outlet_and_speaker():
    assert premise_of([CABLE]).startswith("Coastline FM: Desmond Pell: Desmond Pell, who manages")


SENTENCES = st.lists(
    st.sampled_from(
        "the railway was closed on 11 March by Ines Quarrie who said “no” to £2.4 million 41 % of 1,692 riders in 2025 "
        "never rose — not Ada’s brother (U.S.) at 7am".split()
    ),
    min_size=1,
    max_size=25,
).map(lambda words: f"Ada {' '.join(words)}.")


@settings(deadline=None)
@given(SENTENCES)
@example("No.")
def test_every_sentence_is_verbatim_in_itself(sentence: str):
    assert verify(sentence, [Source(sentence)]).status == "verbatim"


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=999))
def test_a_number_holds_in_every_usual_form(millions: int):
    source = Source(f"The council spent £{millions} million on the works.")
    for form in (f"£{millions}m", f"£{millions},000,000", f"{millions} million pounds", f"£{millions}000000"):
        assert verify(f"The council spent {form} on works.", [source]).status == "supported", form
    assert verify(f"The council spent £{millions + 1} million on works.", [source]).status == "unsupported"


@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_any_text_gets_a_verdict_with_reasons_just_where_it_is_unsupported(statement: str, words: str):
    verdict = verify(statement, [Source(words, "Ines Quarrie", manner="said")])
    assert (verdict.status == "unsupported") == bool(verdict.reasons)
    assert 0.0 <= verdict.support <= 1.0


def test_coverage_is_the_share_of_the_words_that_the_premise_has():
    assert word_coverage("The cable broke", "The cables have broken") == 1.0
    assert word_coverage("The cable broke in three places", "The cables have broken") == pytest.approx(0.5)
    assert word_coverage("", "The cable broke.") == 0.0
