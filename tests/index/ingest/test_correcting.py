"""A correction moves what was read, and what a person wrote is sure."""

from index.ingest.correcting import moved, starts_moved
from index.types import Box, Reading, ReadWord

BEFORE = "The harb0ur wall is sound.\n\nIt was bui lt in 1896,so it is old."


def reading(text: str) -> Reading:
    words, place = [], 0
    for number, word in enumerate(text.split()):
        start = text.index(word, place)
        place = start + len(word)
        words.append(ReadWord(start, place, 1, Box(number / 100, 0.1, (number + 1) / 100, 0.2), 0.6))
    return Reading(tuple(words), (2,))


def told(after: str) -> list[tuple[str, float]]:
    return [(after[each.start : each.end], each.sure) for each in moved(reading(BEFORE), BEFORE, after).words]


def test_words_that_stay_are_as_sure_as_before_and_corrected_ones_are_sure():
    after = "The harbour wall is sound.\n\nIt was built in 1896, so it is old."
    corrected = {"harbour", "built", "1896,", "so"}
    assert told(after) == [(word, 1.0 if word in corrected else 0.6) for word in after.split()]


def test_a_corrected_word_stands_where_those_stood_whose_place_it_took():
    after = BEFORE.replace("bui lt", "built")
    [built] = [each for each in moved(reading(BEFORE), BEFORE, after).words if each.sure == 1]
    assert (built.box.left, built.box.right) == (0.07, 0.09)


def test_what_is_taken_out_or_new_has_no_box_and_unread_pages_stay_unread():
    after = "The wall is sound.\n\nIt was bui lt in 1896,so it is old. Mostly."
    assert [word for word, _sure in told(after)] == [word for word in BEFORE.split() if word != "harb0ur"]
    assert moved(reading(BEFORE), BEFORE, after).unread == (2,)


def test_pages_begin_with_the_words_that_they_began_with():
    after = "The old harbour wall is sound.\n\nIt was built in 1896, so it is old."
    start = BEFORE.index("It was")
    assert starts_moved((0, start, len(BEFORE)), BEFORE, after) == (0, after.index("It was"), len(after))
