"""Downloads from the web, to public addresses only, within limits of size and time."""

import asyncio
import hashlib
import socket
import ssl
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from index.errors import DownloadError, LoadError
from index.i18n import N_, _, figure
from index.loading import limits
from index.loading.agent import AGENT
from index.loading.sources import NO_VALIDATORS, Fetched, Source, Validators
from index.loading.unpacking import Unpacking
from index.loading.web.guard import check_form, is_public

_HEADERS = {
    "User-Agent": f"{AGENT}/0.1 (adds pages to a reader's own library)",
    "Accept": "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/pdf,text/plain,"
    "text/markdown,*/*;q=0.5",
    # Every server knows it, and it can be unpacked with a bound on each piece.
    "Accept-Encoding": "gzip",
}
_NEVER_TEXT = ("image/", "audio/", "video/", "font/", "model/")
_LATER = N_("Try again later, or save the page and add the file.")
_SAVE = N_("Open it in a browser, save the page and add the file.")


def download(
    source: Source,
    *,
    private_addresses: bool = False,
    seconds: float = limits.DOWNLOAD_SECONDS,
    known: Validators = NO_VALIDATORS,
) -> Fetched:
    """Download the page or file at ``source.place``, following redirects, within ``seconds`` altogether.

    Every name on the way is resolved once, and the connection goes to the number that was found to be public;
    ``private_addresses`` allows any number, unless the source is for public ones only. The server is told which version
    is ``known``, and may answer that it has not changed.

    Raises:
        DownloadError: its server does not answer, or not well.
        LoadError: the address is refused, or what it sends is too much or nothing to read.
    """
    try:
        # In a thread of its own, since the caller's may run an event loop already.
        with ThreadPoolExecutor(1) as thread:
            work = _follow(source, private_addresses and not source.public_only, seconds, known)
            return thread.submit(asyncio.run, work).result()
    except TimeoutError as error:
        what = _("It took longer than %(seconds)s seconds to download.", seconds=figure(seconds))
        raise DownloadError(what, place=source.place, advice=_(_LATER)) from error
    except LoadError as error:
        error.place = source.place
        raise


async def _follow(source: Source, private_addresses: bool, seconds: float, known: Validators) -> Fetched:
    url = check_form(source.place)
    certificates = httpx.create_ssl_context(trust_env=False)
    public = False
    async with asyncio.timeout(seconds):
        for _hop in range(limits.REDIRECTS + 1):
            numbers = await _resolve(url, private_addresses)
            public = public or any(map(is_public, numbers))
            found = await _visit(url, numbers, certificates, known)
            if isinstance(found, httpx.URL):
                url = found
                continue
            return Fetched(
                source,
                found.body or b"",
                hashlib.sha256(found.body).hexdigest() if found.body is not None else "",
                found.content_type,
                str(url),
                public,
                found.validators,
                unchanged=found.body is None,
            )
    raise LoadError(_("It redirects more than %(redirects)s times.", redirects=limits.REDIRECTS), advice=_(_SAVE))


async def _resolve(url: httpx.URL, private_addresses: bool) -> list[str]:
    """Return the numbers of the host, all of them public unless ``private_addresses``."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(url.raw_host.decode("ascii"), url.port or 0, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        what = _("The host %(host)s is not found: %(reason)s.", host=url.host, reason=error)
        raise DownloadError(what, advice=_("Check the address and the connection to the internet.")) from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for number in numbers:
        if not private_addresses and not is_public(number):
            raise LoadError(
                _("%(host)s is not on the public internet (%(number)s).", host=url.host, number=number),
                advice=_("Save the page and add the file, or allow private addresses in the settings."),
            )
    return numbers


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server sent; no ``body`` where nothing has changed since the version that it was asked by."""

    body: bytes | None
    content_type: str | None
    validators: Validators


async def _visit(
    url: httpx.URL, numbers: list[str], certificates: ssl.SSLContext, known: Validators
) -> _Answer | httpx.URL:
    """Return what is at ``url``, or where it redirects to."""
    # A client of its own for every hop: a kept connection would be taken for another host at the same number.
    async with httpx.AsyncClient(
        trust_env=False, verify=certificates, timeout=limits.ANSWER_SECONDS, headers=_HEADERS
    ) as client:
        try:
            response = await _send(client, url, numbers, _conditions(known))
            if response.has_redirect_location:
                return check_form(response.headers["location"], url)
            if response.status_code == HTTPStatus.NOT_MODIFIED and known != NO_VALIDATORS:
                return _Answer(None, None, known)
            told = Validators(response.headers.get("etag"), response.headers.get("last-modified"))
            return _Answer(await _body(response), response.headers.get("content-type"), told)
        except httpx.TimeoutException as error:
            what = _("The server was silent for %(seconds)s seconds.", seconds=figure(limits.ANSWER_SECONDS))
            raise DownloadError(what, advice=_(_LATER)) from error
        except httpx.ConnectError as error:
            raise DownloadError(_("The download failed: %(reason)s.", reason=error), advice=_(_LATER)) from error
        except httpx.HTTPError as error:
            raise LoadError(_("The download failed: %(reason)s.", reason=error), advice=_(_LATER)) from error


def _conditions(known: Validators) -> dict[str, str]:
    """Return the headers that ask for a page only if it is not the ``known`` version (RFC 9110, section 13.1)."""
    given = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in given.items() if value}


async def _send(
    client: httpx.AsyncClient, url: httpx.URL, numbers: list[str], conditions: dict[str, str]
) -> httpx.Response:
    """Return the answer of the first of ``numbers`` that can be connected to; its body is still to be read."""
    for position, number in enumerate(numbers):
        request = client.build_request(
            "GET",
            url.copy_with(host=number, fragment=None),
            headers={"Host": url.netloc.decode("ascii"), **conditions},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        try:
            return await client.send(request, stream=True)
        except httpx.ConnectError:
            if position == len(numbers) - 1:
                raise
    raise LoadError(_("The host %(host)s has no number.", host=url.host), advice=_("Check the address."))


async def _body(response: httpx.Response) -> bytes:
    _check_answer(response)
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in {"identity", "gzip", "x-gzip", ""}:
        raise LoadError(
            _("The server packs its pages in a way that was not asked for (%(encoding)s).", encoding=encoding),
            advice=_(_SAVE),
        )
    body = bytearray()
    unpack = Unpacking() if "gzip" in encoding else None
    async for chunk in response.aiter_raw():
        room = limits.FILE_BYTES + 1 - len(body)
        try:
            body += unpack.more(chunk, room) if unpack else chunk
        except zlib.error as error:
            raise LoadError(_("What the server sent is damaged."), advice=_(_LATER)) from error
        if len(body) > limits.FILE_BYTES:
            raise _too_large()
    if unpack and not unpack.complete:
        raise LoadError(_("The download broke off."), advice=_(_LATER))
    return bytes(body)


def _check_answer(response: httpx.Response) -> None:
    """Raise :class:`LoadError` for what is not worth reading by its status, type or length."""
    if not response.is_success:
        status = response.status_code
        known = status in set(HTTPStatus)
        phrase = f"{status} {HTTPStatus(status).phrase}" if known else str(status)
        gone = status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
        raise DownloadError(
            _("The server answered %(phrase)s.", phrase=phrase),
            advice=_("Check the address.") if gone else _(_LATER),
            status=status,
            retry_after=response.headers.get("retry-after"),
        )
    kind = response.headers.get("content-type", "").lower()
    if kind.startswith(_NEVER_TEXT):
        raise LoadError(
            _("This is not a page but %(what)s.", what=kind.partition(";")[0]),
            advice=_("Give the address of the article."),
        )
    if int(response.headers.get("content-length", "0")) > limits.FILE_BYTES:
        raise _too_large()


def _too_large() -> LoadError:
    return LoadError(
        _("It is larger than %(what)s MB.", what=limits.FILE_BYTES // limits.MEBIBYTE), advice=_("Add a part of it.")
    )
