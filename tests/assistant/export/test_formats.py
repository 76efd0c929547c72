"""Papers written in every format, and read back by a library that knows it."""

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from docx import Document
from docx.oxml.ns import qn
from lxml import etree, html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from assistant.answers.paper import paper_of_answer
from assistant.export.formats import FORMATS, format_of
from assistant.export.paper import Paper
from index.errors import WrongUseError
from tests.assistant.export.examples import CITATION, CITATIONS, answer

PAPER = replace(paper_of_answer(answer()), made=date(2025, 6, 1))


def written(suffix: str, paper: Paper = PAPER) -> bytes:
    return FORMATS[suffix].write(paper)


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_markdown_brings_back_every_quote_in_its_footnote():
    page = html.fromstring(MarkdownIt().use(footnote_plugin).render(written(".md").decode()))
    notes = page.xpath("//li[@class='footnote-item']")
    assert len(notes) == len(CITATIONS)
    for note, citation in zip(notes, CITATIONS, strict=True):
        paragraphs = [text_of(each) for each in note.xpath("./blockquote/p")]
        assert "\n\n".join(paragraphs) == citation.quote
    assert page.xpath("//h1")[0].text_content() == "How much will it cost?"
    assert page.xpath("//blockquote//*[self::b or self::em or self::code or self::ul or self::ol or self::h1]") == []
    # The short answer and the sentence that holds it cite the first; a renderer numbers in the order of citing.
    assert [each.text for each in page.xpath("//sup/a")][:2] == ["[1]", "[1:1]"]
    assert notes[0].xpath("./p/a/@href")[0] == CITATION.url


def text_of(paragraph) -> str:
    for line_break in paragraph.xpath(".//br"):
        line_break.tail = "\n" + (line_break.tail or "").removeprefix("\n")
    return paragraph.text_content()


def test_a_web_page_brings_back_every_quote_and_its_numbers_lead_there():
    data = written(".html")
    page = html.fromstring(data.decode())
    for citation in CITATIONS:
        [item] = page.xpath(f"//li[@id='ref-{citation.number}']")
        assert item.xpath("./blockquote")[0].text_content() == citation.quote
    targets = {link.get("href") for link in page.xpath("//a[@class='cite']")}
    assert targets == {f"#ref-{each.number}" for each in CITATIONS}
    assert page.xpath("//script | //img | //iframe | //link | //b") == []
    assert [mark.text for mark in page.xpath("//mark")] == ["100 %", "100 %"]


def test_an_address_that_is_not_on_the_web_becomes_no_link():
    paper = replace(PAPER, references=(replace(CITATION, url="javascript:alert(1)"), *CITATIONS[1:]))
    page = html.fromstring(written(".html", paper).decode())
    assert page.xpath("//li[@id='ref-1']/a") == []
    assert b"javascript" not in written(".md", paper) + written(".bib", paper) + written(".json", paper)
    relations = Document(BytesIO(written(".docx", paper))).part.rels.values()
    assert not any("javascript" in str(each.target_ref) for each in relations if each.is_external)


def test_word_brings_back_every_quote_and_its_numbers_are_links_to_bookmarks():
    document = Document(BytesIO(written(".docx")))
    quotes = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Quote"]
    assert quotes == [each.quote for each in CITATIONS]
    bookmarks = {each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))}
    anchors = {link.fragment for paragraph in document.paragraphs for link in paragraph.hyperlinks if link.fragment}
    assert anchors == bookmarks == {f"reference_{each.number}" for each in CITATIONS}
    addresses = [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks if link.address]
    assert {address.partition("#")[0] for address in addresses} == {CITATION.url.partition("#")[0]}
    assert document.core_properties.title == "How much will it cost?"
    bold = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold]
    assert bold.count("100 %") == 2


def test_what_xml_cannot_hold_is_replaced_in_word():
    paper = replace(PAPER, references=(replace(CITATION, quote="page\x0cbreak\ufffe"), *CITATIONS[1:]))
    quotes = [each.text for each in Document(BytesIO(written(".docx", paper))).paragraphs if each.style.name == "Quote"]
    assert quotes[0] == "page\ufffdbreak\ufffd"


def test_bibtex_has_each_document_once_with_its_quotes_and_names_in_parts():
    parsed = bibtexparser.parse_string(
        written(".bib").decode(), append_middleware=[LatexDecodingMiddleware(), SeparateCoAuthors(), SplitNameParts()]
    )
    assert parsed.failed_blocks == []
    article, interview = parsed.entries
    assert (article.entry_type, interview.entry_type) == ("article", "misc")
    assert article.key == "cruz2025quay"
    first, second = article["author"]
    assert (first.first, first.von, first.last) == (["Ana"], ["de", "la"], ["Cruz"])
    assert (second.first, second.last) == (["Tom"], ["Ruck"])
    assert article["title"].strip("{}") == CITATION.title
    assert (article["journal"], article["year"], article["month"], article["day"]) == (
        "Harbour Courier", "2025", "may", "3",
    )  # fmt: skip
    assert interview["howpublished"] == "Interview by Ada Finch, Harbour Courier"
    assert [(each.first, each.last) for each in interview["author"]] == [(["Lena"], ["Moor"])]
    notes = [each for entry in parsed.entries for each in entry["annote"].split("\n")]
    # pylatexenc reads \textasciicircum as the accent's own character.
    assert [note.partition(": ")[2].replace("ˆ", "^") for note in notes] == [spaced(each.quote) for each in CITATIONS]
    assert notes[2].startswith("[3] Lena Moor, quoted by Meduza, in a denial: ")


def test_bibtex_keeps_an_address_as_it_is_and_its_braces_in_balance():
    text = written(".bib").decode()
    assert f"url = {{{CITATION.url}}}" in text
    assert text.count("{") == text.count("}")
    assert "Наталья 中文" in text
    assert r"100 \% \& \$5 \#1 a\_b \{x\} {\textasciitilde}t {\textasciicircum}u back{\textbackslash}slash" in text
    alone = replace(PAPER, references=(replace(CITATION, quote="a } lone { brace"),))
    assert r"a {\textbraceright} lone {\textbraceleft} brace" in written(".bib", alone).decode()


def test_csl_has_names_and_dates_in_parts_and_the_quotes_in_the_note():
    article, interview = json.loads(written(".json"))
    assert article["type"] == "article-newspaper"
    assert article["author"] == [
        {"family": "Cruz", "given": "Ana", "non-dropping-particle": "de la"},
        {"family": "Ruck", "given": "Tom"},
    ]
    assert article["issued"] == {"date-parts": [[2025, 5, 3]]}
    assert article["URL"] == CITATION.url
    assert interview["type"] == "interview"
    assert interview["interviewer"] == [{"family": "Finch", "given": "Ada"}]
    assert interview["author"] == [{"family": "Moor", "given": "Lena"}]
    assert interview["issued"] == {"date-parts": [[2025, 4]]}
    notes = [line for item in (article, interview) for line in item["note"].split("\n")]
    assert [line.partition(": ")[2] for line in notes] == [spaced(each.quote) for each in CITATIONS]
    assert all(re.match(r"\[\d+\] ", line) for line in notes)


def test_a_citation_processor_reads_the_csl(recwarn: pytest.WarningsRecorder):
    source = CiteProcJSON(json.loads(written(".json")))
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False), source, formatter.plain
    )
    for key in source:
        bibliography.register(Cited([CitationItem(key)]))
    entries = [str(entry) for entry in bibliography.bibliography()]
    assert any("Ruck" in entry and "2025" in entry and "Harbour Courier" in entry for entry in entries)
    assert [str(each.message) for each in recwarn if "not supported" in str(each.message)] == []


def test_a_reference_whose_document_was_removed_is_told_as_such_and_is_no_source():
    gone = replace(CITATION, quote="", title="", outlet=None, author=None, speaker=None, via=None, url=None)
    paper = replace(PAPER, references=(gone, *CITATIONS[1:]))
    for suffix in (".md", ".html"):
        assert b"was removed from the library" in written(suffix, paper)
    assert any("was removed" in each.text for each in Document(BytesIO(written(".docx", paper))).paragraphs)
    assert len(json.loads(written(".json", paper))) == 2


def test_a_paper_without_references_can_be_written():
    paper = Paper("Nothing", "all documents", (), ())
    assert json.loads(written(".json", paper)) == []
    assert all(written(suffix, paper) is not None for suffix in FORMATS)
    assert b"References" not in written(".html", paper) + written(".md", paper)
    etree.fromstring(Document(BytesIO(written(".docx", paper))).element.xml)


def test_the_ending_of_a_name_decides_the_format():
    assert format_of("a.b/Answer.DOCX").name == "Word"
    with pytest.raises(WrongUseError, match=r"ending “\.odt”"):
        format_of("answer.odt")
