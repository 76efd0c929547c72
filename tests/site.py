"""A web site on this machine, for tests that ask a real server."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

Handler = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server on this machine.

    ``seen`` holds the host and path of each request, ``asked`` its headers; what it does not know, it answers with 404.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Handler] = {}
        self.seen: list[tuple[str, str]] = []
        self.asked: list[dict[str, str]] = []
        site = self

        class Answers(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.seen.append((self.headers["Host"], self.path))
                site.asked.append(dict(self.headers))
                site.pages.get(self.path, answer(b"Nothing here.", status=404))(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for since the last time, but for robots.txt."""
        paths = [path for _, path in self.seen if path != "/robots.txt"]
        self.seen.clear()
        return paths

    def article(self, path: str, text: str, **headers: str) -> str:
        """Put an article at ``path``, with a validator made of its text. Returns its address."""
        body = f"<!doctype html><html><body><article><p>{text}</p></article></body></html>".encode()
        self.pages[path] = versioned(body, {"Content-Type": "text/html; charset=utf-8", **headers})
        return self.address(path)

    def feed(self, path: str, entries: dict[str, str]) -> str:
        """Put an RSS feed at ``path`` with an item for each path, and its further elements. Returns its address."""
        items = "".join(f"<item><link>{self.address(each)}</link>{more}</item>" for each, more in entries.items())
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
        self.pages[path] = versioned(body.encode(), {"Content-Type": "application/rss+xml"})
        return self.address(path)

    def sitemap(self, path: str, entries: dict[str, str], kind: str = "urlset") -> str:
        """Put a sitemap at ``path`` with each path and when it changed, if that is said. Returns its address."""
        inner = {"urlset": "url", "sitemapindex": "sitemap"}[kind]
        urls = "".join(
            f"<{inner}><loc>{self.address(each)}</loc>{f'<lastmod>{when}</lastmod>' if when else ''}</{inner}>"
            for each, when in entries.items()
        )
        body = f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</{kind}>'
        self.pages[path] = versioned(body.encode(), {"Content-Type": "application/xml"})
        return self.address(path)

    def robots(self, text: str) -> None:
        self.pages["/robots.txt"] = answer(text.encode(), {"Content-Type": "text/plain"})


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()


def answer(body: bytes, headers: dict[str, str] | None = None, status: int = 200) -> Handler:
    def handle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return handle


def versioned(body: bytes, headers: dict[str, str]) -> Handler:
    """Answer with an ETag, and with 304 to who has that version."""
    tag = f'"{hash(body):x}"'

    def handle(request: BaseHTTPRequestHandler) -> None:
        if request.headers["If-None-Match"] == tag:
            answer(b"", {"ETag": tag}, 304)(request)
        else:
            answer(body, {"ETag": tag, **headers})(request)

    return handle


def to(location: str) -> Handler:
    return answer(b"", {"Location": location}, 302)
