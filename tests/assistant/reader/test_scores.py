from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reader import Reading
from assistant.reader.encoding import OUTSIDE, Encoded
from assistant.reader.scores import Calibration, Measured, Platt, calibrated, measure
from index.types import Span

HEAD = Platt((1.0, *[0.0] * 8), 0.0)
CALIBRATION = Calibration(answers=HEAD, sentence=HEAD, short=Platt((1.0, 0.0, 0.0), 0.0))

# [CLS] question [SEP] four pieces in two sentences [SEP]
PAIR = Encoded(
    pieces=(1, 5, 2, 11, 12, 13, 14, 2),
    segments=(0, 0, 0, 1, 1, 1, 1, 1),
    sentence_of=(OUTSIDE, OUTSIDE, OUTSIDE, 0, 0, 1, 1, OUTSIDE),
    starts=(0, 0, 0, 0, 4, 8, 12, 0),
    ends=(0, 0, 0, 3, 7, 11, 15, 0),
)


def scores(**at: float) -> np.ndarray:
    values = np.full(len(PAIR.pieces), -9.0, dtype=np.float32)
    for place, value in at.items():
        values[int(place.removeprefix("p"))] = value
    return values


def read(measured: Measured) -> Reading:
    no_clues = tuple((0.0,) * 6 for _ in measured.sentences)
    return calibrated(replace(measured, clues=no_clues), CALIBRATION)


def test_the_best_span_lies_within_one_sentence() -> None:
    found = measure(PAIR, scores(p4=5.0, p5=4.0), scores(p4=0.0, p6=5.0), 1.0, np.array([0.1, 0.2]), 2)
    assert found.span == Span(8, 15)
    assert found.margins[1] == pytest.approx(9.0 - -18.0)


def test_an_end_before_its_start_is_no_span() -> None:
    found = measure(PAIR, scores(p6=5.0), scores(p5=5.0), 1.0, np.array([0.0, 0.0]), 2)
    assert found.span in (Span(12, 15), Span(8, 11))


def test_a_sentence_that_was_cut_off_has_no_chance() -> None:
    found = measure(PAIR, scores(p3=1.0), scores(p3=1.0), 1.0, np.array([2.0, 0.0]), 3)
    reading = read(found)
    assert reading.sentences[2] == 0.0
    assert reading.sentences[0] == pytest.approx(1 / (1 + np.exp(-2.0)))


def test_a_passage_of_which_nothing_was_read_does_not_answer() -> None:
    empty = Encoded(pieces=(1, 5, 2, 2), segments=(0, 0, 0, 1), sentence_of=(-1,) * 4, starts=(0,) * 4, ends=(0,) * 4)
    zeros = np.zeros(4, dtype=np.float32)
    reading = read(measure(empty, zeros, zeros, 3.0, np.zeros(1, dtype=np.float32), 0))
    assert (reading.answers, reading.sentences, reading.short) == (0.0, (), None)


def test_an_implausible_short_answer_is_not_offered() -> None:
    found = measure(PAIR, scores(p0=9.0), scores(p0=9.0), -1.0, np.array([0.0, 0.0]), 2)
    assert read(found).short is None


@given(st.lists(st.floats(-50, 50, width=32), min_size=16, max_size=16))
def test_readings_are_probabilities_and_spans_lie_in_a_sentence(values: list[float]) -> None:
    start, end = np.array(values[:8], dtype=np.float32), np.array(values[8:], dtype=np.float32)
    reading = read(measure(PAIR, start, end, values[0], start[:2], 2))
    assert 0 <= reading.answers <= 1
    assert all(0 <= sentence <= 1 for sentence in reading.sentences)
    assert reading.short is None or reading.short in {
        Span(0, 3), Span(0, 7), Span(4, 7), Span(8, 11), Span(8, 15), Span(12, 15)
    }  # fmt: skip
