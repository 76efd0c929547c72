"""Web addresses that open at exact words. What browsers make of them is tested with one (tests/browser)."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.wording.text_fragments import address_at, directive
from index.types import Span

WORDS = st.lists(st.sampled_from(["the", "mayor", "said", "No", "-", "a,b", "&", "é"]), min_size=1, max_size=60)


def at(text: str, quote: str) -> str:
    start = text.index(quote)
    return unquote(directive(text, Span(start, start + len(quote))))


def found(text: str, of: str) -> tuple[int, int]:
    """Find what a directive names as the specification says: first prefix and start together, then end."""
    prefix, *rest = [unquote(part) for part in of.split("-,")]
    names = [unquote(part) for part in (of.rsplit("-,", maxsplit=1)[-1]).split(",")]
    start = text.find(f"{prefix} {names[0]}") + len(prefix) + 1 if rest else text.find(names[0])
    first = start + len(names[0])
    return start, first if len(names) == 1 else text.find(names[1], first) + len(names[1])


def test_a_short_quote_is_named_whole():
    assert address_at("https://a.example/b", "short, quote") == "https://a.example/b#:~:text=short%2C%20quote"


def test_the_page_s_own_fragment_is_kept_and_an_older_directive_is_not():
    assert address_at("https://a.example/#/story:~:text=old", "new") == "https://a.example/#/story:~:text=new"


def test_without_words_an_address_is_as_it_was():
    assert address_at("https://a.example/b#top", "") == "https://a.example/b#top"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", None])
def test_only_web_addresses_get_one(address):
    assert address_at(address, "words") is None


def test_a_quote_over_two_paragraphs_is_named_by_its_ends():
    assert at("Before. One two.\n\nThree four. After.", "One two.\n\nThree four.") == "One two.,Three four."


def test_a_beginning_that_stands_earlier_is_named_further():
    quote = "The mayor said on Monday that the bridge is safe and will stay open now."
    text = f"The mayor said on Monday that rain came. {quote}"
    assert at(text, quote) == "The mayor said on Monday that the,and will stay open now."


def test_a_short_quote_that_stands_twice_is_named_with_what_precedes_it():
    text = "We will not sell. Asked again, the owner answered: We will not sell."
    start = text.rindex("We will")
    assert unquote(directive(text, Span(start, len(text)))) == "answered:-,We will not sell."


@given(WORDS, WORDS)
def test_the_words_named_are_found_where_the_quote_stands(before, quote):
    if f" {' '.join(quote)} " in f" {' '.join(before)} ":
        before = []
    text = " ".join([*before, *quote])
    start = len(text) - len(" ".join(quote))
    named = directive(text, Span(start, len(text)))
    assert named.count("-") <= 1
    if len(before) <= 12:
        assert found(text.casefold(), named.casefold()) == (start, len(text))


def test_a_row_of_a_table_is_named_by_its_first_cell_and_its_last():
    row = "ballast-pump | | 738.70 | in stock |"
    assert directive(row, Span(0, len(row))) == "ballast%2Dpump,in%20stock"
    assert at("pump | \nhose | 4", "pump | ") == "pump"
