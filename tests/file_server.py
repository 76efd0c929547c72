"""A server on loopback that gives one file as the worst servers do: broken off, without Range, or not at all."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FileServer(ThreadingHTTPServer):
    """Gives ``body`` at every path.

    ``breaks`` are the bytes after which the answers to come break off, one for each; ``knows_range`` says whether a
    part may be asked for, ``statuses`` what the answers to come are instead of the file. ``asked`` keeps each request's
    Range, ``paths`` its path. An answer of which ``holds_at`` bytes are given waits for ``go_on`` before the rest.
    """

    daemon_threads = True

    def __init__(self, body: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.body = body
        self.breaks: list[int] = []
        self.statuses: list[int] = []
        self.knows_range = True
        self.holds_at: int | None = None
        self.go_on = threading.Event()
        self.asked: list[str | None] = []
        self.paths: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """Keep quiet about a client that hung up."""


class _Handler(BaseHTTPRequestHandler):
    server: FileServer

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        site, asked = self.server, self.headers["range"]
        site.asked.append(asked)
        site.paths.append(self.path)
        begin = int(re.search(r"\d+", asked)[0]) if asked and site.knows_range else 0
        if site.statuses:
            self._empty(site.statuses.pop(0))
        elif asked and begin >= len(site.body):
            self._empty(416)
        else:
            self._part(begin, 206 if asked and site.knows_range else 200)

    def _empty(self, status: int) -> None:
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def _part(self, begin: int, status: int) -> None:
        site, rest = self.server, self.server.body[begin:]
        self.send_response(status)
        self.send_header("content-length", str(len(rest)))
        if status == 206:
            self.send_header("content-range", f"bytes {begin}-{len(site.body) - 1}/{len(site.body)}")
        self.end_headers()
        if site.holds_at is not None:
            self.wfile.write(rest[: site.holds_at])
            self.wfile.flush()
            site.go_on.wait(20)
            rest = rest[site.holds_at :]
        self.wfile.write(rest[: site.breaks.pop(0)] if site.breaks else rest)


@contextmanager
def serving_file(body: bytes) -> Iterator[FileServer]:
    """Run a server that gives ``body``."""
    with FileServer(body) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.go_on.set()
        server.shutdown()
