"""A small server on loopback that speaks OpenAI's protocol and says what stands in its queue."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from langchain_core.messages import HumanMessage

from tests.fakes import with_keys


class ChatServer(ThreadingHTTPServer):
    """``replies`` are texts, or numbers of HTTP errors, each with headers; the last one is given again and again.

    In a text "…" waits until ``go_on`` is set, with a byte now and then; one that ends in ``<cut>`` stops there, one in
    ``<broken>`` with half a message. ``asked`` keeps the requests, ``left`` says that a client hung up.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: list[Any] = []
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.go_on = threading.Event()
        self.left = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: ChatServer

    def log_message(self, *_args) -> None:
        pass

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append(asked)
        self.server.keys.append(self.headers["authorization"])
        replies = self.server.replies
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        if isinstance(reply, str):
            self._stream(with_keys(reply, [HumanMessage(asked["messages"][-1]["content"])]))
        else:
            status, headers = reply
            body = json.dumps({"error": {"message": "sk-secret is wrong"}}).encode()
            self.send_response(status)
            for name, value in {
                "content-type": "application/json",
                "content-length": str(len(body)),
                **headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    def _stream(self, text: str) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        whole = not text.endswith(("<cut>", "<broken>"))
        try:
            for piece in _pieces(text.removesuffix("<cut>").removesuffix("<broken>")):
                if piece == "…":
                    while not self.server.go_on.wait(0.1):
                        self.wfile.write(b": waiting\n\n")
                else:
                    self._tell({"content": piece})
            if text.endswith("<broken>"):
                self.wfile.write(b'data: {"choices": [{"delta"\n\n')
            if whole:
                self._tell({}, "stop")
                self.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            self.server.left.set()

    def _tell(self, delta: dict[str, str], finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()


def _pieces(text: str) -> Iterator[str]:
    for part in text.partition("…"):
        yield from [part] if part == "…" else (part[at : at + 9] for at in range(0, len(part), 9))


@contextmanager
def chat_server() -> Iterator[ChatServer]:
    server = ChatServer()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.go_on.set()
    server.shutdown()
    server.server_close()
    thread.join()
