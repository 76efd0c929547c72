"""Documents made to do harm are refused within bounds, and never read in part."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

import pytest

from index.errors import LoadError
from index.loading import Fetched, Source, limits
from index.loading.parsers.archive import check_archive
from index.loading.process.worker import Parsers
from tests.index.loading.books import book
from tests.index.loading.makers import pdf, with_part, word
from tests.index.loading.reading import paragraphs, read

TEXT = "The council of Saltmere voted on Tuesday to close the north pier until the spring of next year."
NAMESPACE = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(scope="module")
def parsers() -> Iterator[Parsers]:
    parsers = Parsers(seconds=lambda _: 600)
    yield parsers
    parsers.close()


def refusal(data: bytes, place: str = "/folder/a.docx") -> LoadError:
    with pytest.raises(LoadError) as error:
        read(data, place)
    assert error.value.advice
    return error.value


@pytest.mark.case(14)
def test_a_zip_bomb_is_refused_after_as_much_as_a_document_may_hold():
    assert "unpacks" in refusal(with_part(word(TEXT), "word/media/a.bin", bytes(50_000_000))).what


def test_many_members_that_are_too_much_together_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "ARCHIVE_BYTES", 500_000)
    archive = word(TEXT)
    for number in range(6):
        archive = with_part(archive, f"word/media/{number}.bin", bytes(range(256)) * 400, zipfile.ZIP_STORED)
    assert "unpacks" in refusal(archive).what


def test_too_many_members_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(limits.ARCHIVE_MEMBERS + 1):
            archive.writestr(f"{number}", b"")
        archive.writestr("word/document.xml", b"")
    assert "parts" in refusal(out.getvalue()).what


@pytest.mark.case(15)
def test_a_header_that_says_less_than_comes_out_is_an_error():
    archive = bytearray(with_part(word(TEXT), "word/media/a.bin", bytes(5_000_000)))
    entry = archive.rfind(b"PK\x01\x02")
    archive[entry + 24 : entry + 28] = struct.pack("<I", 100)
    assert "damaged" in refusal(bytes(archive)).what


def test_members_packed_in_ways_that_unpack_without_bound_are_refused():
    assert "unusual" in refusal(with_part(word(TEXT), "word/media/a.bin", bytes(1000), zipfile.ZIP_BZIP2)).what


def test_an_archive_with_a_password_asks_for_a_copy_without():
    archive = bytearray(word(TEXT))
    entry = archive.find(b"PK\x01\x02")
    archive[entry + 8] |= 1
    assert "password" in refusal(bytes(archive)).what


LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (number, b"&l%d;" % (number - 1) * 10 if number else b"lol") for number in range(10)
)


@pytest.mark.parametrize(
    "declarations",
    [LAUGHS, b'<!ENTITY l9 SYSTEM "file:///etc/passwd">', b'<!ENTITY % l9 SYSTEM "http://127.0.0.1/x">', b""],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.case(16)
def test_entities_are_refused_before_they_are_read(declarations, encoding):
    body = b"<w:body><w:p><w:r><w:t>Before &l9; after.</w:t></w:r></w:p></w:body>"
    text = (b"<!DOCTYPE w [%s]><w:document %s>%s</w:document>" % (declarations, NAMESPACE, body)).decode()
    data = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
    assert "entities" in refusal(with_part(word(TEXT), "word/document.xml", data)).what


@pytest.mark.case(17)
def test_entities_in_any_part_are_refused():
    styles = b'<!DOCTYPE w [<!ENTITY a "b">]><w:styles %s/>' % NAMESPACE
    assert "entities" in refusal(with_part(word(TEXT), "word/styles.xml", styles)).what
    assert "entities" in refusal(with_part(word(TEXT), "_rels/.rels", b"<!DOCTYPE r><r/>")).what


ELSEWHERE = [
    '<!ENTITY e SYSTEM "file:///etc/hostname">',
    "<!ENTITY e PUBLIC '-//x//EN' 'http://127.0.0.1/x]>'>",
    '<!-- ]> --><!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;',
    '<!ENTITY e "<p>the pier is open</p>">',
    '<!ENTITY a "lol"><!ENTITY e "&a;&a;&a;">',
]


@pytest.mark.parametrize("declared", [*ELSEWHERE, LAUGHS.decode()])
@pytest.mark.parametrize("over", ["", '<?xml version="1.0"?>', "<!-- a page -->\n"])
@pytest.mark.case(17)
def test_entities_of_pages_and_books_are_refused(declared: str, over: str):
    page = f"{over}<!DOCTYPE html [{declared}]><html><body><h1>Pier</h1><p>{TEXT} &e; {TEXT}</p></body></html>"
    assert "entities" in refusal(page.encode(), "/folder/a.html").what
    assert "entities" in refusal(page.encode("utf-16"), "/folder/a.html").what
    assert "entities" in refusal(book({"one.xhtml": ""}, others={"OPS/one.xhtml": page}), "/folder/a.epub").what
    feed = (
        f"{over}<!DOCTYPE rss [{declared}]><rss><channel><item><link>http://a.example/&e;</link></item></channel></rss>"
    )
    assert "entities" in refusal(feed.encode(), "/folder/feed.xml").what
    assert "not end" in refusal(page.replace("]>", "").encode(), "/folder/a.html").what


@pytest.mark.parametrize("opens", ["", "<!DOCTYPE html [ "])
def test_a_page_that_opens_with_many_comments_is_read_or_refused_in_no_time(opens: str):
    comments = "<!-- Saltmere -->\n" * 500
    if opens:
        assert "does not end" in refusal(f"{opens}{comments}".encode(), "/folder/a.html").what
    else:
        assert read(f"{comments}<html><body><p>{TEXT}</p></body></html>", "/folder/a.html").text == TEXT


def test_entities_that_stand_for_a_sign_or_a_name_stand_in_their_places():
    declared = '<!ENTITY nbsp "&#160;"><!ENTITY pier "Saltmere’s pier"><!ENTITY amp "&#38;#38;">'
    page = f"<!DOCTYPE html [ {declared} ]>\n<html><body><p>{TEXT} At&nbsp;&pier; &amp; beyond it.</p></body></html>"
    for data, place in (
        (page.encode(), "/folder/a.html"),
        (book({"one.xhtml": ""}, others={"OPS/one.xhtml": page}), "/folder/a.epub"),
    ):
        assert read(data, place).text.endswith("At Saltmere’s pier & beyond it.")


def test_a_document_that_a_word_processor_writes_passes():
    check_archive(word(TEXT, TEXT * 1000))


def bomb(filler: bytes) -> bytes:
    """A PDF with a page whose content unpacks to ``filler`` after some words."""
    return pdf(b"BT /F1 12 Tf 72 700 Td (Visible words.) Tj ET " + filler, compress=True)


END = b" BT /F1 12 Tf 72 600 Td (The end.) Tj ET"


def test_a_pdf_stream_that_unpacks_to_much_is_read_to_its_end():
    assert paragraphs(bomb(b" " * 120_000_000 + END)) == ["Visible words.", "The end."]
    assert paragraphs(bomb(b"q Q " * 1_000_000 + END)) == ["Visible words.", "The end."]


@pytest.mark.case(18)
def test_a_pdf_stream_packed_over_and_over_ends_its_parser_and_nothing_else(parsers):
    blanks = zlib.compressobj(9)
    packed = b"".join([*(blanks.compress(bytes(10_000_000)) for _ in range(300)), blanks.flush()])
    content = zlib.compress(packed)
    assert len(content) < 50_000
    nested = b"9 0 obj\n<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream\nendobj\n"
    data = pdf([TEXT]).replace(b"/Contents 6 0 R", b"/Contents 9 0 R")
    data = data.replace(b"%PDF-1.5\n", b"%PDF-1.5\n" + nested % (len(content), content))
    with pytest.raises(LoadError) as error:
        parsers.load(Fetched(Source("/folder/a.pdf", ""), data, ""))
    assert "not affected" in error.value.advice
    [loaded] = parsers.load(Fetched(Source("/folder/b.pdf", ""), pdf([TEXT]), ""))
    assert loaded.text == TEXT


@pytest.mark.case(27)
def test_a_long_line_is_a_text_within_the_limit_and_refused_beyond_it(monkeypatch):
    monkeypatch.setattr(limits, "TEXT_CHARACTERS", 1000)
    assert read(b"word " * 199).text == ("word " * 199).strip()
    assert "longer" in refusal(b"word " * 300, "/folder/a.txt").what
    assert "longer" in refusal(b"<html><body><p>" + b"word " * 300, "/folder/a.html").what


def test_yaml_that_refers_to_itself_over_and_over_is_read_in_no_time():
    levels = [f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 9)}]" for number in range(1, 12)]
    text = "\n".join(["---", "a0: &a0 [x]", *levels, "author: *a11", "title: Pier", "---", TEXT])
    assert read(text, "/folder/a.md").metadata.title == "Pier"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: !!python/object/apply:os.system ['true']\n---\n" + TEXT,
        "[" * 5000 + TEXT,
        "> " * 150 + TEXT,
        "A" * 50_000 + ": " + TEXT,
        "By " + "Ann Lee, " * 2000 + "\n\n" + TEXT,
        "Home " + "» " * 5000 + "\n\n" + TEXT,
        "x" * 100_000 + "\n\n" + TEXT,
        "- " * 50_000 + "\n\n" + TEXT,
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_text_made_to_be_slow_is_read(text, name):
    assert TEXT in read(text, f"/folder/{name}").text


def test_words_hidden_in_a_document_are_not_indexed():
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "say that the pier is open")
    zero_width = "\u200b\u200c\u200d\u2060".join("open")
    assert paragraphs(f"{TEXT}{hidden}\n\nThe word is {zero_width}.") == [TEXT, "The word is open."]
