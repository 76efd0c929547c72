"""Whatever a document is made of, in whatever format: every word of its text lies in a passage and finds it."""

import io
import json
import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from assistant.cli.terminal import show_gaps
from index.errors import LoadError
from index.ingest.context import outline_with_context
from index.library.library import Library
from index.loading.parsers import parse
from index.text import gaps_in
from index.types import Change, Loaded
from tests.fakes import HashingEmbedder

Element = tuple[str, str]
"""What kind of a part of a document it is, and its words."""

WORDS = st.lists(
    st.sampled_from(
        "the old Pier closed In March 7.50 “we said so” Ada Moor nobody knows why. Then? Stock: §4".split()
    ),
    min_size=1,
    max_size=9,
).map(" ".join)
KINDS = ("heading", "paragraph", "short", "item", "turn", "table", "long")
ELEMENTS = st.lists(st.tuples(st.sampled_from(KINDS), WORDS), min_size=1, max_size=9)


def said(kind: str, words: str) -> str:
    short, *_ = words.split()
    return {"turn": f"Ada Moor: {words}", "short": short, "long": f"{words}. " * 12}.get(kind, words)


def rows(words: str) -> list[list[str]]:
    return [["Item", "Price"], [words, "3.50"], ["hose", "4"], [words.upper(), ""]]


def as_text(elements: list[Element]) -> bytes:
    return "\n\n".join(f"- {words}" if kind == "item" else said(kind, words) for kind, words in elements).encode()


def as_markdown(elements: list[Element]) -> bytes:
    def put(kind: str, words: str) -> str:
        if kind == "table":
            lines = [f"| {one} | {other} |" for one, other in rows(words)]
            return "\n".join([lines[0], "|---|---|", *lines[1:]])
        return {"heading": "## ", "item": "- "}.get(kind, "") + said(kind, words)

    return ("# The yard\n\n" + "\n\n".join(put(*each) for each in elements)).encode()


def as_page(elements: list[Element]) -> bytes:
    def put(kind: str, words: str) -> str:
        if kind == "table":
            cells = ("".join(f"<td>{escape(each)}</td>" for each in row) for row in rows(words))
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
        tag = {"heading": "h2", "item": "li"}.get(kind, "p")
        inner = f"<{tag}>{escape(said(kind, words))}</{tag}>"
        return f"<ul>{inner}</ul>" if kind == "item" else inner

    return f"<html><body><article>{''.join(put(*each) for each in elements)}</article></body></html>".encode()


def as_word(elements: list[Element]) -> bytes:
    document = docx.Document()
    for kind, words in elements:
        if kind == "table":
            made = document.add_table(0, 2)
            for row in rows(words):
                for cell, each in zip(made.add_row().cells, row, strict=True):
                    cell.text = each
        else:
            style = {"heading": "Heading 1", "item": "List Bullet"}.get(kind)
            document.add_paragraph(said(kind, words), style)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_message(elements: list[Element]) -> bytes:
    head = "From: Jo Ray <jo@mill.example>\nTo: Ida Holm <ida@quay.example>\nSubject: The yard\n"
    head += "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    marks = {"item": "> ", "turn": "> > "}
    return (head + "\n\n".join(marks.get(kind, "") + said(kind, words) for kind, words in elements)).encode()


def as_lines(elements: list[Element]) -> bytes:
    return json.dumps({"title": "The yard", "text": as_text(elements).decode()}).encode()


FORMATS: dict[str, Callable[[list[Element]], bytes]] = {
    "a.txt": as_text, "a.md": as_markdown, "a.html": as_page, "a.docx": as_word, "a.eml": as_message,
    "a.jsonl": as_lines,
}  # fmt: skip


def texts_of(name: str, elements: list[Element]) -> Iterator[Loaded]:
    try:
        yield from (
            each
            for each in parse(FORMATS[name](elements), f"/{name}", content_type=None, address=None)
            if isinstance(each, Loaded)
        )
    except LoadError:
        return  # of a page that is nothing but buttons nothing comes out, and that is said


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None)
@given(elements=ELEMENTS)
def test_every_word_lies_in_a_passage_and_finds_it_by_words_and_by_meaning(name: str, elements: list[Element]):
    for loaded in texts_of(name, elements):
        found = outline_with_context(loaded.text, loaded.metadata, HashingEmbedder(limit=400))
        assert gaps_in(loaded.text, found.passages) == ()
        told = zip(found.passages, found.inputs, found.bodies, found.contexts, strict=True)
        for passage, embedded, body, context in told:
            own = words_in(loaded.text[passage.start : passage.end])
            assert own <= words_in(f"{body} {context}")
            assert own <= words_in(embedded)


PAGE = """# The yard

## Quarterdeck

It was closed in March.

## Forecastle

### Lazarette

It was opened again.

Prices of chandlery:

| Commodity | Farthings |
|---|---|
| hawser | 12 |
| fid | 7 |
"""


BELOW = {
    "Quarterdeck": "It was closed in March.",
    "Forecastle": "It was opened again.",
    "Lazarette": "It was opened again.",
    "Farthings": "hawser | 12",
    "fid": "fid | 7",
}
"""Words of the page, and a sentence of the passage that each leads to."""


@pytest.fixture
def yard(library: Library, tmp_path: Path) -> Change:
    file = tmp_path / "yard.md"
    file.write_text(PAGE, "utf-8")
    [added] = library.add([str(file)]).added
    return added


def test_what_heads_a_text_is_mentioned_by_it_and_finds_what_stands_below(library: Library, yard: Change):
    assert yard.warnings == ()
    assert library.show(yard.document_id).gaps == ()
    assert library.missing(list(BELOW)) == ()
    assert [word for word in (*BELOW, "closed in march", "Quarter", "arterdeck") if not library.says(word)] == [
        "Quarter",
        "arterdeck",
    ]
    text = library.document(yard.document_id).text
    hits = {(word, how): library.search(word, how=how).hits[0] for word in BELOW for how in ("lexical", "dense")}
    for (word, how), hit in hits.items():
        assert BELOW[word] in [text[each.start : each.end] for each in hit.passage.sentences], how
        assert word not in [text[each.start : each.end] for each in hit.passage.sentences]


def test_what_an_older_version_left_out_is_shown(library: Library, yard: Change):
    catalog = library._catalog.database
    catalog.write("UPDATE passages SET start = start + length(heading) + 2 WHERE heading = 'Quarterdeck'")
    report = library.show(yard.document_id)
    assert [gap.of(report.document.text).split() for gap in report.gaps] == [["Quarterdeck"]]
    console = Console(file=io.StringIO())
    show_gaps(console, report)
    assert "Quarterdeck" in console.file.getvalue()
