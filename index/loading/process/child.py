"""The parser process: reads documents from its standard input and answers with what is in them.

A request is a line of JSON, whose ``size`` says how many bytes follow it. The answer is a line of JSON for each
document or address that is found, and for each file within the file, whose bytes follow it, and a line
``{"page": [done, all]}`` before each page that is read from its picture; and then a line ``{"end": null}`` or
``{"end": {"what", "advice", "unread", "unsupported"}}``. An error that is no LoadError is left to end the process: its
last line on standard error is what the other side reports, and a fresh process takes over.
"""

import json
import logging
import os
import sys
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from index.errors import LoadError
from index.i18n import ENGLISH, speak
from index.loading import limits
from index.loading.kinds import UnsupportedError
from index.loading.parsers import parse
from index.loading.parts import Part
from index.loading.process.confining import confine
from index.types import Entry, Failure, Loaded

_KINDS = {Loaded: "loaded", Failure: "failure", Entry: "entry"}


def serve(language: str = ENGLISH, folder: str | None = None) -> None:
    """Answer requests until standard input closes, in ``language`` as the translations in ``folder`` have it."""
    speak(language, Path(folder) if folder else None)
    requests = sys.stdin.buffer
    with os.fdopen(os.dup(1), "wb") as answers:
        # Whatever a parser prints must not mix with the answers.
        os.dup2(2, 1)
        logging.disable()
        # On a machine with many cores its threads would use up the address space.
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        _limit_memory()
        confine()
        while line := requests.readline():
            _answer(json.loads(line), requests, answers)
            answers.flush()


def _answer(request: dict[str, Any], requests: BinaryIO, answers: BinaryIO) -> None:
    size = int(request["size"] or 0)
    data = requests.read(size)
    _limit_time(limits.parser_seconds(size))
    end = None

    def tell(done: int, total: int) -> None:
        _read_pictures()
        _write({"page": [done, total]}, answers)
        answers.flush()

    try:
        if request["picture"]:
            from index.loading.ocr import picture_of  # noqa: PLC0415 - only who looks at a picture needs it

            _write({"picture": b64encode(picture_of(data, *request["picture"])).decode("ascii")}, answers)
            documents: Iterable[Loaded | Failure | Entry | Part] = ()
        else:
            documents = parse(
                data,
                str(request["place"]),
                content_type=request["content_type"],
                address=request["address"],
                tell=tell,
            )
        for document in documents:
            if isinstance(document, Part):
                _write({"part": {**_described(document), "size": len(document.data)}}, answers)
                answers.write(document.data)
            else:
                _write({_KINDS[type(document)]: asdict(document)}, answers)
    except LoadError as error:
        end = {
            "what": error.what,
            "advice": error.advice,
            "unread": error.unread,
            "unsupported": isinstance(error, UnsupportedError),
        }
    _write({"end": end}, answers)


def _described(part: Part) -> dict[str, str | None]:
    return {name: getattr(part, name) for name in ("origin", "content_type", "belongs", "sent")}


def _write(message: object, answers: BinaryIO) -> None:
    answers.write(json.dumps(message).encode("ascii") + b"\n")


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (limits.PARSER_MEMORY, limits.READ_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read_pictures() -> None:
    """Allow what reading one page from a picture takes."""
    _limit_time(limits.READ_SECONDS)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (limits.READ_MEMORY, limits.READ_MEMORY))


def _limit_time(seconds: float) -> None:
    """End this process should it compute for longer, which matters when nobody is left to end it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        end = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))
