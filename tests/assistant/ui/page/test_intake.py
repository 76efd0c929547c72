import asyncio
import logging
import threading

import pytest

from assistant.ui.page.intake import Intake
from index.errors import LoadError
from index.types import Change, Progress, SyncReport


@pytest.fixture
def intake():
    made = Intake()
    yield made
    made.close()


def followed(intake, run) -> list[str]:
    async def collect():
        return [html async for html in intake.follow(run)]

    return asyncio.run(collect())


def test_a_run_ends_with_what_it_did(intake):
    run = intake.begin(lambda *_: SyncReport(added=(Change("1", "t", "p"),)), "press")
    assert "1 added" in followed(intake, run)[-1]
    assert intake.running("press") is None


def test_progress_is_seen_while_it_runs(intake):
    reported, go_on = threading.Event(), threading.Event()

    def add(progress, _stop):
        progress(Progress("reading", 3, 12, "/a/quay.pdf"))
        reported.set()
        go_on.wait(10)
        return SyncReport()

    run = intake.begin(add, "press")
    reported.wait(10)
    assert intake.running("press") is run

    assert "Adding 3 of 12" in asyncio.run(anext(intake.follow(run)))
    go_on.set()


def test_what_went_wrong_is_shown_and_logged(intake, caplog):
    def add(*_):
        raise LoadError("It is damaged.", place="quay.pdf", advice="Download it again.")

    with caplog.at_level(logging.WARNING):
        told = followed(intake, intake.begin(add, "press"))[-1]
    assert "It is damaged." in told
    assert "Download it again." in told
    assert "quay.pdf: It is damaged." in caplog.text


def test_an_error_of_the_program_is_not_hidden(intake, caplog):
    def add(*_):
        raise ZeroDivisionError("oops")

    run = intake.begin(add, "press")
    with pytest.raises(ZeroDivisionError):
        followed(intake, run)
    assert "oops" in caplog.text


def test_stopping_reaches_the_run_and_those_that_wait(intake):
    def add(_progress, stop):
        return SyncReport(interrupted=stop.wait(10))

    runs = [intake.begin(add, "press"), intake.begin(add, "press")]
    intake.stop()
    assert all("stopped before the end" in followed(intake, run)[-1] for run in runs)


def test_runs_follow_one_another(intake):
    order = []
    runs = [
        intake.begin(lambda *_, number=number: order.append(number) or SyncReport(), "press") for number in range(5)
    ]
    followed(intake, runs[-1])
    assert order == [0, 1, 2, 3, 4]


def test_a_run_belongs_to_its_library(intake):
    begun, stopped = threading.Event(), threading.Event()

    def add(_progress, stop):
        begun.set()
        stop.wait(10)
        stopped.set()
        return SyncReport(interrupted=stop.is_set())

    run = intake.begin(add, "press")
    begun.wait(10)
    assert intake.running("archive") is None
    intake.stop("archive")
    assert not run.stop.is_set()
    intake.stop("press")
    assert stopped.wait(10)
