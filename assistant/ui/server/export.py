"""Taking away from the page: a report that it shows, made into a file here, without the words of removed documents."""

import json
import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.responses import Response
from pydantic import BaseModel

from assistant.export import Line, Paper, Section, format_of
from assistant.reports import paper_of_json
from assistant.ui.html import REMOVED
from assistant.ui.server.refusing import refused
from assistant.workspace import Workspace
from index.errors import BylineError
from index.i18n import _
from index.library import Library

LONGEST_NAME = 60
"""Characters of a file's name before its ending."""


Report = dict[str, Any] | list[dict[str, Any]]


class Wanted(BaseModel):
    """A report as the page keeps it, a list of answers or the name of a ``saved`` one, and the ending of its file."""

    report: Report = {}
    saved: str | None = None
    suffix: str


def add_export(app: FastAPI, workspace: Workspace) -> None:
    """Add the address ``/export`` to the application: a report goes in, the file comes out."""

    @app.post("/export", tags=["Documents"])
    def export(wanted: Wanted, library: str | None = None) -> Response:
        """Return the report as a file."""
        try:
            chosen = format_of(f"report{wanted.suffix}")
            with workspace.at(library) as here:
                report = dict(here.library.saved.get(wanted.saved).report) if wanted.saved else wanted.report
                paper = as_of_today(report, here.library)
        except BylineError as error:
            return refused(error)
        name = file_name(paper.title)
        # The second form is for those that read it (RFC 6266): it may hold letters of every script.
        named = f"attachment; filename=\"{_ascii(name)}{chosen.suffix}\"; filename*=UTF-8''{quote(name)}{chosen.suffix}"
        written = chosen.write(replace(paper, made=date.today()))
        return Response(written, media_type=chosen.media_type, headers={"Content-Disposition": named})


def as_of_today(report: Report, library: Library) -> Paper:
    """Return a report as a paper, without a word of the documents that were removed from ``library`` since.

    Raises:
        WrongUseError: it is no report that can be taken away.
    """
    one = library.saved.redacted
    told = json.dumps(list(map(one, report)) if isinstance(report, list) else one(report), ensure_ascii=False)
    # Half a character, as a browser may send one, can stand in no file.
    paper = paper_of_json(told.encode("utf-8", "replace").decode())
    return replace(paper, sections=tuple(map(_without_gaps, paper.sections)))


def _without_gaps(section: Section) -> Section:
    lines = tuple(line if line.text else Line(_(REMOVED), line.citations) for line in section.lines)
    return replace(section, heading=section.heading or None, lines=lines, notes=tuple(filter(None, section.notes)))


def file_name(title: str) -> str:
    """Return ``title`` as the name of a file: words of any script with hyphens between, not too long."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", title).casefold())
    name = ""
    for word in words:
        if len(name) + len(word) >= LONGEST_NAME:
            break
        name = f"{name}-{word}" if name else word
    return name or "report"


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().strip("-") or "report"
