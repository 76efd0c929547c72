"""What the page's server hands out, what works without a network, and a document of many passages."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from index.library import Library
from tests.quick_byline import ROOT, serving

CUT_OFF = (
    "import socket, sys; from pathlib import Path\n"
    "def fails(*_): raise OSError('there is no network')\n"
    "socket.socket.connect = socket.create_connection = socket.getaddrinfo = fails\n"
    "from index.library import Library; from tests.fakes import HashingEmbedder\n"
    "library = Library(Path(sys.argv[1]), embedder=HashingEmbedder()); library.add([sys.argv[2]])\n"
    "print(library.search('rust in the bridge').hits[0].text)"
)


@pytest.mark.case(45)
def test_no_file_outside_of_its_own_folder_is_handed_out(tmp_path: Path):
    secret = tmp_path / "data" / "secret.txt"
    secret.parent.mkdir()
    secret.write_text("A secret.", "utf-8")
    with serving({"BYLINE_DATA": str(tmp_path / "data"), "BYLINE_LIBRARY": "press"}) as address:
        catalog = tmp_path / "data" / "press" / "catalog.sqlite"
        assert catalog.exists()
        for file in (secret, catalog, Path("/etc/passwd"), ROOT / "pyproject.toml", "../../etc/passwd", "%2e%2e/x"):
            for route in ("gradio_api/file=", "file=", "gradio_api/file/", "static/"):
                assert httpx.get(f"{address}{route}{file}").status_code in {403, 404}, (route, file)


@pytest.mark.case(58)
def test_without_a_network_documents_are_added_and_found(tmp_path: Path, articles: Path):
    command = [sys.executable, "-c", CUT_OFF, tmp_path / "library", articles]
    ended = subprocess.run(command, cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=False)
    assert "rust" in ended.stdout, ended.stderr


@pytest.mark.faults
@pytest.mark.case(6)
def test_a_document_of_more_passages_than_chroma_takes_at_once(library: Library, tmp_path: Path):
    book = tmp_path / "book.txt"
    paragraphs = (f"Stone {n} of the mill was cut by hand in the year of the flood. " * 6 for n in range(6000))
    book.write_text("\n\n".join(paragraphs), "utf-8")
    library.add([str(book)])
    report = library.check()
    assert report.vectors == report.passages > 5461
    assert report.found == ()
