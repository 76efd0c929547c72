import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.ui.server.guard import POLICY, Guard, is_loopback


@pytest.fixture
def client():
    app = Starlette(routes=[Route("/", lambda _request: PlainTextResponse("hello"))])
    app.add_middleware(Guard)
    return TestClient(app, base_url="http://127.0.0.1:7860")


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:7860", "127.0.0.1", "[::1]:7860", "LOCALHOST:7860"])
def test_this_machine_by_any_of_its_names_is_answered(client, host):
    assert client.get("/", headers={"host": host}).text == "hello"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:7860",
        "127.0.0.1.evil.example",
        "192.168.1.4:7860",
        "",
        "localhost@evil.example",
        "[",
    ],
)
def test_a_name_that_was_pointed_at_this_machine_is_refused(client, host):
    assert client.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1234", "http://localhost:7860", "http://["]
)
def test_another_sites_page_is_refused(client, origin):
    assert client.post("/", headers={"host": "127.0.0.1:7860", "origin": origin}).status_code == 403


def test_the_page_itself_is_answered(client):
    assert client.get("/", headers={"host": "127.0.0.1:7860", "origin": "http://127.0.0.1:7860"}).status_code == 200


def test_every_answer_forbids_the_page_to_reach_elsewhere(client):
    headers = client.get("/").headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in POLICY
    assert "http" not in POLICY


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("::", False),
     ("192.168.0.2", False), ("example.org", False), ("", False)],
)  # fmt: skip
def test_loopback_is_this_machine_and_nothing_else(host, own):
    assert is_loopback(host) is own
