"""What a run notes of what could not be added, and of what was left out on purpose."""

from pathlib import Path

from filelock import FileLock

from index.catalog import Catalog
from index.ingest.tally import Tally
from index.types import Failure


def test_what_failed_and_what_was_skipped_are_told_apart_by_no_word(tmp_path: Path):
    places = Catalog(tmp_path / "catalog.sqlite", FileLock(tmp_path / "lock")).places
    tally = Tally(places, shown=str)
    tally.fail(Failure("page", "skipped: that is how the server puts what went wrong.", "Try again."))
    tally.fail(Failure("picture.png", ".png files hold no articles.", "Add it by itself.", skipped=True))
    report = tally.report(seconds=0, interrupted=False, notice=None)
    assert [each.place for each in report.failed] == ["page"]
    assert [each.place for each in report.skipped] == ["picture.png"]
    assert [each.place for each in places.failures()] == ["page"]
