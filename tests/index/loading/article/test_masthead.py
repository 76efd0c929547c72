"""Headline, byline and date become facts, and go from the text."""

import pytest

from index.loading.article.dated import date_over
from index.loading.article.masthead import read_masthead
from index.loading.article.normalising import PAGE
from index.types import Metadata

BODY = [
    "The council of Saltmere voted on Tuesday to close the north pier until the spring of next year.",
    "“Nobody asked us,” said Ida Brandt, who owns the fish hall and two of the boats beside it.",
]
TITLE = "Saltmere: Pier to Close Until Spring, Council Says"


def read(*head: str, said: Metadata = Metadata()) -> tuple[Metadata, list[str]]:  # noqa: B008
    return read_masthead([*head, *BODY], said)


def test_the_first_line_is_the_title_when_it_stands_over_prose():
    assert read(TITLE) == (Metadata(title=TITLE), BODY)


def test_a_doubled_headline_is_the_title_whatever_its_form():
    assert read("pier closed.", "Pier closed") == (Metadata(title="pier closed."), BODY)


def test_a_line_under_the_headline_stays():
    deck = "Crews and Shopkeepers Are Angry: A Decision and What It Means for the Harbour"
    assert read(TITLE, TITLE, deck) == (Metadata(title=TITLE), [deck, *BODY])


def test_a_title_that_the_format_gives_goes_from_the_text():
    assert read(TITLE.upper(), said=Metadata(title=TITLE)) == (Metadata(title=TITLE), BODY)


def test_the_name_of_a_page_goes_from_its_title():
    said = Metadata(title=f"{TITLE} | Saltmere Post")
    assert read(TITLE, said=said) == (Metadata(title=TITLE), BODY)


@pytest.mark.parametrize(
    "line",
    [
        "The pier is closed.",
        "CNN —",
        "Q: Why did you close it",
        "- an item",
        "and so it went",
        "Jane Doe",
        "Jane Doe and Tom van der Berg",
        "From staff and wire reports",
        "Pier",
        "The first part. And the second one",
    ],
)
def test_what_need_not_be_a_headline_is_none(line):
    metadata, paragraphs = read(line)
    assert metadata.title is None
    assert paragraphs == [line, *BODY]


def test_a_letter_has_no_headline():
    head = ["Saltmere Harbour Council", "12 Quay Street", "Dear Mrs Brandt,"]
    metadata, paragraphs = read(*head)
    assert metadata.title is None
    assert paragraphs == [*head, *BODY]


@pytest.mark.parametrize(
    ("line", "author", "outlet", "published"),
    [
        ("By Jane Doe", "Jane Doe", None, None),
        ("By Jane Doe | 3 May 2025", "Jane Doe", None, "2025-05-03"),
        ("By Jane Doe and Tom van der Berg", "Jane Doe, Tom van der Berg", None, None),
        ("By Jane Doe, Ida Lund and Tom Reyes", "Jane Doe, Ida Lund, Tom Reyes", None, None),
        ("By Jane Doe, Staff Writer", "Jane Doe", None, None),
        ("By Jane Doe, Saltmere Post", "Jane Doe", "Saltmere Post", None),
        ("By Jane Doe | Saltmere Post | May 3, 2025 | 6 min read", "Jane Doe", "Saltmere Post", "2025-05-03"),
        ("By Jane Doe, 3 May 2025", "Jane Doe", None, "2025-05-03"),
        ("3 May 2025", None, None, "2025-05-03"),
        ("Published: Saturday, 3rd May 2025, 14:05 GMT", None, None, "2025-05-03"),
        ("Updated 4 May 2025 | Published 3 May 2025", None, None, "2025-05-03"),
        ("May 3, 2025 · 5 min read", None, None, "2025-05-03"),
        ("2025-05-03", None, None, "2025-05-03"),
    ],
)
def test_bylines_and_dates_are_read_and_go(line, author, outlet, published):
    expected = Metadata(title=TITLE, author=author, outlet=outlet, published=published)
    assert read(TITLE, line) == (expected, BODY)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the pier was gone",
        "By the sea",
        "By and large",
        "By Jane Doe | something else entirely",
        "Politics | Local",
        "Saltmere Post",
        "3/5/2025",
        "May 2025",
        "3 May",
        "The vote of 3 May 2025",
    ],
)
def test_lines_that_state_something_else_stay(line):
    metadata, paragraphs = read(TITLE, line)
    assert paragraphs == [line, *BODY]
    assert metadata.published is None
    assert metadata.outlet is None


def test_a_date_is_taken_from_a_line_that_stays():
    metadata, paragraphs = read(TITLE, "Press release, 20 March 2025")
    assert metadata.published == "2025-03-20"
    assert paragraphs == ["Press release, 20 March 2025", *BODY]


def test_an_author_that_is_known_goes_from_the_body():
    said = Metadata(title=TITLE, author="Jane Doe", outlet="CNN")
    assert read("CNN —", "Jane Doe", said=said) == (said, BODY)


def test_the_format_comes_before_the_masthead():
    said = Metadata(title=TITLE, author="Jane Doe", published="2025-01-01")
    metadata, _ = read("By Tom Reyes | 3 May 2025", said=said)
    assert (metadata.author, metadata.published) == ("Jane Doe", "2025-01-01")


def test_labelled_lines_are_facts():
    lines = [
        "Title: Pier to close",
        "Author: Jane Doe",
        "Source: Saltmere Post",
        "Date: 3 May 2025",
        "URL: https://p.example/",
    ]
    expected = Metadata("Pier to close", "Saltmere Post", "Jane Doe", "2025-05-03", "https://p.example/")
    assert read(*lines) == (expected, BODY)


def test_a_source_alone_may_be_anything_and_stays():
    metadata, paragraphs = read(TITLE, "Source: port authority")
    assert metadata.outlet is None
    assert paragraphs == ["Source: port authority", *BODY]


def test_dates_over_the_parts_of_a_chronicle_are_headings():
    text = [TITLE, "3 May 2025", BODY[0], "4 May 2025", BODY[1], "5 May 2025", BODY[0]]
    assert read_masthead(text, Metadata()) == (Metadata(title=TITLE), text[1:])


def test_a_byline_further_down_is_part_of_the_text():
    text = [*BODY, *BODY, "By Jane Doe"]
    assert read_masthead(text, Metadata()) == (Metadata(), text)


def test_a_text_that_is_only_its_title_stays():
    assert read_masthead([TITLE], Metadata(title=TITLE)) == (Metadata(title=TITLE), [TITLE])


def test_a_page_mark_on_the_title_passes_to_the_text():
    _, paragraphs = read_masthead([PAGE + TITLE, *BODY], Metadata())
    assert paragraphs[0] == PAGE + BODY[0]


@pytest.mark.parametrize(
    ("line", "language", "date"),
    [
        ("Вестник Заречья, 12 мая 2025 г.", "ru", "2025-05-12"),
        ("Werdaer Anzeiger, 14. Mai 2025", "de", "2025-05-14"),
        ("清河晚报 2025年5月12日", "zh", "2025-05-12"),
        ("3 de mayo de 2025", "es", "2025-05-03"),
        ("Сегодня 12 мая", "ru", None),
        ("12 май 2025", "xx", None),
        ("Мост закрыли после долгих споров в городском совете 12 мая 2025 г.", "ru", None),
    ],
)
def test_a_date_over_an_article_is_read_in_its_language(line: str, language: str, date: str | None):
    assert date_over(["Ein Titel", line], language) == date


@pytest.mark.parametrize(
    "line", ["Words: Jane Doe", "Story by Jane Doe", "Von Jane Doe", "Par Jane Doe", "Analysis by Jane Doe"]
)
def test_other_forms_of_bylines_are_read_and_go(line):
    assert read(TITLE, line) == (Metadata(title=TITLE, author="Jane Doe"), BODY)
