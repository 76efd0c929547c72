"""The samples keep what the README, the questions and the other tests count on."""

import json
import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import docx
import frontmatter
import pypdf
import pytest

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
QUESTIONS = ROOT / "tests" / "data" / "samples_questions.jsonl"

OUTLETS = {"The Garrowmouth Courier", "Highfold Post", "Coastline FM", "Garrow Ledger"}
LONGEST = 900
"""Words of one document: a sample should be read in a few minutes."""


class VisibleText(HTMLParser):
    """Collects the text of a page and leaves out scripts, styles and the window's title."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.hidden = tag in {"script", "style", "title"}

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.hidden = False

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def read_html(path: Path) -> str:
    parser = VisibleText()
    parser.feed(path.read_text(encoding="utf-8"))
    return " ".join(parser.parts)


def read_pdf(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def read_docx(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def read_jsonl(path: Path) -> str:
    return "\n".join(line["text"] for line in json_lines(path))


def read_plain(path: Path) -> str:
    return path.read_text(encoding="utf-8")


READERS: dict[str, Callable[[Path], str]] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".jsonl": read_jsonl,
}


def json_lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def collapse(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def linked_data(path: Path) -> list[dict]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text(encoding="utf-8"), re.S)
    return [json.loads(block) for block in found]


@cache
def texts() -> dict[str, str]:
    return {path.name: collapse(READERS[path.suffix](path)) for path in sorted(SAMPLES.iterdir())}


@cache
def titles() -> dict[str, str]:
    """Title of each document (a line of a JSONL file is one), mapped to its text."""
    found: dict[str, str] = {}
    for path in sorted(SAMPLES.iterdir()):
        text = collapse(READERS[path.suffix](path))
        match path.suffix:
            case ".txt":
                first = read_plain(path).splitlines()[0]
                found[first.split(" » ")[-1]] = text
            case ".md":
                found[str(frontmatter.load(str(path))["title"])] = text
            case ".html":
                page = path.read_text(encoding="utf-8")
                found[re.search(r'property="og:title" content="(.*?)"', page)[1]] = text
            case ".pdf":
                found[pypdf.PdfReader(path).metadata.title] = text
            case ".docx":
                found[docx.Document(str(path)).core_properties.title] = text
            case ".jsonl":
                found |= {line["title"]: collapse(line["text"]) for line in json_lines(path)}
    return found


def questions() -> list[dict]:
    return json_lines(QUESTIONS)


def test_only_documents_in_every_format_lie_in_samples():
    suffixes = [path.suffix for path in SAMPLES.iterdir()]
    assert set(suffixes) == set(READERS)
    assert 12 <= len(suffixes) <= 14


def test_each_outlet_speaks_more_than_once():
    named = [str(frontmatter.load(str(path))["outlet"]) for path in SAMPLES.glob("*.md")]
    named += [line["outlet"] for path in SAMPLES.glob("*.jsonl") for line in json_lines(path)]
    for path in SAMPLES.glob("*.html"):
        named += re.findall(r'og:site_name" content="(.*?)"', path.read_text(encoding="utf-8"))
    assert set(named) == OUTLETS
    assert all(named.count(outlet) > 1 for outlet in OUTLETS)


def test_front_matter_names_every_field():
    for path in SAMPLES.glob("*.md"):
        assert set(frontmatter.load(str(path)).metadata) == {"title", "outlet", "author", "date", "url"}, path.name


def test_jsonl_lines_hold_every_field():
    lines = json_lines(SAMPLES / "news-in-brief.jsonl")
    assert len(lines) >= 5
    for line in lines:
        assert set(line) == {"title", "text", "outlet", "author", "date", "url"}
        assert all(line.values())
        assert re.fullmatch(r"2025-\d\d-\d\d", line["date"])


def test_pages_carry_linked_data_and_what_a_loader_has_to_remove():
    described = [path for path in SAMPLES.glob("*.html") if linked_data(path)]
    assert len(described) >= 3
    page = (SAMPLES / "courier-car-stops.html").read_text(encoding="utf-8")
    for clutter in ("cookie-banner", "breadcrumb", "share-buttons", "related", "<footer>", "<form"):
        assert clutter in page


def test_scraped_page_keeps_its_faults():
    scraped = (SAMPLES / "ledger-interview-quarrie.txt").read_text(encoding="utf-8")
    lines = scraped.splitlines()
    assert lines[0].startswith("Home » ")
    assert lines[2] == lines[4] == lines[0].split(" » ")[-1]
    assert re.search(r"[a-z]\.[A-Z]", scraped), "a full stop without a space after it"
    assert " teh " in scraped
    assert scraped.count("\nQ: ") == 7
    assert "Post Comment" in scraped


def test_minutes_have_pages_of_text_and_properties():
    reader = pypdf.PdfReader(SAMPLES / "council-minutes.pdf")
    assert len(reader.pages) >= 2
    assert all(len(page.extract_text()) > 300 for page in reader.pages)
    assert reader.metadata.author == "Garrowmouth Town Council"
    assert reader.metadata.creation_date.date().isoformat() == "2025-05-09"


def test_letter_has_properties():
    properties = docx.Document(str(SAMPLES / "ashgrove-letter.docx")).core_properties
    assert properties.author == "Walter Ashgrove"
    assert properties.created.date().isoformat() == "2025-04-22"


def test_binary_samples_match_the_texts_they_are_built_from():
    minutes = collapse(read_html(ROOT / "scripts" / "minutes.html"))
    letter = collapse((ROOT / "scripts" / "letter.txt").read_text(encoding="utf-8").replace("# ", ""))
    printed = re.sub(r"Page \d of \d", "", read_pdf(SAMPLES / "council-minutes.pdf"))
    assert collapse(printed) == minutes
    assert collapse(read_docx(SAMPLES / "ashgrove-letter.docx")) == letter


def test_republished_report_is_nearly_the_same():
    original = set(re.split(r"(?<=[.?!]) ", collapse(read_plain(SAMPLES / "coastline-replacement-bus.md"))))
    copy = re.split(r"(?<=[.?!]) ", collapse(read_html(SAMPLES / "ledger-replacement-bus.html")))
    shared = sum(sentence in original for sentence in copy)
    assert shared >= 12
    assert original - set(copy)


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_no_sample_is_too_long_or_empty(name: str):
    assert 100 < len(texts()[name].split()) < LONGEST * (2 if name.endswith(".pdf") else 1)


@pytest.mark.parametrize("asked", questions(), ids=lambda asked: asked["question"])
def test_every_quote_stands_in_a_document_it_names(asked: dict):
    assert set(asked) == {"question", "answers", "documents", "quotes", "answerable"}
    known = titles()
    assert set(asked["documents"]) <= set(known)
    sources = [known[title] for title in asked["documents"]]
    for quote in asked["quotes"]:
        assert any(quote in source for source in sources)
    for source in sources:
        assert any(quote in source for quote in asked["quotes"])
    for answer in asked["answers"]:
        assert any(answer.lower() in source.lower() for source in sources)
    assert asked["answerable"] == bool(asked["quotes"])


def test_questions_include_some_that_nothing_answers():
    answerable = [asked["answerable"] for asked in questions()]
    assert answerable.count(True) >= 12
    assert answerable.count(False) >= 4
