"""A library of every version that ever was is opened, asked, and holds what it held: tests/data/catalogs.

Each was written by the last commit of its version: four articles, one of them changed by a sync, one edited by hand.
"""

import gzip
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.catalog import upgrades
from index.errors import StaleLibraryError
from index.library import Library

OLD = Path(__file__).parents[2] / "data" / "catalogs"
SPLIT_OTHERWISE = 6
"""The first version whose passages are split as they are now."""
VERSIONS = range(1, upgrades.LATEST)


@pytest.mark.case(10)
@pytest.mark.parametrize("version", VERSIONS)
def test_a_library_of_every_version_is_opened_asked_and_compared(
    open_library: Callable[..., Library], tmp_path: Path, version: int
):
    file = tmp_path / "data" / "library" / "catalog.sqlite"
    file.parent.mkdir(parents=True)
    file.write_bytes(gzip.decompress((OLD / f"version_{version}.sqlite.gz").read_bytes()))
    with closing(sqlite3.connect(file)) as db:
        texts = dict(db.execute("SELECT document_id, text FROM documents"))
        assert db.execute("PRAGMA user_version").fetchone()[0] == version
    library = open_library()
    assert {each.document_id: library.document(each.document_id).text for each in library.documents()} == texts
    [school] = [each for each in library.documents() if each.title == "A school roof"]
    assert (school.author, school.edited, school.outlet) == ("Joan Pell", ("author",), "The Lantern")
    if version < SPLIT_OTHERWISE:
        with pytest.raises(StaleLibraryError, match="An earlier Byline"):
            library.search("rust")
        library.reindex()
    for how in ("dense", "lexical"):
        assert "rust in two" in library.search("rust in the towers of the bridge", how=how).hits[0].text
    assert "sail again in June" in library.search("When will the ferry sail?").hits[0].text
    assert "Ada Moor" in {
        claim.voice.speaker for each in library.claims() for one in each.sentences for claim in one.claims
    }
    assert library.check().healthy
    library.reindex()
    assert "rust in two" in library.search("rust in the towers of the bridge", how="dense").hits[0].text
    assert file.with_name(f"catalog.version{version}").exists()
