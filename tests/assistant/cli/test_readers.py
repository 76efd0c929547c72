"""``byline reader``: what reads the passages is said, and why it is one reader rather than two."""

from collections.abc import Callable

import pytest

from assistant.reader import PairedReader, Reader
from assistant.workspace import MISSING, OFF
from tests.fakes import WordReader
from tests.fakes_ui import quick


def pair(again: int) -> Reader:
    return PairedReader(WordReader(), WordReader(), again)


@pytest.mark.parametrize(
    ("reader", "settings", "said"),
    [
        (pair(3), {}, "the likeliest 3 again"),
        (pair(30), {"BYLINE_PASSAGES": "5"}, "the likeliest 5 again"),
        (WordReader(), {}, MISSING),
        (WordReader(), {"BYLINE_READ_AGAIN": "0"}, OFF),
        (WordReader(), {"BYLINE_READER": "models/another"}, "models/another"),
    ],
)
def test_what_reads_is_said(
    byline: Callable, monkeypatch: pytest.MonkeyPatch, reader: Reader, settings: dict[str, str], said: str
):
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    shown = byline("reader", models=quick(reader=reader))
    assert (shown.code, said in shown.out) == (0, True)


def test_a_number_that_is_none_of_passages_is_wrong_use(byline: Callable, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BYLINE_READ_AGAIN", "-1")
    refused = byline("reader")
    assert (refused.code, "BYLINE_READ_AGAIN" in refused.err) == (2, True)
