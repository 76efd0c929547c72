"""Recordings to transcripts, by a server that speaks OpenAI's protocol for audio and that a person has named."""

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.errors import LoadError
from index.i18n import _, figure
from index.loading import limits

if TYPE_CHECKING:
    import httpx

_CONNECT_SECONDS = 10.0
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Transcriber:
    """A server that recordings are sent to: its address up to ``/v1``, the model it is asked for, and its key."""

    address: str
    model: str
    key: str | None
    seconds: float

    @property
    def host(self) -> str:
        """What it is called where people are told who writes what is heard."""
        return urlsplit(self.address).hostname or self.address

    def transcribe(self, data: bytes, name: str) -> bytes:
        """Return the transcript of a recording as JSON, with parts that have times.

        Nobody but the server that is named gets it: no proxy of the environment, and none that it redirects to.

        Raises:
            LoadError: the server can't be reached, refuses, takes too long, redirects, or gives no words with times.
        """
        import httpx  # noqa: PLC0415 - only recordings need it

        address = f"{self.address.rstrip('/')}/audio/transcriptions"
        fields = {"model": self.model, "response_format": "verbose_json", "timestamp_granularities[]": "segment"}
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        timeout = httpx.Timeout(self.seconds, connect=min(_CONNECT_SECONDS, self.seconds))
        try:
            with (
                httpx.Client(trust_env=False, follow_redirects=False, timeout=timeout) as client,
                client.stream("POST", address, data=fields, files={"file": (name, data)}, headers=headers) as answer,
            ):
                body = self._body(answer)
        except httpx.TimeoutException as error:
            raise self._late() from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise LoadError(
                _("The transcriber at %(host)s can't be reached (%(reason)s).", host=self.host, reason=_said(error)),
                advice=_("Check that it runs and that BYLINE_TRANSCRIBER is its address, then add the file again."),
            ) from error
        if answer.is_redirect:
            where = urlsplit(answer.headers.get("location", "")).hostname or "?"
            raise LoadError(
                _("The transcriber at %(host)s passes the recording on to %(where)s.", host=self.host, where=where),
                advice=_("It was not sent there. Set BYLINE_TRANSCRIBER to that address if you trust it."),
            )
        if not answer.is_success:
            raise LoadError(
                _(
                    "The transcriber at %(host)s refused: %(why)s",
                    host=self.host,
                    why=_reason(answer.status_code, body),
                ),
                advice=_("Check its key, its model and what it can read, then add the file again."),
            )
        if not _has_times(body):
            raise LoadError(
                _("The transcriber at %(host)s gave no words with times.", host=self.host),
                advice=_("Name a model of it that gives segments (verbose_json), in BYLINE_TRANSCRIBER_MODEL."),
            )
        return body

    def _body(self, answer: "httpx.Response") -> bytes:
        """Return what the server answers, within the time and the size that one may have."""
        end = time.monotonic() + self.seconds
        body = bytearray()
        for piece in answer.iter_bytes(_PIECE):
            body += piece
            if len(body) > limits.FILE_BYTES:
                raise LoadError(
                    _("The transcriber at %(host)s gave too much to be a transcript.", host=self.host),
                    advice=_("Check that BYLINE_TRANSCRIBER is its address."),
                )
            if time.monotonic() > end:
                raise self._late()
        return bytes(body)

    def _late(self) -> LoadError:
        return LoadError(
            _(
                "The transcriber at %(host)s took longer than %(seconds)s seconds.",
                host=self.host,
                seconds=figure(self.seconds),
            ),
            advice=_("Give it more in BYLINE_TRANSCRIBER_SECONDS, or split the recording, and add it again."),
        )


def _said(error: "httpx.HTTPError | httpx.InvalidURL") -> str:
    return str(error)[:200] or type(error).__name__


def _reason(status: int, body: bytes) -> str:
    """Return why a server refused, in its own words as far as it gives any."""
    try:
        error = json.loads(body)["error"]
        said = error["message"] if isinstance(error, dict) else error
    except (ValueError, KeyError, TypeError):
        said = ""
    return f"{status} {' '.join(str(said).split())[:200]}".strip()


def _has_times(body: bytes) -> bool:
    try:
        answer = json.loads(body)
    except ValueError:
        return False
    parts = answer.get("segments") if isinstance(answer, dict) else None
    return isinstance(parts, list) and any(isinstance(part, dict) and "start" in part for part in parts)
