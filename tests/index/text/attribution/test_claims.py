"""Who says it: interview turns, quotations, reported speech, second hand, pronouns, and the document's own voice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.attribution.claims import attribute
from index.text.structure.blocks import find_blocks
from index.text.structure.sentences import split_sentences


def attributed(text):
    blocks = find_blocks(text)
    spans = [span for block in blocks if block.kind != "heading" for span in split_sentences(text, block)]
    return [(text[sentence.start : sentence.end], sentence) for sentence in attribute(text, blocks, spans)]


def speakers(text):
    return [sentence.speaker for _, sentence in attributed(text)]


def last(text):
    _, sentence = attributed(text)[-1]
    return sentence.speaker, sentence.via, sentence.manner


def test_the_documents_own_voice():
    assert last("The mill closed in May, after the river had changed its course.") == (None, None, "own")


@pytest.mark.parametrize(
    "text",
    [
        "“The wheel is broken,” Jo Ray said.",
        "“The wheel is broken,” said Jo Ray, who owns it.",
        "“The wheel is broken,” said Jo Ray, 54, a miller from Kent who has had bad luck with rivers all his life.",
        "“The wheel is broken,” Jo Ray, the miller, told reporters on Monday.",
        "Jo Ray said: “The wheel is broken.”",
        "Jo Ray said on Monday, in front of his house, “The wheel is broken.”",
        "Jo Ray: “The wheel is broken.”",
        "Jo Ray shot back, “The wheel is broken.”",
        "“The wheel is broken,” Jo Ray grumbled.",
        '"The wheel is broken," said Jo Ray.',
        "''The wheel is broken,'' Jo Ray said.",
        "‘The wheel is broken,’ Jo Ray said.",
        "«The wheel is broken», said Jo Ray.",
        "“The wheel is broken,” according to Jo Ray.",
        "“The wheel is broken and the river is gone.” — Jo Ray",
        "“The wheel is broken and the river is gone.”\n\n— Jo Ray, miller",
        "Jo Ray, the miller, stood at the gate.\n\nThen he spoke, saying: “The wheel is broken.”",
    ],
)
def test_a_quotation_belongs_to_who_says_it(text):
    said = [sentence.speaker for words, sentence in attributed(text) if "broken" in words]
    assert said == ["Jo Ray"]


@pytest.mark.parametrize(
    "text",
    [
        "Jo Ray said that the wheel was broken.",
        "Jo Ray said the wheel was broken.",
        "Jo Ray, a miller from Kent, said the wheel was broken.",
        "In Kent on Monday, Jo Ray, who owns the mill, told reporters that the wheel was broken.",
        "The wheel was broken, Jo Ray said on Monday.",
        "The wheel, Jo Ray said, was broken.",
        "The wheel was broken, said Jo Ray, the miller.",
        "According to Jo Ray, the wheel was broken.",
        "The wheel was broken, according to the miller Jo Ray.",
        "As Jo Ray put it on Monday, “the wheel was broken”.",
        "Jo Ray went to the river, and said that the wheel was broken.",
        "Jo Ray has described the wheel as broken.",
        "Jo Ray called the wheel broken and useless.",
        "The miller was Jo Ray. Miller Jo Ray (54) confirmed that the wheel was broken.",
        "Jo Ray argued on Sunday, with some heat, that the wheel was broken.",
        "Jo Ray walked out, complaining that the wheel was broken.",
        "LONDON, May 2 (AP) — Jo Ray announced that the wheel was broken.",
        "Jo Ray went on to say that the wheel was broken.",
        "The mill could not open with a broken wheel, Jo Ray told the council in a letter.",
    ],
)
def test_reported_speech_belongs_to_who_is_reported(text):
    assert last(text) == ("Jo Ray", None, "said")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A spokesman for the mill said that the wheel was broken.", "A spokesman for the mill"),
        ("Reports suggest that the wheel is broken.", "Reports"),
        ("The council says that it was not asked.", "The council"),
        ("the council says that it was not asked.", "The council"),
        ("Two officials familiar with the mill said the wheel was broken.", "Two officials familiar with the mill"),
        ("A survey by the county found that most mills were dry.", "A survey by the county"),
        ("State media repeats the message that the mill is safe.", "State media"),
        ("The newspaper Kentish Pravda described the wheel as being in “a state of grief.”", "Kentish Pravda"),
        ("The Kentish Echo reported that the wheel was broken.", "Kentish Echo"),
    ],
)
def test_bodies_papers_and_people_without_a_name_speak_too(text, speaker):
    assert last(text) == (speaker, None, "said")


@pytest.mark.parametrize(
    "text",
    [
        "The decision suggests that the mill will close.",
        "Such silence shows that nobody cares.",
        "The terms of the sale, the story suggests, were poor.",
        "Jo Ray did not say whether the mill would open.",
        "Jo Ray declined to comment on the wheel.",
        "Jo Ray could not be reached.",
        "It is said that the wheel is broken.",
        "Jo Ray was told that the wheel was broken.",
        "Jo Ray might say that the wheel is broken.",
        "The state of the wheel is poor, and the report is late.",
        "Claims of a broken wheel are common.",
        "We asked what the council thinks.",
        "The so-called “magic wheel” is only wood.",
        "Jo Ray opened the mill again, with a new wheel and a brass band, on what he called “flour day”.",
    ],
)
def test_what_nobody_is_said_to_say_stays_the_documents_own(text):
    assert last(text) == (None, None, "own")


@pytest.mark.parametrize(
    "text",
    [
        "Jo Ray denied that the wheel was broken.",
        "Jo Ray has repeatedly denied breaking the wheel.",
        "Jo Ray, who owns the mill, rejected the report of the council.",
        "Jo Ray disputes that the wheel was ever whole.",
    ],
)
def test_denials_are_marked(text):
    assert last(text) == ("Jo Ray", None, "denied")


def test_refusing_people_something_is_no_denial_of_a_statement():
    assert last("The wheel was denied a permit by the council.") == (None, None, "own")


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        (
            "A Kentish miller, quoted by the Echo, explained, “The wheel is broken.”",
            "A Kentish miller",
            "Echo",
        ),
        ("Dr Ann Moor, quoted by the Kentish Echo, put the damage at £3,000.", "Dr Ann Moor", "Kentish Echo"),
        ("The wheel is broken, the Echo reported, citing two officials in Kent.", "Two officials in Kent", "Echo"),
        ("The Echo, citing two people whom it did not name, wrote that the wheel was broken.", "Two people", "Echo"),
        ("Jo Ray said that the wheel was broken, according to the Echo.", "Jo Ray", "Echo"),
        ("According to Ms Bell, Mr Ray told her that the wheel was broken.", "Mr Ray", "Ms Bell"),
    ],
)
def test_second_hand_keeps_both_who_said_it_and_who_relays_it(text, speaker, via):
    assert last(text) == (speaker, via, "said")


def test_every_sentence_of_a_quotation_has_its_speaker():
    text = (
        "A miller, quoted by the Echo, explained, “The [old] wheel would look weak — simply put, dead. It would look "
        "like we failed. That’s not a picture anyone wants,” revealing how much care goes into a wheel in that valley."
    )
    assert [(sentence.speaker, sentence.via) for _, sentence in attributed(text)] == [("A miller", "Echo")] * 3


def test_a_quotation_goes_on_after_its_cue_and_over_paragraphs():
    text = (
        "“The wheel is broken,” Jo Ray said. “It cost a fortune. I am tired.\n\n“And the river has gone.\n\n"
        "“So have I.”\n\nThe mill opened in 1896."
    )
    assert speakers(text) == ["Jo Ray"] * 5 + [None]


def test_a_quotation_may_follow_the_paragraph_that_announces_it():
    text = "Ann Bell continued:\n\n“The wheel is broken. It will not turn.”"
    assert speakers(text)[-2:] == ["Ann Bell", "Ann Bell"]


def test_two_speakers_in_one_paragraph_are_kept_apart():
    text = "“It is broken,” Jo Ray said. “It is not broken at all,” said Ann Bell. “I have seen it turn.”"
    assert speakers(text) == ["Jo Ray", "Ann Bell", "Ann Bell"]


def test_short_names_are_given_in_full():
    text = "Dr. Natalie Moor measured the wheel.\n\nMoor said it was old. “It is very old,” Dr.Moor said."
    assert speakers(text)[1:] == ["Dr. Natalie Moor"] * 2


def test_a_name_that_two_people_share_is_left_as_it_stands():
    text = "Ann Bell and Tom Bell own the mill.\n\nAnn Bell rose. Tom Bell slept.\n\nBell said it was old."
    assert speakers(text)[-1] == "Bell"


def test_a_title_tells_two_people_of_one_name_apart():
    text = "Mrs Ann Bell and Mr Tom Bell own it. Ann Bell rose. Tom Bell slept. Mrs Bell said it was old."
    assert speakers(text)[-1] == "Ann Bell"


def test_a_name_written_with_a_small_letter_by_mistake_is_found():
    assert last("It was late. ivan Kiselev, a man of the river, asserted, “The wheel is broken.”")[0] == "Ivan Kiselev"


def test_pronouns_mean_the_last_one_who_fits():
    text = (
        "Jo Ray, who owns the mill, said that the wheel was old.\n\nMs Ann Bell said it was not. She added that it was "
        "new. He did not agree. “It is old,” he said."
    )
    assert speakers(text) == ["Jo Ray", "Ann Bell", "Ann Bell", None, "Jo Ray"]


def test_a_pronoun_means_whom_its_own_sentence_is_about():
    text = "Ann Bell said that it was new.\n\nJo Ray, the miller, stood by the wheel. “It is old,” he said."
    assert speakers(text)[-1] == "Jo Ray"


def test_a_pronoun_that_fits_nobody_is_still_not_the_documents_own_voice():
    assert last("“The wheel is broken,” she said.") == ("She", None, "said")


INTERVIEW = (
    "Interview with Dr.Natalie Moor, Expert on Mills\n\nIt was a wet day.\n\nQ: Dr. Moor, is it broken?\n\n"
    "Dr. Moor: It is. The council says that it is not.\n\nQ: Some say it never turned. Did it?\n\nDr.Moor: It did."
)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Centers for Mill Safety and Repair said that wheels break.", "The Centers for Mill Safety and Repair"),
        ("The Kent Department of Public Mills told Jo Ray that wheels break.", "The Kent Department of Public Mills"),
        ("Wheels break, according to the Ministry of Mills.", "The Ministry of Mills"),
        ("Jo Ray of Kent said that wheels break.", "Jo Ray"),
    ],
)
def test_a_bodys_name_is_given_whole(text, speaker):
    assert speakers(text) == [speaker]


def test_a_number_says_nothing():
    assert speakers("The toll has grown to more than 16,000 reported wheels.") == [None]


def test_an_interview_is_attributed_by_its_turns():
    assert [(sentence.speaker, sentence.manner) for _, sentence in attributed(INTERVIEW)] == [
        (None, "own"),
        (None, "asked"),
        ("Dr. Natalie Moor", "said"),
        ("Dr. Natalie Moor", "said"),
        (None, "asked"),
        (None, "asked"),
        ("Dr. Natalie Moor", "said"),
    ]


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [("An interview with the miller Jo Ray.", "Jo Ray"), ("A talk about mills.", "Interviewee")],
)
def test_an_answer_under_a_letter_belongs_to_whom_the_text_interviews(opening, speaker):
    text = f"{opening}\n\nQ: Is it broken?\n\nA: It is.\n\nQ: Since when?\n\nA: Since May."
    assert speakers(text)[-1] == speaker


def test_labels_in_capitals_are_given_as_names():
    turns = "RAY: It is broken, I think.\n\nBELL: I think not, no.\n\nRAY: It is. Look at it.\n\nBELL: No, you look."
    assert speakers(f"Jo Ray met Ann Bell.\n\n{turns}")[1:] == ["Jo Ray", "Ann Bell", "Jo Ray", "Jo Ray", "Ann Bell"]


WORDS = st.sampled_from(
    "Jo Ray|said|that|“it is,”|it is|,|.|who|according to|she|the Echo|quoted by|Q:|“|”|:|—|denied|and|\n\n".split("|")
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_sentence_is_attributed_once_whatever_the_text(text):
    blocks = find_blocks(text)
    spans = [span for block in blocks if block.kind != "heading" for span in split_sentences(text, block)]
    found = attribute(text, blocks, spans)
    assert [(sentence.start, sentence.end) for sentence in found] == [(span.start, span.end) for span in spans]
    for sentence in found:
        assert (sentence.speaker is None) == (sentence.manner in ("own", "asked", "quoted"))
        assert sentence.via is None or sentence.speaker is not None


@pytest.mark.parametrize(
    "piece", ["he said, ", "Ann Bell ", "“a” ", "Mr. ", "A. ", "interviewed ", "“He said. ", "a, ", "Ann/", "a: "]
)
def test_a_long_line_of_one_thing_is_read_once(piece):
    text = piece * 10_000
    assert attributed(text)
