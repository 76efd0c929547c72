"""A report that works in a thread, and the page that waits for it."""

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import aclosing

import pytest

from assistant.types import Say
from assistant.ui.reports.report import following
from index.errors import LibraryError


def _work() -> None:
    threading.Event().wait(0.01)


async def stopped_early(report: Callable[[Say], str]) -> None:
    """Follow a report and close that after its first sign of life."""
    async with aclosing(following(report)) as steps:
        await anext(steps)
        await anext(steps)


def test_a_report_that_nobody_waits_for_any_more_ends_at_its_next_step(caplog: pytest.LogCaptureFixture):
    begun, ended = threading.Event(), threading.Event()

    def report(say: Say) -> str:
        try:
            while True:
                say("Counting")
                begun.set()
                _work()
        finally:
            ended.set()

    with caplog.at_level(logging.ERROR):
        asyncio.run(stopped_early(report))
    assert begun.is_set()
    assert ended.is_set()
    assert caplog.records == []


def test_what_goes_wrong_after_a_report_was_stopped_is_logged(caplog: pytest.LogCaptureFixture):
    def report(say: Say) -> str:
        try:
            while True:
                say("Counting")
                _work()
        finally:
            raise KeyError("theme")

    with caplog.at_level(logging.ERROR):
        asyncio.run(stopped_early(report))
    [record] = caplog.records
    assert "KeyError" in str(record.exc_text or record.exc_info)


def test_a_report_that_fails_says_why():
    def report(_: Say) -> str:
        raise LibraryError("Nothing is there.", place="shelf", advice="Add something.")

    async def steps() -> list[str]:
        return [each async for each in following(report)]

    assert "Nothing is there." in asyncio.run(steps())[-1]
