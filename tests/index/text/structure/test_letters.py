"""Who wrote which part of an e-mail is told by its headers, its introductions and the marks on what it quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.outline import claimed_in, outline, voiced_sentences
from index.text.structure.blocks import find_blocks
from index.text.structure.letters import introduced_by, writer_of

LETTER = "From: Jo Ray <jo@mill.example>\n\nTo: Ida Holm <ida@quay.example>"


def letter(*paragraphs: str) -> str:
    return "\n\n".join([LETTER, *paragraphs])


def said(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(text[each.start : each.end], each.speaker, each.via) for each in voiced_sentences(text)]


def test_the_people_are_in_the_documents_own_voice_and_the_words_the_senders():
    assert said(letter("The wheel is sound.")) == [
        ("From: Jo Ray <jo@mill.example>", None, None),
        ("To: Ida Holm <ida@quay.example>", None, None),
        ("The wheel is sound.", "Jo Ray", None),
    ]


def test_no_sentence_begins_with_marks_and_what_introduces_a_message_stands_above_it():
    text = letter("No.", "On 1 April 2025, Bo Vane wrote:", "> The wheel is sound. It turned today.", "> It did.")
    passages = outline(text, room=lambda *_: 100, count=lambda words: len(words.split())).passages
    assert passages[-1].heading == "On 1 April 2025, Bo Vane wrote:"
    words = [text[each.start : each.end] for each in passages[-1].sentences]
    assert words == ["The wheel is sound.", "It turned today.", "It did."]
    assert {each.speaker for each in passages[-1].sentences} == {"Bo Vane"}
    assert not any(text[each.start] == ">" for passage in passages for each in passage.sentences)


def test_two_writers_never_share_a_passage():
    text = letter("> It is sound.", "It is not.", "> Then what is it?")
    passages = outline(text, room=lambda *_: 100, count=lambda words: len(words.split())).passages
    assert all(len({each.speaker for each in passage.sentences}) == 1 for passage in passages)


def test_what_a_letter_says_of_others_is_theirs_through_its_writer():
    text = letter("Bo Vane denied that the wheel was broken. I said so too. “It turns,” Mr Vane told me.")
    assert [pair[1:] for pair in said(text)[2:]] == [("Bo Vane", "Jo Ray"), ("Jo Ray", None), ("Bo Vane", "Jo Ray")]


def test_a_sentence_that_is_half_anothers_keeps_both():
    text = letter("The wheel has been broken since the flood of last March, and Bo Vane said that it was his fault.")
    [sentence] = claimed_in(text)[2:]
    assert {claim.voice.speaker for claim in sentence.claims} == {"Jo Ray", "Bo Vane"}


def test_a_second_introduction_names_a_second_writer_and_inner_ones_do_not_outlive_it():
    text = letter(
        "Bo Vane wrote:", "> Sound.", "> Ada Lee wrote:", "> > Broken.", "Ida Holm wrote:", "> Both.", "> > Neither."
    )
    assert [pair[1:] for pair in said(text) if pair[0].endswith(".")] == [
        ("Bo Vane", "Jo Ray"), ("Ada Lee", "Bo Vane"), ("Ida Holm", "Jo Ray"), ("Unnamed writer", "Ida Holm"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "From: the harbour to the mill it is a mile.\n\nTo walk it takes an hour.",
        "The wheel is sound.\n\n> It turned today.",
        "> From: Jo Ray\n\n> To: Ida Holm\n\nWords.",
        "From: Jo Ray",
        "",
    ],
)
def test_other_texts_are_no_letters(text):
    assert all(block.kind != "letter" for block in find_blocks(text))


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("On Apr 1, 2025, at 9:14 AM, Bo Vane <bo@x.example> wrote:", "Bo Vane"),
        ("On Tue, Apr 01, 2025 at 09:14:22AM +0200, Bo Vane wrote:", "Bo Vane"),
        ("On Tue, 1 Apr 2025 09:14:00 GMT, Bo Vane wrote:", "Bo Vane"),
        ('On 1 Apr 2025, "Vane, Bo" <bo@x.example> wrote:', "Bo Vane"),
        ("On Mon, 31 Mar 2025 at 18:02, <desk@x.example> wrote:", "desk@x.example"),
        ("El mar, 1 abr 2025 a las 9:14, Bo Vane (<bo@x.example>) escribió:", "Bo Vane"),
        ("Den tis 1 apr. 2025 kl 09:14 skrev Bo Vane <bo@x.example>:", "Bo Vane"),
        ("1 апреля 2025 г., в 09:14, Анна Лодкина <anna@x.example> написал(а):", "Анна Лодкина"),
        ("On 3 June 2024 the council wrote:", None),
        ("As my father wrote:", None),
        ("Nobody wrote anything", None),
    ],
)
def test_introductions_name_their_writer(line, writer):
    assert introduced_by(line) == writer


@pytest.mark.parametrize(
    ("header", "writer"),
    [
        ("Bo Vane <bo@x.example>", "Bo Vane"),
        ('"Vane, Bo" <bo@x.example>', "Bo Vane"),
        ("Vane, Bo [mailto:bo@x.example]", "Bo Vane"),
        ("bo@x.example", "bo@x.example"),
        ("Garrow Ledger News Desk <desk@x.example>", "Garrow Ledger News Desk"),
    ],
)
def test_headers_name_their_writer(header, writer):
    assert writer_of(header) == writer


PIECES = st.sampled_from(
    [
        "> ",
        ">",
        "From: Jo Ray",
        "To: Ida Holm <i@x>",
        "Bo Vane wrote:",
        "\n\n",
        "\n",
        "Words here.",
        "“It is,” he said.",
        " ",
    ]
)


@given(st.lists(PIECES, max_size=20))
def test_blocks_lie_in_order_in_the_text_whatever_it_is(pieces):
    text = (LETTER + "\n\n" + "".join(pieces)).strip()
    place = 0
    for block in find_blocks(text):
        assert place <= block.start < block.end <= len(text)
        place = block.end
