"""The content of a file decides what it is."""

import random
import zipfile

import pytest

from index.loading.kinds import (
    DOCX,
    EMAIL,
    EPUB,
    MAILBOX,
    MHTML,
    ODS,
    ODT,
    RTF,
    XLSX,
    ZIP,
    UnsupportedError,
    kind_of_bytes,
    kind_of_text,
    must_be_text,
)
from tests.index.loading.books import archive
from tests.index.loading.makers import pdf, with_part, word


def test_pdf_and_docx_are_known_by_their_first_bytes():
    assert kind_of_bytes(pdf(["Words."])) == "application/pdf"
    assert kind_of_bytes(b"\n\n" + pdf(["Words."])) == "application/pdf"
    assert kind_of_bytes(word("Words.")) == DOCX


@pytest.mark.parametrize(
    "data",
    [
        b"Words.",
        "Wörter".encode("utf-16"),
        "Wörter da".encode("utf-16-le"),
        b"a pier, a\0 wall and all the rest of the harbour of the town. ",
    ],
)
def test_text_is_left_to_be_decoded(data):
    assert kind_of_bytes(data * 30) is None


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\0\0\0"])
@pytest.mark.case(24)
def test_an_empty_file_is_refused(data):
    with pytest.raises(UnsupportedError, match="empty"):
        kind_of_bytes(data)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)), "ELF"),
        (b"GIF89a\x01\0\x01\0\x80\0\0" + bytes(range(256)), "GIF"),
        (bytes(range(256)) * 4, ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 and then nothing", "damaged"),
    ],
)
@pytest.mark.case(23)
def test_what_is_no_document_is_refused_by_what_it_is(data, name):
    with pytest.raises(UnsupportedError) as error:
        kind_of_bytes(data)
    assert name.lower() in error.value.what.lower()
    assert error.value.advice


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("xl/workbook.xml", "Excel"),
        ("content.xml", "OpenDocument"),
    ],
)
def test_other_archives_are_refused_by_what_they_are(tmp_path, part, name):
    with zipfile.ZipFile(tmp_path / "a", "w") as archive:
        archive.writestr(part, b"x")
    with pytest.raises(UnsupportedError, match=name):
        kind_of_bytes((tmp_path / "a").read_bytes())


def test_books_texts_and_messages_are_known_by_how_they_begin():
    assert kind_of_bytes(archive({"META-INF/container.xml": "x"})) == EPUB
    assert kind_of_bytes(archive({"mimetype": "application/epub+zip\n"})) == EPUB
    text = "application/vnd.oasis.opendocument.text"
    assert kind_of_bytes(archive({"mimetype": text, "content.xml": "x"})) == ODT
    assert kind_of_bytes(b"{\\rtf1\\ansi words}") == RTF
    assert kind_of_bytes(b"From: Jo <jo@a.example>\nTo: Ida\nSubject: Pier\n\nWords.") == EMAIL
    assert kind_of_bytes(b"Received: by a\r\n\tfor b\r\nDate: x\r\nFrom: Jo\r\n\r\nWords.") == EMAIL
    assert kind_of_bytes(b"From: <Saved by Blink>\r\nContent-Type: multipart/related\r\n\r\n") == MHTML


def test_pictures_of_pages_are_known_by_how_they_begin_even_if_that_is_damaged():
    assert kind_of_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01" + bytes(range(256))) == "image/jpeg"
    assert kind_of_bytes(b"\xff\xe0\0\x10JFIF\0\x01" + bytes(range(256))) == "image/jpeg"
    assert kind_of_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100)) == "image/png"
    assert kind_of_bytes(b"\x89PNG\n\x1a\n\0\0\0\nIHDR" + bytes(100)) == "image/png"
    assert kind_of_bytes(b"II*\0" + bytes(100)) == kind_of_bytes(b"MM\0*" + bytes(100)) == "image/tiff"
    assert kind_of_bytes(b"RIFF\x10\0\0\0WEBPVP8 " + bytes(100)) == "image/webp"


def test_what_decodes_to_letters_of_nobody_is_no_text():
    noise = random.Random(1).randbytes(4000)
    for text in ((b"\xff\xfe" + noise).decode("utf-16", "replace"), noise.decode("gb18030", "replace")):
        with pytest.raises(UnsupportedError, match="not a text"):
            must_be_text(text)
    must_be_text("议会星期二开会。\tTabs,\r\nlines and a soft\xad hyphen are text. 🙂")
    must_be_text("One letter � of a page that is damaged in one place only.")


def test_a_mailbox_is_told_from_a_message_and_an_archive_from_a_document():
    one = b"From jo@a.example Thu Apr  3 10:00:00 2025\nFrom: Jo <jo@a.example>\nTo: Ida\nDate: x\n\nWords.\n\n"
    assert kind_of_bytes(one) == EMAIL
    assert kind_of_bytes(one + one) == MAILBOX
    assert kind_of_bytes(archive({"photo.jpg": "x"})) == ZIP


def test_a_drawing_in_the_same_wrapping_is_refused_by_what_it_is():
    drawing = archive({"mimetype": "application/vnd.oasis.opendocument.graphics", "content.xml": "x"})
    with pytest.raises(UnsupportedError, match="another kind than text"):
        kind_of_bytes(drawing)


def test_spreadsheets_are_known_by_what_is_in_them():
    assert kind_of_bytes(archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "x.xml": "x"})) == ODS
    assert kind_of_bytes(archive({"xl/workbook.xml": "x", "xl/worksheets/sheet1.xml": "x"})) == XLSX
    with pytest.raises(UnsupportedError, match="old Excel") as error:
        kind_of_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + bytes(600))
    assert "XLSX" in error.value.advice


@pytest.mark.parametrize(
    "text",
    [
        b"From: the editor\n\nWords.",
        b"Title: Pier\nAuthor: Jo Ray\nDate: 2025-04-03\n\nWords.",
        b"From: the harbour, to: the mill\nit is a mile.\n\nDate: never.",
        b"Q: What now?\nA: Nothing.\n\nQ: And then?",
    ],
)
def test_lines_with_colons_make_no_message(text):
    assert kind_of_bytes(text) is None


def test_a_docx_with_a_sheet_in_it_is_a_docx():
    assert kind_of_bytes(with_part(word("Words."), "xl/workbook.xml", b"x")) == DOCX


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html><body>x",
        "\n <!-- saved --> <HTML lang=en>",
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="y">',
        "<p>A fragment.</p>",
        '<article class="x"><h1>T</h1>',
    ],
)
@pytest.mark.parametrize("name", ["a.html", "a.pdf", "a.txt", "a"])
@pytest.mark.case(23)
def test_a_page_is_a_page_whatever_its_name(text, name):
    assert kind_of_text(text, name) == "text/html"


def test_other_xml_is_refused():
    with pytest.raises(UnsupportedError, match="XML"):
        kind_of_text('<?xml version="1.0"?><rss><channel/></rss>', "feed.xml")


def test_lines_of_json_with_a_text_are_jsonl_whatever_their_name():
    assert kind_of_text('{"title": "a", "text": "b"}\n{"text": "c"}', "a.txt") == "application/jsonl"
    assert kind_of_text('broken\n{"text": "c"}\n', "a.txt") == "application/jsonl"
    assert kind_of_text("not json at all", "a.jsonl") == "application/jsonl"


def test_other_json_is_refused_with_what_to_do():
    for text in ('{"a": 1}', '[{"text": "b"}]', '{\n "text": "b"\n}'):
        with pytest.raises(UnsupportedError, match="JSON"):
            kind_of_text(text, "a.json")


def test_braces_alone_make_no_json():
    assert kind_of_text("[Laughter] The mayor spoke.", "a.txt") == "text/plain"
    assert kind_of_text('{"half', "a.txt") == "text/plain"


def test_the_name_decides_between_markdown_and_plain_text_and_without_one_the_content():
    marked = "# Title\n\nSome **bold** words and a [link](https://a.example).\n"
    assert kind_of_text(marked, "a.md") == "text/markdown"
    assert kind_of_text(marked, "a.txt") == "text/plain"
    assert kind_of_text(marked, "a") == "text/markdown"
    assert kind_of_text("Plain words.", "a.md") == "text/markdown"
    assert kind_of_text("Plain words.", "a") == "text/plain"
    assert kind_of_text("---\ntitle: A\n---\nWords.", "a.txt") == "text/markdown"
