"""Objects over HTTP: what goes in, what comes out, and what is said where something is wrong."""

from collections.abc import Iterator
from importlib.metadata import version

import httpx
import pytest
from fastapi.testclient import TestClient

from assistant.ui.server.server import make_app
from tests.fakes_ui import QuickWorkspace


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("http")
    workspace = QuickWorkspace(folder / "data")
    (folder / "ferry.txt").write_text("The ferry sails at noon. The fare is two crowns, said Orla Venn.", "utf-8")
    workspace.add([str(folder / "ferry.txt")])
    address = "http://127.0.0.1:7860"
    with TestClient(make_app(workspace, address), base_url=address, raise_server_exceptions=False) as made:
        yield made


def test_a_wish_is_an_object_and_so_is_what_comes(client):
    answer = client.post("/api/ask", json={"question": "What is the fare?"}).json()
    assert answer["citations"][0]["quote"] == "The fare is two crowns, said Orla Venn."
    [listed] = client.post("/api/documents", json={}).json()["documents"]
    assert listed["document_id"] == answer["citations"][0]["document_id"]
    opened = client.post("/api/open_document", json={"document_id": listed["document_id"][:5]}).json()
    assert opened["text"].startswith("The ferry")


@pytest.mark.parametrize(
    ("path", "body", "status", "told"),
    [
        ("/api/ask", {}, 422, ("Field required.", "question", "The page /docs says what is taken.")),
        ("/api/ask", {"question": "Why?", "outlet": "x"}, 422, ("Extra inputs are not permitted.", "outlet", "/docs")),
        ("/api/ask", {"question": "Why?", "library": "x"}, 404, ("There is no library “x”.", "", "There are: press.")),
        ("/api/search", {"query": "fare", "limit": 0}, 422, ("0 is not a “limit”.", "", "a number from 1 to 100")),
        ("/api/open_document", {"document_id": "zz"}, 404, ("has the id zz", "", "List the documents")),
    ],
)
def test_what_is_wrong_is_said_apart_from_where_and_what_to_do(client, path, body, status, told):
    answered = client.post(path, json=body)
    error = answered.json()["error"]
    assert answered.status_code == status
    assert all(part in error[name] for name, part in zip(("what", "place", "advice"), told, strict=True))
    assert error["message"] == " ".join(
        filter(None, [error["place"] and f"{error['place']}:", error["what"], error["advice"]])
    )


def test_what_is_not_there_is_said_as_an_object_too(client):
    assert client.get("/original/none").json()["error"]["what"] == "No document has that id."


def test_every_address_is_described_and_the_page_that_shows_it_fetches_nothing_from_elsewhere(client):
    described = client.get("/openapi.json").json()
    assert described["info"]["version"] == version("byline")
    ask = described["paths"]["/api/ask"]["post"]
    assert ask["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith("/Answer")
    assert {"/v1/chat/completions", "/v1/models", "/api/documents"} <= described["paths"].keys()
    page = client.get("/docs").text
    assert "https://" not in page
    for script in ("swagger-ui-bundle.js", "swagger-ui.css"):
        assert client.get(f"/docs/static/{script}").status_code == 200
        assert f"/docs/static/{script}" in page
