"""The form of a document: paragraphs, headings, and the turns of an interview."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.structure.blocks import find_blocks


def kinds(text):
    return [(block.kind, block.label, text[block.start : block.end]) for block in find_blocks(text)]


def test_paragraphs_are_parted_by_blank_lines():
    assert kinds("The mill closed in May.\n\nIt opened again.\n  \n\nNobody knows why.") == [
        ("paragraph", None, "The mill closed in May."),
        ("paragraph", None, "It opened again."),
        ("paragraph", None, "Nobody knows why."),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "A Mill and Its River",
        "What happens next",
        "Dust to Dust: Is the Old Mill Worth Keeping?",
        "2024",
        "“Flour Is Not a Toy”: The Miller Speaks",
    ],
)
def test_a_short_line_begun_like_a_title_heads_what_follows(heading):
    assert kinds(f"{heading}\n\nThe mill closed in May.")[0] == ("heading", None, heading)


@pytest.mark.parametrize(
    "line",
    [
        "The mill closed.",
        "Who would buy a mill with no river?",
        "“We never ground a thing,” she said",
        "and then the river rose",
        "The owner said that he would open it again as soon as the river had gone down and the wheel was dry",
    ],
)
def test_a_sentence_is_no_heading(line):
    assert kinds(f"{line}\n\nThe mill closed in May.")[0][0] == "paragraph"


def test_nothing_is_a_heading_without_something_below_it():
    assert [kind for kind, _, _ in kinds("The mill closed in May.\n\nShare This Page")] == ["paragraph", "paragraph"]
    assert [kind for kind, _, _ in kinds("Flour\n\nWater\n\nSalt\n\nYeast\n\nOven\n\nIt is done.")].count(
        "paragraph"
    ) > 1


def test_labels_make_turns_and_whoever_asks_is_found():
    text = (
        "An Afternoon at the Mill\n\nIn this talk the miller looks back.\n\n"
        "Q: Dr. Moor, why did you stop?\n\nDr. Moor: The wheel broke.\n\nI had no money for another.\n\n"
        "Q: And now?\n\nDr.Moor: Now I bake.\n\nOutlook\n\nThe mill is for sale."
    )
    assert kinds(text) == [
        ("heading", None, "An Afternoon at the Mill"),
        ("paragraph", None, "In this talk the miller looks back."),
        ("question", "Q", "Dr. Moor, why did you stop?"),
        ("turn", "Dr. Moor", "The wheel broke."),
        ("turn", "Dr. Moor", "I had no money for another."),
        ("question", "Q", "And now?"),
        ("turn", "Dr.Moor", "Now I bake."),
        ("heading", None, "Outlook"),
        ("paragraph", None, "The mill is for sale."),
    ]


def test_labelled_lines_of_one_paragraph_are_turns_of_their_own():
    text = "HOST: Why a mill?\nMOOR: Because it was there, and cheap.\nHOST: Was it?\nMOOR: No, it was not cheap."
    assert [(kind, label) for kind, label, _ in kinds(text)] == [("question", "HOST"), ("turn", "MOOR")] * 2


def test_the_label_that_mostly_asks_is_the_interviewers():
    text = (
        "Ann Bell: Where were you on the night of the flood?\n\nJo Ray: I was in the mill, with the cat.\n\n"
        "Ann Bell: Were you afraid of the water?\n\nJo Ray: I was afraid of the cat, if anything.\n\n"
        "Ann Bell: And would you go back to it?\n\nJo Ray: Ask the cat about that one."
    )
    assert [kind for kind, _, _ in kinds(text)] == ["question", "turn"] * 3


def test_bold_marks_left_around_a_label_are_part_of_it():
    text = "**Q:** Why a mill?\n\n**A:** It was cheap.\n\n**Q:** Was it?\n\n**A:** No."
    assert kinds(text)[:2] == [("question", "Q", "Why a mill?"), ("turn", "A", "It was cheap.")]


def test_a_question_without_a_label_goes_with_the_labelled_answer():
    text = "Why a mill?\n\nRay: It was there, and it was cheap.\n\nAnd the river?\n\nRay: It came with the mill."
    assert [(kind, label) for kind, label, _ in kinds(text)] == [("question", None), ("turn", "Ray")] * 2


UNLABELLED = (
    "How do you begin your day?\n\nAt four.\n\nDo you ever rest?\n\nOn Mondays.\n\nWhat will you do now?\n\nSleep."
)


def test_an_interview_without_labels_needs_to_name_whom_it_interviews():
    assert [kind for kind, _, _ in kinds(f"We spoke to Jo Ray about bread.\n\n{UNLABELLED}")] == [
        "paragraph",
        *["question", "turn"] * 3,
    ]
    assert {kind for kind, _, _ in kinds(f"Bread is old.\n\n{UNLABELLED}")} == {"paragraph"}


def test_notices_and_tables_are_no_interview():
    text = "Note: The mill is shut.\n\nUpdate: It is open.\n\nNote: It is shut.\n\nUpdate: It is open again."
    assert {kind for kind, _, _ in kinds(text)} == {"paragraph"}
    table = "Flour: 500 g\n\nWater: 300 ml\n\nFlour: 200 g\n\nWater: 100 ml"
    assert {label for _, label, _ in kinds(table)} == {None}


def test_a_paragraph_after_the_last_turn_is_the_articles_if_it_names_who_spoke():
    text = "Q: Why do you bake?\n\nA: I like it.\n\nQ: Still?\n\nA: Still.\n\nThe interview was held in May."
    assert kinds(text)[-1] == ("paragraph", None, "The interview was held in May.")


@given(st.text(alphabet="Aa b:?.\n“”*#-1’", max_size=200))
def test_blocks_are_in_order_and_without_space_at_their_ends(text):
    end = 0
    for block in find_blocks(text):
        assert end <= block.start < block.end
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        end = block.end
    assert not text[end:].strip()


@given(st.lists(st.text(alphabet="Aab ,?", min_size=1, max_size=30), max_size=6))
def test_a_text_without_labels_is_in_its_blocks_but_for_space(paragraphs):
    text = "\n\n".join(paragraphs)
    blocks = "".join(text[block.start : block.end] for block in find_blocks(text))
    assert "".join(blocks.split()) == "".join(text.split())
