"""Pages are downloaded from real servers on this machine, with the names that a test gives them."""

import asyncio
import datetime
import gzip
import socket
import ssl
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from index.errors import LoadError
from index.loading import Fetched, Source, fetch, limits
from index.loading.web.download import download
from tests.site import Handler, Site, answer, to

PAGE = b"<!doctype html><html><body><p>The pier is closed.</p></body></html>"


@pytest.fixture
def site(site: Site) -> Site:
    site.pages["/page"] = answer(PAGE, {"Content-Type": "text/html; charset=utf-8"})
    return site


def get(address: str, **options: object) -> Fetched:
    return download(Source(address, address), private_addresses=True, **options)


def refusal(address: str, **options: object) -> LoadError:
    with pytest.raises(LoadError) as error:
        get(address, **options)
    assert error.value.place == address
    assert error.value.advice
    return error.value


@pytest.fixture
def names(monkeypatch) -> dict[str, list[str]]:
    """Names that the resolver knows, in place of the real one; each look-up takes the first list that is left."""
    known: dict[str, list[list[str]]] = {}

    def resolve(host, port, *_, **__):
        if host not in known:
            raise socket.gaierror(-2, "Name or service not known")
        numbers = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        return [
            (socket.AF_INET6 if ":" in each else socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port))
            for each in numbers
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return known


def test_a_page_is_downloaded_with_its_type_and_digest(site):
    fetched = fetch(Source(site.address("/page"), site.address("/page")), private_addresses=True)
    assert fetched.data == PAGE
    assert fetched.content_type == "text/html; charset=utf-8"
    assert fetched.address == site.address("/page")
    assert len(fetched.digest) == 64


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "0177.0.0.1", "[::ffff:127.0.0.1]", "[::1]"]
)
@pytest.mark.case(32)
def test_addresses_on_this_machine_are_refused_before_a_connection_however_they_are_written(site, host):
    address = site.address("/page", host)
    with pytest.raises(LoadError, match=r"public internet|not found|not a web address"):
        download(Source(address, address))
    assert site.seen == []


def test_a_name_with_a_private_number_among_public_ones_is_refused(site, names):
    names["mixed.example"] = [["93.184.215.14", "127.0.0.1"]]
    with pytest.raises(LoadError, match="public internet"):
        download(Source(site.address("/page", "mixed.example"), ""))
    assert site.seen == []


@pytest.mark.case(35)
def test_the_number_that_was_checked_is_the_one_connected_to(site, names):
    names["site.example"] = [["127.0.0.1"], ["192.0.2.1"]]
    assert get(site.address("/page", "site.example")).data == PAGE
    assert site.seen == [(f"site.example:{site.port}", "/page")]
    assert names["site.example"] == [["192.0.2.1"]]


def test_the_next_number_is_tried_when_the_first_refuses(site, names):
    names["site.example"] = [["127.0.0.9", "127.0.0.1"]]
    assert get(site.address("/page", "site.example")).data == PAGE


def test_an_unknown_name_is_an_error(names):
    assert names == {}
    assert "not found" in refusal("http://nowhere.example/").what


def test_redirects_are_followed_and_the_last_address_is_known(site):
    site.pages["/a"] = to("/b")
    site.pages["/b"] = to(site.address("/page", "localhost"))
    assert get(site.address("/a")).address == site.address("/page", "localhost")


@pytest.mark.case(34)
def test_every_redirect_is_checked(site, names, monkeypatch):
    names["public.example"] = [["127.0.0.1"]]
    names["inner.example"] = [["10.0.0.1"]]
    monkeypatch.setattr(sys.modules["index.loading.web.download"], "is_public", lambda number: number == "127.0.0.1")
    site.pages["/a"] = to("http://inner.example/secret")
    with pytest.raises(LoadError, match=r"10\.0\.0\.1"):
        download(Source(site.address("/a", "public.example"), ""))


def test_a_redirect_to_a_file_is_refused(site):
    site.pages["/a"] = to("file:///etc/passwd")
    assert "file" in refusal(site.address("/a")).what


def test_a_redirect_to_an_address_with_a_user_name_is_refused(site):
    site.pages["/a"] = to(f"http://user:secret@127.0.0.1:{site.port}/page")
    assert "user name" in refusal(site.address("/a")).what


@pytest.mark.case(34)
def test_ten_redirects_are_followed_and_eleven_are_not(site):
    for number in range(11):
        site.pages[f"/{number}"] = to(f"/{number + 1}")
    site.pages["/11"] = site.pages["/page"]
    assert get(site.address("/1")).data == PAGE
    assert "redirects" in refusal(site.address("/0")).what


@pytest.mark.parametrize("status", [404, 410, 403, 429, 500, 503])
def test_an_answer_that_is_no_success_is_an_error_with_its_status(site, status):
    site.pages["/x"] = answer(b"<p>An error page with words.</p>", status=status)
    assert str(status) in refusal(site.address("/x")).what


def test_pictures_are_refused_by_their_type(site):
    site.pages["/x"] = answer(b"\x89PNG", {"Content-Type": "image/png"})
    assert "image/png" in refusal(site.address("/x")).what


def test_a_body_that_says_it_is_too_long_is_refused_unread(site):
    site.pages["/x"] = answer(b"x", {"Content-Length": str(limits.FILE_BYTES + 1)})
    assert "larger" in refusal(site.address("/x")).what


def endless(chunk: bytes, headers: dict[str, str] | None = None, pause: float = 0.0) -> Handler:
    def handle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        for name, value in (headers or {}).items():
            request.send_header(name, value)
        request.end_headers()
        try:
            while True:
                request.wfile.write(chunk)
                time.sleep(pause)
        except OSError:
            pass

    return handle


@pytest.mark.case(36)
def test_an_endless_body_is_cut_at_the_limit(site, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000_000)
    site.pages["/x"] = endless(b"x" * 100_000)
    assert "larger" in refusal(site.address("/x")).what


def test_a_slow_body_is_cut_at_the_deadline(site):
    site.pages["/x"] = endless(b"x", pause=0.05)
    assert "longer than" in refusal(site.address("/x"), seconds=0.5).what


def test_slow_headers_are_cut_at_the_deadline():
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                try:
                    connection.sendall(b"HTTP/1.1 200 OK\r\nX-A: ")
                    while True:
                        connection.sendall(b"a")
                        time.sleep(0.05)
                except OSError:
                    pass

        threading.Thread(target=drip, daemon=True).start()
        assert "longer than" in refusal(f"http://127.0.0.1:{server.getsockname()[1]}/", seconds=0.5).what


def test_gzip_is_unpacked_in_one_member_or_several(site):
    site.pages["/one"] = answer(gzip.compress(PAGE), {"Content-Encoding": "gzip"})
    site.pages["/two"] = answer(gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]), {"Content-Encoding": "gzip"})
    assert get(site.address("/one")).data == get(site.address("/two")).data == PAGE


@pytest.mark.case(36)
def test_a_compressed_bomb_is_cut_at_the_limit(site, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000_000)
    site.pages["/x"] = answer(gzip.compress(b"\0" * 50_000_000), {"Content-Encoding": "gzip"})
    assert "larger" in refusal(site.address("/x")).what


@pytest.mark.parametrize(
    ("body", "encoding"),
    [(gzip.compress(PAGE, mtime=0)[:-9], "gzip"), (b"not gzip at all", "gzip"), (PAGE, "br"), (PAGE, "zstd")],
)
def test_what_cannot_be_unpacked_is_an_error(site, body, encoding):
    site.pages["/x"] = answer(body, {"Content-Encoding": encoding})
    refusal(site.address("/x"))


def test_a_body_that_breaks_off_is_an_error(site):
    site.pages["/x"] = answer(PAGE, {"Content-Length": "1000"})
    assert "failed" in refusal(site.address("/x")).what


def test_a_server_that_is_not_there_or_speaks_no_http_is_an_error():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def babble() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"SSH-2.0-server\r\n")

        threading.Thread(target=babble, daemon=True).start()
        refusal(f"http://127.0.0.1:{port}/")
    refusal(f"http://127.0.0.1:{port}/")


def test_cookies_and_proxies_of_the_environment_are_not_used(site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert get(site.address("/page")).data == PAGE


@pytest.fixture
def certified(tmp_path, monkeypatch) -> Iterator[int]:
    """The port of a TLS server whose certificate is for site.example and signed by the one authority trusted."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "site.example")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("site.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "server.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem.write_bytes(certificate.public_bytes(Encoding.PEM) + secret)
    trusting = ssl.create_default_context(cafile=str(pem))
    monkeypatch.setattr("httpx.create_ssl_context", lambda **_: trusting)
    site = Site()
    site.pages["/page"] = answer(PAGE)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    yield site.port
    site.server.shutdown()
    site.server.server_close()


def test_a_certificate_is_checked_for_the_name_though_the_connection_goes_to_a_number(certified, names):
    names["site.example"] = names["other.example"] = [["127.0.0.1"]]
    assert get(f"https://site.example:{certified}/page").data == PAGE
    assert "certificate" in refusal(f"https://other.example:{certified}/page").what.lower()


def test_a_caller_that_runs_an_event_loop_may_download_too():
    async def download_inside() -> str:
        with pytest.raises(LoadError) as error:
            fetch(Source("http://127.0.0.1/", "http://127.0.0.1/"))
        return error.value.place

    assert asyncio.run(download_inside()) == "http://127.0.0.1/"
