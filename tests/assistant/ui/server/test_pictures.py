"""The pictures of pages, served beside their words."""

import io

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from PIL import Image

from assistant.ui.server.pictures import add_pictures
from tests.fakes_ui import QuickWorkspace
from tests.index.loading.makers import pdf


@pytest.fixture
def workspace(tmp_path):
    made = QuickWorkspace(tmp_path / "data")
    yield made
    made.close()


def test_a_page_is_drawn_from_the_original_and_what_is_not_there_is_said(workspace: QuickWorkspace, tmp_path):
    path = tmp_path / "minutes.pdf"
    path.write_bytes(pdf(["The council of Saltmere met on Tuesday."], ["It voted to close the pier."]))
    [change] = workspace.add([str(path)]).added
    app = FastAPI()
    add_pictures(app, workspace)
    client = TestClient(app)
    page = client.get(f"/picture/{change.document_id}?page=2&library={workspace.library.name}")
    assert page.headers["content-type"] == "image/jpeg"
    assert Image.open(io.BytesIO(page.content)).height == 1600
    assert client.get(f"/picture/{change.document_id}?page=3").status_code == 404
    assert client.get("/picture/nobody").status_code == 404
    path.unlink()
    assert "not on this machine" in client.get(f"/picture/{change.document_id}").json()["detail"]
