import pytest

from training.reader.measures import best_overall, brier, false_answers, reliability


def test_the_best_threshold_answers_the_sure_and_declines_the_rest() -> None:
    assert best_overall([0.9, 0.8, 0.2, 0.1], [1.0, 0.5, 0.0, 0.0], [True, True, False, False]) == 0.875


def test_declining_everything_is_among_the_thresholds() -> None:
    assert best_overall([0.9, 0.1], [0.0, 0.2], [False, True]) == 0.5


def test_false_answers_are_counted_at_the_threshold_that_declines_so_many() -> None:
    sure = [0.1, *[0.5 + 0.01 * step for step in range(10)], 0.05, 0.05, 0.05, 0.9]
    answerable = [True] * 11 + [False] * 4
    rate, threshold = false_answers(sure, answerable)
    assert rate == 0.25
    assert 0.1 < threshold <= 0.5


def test_probabilities_are_compared_with_what_came_true() -> None:
    assert brier([1.0, 0.0], [True, False]) == 0
    assert reliability([0.95, 0.92, 0.11], [True, False, False]) == [
        (pytest.approx(0.11), 0.0, 1),
        (pytest.approx(0.935), 0.5, 2),
    ]
