"""Passages: whole sentences, as many as the model reads, in one section and one turn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.outline import outline
from index.types import Passage

SIZE = 20


def count(words):
    return len(words.split()) or 1


def room(passage):
    return SIZE - sum(min(count(words), 5) for words in passage.above)


def passages(text):
    return outline(text, room=room, count=count).passages


def words(text):
    return [text[passage.start : passage.end] for passage in passages(text)]


def paragraph(*lengths):
    return " ".join(" ".join(["Word", *["word"] * (length - 2), "end."]) for length in lengths)


def test_a_short_text_is_one_passage():
    text = "The mill closed in May. Nobody knows why.\n\nIt opened again."
    assert words(text) == [text]
    assert [sentence.manner for sentence in passages(text)[0].sentences] == ["own"] * 3


def test_passages_fill_evenly_and_leave_no_stub():
    text = paragraph(6, 6, 6, 4)
    assert [count(each) for each in words(text)] == [12, 10]


def test_passages_break_between_paragraphs_rather_than_within():
    text = "\n\n".join([paragraph(5, 5), paragraph(5, 5, 5)])
    assert [count(each) for each in words(text)] == [10, 15]


def test_a_passage_stays_below_its_heading():
    text = "Flour\n\nIt is ground in May.\n\nWater\n\nIt comes from the river."
    assert [(passage.heading, text[passage.start : passage.end]) for passage in passages(text)] == [
        ("Flour", "Flour\n\nIt is ground in May."),
        ("Water", "Water\n\nIt comes from the river."),
    ]


def test_a_turn_carries_its_question_and_is_never_mixed():
    text = "Q: Why a mill?\n\nA: It was there.\n\nIt was cheap.\n\nQ: And now?\n\nA: Now I bake."
    assert [(passage.question, text[passage.start : passage.end]) for passage in passages(text)] == [
        (None, "Q: Why a mill?"),
        ("Why a mill?", "A: It was there.\n\nIt was cheap."),
        (None, "Q: And now?"),
        ("And now?", "A: Now I bake."),
    ]


def test_two_people_who_answer_one_question_are_kept_apart():
    text = "Q: Why?\n\nJo Ray: It was there, and it was cheap.\n\nAnn Bell: It was not.\n\nQ: And?\n\nJo Ray: It was."
    answers = [passage for passage in passages(text) if passage.question == "Why?"]
    assert [{sentence.speaker for sentence in answer.sentences} for answer in answers] == [{"Jo Ray"}, {"Ann Bell"}]


def test_a_sentence_that_is_too_long_is_cut_between_clauses_then_words():
    text = "One two three four five six seven, eight nine ten eleven twelve thirteen; " + "word " * 30 + "end."
    pieces = [sentence for passage in passages(text) for sentence in passage.sentences]
    assert all(count(text[piece.start : piece.end]) <= SIZE for piece in pieces)
    assert " ".join(text[piece.start : piece.end] for piece in pieces) == text
    assert any(text[piece.start : piece.end].endswith((",", ";")) for piece in pieces)


def test_a_word_longer_than_the_model_reads_is_cut():
    found = outline("x" * 5_000, room=lambda _passage: 100, count=len).passages
    assert [passage.end - passage.start for passage in found] == [len(p.sentences) and p.end - p.start for p in found]
    assert max(passage.end - passage.start for passage in found) <= 100
    assert sum(passage.end - passage.start for passage in found) == 5_000


def test_a_heading_stays_with_its_passages_however_little_room_it_leaves():
    text = f"The Mill\n\nOf Saltmere\n\n{paragraph(9, 9, 9)}"
    found = outline(text, room=lambda passage: 10 if passage.heading else 0, count=count).passages
    assert [passage.heading for passage in found] == ["The Mill\nOf Saltmere"] * 3
    assert [len(passage.sentences) for passage in found] == [1, 1, 1]


def test_each_sentence_is_counted_once():
    asked = []

    def counting(words):
        asked.append(words)
        return count(words)

    text = "\n\n".join(paragraph(*[5, 7] * 10) for _ in range(5))
    outline(text, room=room, count=counting)
    assert len(asked) == 100


def test_an_empty_text_has_no_passages():
    assert passages("") == ()
    assert passages(" \n\n ") == ()


LINES = st.lists(
    st.sampled_from(
        [
            "Q: Why a mill?",
            "A: It was there. It was cheap.",
            "The River Again",
            "“We ground corn,” Jo Ray said. “It was dull.",
            "It was late; nobody came, and the wheel stood still all that long summer because there was no water in it",
            "She said so.",
            "- flour\n- water",
            "Item | Price\n--- | ---\npump | 7\nhose. And | 8?",
            "a | b\nc |",
            "x" * 90,
        ]
    ),
    max_size=12,
)


@given(LINES, st.integers(min_value=4, max_value=40))
def test_passages_keep_every_word_in_order_and_within_the_room(lines, size):
    text = "\n\n".join(lines)
    found = outline(text, room=lambda _passage: size, count=count).passages
    end = 0
    for passage in found:
        assert isinstance(passage, Passage)
        assert not text[end : passage.start].strip()
        assert end <= passage.start <= passage.sentences[0].start
        assert passage.end == passage.sentences[-1].end
        assert sum(count(text[s.start : s.end]) for s in passage.sentences) <= size
        for before, after in zip(passage.sentences, passage.sentences[1:], strict=False):
            assert before.end <= after.start
        end = passage.end
    assert not text[end:].strip()


@pytest.mark.parametrize("paragraphs", [3_000])
def test_a_document_of_many_sentences_is_packed_once_through(paragraphs):
    text = "\n\n".join("She said that it was late. Nobody came." for _ in range(paragraphs))
    found = passages(text)
    assert sum(len(passage.sentences) for passage in found) == 2 * paragraphs
