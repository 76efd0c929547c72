"""Where the marks of a timeline stand."""

from itertools import combinations

from assistant.facts.times.reading import read_times
from assistant.facts.times.types import When
from assistant.ui.reports.drawing import DOT, TICKS, ZONE, Drawing, draw


def when(words: str) -> When:
    (time,) = read_times(f"It fell {words}.", "2025-05-07")
    assert time.when is not None
    return time.when


def drawn(*words: str) -> Drawing:
    times = sorted((when(each) for each in words), key=lambda each: each.at)
    return draw([(each, "happened", 1) for each in times])


def test_days_stand_in_proportion():
    first, second, third = drawn("on 1 March 2025", "on 11 March 2025", "on 31 March 2025").marks
    assert second.left - first.left == (third.left - first.left) / 3
    assert not first.long


def test_a_long_time_is_a_bar_and_a_limit_a_dot():
    bar = next(mark for mark in drawn("in March 2025", "on 1 January 2025", "on 30 June 2025").marks if mark.long)
    assert DOT < bar.right - bar.left < 30
    assert not any(mark.long for mark in drawn("on 1 January 2025", "since March 2025", "on 30 June 2025").marks)


def test_no_two_marks_touch():
    marks = drawn(*["on 3 March 2025"] * 4, "on 4 March 2025", "in March 2025", "on 30 June 2025").marks
    for one, other in combinations(marks, 2):
        apart = one.right + DOT <= other.left or other.right + DOT <= one.left
        assert apart or one.height != other.height


def test_far_outliers_stand_in_zones_of_their_own():
    days = [f"on {day} March 2025" for day in range(1, 9)]
    drawing = drawn("in 1896", *days, "in 2031")
    early, *near, late = drawing.marks
    assert early.right < ZONE < near[0].left
    assert near[-1].right < 100 - ZONE < late.left
    assert {"1896", "2031"} <= {tick.label for tick in drawing.ticks}
    assert len(drawing.breaks) == 2


def test_two_far_apart_are_both_on_the_axis():
    assert drawn("in 1896", "in 2025").breaks == ()


def test_ticks_are_few_enough_for_a_phone_whatever_the_time():
    spans = [("on 1 March 2025", "on 5 March 2025"), ("on 1 March 2025", "on 30 May 2025"), ("in 2019", "in 2025"),
             ("in 1700", "in 2025")]  # fmt: skip
    for first, last in spans:
        ticks = drawn(first, last).ticks
        assert 1 <= len(ticks) <= TICKS
        assert all(0 <= tick.at <= 100 for tick in ticks)


def test_one_event_alone_can_be_drawn():
    (mark,) = drawn("on 3 March 2025").marks
    assert 0 <= mark.left <= 100
