"""Uploaded files lie in the library under safe names."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import LibraryError
from index.ingest.originals import Originals, safe_name


@given(st.text(max_size=400))
@pytest.mark.case(30)
def test_any_name_becomes_one_that_stays_in_its_folder(name: str):
    safe = safe_name(name)
    assert 0 < len(safe) <= 100
    assert "/" not in safe
    assert "\\" not in safe
    assert safe not in {".", ".."}


def test_a_long_name_keeps_its_ending():
    assert safe_name(f"{'x' * 300}.pdf").endswith("x.pdf")


def test_two_files_of_one_name_do_not_meet(tmp_path: Path):
    originals = Originals(tmp_path / "originals")
    one, two = originals.keep(b"one", "a.txt"), originals.keep(b"two", "a.txt")
    assert (one.read_bytes(), two.read_bytes()) == (b"one", b"two")


def test_only_what_is_named_is_kept(tmp_path: Path):
    originals = Originals(tmp_path / "originals")
    one, two = originals.keep(b"one", "a.txt"), originals.keep(b"two", "b.txt")
    originals.keep_only({str(two)})
    assert not one.parent.exists()
    assert two.exists()


def test_a_file_that_cannot_be_copied_is_named_and_leaves_nothing(tmp_path: Path):
    with pytest.raises(LibraryError, match=r"minutes\.pdf"):
        Originals(tmp_path / "originals").keep(tmp_path / "missing", "minutes.pdf")
    assert not list((tmp_path / "originals").iterdir())
