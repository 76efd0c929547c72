"""What the page sends to be made into a file, after a document that it cites was removed."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from assistant.export.formats import FORMATS
from assistant.reports import paper_of_json
from index.catalog.redaction import without

COMMANDS = {
    "answer": ("ask", "What did engineers find in the bridge's towers?"),
    "brief": ("brief",),
    "claims": ("claims",),
    "comparison": ("compare", "What did engineers find in the bridge?"),
    "timeline": ("timeline",),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_no_kind_of_report_keeps_a_word_and_each_is_still_written(byline: Callable, tmp_path: Path, command):
    told = {
        "echo": "Engineers found rust in the bridge, said Ada Quillon on 3 March 2025. It closed in 2024.",
        "argus": "The bridge was closed in May 2023, said Bo Lind. The ferry will sail on 4 June 2025.",
    }
    for name, text in told.items():
        (tmp_path / f"{name}.txt").write_text(f"{name.title()}\n\n{text}", "utf-8")
    byline("add", *(tmp_path / f"{name}.txt" for name in told))
    [gone] = [
        each["document_id"]
        for each in json.loads(byline("list", "--json").out)["documents"]
        if "echo" in each["locations"][0]
    ]
    report = json.loads(byline(*command, "--json").out)
    assert gone in json.dumps(report)
    paper = paper_of_json(json.dumps(without(report, {gone})))
    written = json.dumps(asdict(paper), default=str)
    assert "Quillon" not in written
    assert "rust" not in written
    for each in FORMATS.values():
        each.write(paper)
