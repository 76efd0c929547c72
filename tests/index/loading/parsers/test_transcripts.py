"""Transcripts come out as turns with their speakers, and it is known of each cue when it is said."""

import json

import pytest

from index.errors import LoadError
from index.text import voiced_sentences
from index.types import Loaded
from tests.index.loading.reading import read

TURNS = [
    "Speakers: Ada Finch; Lena Moor.",
    "Ada Finch: Why was the quay closed?",
    "Lena Moor: It had sunk by four centimetres. We closed it on Monday.",
    "Ada Finch: And when will it open?",
]


def paragraphs(loaded: Loaded) -> list[str]:
    assert loaded.media_type == "text/vtt"
    return loaded.text.split("\n\n")


def second_of(loaded: Loaded, words: str) -> float:
    """When some words of a transcript are said."""
    place = loaded.text.index(words)
    return [each.second for each in loaded.times if each.start <= place][-1]


def voices(loaded: Loaded) -> dict[str, str | None]:
    return {loaded.text[each.start : each.end]: each.speaker for each in voiced_sentences(loaded.text, "en")}


VTT = """WEBVTT

1
00:00:01.000 --> 00:00:03.000 align:start
<v Ada Finch>Why was the quay closed?</v>

2
01:12:04.500 --> 01:12:06.000
<v.loud Lena Moor>It had sunk by four

3
01:12:06.000 --> 01:12:09.000
<v Lena Moor>centimetres. We closed <i>it</i> on Monday.</v>

NOTE checked by hand

4
01:12:10.000 --> 01:12:11.000
<v Ada Finch>And when will it&nbsp;open?
"""


def test_voices_of_webvtt_are_speakers():
    loaded = read(VTT, "/folder/council_2025-05-03.vtt")
    assert paragraphs(loaded) == TURNS
    assert second_of(loaded, "We closed it") == 3600 + 12 * 60 + 6
    assert second_of(loaded, "It had sunk") == 3600 + 12 * 60 + 4.5
    assert (loaded.metadata.title, loaded.metadata.published) == ("council 2025-05-03", "2025-05-03")


def test_each_turn_is_its_speakers():
    said = voices(read(VTT))
    assert said["It had sunk by four centimetres."] == "Lena Moor"
    assert said["We closed it on Monday."] == "Lena Moor"


def test_one_who_speaks_alone_is_told_too():
    words = ["I was born here.", "My interview with the council was short.", "Lena Moor is what they call me."]
    cues = "".join(
        f"00:{number:02}:00.000 --> 00:{number:02}:09.000\n<v Lena Moor>{each} {'It was cold. ' * 80}\n\n"
        for number, each in enumerate(words)
    )
    said = voices(read("WEBVTT\n\n" + cues))
    assert {said[each] for each in words} == {"Lena Moor"}


def test_subrip_names_speakers_in_its_words():
    loaded = read(
        "1\n00:00:01,000 --> 00:00:02,000\nADA FINCH: Why was the quay closed?\n\n"
        "2\n00:00:03,000 --> 00:00:05,000\nLENA MOOR: It had sunk by four\ncentimetres.\n\n"
        "3\n00:00:06,000 --> 00:00:09,000\nWe closed it on Monday.\n\n"
        "4\n00:00:10,000 --> 00:00:11,000\n[applause]\n\n"
    )
    assert paragraphs(loaded)[2] == "LENA MOOR: It had sunk by four centimetres. We closed it on Monday."
    assert "applause" not in loaded.text
    assert voices(loaded)["We closed it on Monday."] == "Lena Moor"


def test_what_stays_on_the_screen_is_said_once():
    loaded = read(
        "WEBVTT\n\n00:00.000 --> 00:02.000\nthe quay was closed\n\n"
        "00:02.000 --> 00:04.000\nthe quay was closed\non Monday because\n\n"
        "00:04.000 --> 00:06.000\non Monday because\n<00:04.500><c>it had sunk</c>\n"
    )
    assert loaded.text == "the quay was closed on Monday because it had sunk"
    assert second_of(loaded, "it had sunk") == 4


def test_two_voices_of_one_cue_are_two_paragraphs():
    loaded = read("WEBVTT\n\n00:05.000 --> 00:09.000\n- Where are you?\n- Here, at the quay.\n")
    assert paragraphs(loaded) == ["Where are you?", "Here, at the quay."]


SEGMENTS = [("Ada Finch", 1.0, "Why was the quay closed?"), ("Lena Moor", 3.5, "It had sunk by four centimetres.")]
SEGMENTS += [("Lena Moor", 6.0, "We closed it on Monday."), ("Ada Finch", 9.0, "And when will it open?")]


def utterances(start: str, end: str, words: str, factor: int = 1) -> list[dict[str, object]]:
    return [
        {"speaker": who, start: second * factor, end: (second + 2) * factor, words: said}
        for who, second, said in SEGMENTS
    ]


@pytest.mark.parametrize(
    "value",
    [
        {"text": "…", "segments": utterances("start", "end", "text"), "language": "en"},
        {"id": "x", "utterances": utterances("start", "end", "text", 1000), "words": [], "text": "…"},
        {"metadata": {}, "results": {"channels": [], "utterances": utterances("start", "end", "transcript")}},
        {"version": "1.0.0", "segments": utterances("startTime", "endTime", "body")},
        utterances("start", "end", "text"),
        {
            "monologues": [
                {"speaker": who, "elements": [{"type": "text", "value": said, "ts": second, "end_ts": second + 2}]}
                for who, second, said in SEGMENTS
            ]
        },
    ],
    ids=["whisper", "assemblyai", "deepgram", "podcast", "list", "rev"],
)
def test_what_transcribers_write(value):
    loaded = read(json.dumps(value))
    assert paragraphs(loaded) == TURNS
    assert second_of(loaded, "We closed it") == 6


def test_speakers_that_a_machine_numbered():
    value = {"segments": [{"speaker": f"SPEAKER_0{n % 2}", "start": n, "end": n + 1, "text": "So."} for n in range(4)]}
    assert read(json.dumps(value)).text.startswith("Speakers: Speaker 00; Speaker 01.\n\nSpeaker 00: So.")


def test_captions_of_youtube():
    events = [{"tStartMs": 0, "dDurationMs": 9, "id": 1}, {"tStartMs": 61_000, "segs": [{"utf8": "the quay"}]}]
    events += [{"tStartMs": 62_000, "aAppend": 1, "segs": [{"utf8": "\n"}]}]
    events += [{"tStartMs": 63_000, "segs": [{"utf8": "was"}, {"utf8": " closed", "tOffsetMs": 200}]}]
    loaded = read(json.dumps({"wireMagic": "pb3", "events": events}))
    assert loaded.text == "the quay was closed"
    assert second_of(loaded, "was closed") == 63


@pytest.mark.parametrize(
    "text",
    [
        "[00:00:01] ADA FINCH: Why was the quay closed?\n[01:12:04] LENA MOOR: It had sunk by four centimetres. We "
        "closed it on Monday.\n[01:13:00] ADA FINCH: And when will it open?\n",
        "Ada Finch (00:01): Why was the quay closed?\n\nLena Moor (01:12:04): It had sunk by four centimetres.\n\nWe "
        "closed it on Monday.\n\nAda Finch (01:13:00): And when will it open?\n",
        "Ada Finch  0:01\nWhy was the quay closed?\n\nLena Moor  1:12:04\nIt had sunk by four centimetres. We closed "
        "it on Monday.\n\nAda Finch  1:13:00\nAnd when will it open?\n",
        "00:00:01 Ada Finch: Why was the quay closed?\n01:12:04 Lena Moor: It had sunk by four centimetres. We closed "
        "it on Monday.\n01:13:00 Ada Finch: And when will it open?\n",
    ],
    ids=["brackets", "after the name", "above", "without brackets"],
)
def test_texts_with_times(text):
    loaded = read(text, "/folder/talk.txt")
    assert [each.casefold() for each in paragraphs(loaded)] == [each.casefold() for each in TURNS]
    assert second_of(loaded, "It had sunk") == 3600 + 12 * 60 + 4
    assert voices(loaded)["It had sunk by four centimetres."] == "Lena Moor"


def test_what_stands_above_the_first_turn_stays():
    text = "Hearing on the quay\n3 May 2025\n\n[00:01] Ada: Why?\n[00:09] Lena: It sank.\n[00:12] Ada: When?\n"
    assert paragraphs(read(text))[:3] == ["Hearing on the quay", "3 May 2025", "Speakers: Ada; Lena."]


@pytest.mark.parametrize(
    "text",
    [
        "Programme of the day\n\n09:00 Welcome\n10:30 Coffee\n11:00 The quay\n12:30 Lunch\n",
        "Results\n\nAnn Lee 12:04\nBo Ray 12:09\nCy Dent 12:31\nDi Fox 13:02\n",
        "The ferry left at [09:05] as always. The next one leaves at [10:05], the last at [11:05].\n",
        "ADA FINCH: Why was it closed?\n\nLENA MOOR: It had sunk.\n\nADA FINCH: And now?\n",
    ],
    ids=["programme", "results", "sentence", "interview without times"],
)
def test_what_is_no_transcript(text):
    assert read(text).media_type == "text/plain"


@pytest.mark.parametrize("value", [{"a": 1}, [{"text": "x", "start": "2025-05-03"}], {"results": [{"text": "x"}]}])
def test_json_that_is_no_transcript(value):
    with pytest.raises(LoadError, match="JSON"):
        read(json.dumps(value))


def test_captions_without_full_stops_are_parted_where_they_are_long():
    cues = "".join(f"00:{n:02}.000 --> 00:{n + 1:02}.000\nand then we went on to the quay {n}\n\n" for n in range(50))
    lengths = [len(each) for each in paragraphs(read("WEBVTT\n\n" + cues))]
    assert 200 < max(lengths) < 320
