"""E-mail gives its words with the people at their head, and marks on what it quotes."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from index.errors import LoadError
from index.loading.parsers import parse
from index.loading.parts import Part
from index.text.outline import voiced_sentences
from tests.index.loading.reading import paragraphs, read

REPLY = (Path(__file__).parents[3] / "data" / "formats" / "reply.eml").read_bytes()
HEAD = "From: Jo Ray <jo@mill.example>\nTo: Ida Holm <ida@quay.example>\nSubject: The wheel\nMIME-Version: 1.0\n"
PEOPLE = ["From: Jo Ray <jo@mill.example>", "To: Ida Holm <ida@quay.example>"]


def plain(body: str, head: str = HEAD, kind: str = "text/plain; charset=utf-8") -> bytes:
    return f"{head}Content-Type: {kind}\nContent-Transfer-Encoding: 8bit\n\n{body}".encode()


def body(data: bytes) -> list[str]:
    found = paragraphs(data)
    assert found[:2] == PEOPLE
    return found[2:]


def voices(data: bytes) -> dict[str, tuple[str | None, str | None]]:
    """Each sentence, with who says it and who relays it."""
    text = read(data).text
    return {text[each.start : each.end]: (each.speaker, each.via) for each in voiced_sentences(text)}


def attached(data: bytes) -> list[Part]:
    return [each for each in parse(data, "/m.eml", content_type=None, address=None) if isinstance(each, Part)]


def refusal(data: bytes) -> LoadError:
    with pytest.raises(LoadError) as error:
        read(data)
    assert error.value.advice
    return error.value


def test_subject_sender_and_date_are_metadata_and_the_people_stand_in_the_text():
    loaded = read(REPLY)
    assert loaded.media_type == "message/rfc822"
    said = loaded.metadata
    assert (said.title, said.author, said.published, said.outlet) == (
        "Re: The wall below the upper station", "Ines Quarrie", "2025-04-03", None
    )  # fmt: skip
    assert loaded.text.split("\n\n")[:3] == [
        'From: "Quarrie, Ines" <ines.quarrie@sallowby.example>',
        "To: Maren Tolliver <leader@council.example>",
        "Cc: Desmond Pell <pell@trust.example>, Léonie Bräker <l@x.example>",
    ]
    assert loaded.warnings == ()
    assert [each.origin for each in attached(REPLY)] == ["/m.eml#file=readings.pdf"]


def test_quoted_words_are_their_writers_and_never_the_senders():
    said = voices(REPLY)
    assert said["I said in October that this would happen."] == ("Ines Quarrie", None)
    assert said["Tobias Wrenn said that the pulley had not been greased."] == ("Tobias Wrenn", "Ines Quarrie")
    assert said["The council will not pay for a second survey."] == ("Maren Tolliver", "Ines Quarrie")
    assert said["The trust would pay half of it."] == ("Desmond Pell", "Maren Tolliver")
    assert said["That offer was withdrawn."] == ("Maren Tolliver", "Ines Quarrie")
    assert said["We could share the cost between us."] == ("Ines Quarrie", None)
    assert said["The railway will open in June."] == ("Maren Tolliver", "Ines Quarrie")
    assert said["It will not."] == ("Ines Quarrie", None)


def test_quoted_words_whose_writer_is_not_named_are_nobodys_we_know():
    said = voices(plain("I see.\n\n> The wheel is sound.\n> It turned today.\n\nIt is not.\n"))
    assert said["The wheel is sound."] == said["It turned today."] == ("Unnamed writer", "Jo Ray")
    assert said["It is not."] == ("Jo Ray", None)


@pytest.mark.parametrize(
    "introduction",
    [
        "On Tue, 1 Apr 2025 at 09:14, Bo Vane <bo@x.example> wrote:",
        "On 01/04/2025 09:14, Vane, Bo wrote:",
        "Am 01.04.2025 um 09:14 schrieb Bo Vane:",
        "Le mar. 1 avr. 2025 à 09:14, Bo Vane <bo@x.example> a écrit :",
        "вт, 1 апр. 2025 г. в 09:14, Bo Vane <bo@x.example>:",
        "Bo Vane writes:",
    ],
)
def test_mail_programs_name_the_writer_in_many_ways(introduction):
    data = plain(f"No.\n\n{introduction}\n\n> The wheel is sound.\n")
    assert voices(data)["The wheel is sound."] == ("Bo Vane", "Jo Ray")
    assert body(data)[1] == introduction


def test_an_introduction_that_the_program_broke_is_one_again():
    data = plain("No.\n\nOn Tue, 1 Apr 2025 at 09:14, Bo\nVane <bo@x.example>\nwrote:\n\n> The wheel is sound.\n")
    assert body(data)[1] == "On Tue, 1 Apr 2025 at 09:14, Bo Vane <bo@x.example> wrote:"
    assert voices(data)["The wheel is sound."] == ("Bo Vane", "Jo Ray")


def test_a_sentence_that_only_looks_like_an_introduction_stays_the_senders():
    said = voices(plain("As my father wrote:\n\n> The wheel is sound.\n\nOn 3 June 2024 Bo Vane wrote:\n\nNothing.\n"))
    assert said["As my father wrote:"] == ("Jo Ray", None)
    assert said["The wheel is sound."] == ("Unnamed writer", "Jo Ray")
    assert said["Nothing."] == ("Jo Ray", None)


ORIGINAL = """\
See below.

-----Original Message-----
From: Vane, Bo [mailto:bo@x.example]
Sent: Tuesday, April 1, 2025 9:14 AM
To: Jo Ray
Subject: The wheel

The wheel is sound.

> It was sound in March, too.
"""


def test_what_is_forwarded_without_marks_is_the_one_whose_message_it_is():
    data = plain(ORIGINAL)
    said = voices(data)
    assert said["See below."] == ("Jo Ray", None)
    assert said["The wheel is sound."] == ("Bo Vane", "Jo Ray")
    assert said["It was sound in March, too."] == ("Unnamed writer", "Bo Vane")
    assert "> From: Vane, Bo [mailto:bo@x.example]" in body(data)


def test_the_plain_form_is_taken_before_the_page():
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Jo Ray <jo@mill.example>", "Ida <ida@quay.example>", "A"
    message.set_content("The plain words.")
    message.add_alternative("<p>The words of the page.</p>", subtype="html")
    assert paragraphs(message.as_bytes())[2:] == ["The plain words."]


def test_a_page_is_read_as_it_is_seen_with_its_quotations_marked():
    page = (
        "<div>I doubt it.</div><div style='display:none'>Hidden.</div><div class='gmail_attr'>On 1 April 2025, Bo Vane "
        "&lt;bo@x.example&gt; wrote:</div><blockquote><p>The wheel is <b>sound</b>.</p><blockquote>Is it?</blockquote>"
        "</blockquote><p>&gt; An older quotation.</p>"
    )
    data = plain(page, kind="text/html; charset=utf-8")
    assert body(data) == [
        "I doubt it.",
        "On 1 April 2025, Bo Vane <bo@x.example> wrote:",
        "> The wheel is sound.",
        "> > Is it?",
        "> An older quotation.",
    ]


def test_lines_that_were_wrapped_or_flowed_are_whole_again():
    wrapped = (
        "The council of Saltmere voted on Tuesday to close the north pier until\nthe spring of next year.\n"
        "> See https://www.saltmere.example/minutes/2025/april/the-closing-of-the-north-pier-and-what-it-will-cost-us-all"
        "\n>\n> It was a surprise to nobody in the room, since the ferry had already\n> gone.\n"
    )
    council, address, surprise = body(plain(wrapped))
    assert council.endswith("close the north pier until the spring of next year.")
    assert address.endswith("us-all")
    assert surprise == "> It was a surprise to nobody in the room, since the ferry had already gone."
    flowed = "The council voted \nto close the pier.\n> It is \n> open.\nNo.\n-- \nJo\n"
    found = body(plain(flowed, kind="text/plain; format=flowed"))
    assert found == ["The council voted to close the pier.", "> It is open.", "No.", "Jo"]


def test_headers_in_other_alphabets_and_broken_ones_are_read():
    head = (
        "From: =?koi8-r?B?4c7OwSDswQ==?= <anna@x.example>\nTo: undisclosed-recipients:;\nSubject: =?utf-8?q?=D0=9F?=\n"
        "Date: 3 Apr 25 10:00 (who knows)\nMIME-Version: 1.0\n"
    )
    loaded = read(plain("Слова письма.\n", head))
    assert (loaded.metadata.title, loaded.metadata.author) == ("П", "Анна Ла")
    assert loaded.metadata.published in {"2025-04-03", None}
    nobody = read(plain("Words.\n", "From:\nSubject:\nDate: never\nMessage-ID: <a@b>\n"))
    assert (nobody.metadata.title, nobody.metadata.author) == ("No subject", None)
    assert voices(plain("Words.\n", "From:\nSubject:\nMessage-ID: <a@b>\n"))["Words."] == ("Unknown sender", None)


def test_every_part_with_words_is_read_and_pictures_in_the_page_are_not_named():
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Jo Ray <jo@mill.example>", "Ida <ida@quay.example>", "A"
    message.set_content("<p>Words.</p>", subtype="html")
    message.add_related(b"\x89PNG", "image", "png", cid="<a>", filename="logo.png")
    message.make_mixed()
    inner = EmailMessage()
    inner["Subject"] = "Older"
    inner.set_content("Older words.")
    message.add_attachment(inner)
    message.add_attachment("a,b", subtype="csv", filename="fares.csv")
    loaded = read(message.as_bytes())
    assert loaded.text.endswith("\n\nWords.")
    assert [each.name for each in attached(message.as_bytes())] == ["Older.eml", "fares.csv"]


def test_nothing_of_a_letter_is_taken_for_a_pages():
    words = ["Share this article", "You can reach me at jo@mill.example.", "Let me know what you think below."]
    assert body(plain("\n\n".join(words))) == words


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (plain("", kind='multipart/encrypted; protocol="application/pgp-encrypted"'), "encrypted"),
        (plain("MIAGCSqGSIb3DQEHA6CA", kind="application/pkcs7-mime; smime-type=enveloped-data"), "encrypted"),
        (plain("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"), "encrypted"),
        (plain(" \n\n"), "no text"),
        (plain("x", kind="multipart/mixed; boundary=b"), "no text"),
    ],
)
def test_what_holds_no_readable_words_is_refused_with_what_to_do(data, what):
    assert what in refusal(data).what


def test_a_message_that_breaks_off_says_so():
    half = read(REPLY[: REPLY.index(b"It will not.")])
    assert "breaks off" in " ".join(half.warnings)


@pytest.mark.parametrize("words", ["From: a\nTo: b\nDate: c\n" * 2_000, "> " * 20_000 + "Words."])
def test_quotations_without_end_are_refused(words):
    assert "one within another" in refusal(plain(words)).what


def test_messages_nested_without_end_are_refused():
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(5_000))
    assert "nested" in refusal((HEAD + nested + "Content-Type: text/plain\n\nWords.").encode()).what


@pytest.mark.parametrize(
    "words",
    [
        "x wrote:\n" * 3_000,
        "-" * 50_000 + "forwarded message" + "-" * 50_000 + "x",
        "On " + "1 " * 50_000 + "wrote:",
    ],
)
def test_messages_made_to_be_slow_are_read(words):
    assert read(plain("Begin.\n\n" + words)).text
