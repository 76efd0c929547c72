"""RTF gives its paragraphs, whatever its code page, and its properties, and nothing that is deleted or hidden."""

from pathlib import Path

import pytest

from index.errors import LoadError
from tests.index.loading.parsers.test_odt import BODY
from tests.index.loading.reading import paragraphs, read

CLOCK = (Path(__file__).parents[3] / "data" / "formats" / "clock.rtf").read_bytes()


def rtf(body: bytes, head: bytes = b"\\ansi\\ansicpg1252\\deff0") -> bytes:
    return b"{\\rtf1" + head + b" " + body + b"}"


def test_a_text_that_a_word_processor_wrote_comes_out_as_it_is_seen():
    loaded = read(CLOCK)
    assert loaded.media_type == "application/rtf"
    assert loaded.text.split("\n\n") == BODY
    said = loaded.metadata
    assert (said.title, said.author, said.published) == (
        "The Harbour Clock of Saltmere", "Ada Fennimore", "2025-02-11"
    )  # fmt: skip


def test_code_pages_are_read_and_so_are_their_properties():
    words = "Пристань закрыли во вторник, сказал Юрий Лодкин."
    escaped = "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in words.encode("cp1251")).encode()
    title = b"{\\info{\\title " + escaped[:32] + b"}}"
    loaded = read(rtf(title + escaped + b"\\par", b"\\ansi\\ansicpg1251\\deff0"))
    assert (loaded.text, loaded.metadata.title) == (words, "Пристань")
    assert paragraphs(rtf(b"\\'93Caf\\'e9\\'94 \\'96 20 \\'80\\par")) == ["“Café” – 20 €"]
    raw = "Zażółć gęślą jaźń.".encode("cp1250")
    assert paragraphs(rtf(raw, b"\\ansi\\ansicpg1250")) == ["Zażółć gęślą jaźń."]


def test_a_font_may_have_its_own_code_page():
    fonts = b"{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}}"
    assert paragraphs(rtf(fonts + b"\\f0 Caf\\'e9, {\\f1\\'ea\\'e0\\'f4\\'e5}.\\par")) == ["Café, кафе."]


def test_characters_beyond_the_code_page_come_out_whole():
    assert paragraphs(rtf(b"A \\u8364?\\u-10179?\\u-8704? {\\uc0\\u1046} b\\par")) == ["A €\U0001f600 Ж b"]


def test_what_is_deleted_or_hidden_is_left_out():
    body = b"Seen, {\\deleted gone, }{\\v hidden, }\\v1 hidden, \\v0 {\\fs2 tiny, }\\plain and seen.\\par"
    assert paragraphs(rtf(body)) == ["Seen, and seen."]
    colours = b"{\\colortbl;\\red0\\green0\\blue0;\\red255\\green255\\blue255;}"
    assert paragraphs(rtf(colours + b"Black {\\cf2 white }{\\cf1 black.}\\par")) == ["Black black."]
    assert paragraphs(rtf(colours + b"{\\cb1\\cf2 White on black.}\\par")) == ["White on black."]


def test_links_show_their_words_and_pictures_nothing():
    link = b'See {\\field{\\*\\fldinst HYPERLINK "https://a.example/x"}{\\fldrslt the minutes}}.'
    picture = b"{\\pict\\pngblip\\bin6 }{}}}} now\\par"
    assert paragraphs(rtf(link + picture)) == ["See the minutes."]


def test_the_words_of_a_text_box_are_read():
    box = b"Before.{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt In the box.\\par}}{\\shprslt In the box.}}\\par"
    assert paragraphs(rtf(box)) == ["Before.", "In the box."]


def test_paragraphs_of_a_cell_stay_in_their_row():
    row = b"\\trowd\\pard\\intbl One\\par two\\cell Three\\cell\\row\\pard After.\\par"
    assert paragraphs(rtf(row)) == ["One two | Three", "After."]


def test_a_file_that_breaks_off_says_so():
    half = read(CLOCK[: CLOCK.index(b"Clean the movement")])
    assert "breaks off" in " ".join(half.warnings)


@pytest.mark.parametrize("body", [b"", b"\\par\\par", b"{\\info{\\title Only a title}}"])
def test_an_empty_file_is_refused(body):
    with pytest.raises(LoadError, match="No text"):
        read(rtf(body))


@pytest.mark.parametrize("body", [b"a\\u9999999999?b", b"a\\uc b\\u8364 c"])
def test_a_damaged_file_is_refused_with_what_to_do(body):
    with pytest.raises(LoadError, match="damaged") as error:
        read(rtf(body))
    assert error.value.advice


@pytest.mark.parametrize(
    "body",
    [
        b"{" * 50_000 + b"Words." + b"}" * 50_000,
        b"\\bin-5 Words.",
        b"\\ansicpg99999 Words.",
        b"\\'zz Words.",
        b"Words. \\",
    ],
)
def test_files_made_to_do_harm_are_read(body):
    assert "Words." in read(rtf(body)).text


def test_what_follows_the_document_is_no_part_of_it():
    assert paragraphs(rtf(b"Words.\\par}{\\rtf1 More words.")) == ["Words."]


def test_a_note_stands_after_the_paragraph_with_its_mark():
    note = r"{\super\chftn}{\*\footnote\chftn\~\plain\pard {Invoice 88 of the yard at Kelvik.\par}}"
    word = r"{\super\chftn {\footnote \pard\plain {\super\chftn } Shown by its former bookkeeper.}}"
    text = rf"{{\rtf1 {{\pard The pump was paid for twice.{note} Nobody asked.\par}}{{\pard So it was.{word}\par}}}}"
    assert paragraphs(text) == [
        "The pump was paid for twice. Nobody asked.",
        "¹ Invoice 88 of the yard at Kelvik.",
        "So it was.",
        "² Shown by its former bookkeeper.",
    ]


def test_a_note_of_a_table_stands_after_it_and_a_hidden_one_nowhere():
    note = r"{\footnote \chftn From the yard.}"
    rows = rf"\trowd\intbl Pump{note}\cell 88\cell\row \trowd\intbl Pipe\cell 9\cell\row\pard"
    text = "\n".join(paragraphs(rf"{{\rtf1 {rows} The end.\par {{\*\old {{\footnote secret}}}}}}"))
    assert text.index("Pipe") < text.index("From the yard.")
    assert "secret" not in text


def test_numbers_of_lists_stay_and_bullets_are_dashes():
    items = r"{\listtext 3.2.\tab}The berth.\par{\listtext\'b7\tab}A rope.\par{\listtext o\tab}A line.\par"
    assert paragraphs(rf"{{\rtf1 {items}}}") == ["3.2. The berth.", "- A rope.", "- A line."]


def test_raised_figures_and_what_only_a_header_says():
    header = r"{\header Harbour court of Kelvik\par}{\footer Page 3\par}"
    text = rf"{{\rtf1 {header}It weighs 10{{\super 6}} tons.\par}}"
    assert paragraphs(text) == ["It weighs 10⁶ tons.", "Harbour court of Kelvik"]
