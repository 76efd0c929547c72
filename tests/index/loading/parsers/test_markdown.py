"""Markdown comes out as a reader sees it."""

import pytest

from index.errors import LoadError
from index.types import Metadata
from tests.index.loading.reading import paragraphs, read

BODY = "The council of Saltmere voted on Tuesday to close the north pier until the spring of next year."
MARKDOWN = "/folder/article.md"


def test_marks_go_and_words_stay():
    text = (
        f"# Pier to close\n\n{BODY}\nIt was a *close* vote, **very** close, said the [Post](https://post.example).\n\n"
        "## The bill\n\n- Repairs: 2.3 million\n- A new wall\n\n1. first\n2. second\n\n> “Nobody asked us.”\n\n"
        "| Line | Fare |\n|---|---|\n| North | 4.50 |\n\n![A picture](pier.jpg)\n\n"
        "```\nline one\nline two\n```\n\n---\n\nEnd.\n"
    )
    assert paragraphs(text, MARKDOWN) == [
        f"{BODY} It was a close vote, very close, said the Post.",
        "The bill",
        "- Repairs: 2.3 million",
        "- A new wall",
        "1. first",
        "2. second",
        "“Nobody asked us.”",
        "Line | Fare\n--- | ---\nNorth | 4.50",
        "line one",
        "line two",
        "End.",
    ]


def test_front_matter_is_metadata_and_no_text():
    text = (
        "---\ntitle: Pier to close\nsource: Saltmere Post\nauthor:\n  - Jane Doe\n  - Tom Reyes\ndate: 2025-05-03\n"
        f"url: https://post.example/pier\nlang: en-GB\ndraft: true\n---\n\n# Pier to close\n\n{BODY}\n"
    )
    loaded = read(text, MARKDOWN)
    assert loaded.metadata == Metadata(
        "Pier to close", "Saltmere Post", "Jane Doe, Tom Reyes", "2025-05-03", "https://post.example/pier", "en"
    )
    assert loaded.text == BODY
    assert loaded.media_type == "text/markdown"


def test_the_one_heading_of_the_first_level_is_the_title():
    assert read(f"# Pier *to* close\n\n{BODY}", MARKDOWN).metadata.title == "Pier to close"
    several = read(f"# Monday\n\n{BODY}\n\n# Tuesday\n\n{BODY}", MARKDOWN)
    assert "Tuesday" in several.text


def test_front_matter_that_is_no_yaml_is_text_with_a_warning():
    loaded = read(f"---\ntitle: [unclosed\n---\n\n{BODY}", MARKDOWN)
    assert BODY in loaded.text
    assert "front matter" in loaded.warnings[0]


def test_turns_on_lines_of_their_own_stay_apart():
    text = f"{BODY}\n\n**Q:** Why did you close it?\n**A:** It is rotten.\n**Q:** Who pays?\n**Dr. Brandt:** We do.\n"
    assert paragraphs(text, MARKDOWN)[1:] == [
        "Q: Why did you close it?",
        "A: It is rotten.",
        "Q: Who pays?",
        "Dr. Brandt: We do.",
    ]


def test_hidden_html_and_comments_are_no_text():
    text = f"{BODY}\n\n<!-- secret -->\n\n<p style='display:none'>secret</p>\n\n<span hidden>secret</span>seen\n"
    assert "secret" not in read(text, MARKDOWN).text
    assert "seen" in read(text, MARKDOWN).text


@pytest.mark.parametrize("text", ["---\ntitle: A\n---\n", "# \n\n", "![](a.png)\n", "<!-- only a comment -->\n"])
def test_markdown_without_words_is_an_error(text):
    with pytest.raises(LoadError):
        read(text, MARKDOWN)


def test_a_footnote_stands_behind_what_it_is_noted_at():
    text = (
        f"{BODY} It was close.[^vote] Nobody asked.[^2]\n\n- A new wall[^wall]\n- Paint\n\n"
        "[^vote]: See the *minutes* of 4 March.\n\n[^2]: Said twice.\n[^wall]: Of granite.\n"
    )
    assert paragraphs(text, MARKDOWN) == [
        f"{BODY} It was close.¹ Nobody asked.²",
        "¹ See the minutes of 4 March.",
        "² Said twice.",
        "- A new wall³",
        "³ Of granite.",
        "- Paint",
    ]
