"""What the page takes away, as a file or by the clipboard."""

from dataclasses import asdict
from pathlib import Path

from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.ui.server.export import add_export
from tests.fakes_ui import QuickWorkspace

FERRY = "The ferry sails at noon. The fare is two crowns, said Orla Venn."


def test_a_saved_report_is_taken_by_its_name_without_the_words_of_removed_documents(tmp_path: Path):
    workspace, app = QuickWorkspace(tmp_path / "data"), FastAPI()
    add_export(app, workspace)
    client = TestClient(app)
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    document_id = workspace.add([str(tmp_path / "ferry.txt")]).added[0].document_id
    workspace.library.saved.put("Fares", "answer", asdict(workspace.assistant.ask("What is the fare?")))
    assert "crowns, said Orla Venn.[^1]" in client.post("/export", json={"saved": "Fares", "suffix": ".md"}).text
    workspace.library.remove([document_id])
    taken = client.post("/export", json={"saved": "Fares", "suffix": ".md"}).text
    assert "crowns" not in taken
    assert "This document was removed" in taken
    missing = client.post("/export", json={"saved": "Tides", "suffix": ".md"})
    assert (missing.status_code, "Nothing is saved under this name" in missing.json()["what"]) == (422, True)
    assert client.post("/export", json={"suffix": ".md"}).status_code == 422
    workspace.close()
