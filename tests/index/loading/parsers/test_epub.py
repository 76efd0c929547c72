"""A book gives its chapters, each a document under the book's title, and none of its covers and contents."""

from pathlib import Path

import pytest

from index.errors import LoadError
from index.loading.parsers import parse
from index.types import Loaded
from tests.index.loading.books import CONTAINER, archive, book, page

WINTERS = Path(__file__).parents[3] / "data" / "formats" / "winters.epub"
ONE = "<h1>Salt</h1><p>The road was laid in 1312, and salt went over it for four hundred years.</p>"
TWO = "<h1>Snow</h1><p>In the winter of 1709 nothing went over it at all, said Jo Ray, the toll keeper.</p>"


def chapters(data: bytes) -> list[Loaded]:
    found = list(parse(data, "/folder/book.epub", content_type=None, address=None))
    assert all(isinstance(each, Loaded) for each in found)
    return found


def titles(data: bytes) -> list[str]:
    return [each.metadata.title for each in chapters(data)]


def refusal(data: bytes) -> LoadError:
    with pytest.raises(LoadError) as error:
        chapters(data)
    assert error.value.advice
    return error.value


def test_a_book_that_a_word_processor_wrote_comes_out_by_chapter():
    first, second, third = chapters(WINTERS.read_bytes())
    assert [each.metadata.title for each in (first, second, third)] == [
        "The First Winter · Nine Winters on Pell Island",
        "The Winter of the Seals · Nine Winters on Pell Island",
        "The Last Night of the Lamp · Nine Winters on Pell Island",
    ]
    assert {each.metadata.author for each in (first, second, third)} == {"Marit Solheim"}
    assert second.origin == "/folder/book.epub#chapter=2"
    assert second.media_type == "application/epub+zip"
    assert second.text.split("\n\n") == [
        "In the third winter the seals came up as far as the garden wall. Brekke counted 214 of them on the morning of "
        "6 January 1874.",
        "What the seals ate",
        "His sister Ingrid denied that they had eaten the cabbages. She blamed the goat.",
    ]


def test_the_package_says_who_wrote_and_published_it_and_when():
    [salt, _] = chapters(book({"1.xhtml": ONE, "2.xhtml": TWO}))
    said = salt.metadata
    assert (said.title, said.author, said.outlet) == ("Salt · The Salt Road", "Ada Fennimore", "Quay Press")
    assert (said.published, said.language) == ("2024-05-03", "en")


def test_translators_are_no_authors_and_days_of_conversion_no_dates():
    said = (
        '<dc:title>Sub</dc:title><dc:title id="m">The Salt Road</dc:title><meta refines="#m" property="title-type">main'
        '</meta><dc:creator id="a">Ada Fennimore</dc:creator><meta refines="#a" property="role">aut</meta>'
        '<dc:creator opf:role="trl">Tom Trell</dc:creator><dc:creator opf:role="aut">Bo Vane</dc:creator>'
        '<dc:date opf:event="modification">2025-01-01</dc:date><dc:date opf:event="publication">2019-03-01</dc:date>'
    )
    said = chapters(book({"1.xhtml": ONE}, said=said))[0].metadata
    assert (said.author, said.published, said.outlet) == ("Ada Fennimore, Bo Vane", "2019-03-01", None)
    assert said.title == "Salt · The Salt Road"


def test_covers_contents_and_empty_pages_are_no_chapters():
    pages = {
        "cover.xhtml": "<img src='c.jpg'/><p>The Salt Road</p>",
        "title.xhtml": "<section epub:type='titlepage'><h1>The Salt Road</h1></section>",
        "toc.xhtml": "<ul>" + "".join(f"<li><a href='{n}.xhtml'>Chapter {n}</a></li>" for n in range(5)) + "</ul>",
        "empty.xhtml": "<p> </p>",
        "picture.xhtml": "<img src='map.png'/>",
        "1.xhtml": ONE,
    }
    guide = '<guide><reference type="cover" href="cover.xhtml"/></guide>'
    data = book(pages, guide=guide, contents='<li><a href="1.xhtml">Salt</a></li>')
    assert titles(data) == ["Salt · The Salt Road"]


def test_a_page_that_only_goes_on_belongs_to_the_chapter_before():
    contents = '<li><a href="1.xhtml">Salt</a></li><li><a href="2.xhtml">Snow</a></li>'
    pages = {"1.xhtml": ONE, "1b.xhtml": "<p>And then it was forgotten.</p>", "2.xhtml": TWO}
    salt, snow = chapters(book(pages, contents=contents))
    assert salt.text.endswith("four hundred years.\n\nAnd then it was forgotten.")
    assert snow.origin.endswith("#chapter=2")


def test_several_chapters_in_one_page_are_parted_where_the_contents_say():
    whole = (
        '<h2 id="a">Salt</h2><p>The road was laid in 1312.</p>'
        '<h2><a id="b"></a>Snow</h2><p>Nothing went over it.</p><h3 id="b1">The toll</h3><p>It was a penny.</p>'
        '<div id="c"><h2>Rust</h2><p>The gate fell in.</p></div>'
    )
    contents = (
        '<li><a href="1.xhtml#a">Salt</a></li><li><a href="1.xhtml#b">Snow</a><ol><li><a href="1.xhtml#b1">The toll</a>'
        '</li></ol></li><li><a href="1.xhtml#c">Rust</a></li>'
    )
    found = chapters(book({"1.xhtml": whole}, contents=contents))
    assert [(each.metadata.title.split(" · ")[0], each.text) for each in found] == [
        ("Salt", "The road was laid in 1312."),
        ("Snow", "Nothing went over it.\n\nThe toll\n\nIt was a penny."),
        ("Rust", "The gate fell in."),
    ]


def test_an_older_book_is_named_by_its_ncx():
    point = '<navPoint><navLabel><text>I. {}</text></navLabel><content src="{}"/></navPoint>'
    ncx = point.format("Of Salt", "1.xhtml") + point.format("Of Snow", "2.xhtml")
    salt, snow = chapters(book({"1.xhtml": ONE, "2.xhtml": TWO}, ncx=ncx))
    assert [salt.metadata.title, snow.metadata.title] == ["I. Of Salt · The Salt Road", "I. Of Snow · The Salt Road"]
    assert salt.text.startswith("Salt\n\nThe road")  # the heading says something else than the title, so it stays


def test_notes_are_read_their_marks_and_what_the_style_sheet_hides_are_not():
    body = (
        "<h1>Salt</h1><p>It was laid in 1312<a epub:type='noteref' href='#n'>1</a>, they say.<span class='gone'> No."
        "</span></p><aside epub:type='footnote' id='n'>Parish book of Kelvik, shown by its verger.</aside>"
    )
    data = book(
        {"1.xhtml": "x"},
        others={
            "OPS/1.xhtml": page(body, '<link rel="stylesheet" href="css/a%20b.css"/>'),
            "OPS/css/a b.css": ".gone { display: none }",
        },
    )
    [salt] = chapters(data)
    assert salt.text == "It was laid in 1312, they say.\n\nParish book of Kelvik, shown by its verger."


LINKED = (
    "<h1>The Salt Road</h1><h2 id='toc'>Contents</h2><p><a href='1.xhtml#c1'>Salt</a></p>"
    "<p><a href='2.xhtml'>Snow</a></p><h2 id='c1'>Salt</h2>"
    "<p>The road was laid in 1312 by monks who had never seen the sea.</p>"
)
ROWS = "".join(
    f"<tr><td>{number}.</td><td>{name}</td><td><a href='{target}'>{number}</a></td></tr>"
    for number, name, target in ((3, "Salt", "1.xhtml#c1"), (9, "Snow", "2.xhtml"), (12, "Rust", "2.xhtml#r"))
)


@pytest.mark.parametrize("guide", ["", '<guide><reference type="toc" href="1.xhtml#toc"/></guide>'])
def test_the_contents_above_the_first_chapter_are_no_text_and_the_chapter_is(guide):
    salt, snow = chapters(book({"1.xhtml": LINKED, "2.xhtml": TWO}, guide=guide))
    assert (salt.metadata.title, snow.metadata.title) == ("Salt · The Salt Road", "Snow · The Salt Road")
    assert salt.text == "The road was laid in 1312 by monks who had never seen the sea."


def test_contents_in_a_table_are_no_text_either():
    body = f"<h2>Table of Contents</h2><table>{ROWS}</table><h2 id='c1'>Salt</h2><p>The road was laid in 1312.</p>"
    salt, *_ = chapters(book({"1.xhtml": body, "2.xhtml": TWO}))
    assert salt.text == "The road was laid in 1312."


def test_links_to_other_chapters_within_the_text_stay():
    body = f"{ONE}<p>See also:</p><ul><li><a href='2.xhtml'>Snow</a></li><li><a href='1.xhtml'>Salt</a></li></ul>"
    assert "Snow" in chapters(book({"1.xhtml": body, "2.xhtml": TWO}))[0].text


def test_a_page_that_is_called_contents_and_holds_a_chapter_is_read():
    long = (
        ONE + "<p>The monks carried it over the pass in sacks of forty pounds, and paid a toll at each gate.</p>" * 20
    )
    guide = '<guide><reference type="toc" href="1.xhtml"/></guide>'
    assert "carried it over the pass" in chapters(book({"1.xhtml": long}, guide=guide))[0].text


def test_numbers_of_printed_pages_do_not_stand_in_sentences():
    body = '<h1>Salt</h1><p>The road was laid <span class="pagenum"><a id="p12">[12]</a></span>in 1312.</p>'
    assert chapters(book({"1.xhtml": body}))[0].text == "The road was laid in 1312."


ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
    '<e:EncryptedData><e:EncryptionMethod Algorithm="{}"/><e:CipherData><e:CipherReference URI="OPS/1.xhtml"/>'
    "</e:CipherData></e:EncryptedData></encryption>"
)


def test_a_protected_book_is_refused_and_one_with_scrambled_fonts_is_not():
    aes = ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    assert "DRM" in refusal(book({"1.xhtml": ONE}, others={"META-INF/encryption.xml": aes})).what
    fonts = ENCRYPTED.format("http://www.idpf.org/2008/embedding")
    assert len(chapters(book({"1.xhtml": ONE}, others={"META-INF/encryption.xml": fonts}))) == 1


def test_damaged_books_say_what_is_wrong_with_them():
    assert "damaged" in refusal(WINTERS.read_bytes()[:2000]).what
    assert "book.opf" in refusal(archive({"META-INF/container.xml": CONTAINER})).what
    lacking = book({"1.xhtml": ONE}).replace(b"OPS/1.xhtml", b"OPS/9.xhtml")
    assert "OPS/1.xhtml is missing" in refusal(lacking).what
    assert "damaged" in refusal(book({"1.xhtml": ONE}, others={"OPS/book.opf": "<package"})).what
    assert "no pages" in refusal(book({})).what


def test_a_book_of_pictures_needs_ocr():
    assert "OCR" in refusal(book({"1.xhtml": "<img src='1.png'/>"})).advice


def test_books_made_to_do_harm_are_refused():
    assert "unpacks" in refusal(book({"1.xhtml": ONE}, others={"OPS/a.bin": bytes(50_000_000)})).what
    laughs = '<!DOCTYPE package [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><package><metadata>&b;</metadata></package>'
    assert "entities" in refusal(book({"1.xhtml": ONE}, others={"OPS/book.opf": laughs})).what
    outside = book({"../../../../etc/passwd": ONE}, others={"OPS/../../../../etc/passwd": page(ONE)})
    assert "missing" in refusal(outside).what
