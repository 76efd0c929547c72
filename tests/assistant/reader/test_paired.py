"""Two readers as one: what is read again, whose readings stand, and what becomes of the others."""

from collections.abc import Sequence

import pytest

from assistant.reader import PairedReader, Reader, Reading
from assistant.reader.paired import pooled, together
from index.text.language.languages import ENGLISH
from index.types import Span
from tests.fakes import WordReader

PASSAGES = ["Rain fell.", "The ferry sank in May.", "The ferry sailed.", "Ada sang.", "The ferry sank."]
SENTENCES = [[Span(0, len(each))] for each in PASSAGES]


class Knowing(Reader):
    """Knows how likely each passage is, and keeps what it was given to read."""

    languages = ENGLISH

    def __init__(self, likely: dict[str, float]) -> None:
        self.likely = likely
        self.asked = ""
        self.given: list[str] = []

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        self.asked = question
        self.given += passages
        known = [self.likely.get(each, 0.5) for each in passages]
        return [Reading(each, (each,) * len(spans)) for each, spans in zip(known, sentences, strict=True)]


def test_the_likeliest_are_read_again_and_what_is_read_again_stands() -> None:
    second = Knowing({"The ferry sank in May.": 1.0, "The ferry sank.": 0.6})
    readings = PairedReader(WordReader(), second, 2).read("Which ferry sank in May?", PASSAGES, SENTENCES)
    assert (second.asked, set(second.given)) == (
        "Which ferry sank in May?",
        {"The ferry sank in May.", "The ferry sank."},
    )
    assert [readings[1].sentences, readings[4].sentences] == [(1.0,), (0.6,)]
    alone = WordReader().read("Which ferry sank in May?", PASSAGES, SENTENCES)
    assert [readings[place] for place in (0, 2, 3)] == [alone[place] for place in (0, 2, 3)]


def test_what_was_not_read_again_does_not_outshine_what_was() -> None:
    before = [Reading(0.8, (0.8, 0.1), Span(0, 4), 0.6), Reading(0.6, (0.6,), Span(0, 4), 0.5)]
    read = together(before, {0: Reading(0.2, (0.2, 0.0))})
    assert (read[0].answers, read[0].sentences) == (pytest.approx(0.5), (0.2, 0.0))
    assert (read[1].answers, *read[1].sentences, read[1].short_score) == pytest.approx((0.15, 0.15, 0.125))
    assert read[1].short == Span(0, 4)


@pytest.mark.parametrize(
    ("one", "other", "both"), [(0.5, 0.5, 0.5), (0.2, 0.8, 0.5), (0.9, 0.9, 0.9), (0.5, 0.9, 0.75), (0.0, 1.0, 0.5)]
)
def test_both_say_whether_a_passage_answers(one: float, other: float, both: float) -> None:
    assert pooled(one, other) == pytest.approx(both)


@pytest.mark.parametrize("likely", [0.0, 0.3])
def test_the_others_stay_as_they_are_where_the_second_reader_thinks_more_of_what_it_reads(likely: float) -> None:
    before = [Reading(likely, (likely,)), Reading(likely, (likely,))]
    assert together(before, {0: Reading(0.9, (0.9,))})[1] == before[1]


@pytest.mark.parametrize(("passages", "again"), [([], 2), (PASSAGES, 0)])
def test_the_second_reads_nothing_where_nothing_is_left_to_it(passages: list[str], again: int) -> None:
    second = Knowing({})
    readings = PairedReader(WordReader(), second, again).read("Who sang?", passages, SENTENCES[: len(passages)])
    assert (len(readings), second.given) == (len(passages), [])
