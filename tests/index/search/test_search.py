"""What is found first in a library."""

import json
from pathlib import Path

from index.library import Library


def test_what_an_older_document_alone_tells_is_found_among_newer_ones(library: Library, tmp_path: Path):
    told = "The ferry company lost money over {n} quiet weeks, its owners said. The {n} boats will sail on in spring."
    rows = [
        {"title": f"Boats {n}", "date": f"2025-06-{n:02}", "text": f"{told.format(n=n)}\n\nTicket {n} costs more now."}
        for n in range(10, 22)
    ]
    rows.append(
        {"title": "Old news", "date": "2021-01-01", "text": "Quillfeather lost money on a write-down of boats."}
    )
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    library.add([str(tmp_path / "news.jsonl")])
    hits = library.search("why did Quillfeather lose money on boats", limit=4).hits
    assert "Old news" in [hit.document.title for hit in hits]
