"""OpenDocument texts give their paragraphs and properties, and nothing that is deleted or hidden."""

from pathlib import Path

import pytest

from index.errors import LoadError
from tests.index.loading.makers import part, with_part
from tests.index.loading.reading import paragraphs, read

CLOCK = (Path(__file__).parents[3] / "data" / "formats" / "clock.odt").read_bytes()
BODY = [
    "The harbour clock of Saltmere stopped at ten past four on 9 February 2025, and nobody noticed until the evening "
    "ferry left early.",
    "What the Clockmaker Found",
    "“The mainspring is sound,” said Tobias Wrenn, the clockmaker. “It is the escapement that has worn through.” He "
    "put the cost at £1,850.",
    "- Clean the movement.",
    "- Replace the escapement.",
    "Part | Price",
    "Escapement | £1,200",
    "The harbour master, Edda Loxley, denied that the ferry had left early.",
    "She said that her own watch agreed with it.",
]
"""What is seen of the clock: without the sentence that was deleted, the hidden and white words, and the note."""


def with_content(old: str, new: str) -> bytes:
    content = part(CLOCK, "content.xml").decode()
    assert old in content
    return with_part(CLOCK, "content.xml", content.replace(old, new).encode())


def refusal(data: bytes) -> LoadError:
    with pytest.raises(LoadError) as error:
        read(data)
    assert error.value.advice
    return error.value


def test_a_text_that_a_word_processor_wrote_comes_out_as_it_is_seen():
    loaded = read(CLOCK)
    assert loaded.media_type == "application/vnd.oasis.opendocument.text"
    assert loaded.text.split("\n\n") == BODY
    said = loaded.metadata
    assert (said.title, said.author, said.published) == (
        "The Harbour Clock of Saltmere", "Ada Fennimore", "2025-02-11"
    )  # fmt: skip
    assert "made" in loaded.warnings[0]


def test_what_stands_in_the_title_style_is_the_title_when_the_properties_have_none():
    meta = part(CLOCK, "meta.xml").replace(b"<dc:title>The Harbour Clock of Saltmere</dc:title>", b"")
    styled = with_content("</office:text>", '<text:p text:style-name="Title">A Clock</text:p></office:text>')
    assert read(with_part(styled, "meta.xml", meta)).metadata.title == "A Clock"


def test_words_on_a_coloured_ground_are_seen():
    old = 'fo:color="#ffffff"'
    assert "White words" not in read(CLOCK).text
    assert "White words" in read(with_content(old, f'{old} fo:background-color="#003366"')).text


def test_an_encrypted_text_asks_for_a_copy_without_password():
    manifest = part(CLOCK, "META-INF/manifest.xml").replace(
        b"/>", b"><manifest:encryption-data/></manifest:file-entry>", 1
    )
    noise = with_part(CLOCK, "content.xml", bytes(range(256)) * 20)
    assert "password" in refusal(with_part(noise, "META-INF/manifest.xml", manifest)).what


def test_damaged_empty_and_harmful_texts_are_refused():
    assert "damaged" in refusal(CLOCK[:9000]).what
    assert "damaged" in refusal(with_part(CLOCK, "content.xml", part(CLOCK, "content.xml")[:900])).what
    assert "ODT" in refusal(with_part(CLOCK, "a.bin", bytes(50_000_000))).what
    laughs = b'<!DOCTYPE d [<!ENTITY a "lol">]><office:document-content/>'
    assert "entities" in refusal(with_part(CLOCK, "content.xml", laughs)).what
    empty = part(CLOCK, "content.xml").decode()
    start, end = empty.index("<office:text"), empty.index("</office:text>")
    bare = empty[: empty.index(">", start) + 1] + empty[end:]
    assert "No text" in refusal(with_part(CLOCK, "content.xml", bare.encode())).what


def test_spaces_that_stand_for_millions_show_nothing_more():
    data = with_content("</office:text>", '<text:p>a<text:s text:c="99999999"/>b</text:p></office:text>')
    assert paragraphs(data)[-1] == "a b"
