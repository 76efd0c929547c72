"""A library taken from the page's server as one file, and made of such a file."""

from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.ui.server.archives import add_archives
from tests.fakes_ui import QuickWorkspace


def test_a_library_goes_out_as_one_file_and_comes_in_under_another_name(tmp_path: Path):
    workspace = QuickWorkspace(tmp_path / "data")
    workspace.add_text("The pier closes on Monday.", "The pier")
    app = FastAPI()
    add_archives(app, workspace)
    client = TestClient(app)
    name = workspace.library.name
    sent = client.get(f"/archive?library={name}")
    assert f"{name}.byline.zip" in sent.headers["content-disposition"]
    refused = client.post("/archive", content=sent.content)
    assert refused.status_code == 422
    assert refused.json()["what"]
    assert client.post("/archive?name=copied", content=sent.content).json() == {"library": "copied"}
    with workspace.at("copied") as here:
        assert [each.title for each in here.library.documents()] == ["The pier"]
    assert client.post("/archive?name=other", content=b"PK nothing").status_code == 422
    assert client.get("/archive?library=nowhere").status_code == 422
    workspace.close()
