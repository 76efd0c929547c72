"""A page that others can reach has a password; wrong ones are slowed down, then refused."""

import asyncio
import json
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.access import Access, access_of, keep, with_password
from assistant.settings import Settings
from assistant.ui.server import door as doors
from assistant.ui.server.door import MOST, Door
from assistant.ui.server.guard import Guard
from index.errors import WrongUseError
from tests.quick_byline import COMMAND, ROOT, run

PASSWORD = "nine crowns for the brook"
TOKEN = "a-token-of-programs"


@pytest.fixture(scope="module")
def access() -> Access:
    return with_password(PASSWORD, TOKEN)


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that answers were held back, which nobody waits for here."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(doors.asyncio, "sleep", sleep)
    return waits


@pytest.fixture
def client(access: Access) -> TestClient:
    app = Starlette(routes=[Route("/", lambda _request: PlainTextResponse("the documents"), methods=["GET", "POST"])])
    app.add_middleware(Guard, door=Door(access), names=["byline.example"])
    return TestClient(app, base_url="http://192.0.2.7:7860", follow_redirects=False)


def log_in(client: TestClient, password: str) -> httpx.Response:
    return client.post("/login", data={"password": password})


@pytest.mark.case(49)
@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7"])
def test_a_public_address_without_a_password_refuses_to_start_and_says_how(tmp_path: Path, host: str):
    ended = run({"BYLINE_DATA": str(tmp_path)}, "serve", "--host", host, "--port", "0")
    said = " ".join(ended.stderr.split())
    assert ended.returncode == 1
    assert "Everyone who can reach this address could read the documents" in said
    assert "byline password" in said
    assert "ssh -L" in said


@contextmanager
def served(tmp_path: Path, *arguments: str, typed: str = "") -> Iterator[str]:
    command = [*COMMAND, "serve", "--host", "0.0.0.0", "--port", "0", *arguments]
    environment = {"BYLINE_DATA": str(tmp_path), "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        process.stdin.write(f"{typed}\n")
        process.stdin.close()
        said = process.stdout.readline()
        assert said.startswith("Byline is at "), said
        yield said.split()[3].replace("0.0.0.0", "127.0.0.1")
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.case(49)
def test_with_a_password_it_starts_and_programs_bring_the_token(tmp_path: Path):
    made = subprocess.run(
        [*COMMAND, "password"],
        input=f"{PASSWORD}\n",
        env={"BYLINE_DATA": str(tmp_path), "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    kept = json.loads((tmp_path / "access.json").read_text())
    assert stat.S_IMODE((tmp_path / "access.json").stat().st_mode) == 0o600
    assert PASSWORD not in json.dumps(kept) + made.stdout
    assert kept["token"] in made.stdout
    with served(tmp_path) as address:
        call = f"{address}api/libraries"
        for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {kept['token']}"}):
            assert httpx.post(call, json={}, headers=headers).status_code == 401
            assert httpx.post(f"{address}mcp", json={}, headers=headers).status_code == 401
            assert httpx.get(f"{address}original/x", headers=headers).status_code == 401
        own = {"Authorization": f"Bearer {kept['token']}"}
        assert httpx.post(call, json={}, headers=own).status_code == 200
        assert httpx.get(f"{address}alive").status_code == 204
        page = httpx.get(address, headers={"Accept": "text/html"})
        assert (page.status_code, page.headers["location"]) == (303, "/login")


@pytest.mark.case(49)
def test_a_password_for_this_time_only_is_kept_nowhere(tmp_path: Path):
    with served(tmp_path, "--password", typed=PASSWORD) as address:
        assert httpx.get(f"{address}config").status_code == 401
        entered = httpx.post(f"{address}login", data={"password": PASSWORD})
        assert entered.status_code == 303
        assert httpx.get(f"{address}config", cookies=entered.cookies).status_code == 200
    assert not (tmp_path / "access.json").exists()


@pytest.mark.case(48)
def test_the_right_password_opens_the_page_and_logging_out_closes_it(client: TestClient):
    assert client.get("/").status_code == 401
    entered = log_in(client, PASSWORD)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    cookie = entered.headers["set-cookie"].casefold()
    assert all(each in cookie for each in ("httponly", "samesite=strict", "path=/"))
    assert client.get("/").text == "the documents"
    session = client.cookies["byline"]
    client.post("/logout")
    assert client.get("/", headers={"cookie": f"byline={session}"}).status_code == 401


@pytest.mark.case(48)
def test_wrong_passwords_are_slowed_then_refused_even_the_right_one(client: TestClient, slept: list[float]):
    answers = [log_in(client, f"guess number {n}") for n in range(MOST + 1)]
    assert [each.status_code for each in answers] == [401] * (MOST - 1) + [429, 429]
    assert slept == sorted(slept)
    assert slept[-1] > slept[0] > 0
    assert int(answers[-1].headers["retry-after"]) > 600
    assert "Too many wrong passwords" in answers[-1].text
    assert log_in(client, PASSWORD).status_code == 429
    assert client.get("/", headers={"authorization": f"Bearer {TOKEN}"}).text == "the documents"


@pytest.mark.case(48)
def test_attempts_count_for_a_quarter_of_an_hour_and_for_one_network(access: Access, slept: list[float]):
    clock = [0.0]
    door = Door(access, lambda: clock[0])

    async def tries() -> None:
        for n in range(MOST):
            assert await door.enter(f"2001:db8::{n}", "wrong password") is None
        assert door.wait("2001:db8::ffff")
        assert not door.wait("2001:db8:1::1")
        assert await door.enter("2001:db8::1", PASSWORD) is None
        clock[0] += doors.WINDOW + 1
        assert await door.enter("2001:db8::1", PASSWORD)

    asyncio.run(tries())
    assert slept


@pytest.mark.case(48)
@pytest.mark.parametrize("given", [b"password=" + b"a" * 10_000, b"\xff\xfe=%00", b"", b"password=%ff", b"x=1"])
@pytest.mark.usefixtures("slept")
def test_whatever_is_sent_for_a_password_is_refused(client: TestClient, given: bytes):
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/login", content=given, headers=headers).status_code in {401, 413}


@pytest.mark.case(47)
@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("evil.example", None, 403),
        ("192.0.2.7.evil.example", None, 403),
        ("byline.example", None, 200),
        ("BYLINE.example:7860", None, 200),
        ("[2001:db8::1]:7860", None, 200),
        ("192.0.2.7:7860", "http://192.0.2.7:7860", 200),
        ("192.0.2.7:7860", "http://evil.example", 403),
        ("192.0.2.7:7860", "null", 403),
    ],
)
def test_behind_a_password_foreign_names_and_pages_are_refused_all_the_same(client, host, origin, status):
    headers = {"host": host, "authorization": f"Bearer {TOKEN}", **({"origin": origin} if origin else {})}
    assert client.post("/", headers=headers).status_code == status


@pytest.mark.case(47)
def test_the_log_in_page_may_load_and_run_nothing(client: TestClient):
    page = client.get("/login")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "<script" not in page.text
    assert page.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("password", ["", "short", "a" * 1001])
def test_a_password_is_long_but_not_endless(password: str):
    with pytest.raises(WrongUseError, match="at least"):
        with_password(password)


def test_what_is_no_hash_is_said(tmp_path: Path):
    assert access_of(Settings(data=tmp_path)) is None
    with pytest.raises(WrongUseError, match="single quotes"):
        access_of(Settings(data=tmp_path, password="argon2id19"))
    access, _file = keep(Settings(data=tmp_path), PASSWORD)
    assert access_of(Settings(data=tmp_path)) == access
    assert access.admits(PASSWORD)
    assert not access.admits(PASSWORD + " ")
    assert sys.getsizeof(access.token) > 40
