"""The page that shows who said what, and has names joined and parted."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

import gradio as gr
from gradio.components import Component
from pydantic import BaseModel

from assistant.analysis.claims import FORMS, SaidWords, SpeakerClaims, Variant, find_claims, join, part
from assistant.question import describe
from assistant.types import Say
from assistant.ui.html import Shown, evidence, filled, grouped
from assistant.ui.reports.report import Page, Wanted, box, choice
from assistant.workspace import Workspace
from index.i18n import N_, _
from index.library import Library
from index.types import Scope, SpeakerForm

ONLY = [
    (N_("All"), "all"),
    (N_("With their own words"), "direct"),
    (N_("Reported"), "reported"),
    (N_("Denied"), "denied"),
]
SORTS = [(N_("Most said"), "claims"), (N_("Name"), "name"), (N_("Latest"), "date"), (N_("Outlet"), "outlet")]

MANY = 150
"""Statements from which on the page shows only the first of each speaker, and the rest when they are asked for."""

EACH, SPEAKERS = 5, 50


class Decided(BaseModel):
    """What the page's buttons say of two names: that they are one speaker, or are not."""

    one: SpeakerForm
    other: SpeakerForm
    joined: bool


def form() -> Sequence[Component]:
    """Lay out whom or what to look for, which statements, and their order."""
    query = box(
        "claims-query",
        _("Who said what"),
        placeholder=_("A speaker, a topic, or both: what does Moor say about the bridge?"),
        button=_("Show"),
    )
    only = choice("claims-only", _("Which statements"), ONLY, "all")
    sort = choice("claims-sort", _("Order"), SORTS, "claims")
    own = gr.Checkbox(False, label=_("Also what the documents say in their own voice"), elem_id="claims-own")
    return query, only, sort, own


def make(workspace: Workspace, wanted: Wanted, scope: Scope, say: Say) -> str:
    """Show who said what. A decision on two names, which the page's buttons send beside the form, is kept first."""
    query, only, sort, own, *decided = wanted.given
    library = workspace.library
    for each in decided:
        say(_("Saving that"))
        _decide(library, Decided.model_validate(each))
    say(_("Reading who said what"))
    report = find_claims(library, query.strip() or None, scope=scope, only=only, sort=sort, own=own)
    most = EACH if report.claims > MANY and len(report.speakers) > 1 else report.claims
    speakers = report.speakers[:SPEAKERS]
    cited = [report.citations[said.citation - 1] for each in speakers for said in each.claims[:most]]
    shown = evidence.look_up(library, cited)
    return filled(
        "claims.html",
        report=report,
        scope=describe(report.scope),
        given=json.dumps([query, only, sort, own]),
        speakers=[_speaker(each, most, shown) for each in speakers],
        further=report.speakers[SPEAKERS:],
        names=_names(report.speakers),
        groups=grouped(shown.values()),
    )


def _decide(library: Library, decided: Decided) -> None:
    (join if decided.joined else part)(library, decided.one, decided.other)


def _speaker(found: SpeakerClaims, most: int, shown: Mapping[int, Shown]) -> dict[str, Any]:
    return {
        "name": found.name,
        "query": found.name or "",
        "total": found.total,
        "variants": [{**asdict(each), "form": _form(each)} for each in found.variants],
        "rows": [_row(said, shown[said.citation]) for said in islice(found.claims, most)],
        "left": found.total - most,
    }


def _row(said: SaidWords, one: Shown) -> dict[str, Any]:
    return {
        "how": said.how,
        "form": FORMS[said.form],
        "text": said.text,
        "via": said.via,
        "one": one,
        "start": said.words[0].start,
        "end": said.words[-1].end,
    }


def _form(variant: Variant) -> str:
    return json.dumps({"name": variant.name, "document_id": variant.document_id})


def _names(speakers: Iterable[SpeakerClaims]) -> list[tuple[str, str]]:
    """Return every speaker's fullest name as it is offered to be joined with, and its form."""
    first = [each.variants[0] for each in speakers if each.variants]
    return [(f"{each.name} ({each.document_id})" if each.document_id else each.name, _form(each)) for each in first]


PAGE = Page("claims", form, make)
