"""Recordings are sent to the transcriber that is named, and to nobody else."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from index.errors import LoadError
from index.loading import Fetched, Source, Transcriber, fetch, load
from index.loading.kinds import UnsupportedError
from index.types import Loaded, Moment

HEARD = {
    "text": "The pier is closed. It opens in May.",
    "segments": [
        {"start": 0.0, "end": 2.5, "text": " The pier is closed."},
        {"start": 64.2, "end": 66.0, "text": " It opens in May."},
    ],
}
WAV = b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\0\0\0\0"

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def server(answer: Answer) -> Iterator[tuple[Transcriber, list[bytes]]]:
    """A server on this machine, the transcriber that is there, and what was sent to it."""
    got: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            head = f"{self.path} {self.headers.get('Authorization')}\n".encode()
            got.append(head + self.rfile.read(int(self.headers["Content-Length"])))
            answer(self)

        def log_message(self, *_arguments):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        try:
            yield Transcriber(f"http://127.0.0.1:{running.server_port}/v1", "whisper-1", "secret", 20), got
        finally:
            running.shutdown()


def says(status: int, body: object, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(json.dumps(body).encode())

    return answer


@pytest.fixture
def recording(tmp_path: Path) -> Source:
    file = tmp_path / "council 2025-03-04.wav"
    file.write_bytes(WAV)
    return Source(str(file), str(file))


def test_what_was_heard_is_a_transcript_with_times(recording):
    with server(says(200, HEARD)) as (transcriber, got):
        [loaded] = load(fetch(recording), transcriber=transcriber)
    assert isinstance(loaded, Loaded)
    assert "The pier is closed. It opens in May." in " ".join(loaded.text.split())
    assert loaded.times == (Moment(0, 0.0), Moment(loaded.text.index("It opens"), 64.2))
    assert loaded.metadata.published == "2025-03-04"
    assert "127.0.0.1" in loaded.warnings[-1]
    assert got[0].startswith(b"/v1/audio/transcriptions Bearer secret\n")
    assert WAV in got[0]
    assert b"verbose_json" in got[0]


@pytest.mark.parametrize(
    "place", ["https://example.org/talk.wav?key=a/secret2", "https://example.org/a.zip#file=in/talk.wav"]
)
def test_a_recording_is_sent_by_its_name_and_nothing_else_of_its_address(place: str):
    with server(says(200, HEARD)) as (transcriber, got):
        load(Fetched(Source(place, place), WAV, ""), transcriber=transcriber)
    assert b'filename="talk.wav"' in got[0]
    assert b"secret2" not in got[0]


def test_without_one_a_recording_is_refused_with_what_to_do(recording):
    with pytest.raises(UnsupportedError, match="recording") as raised:
        load(fetch(recording))
    assert "BYLINE_TRANSCRIBER" in raised.value.advice


def test_a_refusal_is_told_in_its_words(recording):
    with (
        server(says(401, {"error": {"message": "Wrong key."}})) as (transcriber, _got),
        pytest.raises(LoadError) as raised,
    ):
        load(fetch(recording), transcriber=transcriber)
    assert "401 Wrong key." in raised.value.what


def test_a_redirect_is_not_followed(recording):
    with server(says(200, HEARD)) as (elsewhere, sent_on):
        there = says(307, {}, Location=f"{elsewhere.address}/audio/transcriptions")
        with server(there) as (transcriber, _got), pytest.raises(LoadError, match="passes the recording on"):
            load(fetch(recording), transcriber=transcriber)
    assert sent_on == []


def test_one_that_hangs_up_or_is_not_there_is_an_error(recording):
    with server(lambda handler: handler.connection.close()) as (transcriber, _got), pytest.raises(LoadError) as raised:
        load(fetch(recording), transcriber=transcriber)
    assert "can't be reached" in raised.value.what
    for address in (transcriber.address, "http://localhost:port/v1"):
        with pytest.raises(LoadError, match="can't be reached"):
            load(fetch(recording), transcriber=replace(transcriber, address=address))


def test_one_that_takes_longer_than_it_may_is_given_up(recording):
    waiting = threading.Event()
    with server(lambda _handler: waiting.wait(20) and None) as (transcriber, _got):
        with pytest.raises(LoadError, match="longer than"):
            load(fetch(recording), transcriber=replace(transcriber, seconds=0.2))
        waiting.set()


def test_words_without_times_are_refused(recording):
    with (
        server(says(200, {"text": "The pier is closed."})) as (transcriber, _got),
        pytest.raises(LoadError, match="times"),
    ):
        load(fetch(recording), transcriber=transcriber)
