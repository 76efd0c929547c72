"""The commands ``brief``, ``compare``, ``timeline``, ``claims`` and ``speakers``."""

import re
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.markup import escape

from assistant.analysis.claims import ClaimsReport, Only, Sort
from assistant.cli.reporting import InLibrary, reporting, scoped
from assistant.cli.shell import app, chosen_model, out, workspace_of
from assistant.types import Length, Say
from index.types import Scope, SpeakerForm

if TYPE_CHECKING:
    from assistant.analysis.brief import Brief
    from assistant.analysis.comparison import ComparisonReport
    from assistant.analysis.timeline import Timeline
    from assistant.workspace import Workspace


@app.command()
@scoped
@reporting()
def brief(
    workspace: "Workspace",
    say: Say,
    scope: Scope,
    topic: Annotated[str | None, typer.Argument(help="What it is to be about; without one, everything.")] = None,
    length: Annotated[Length, typer.Option(help="How long it may be.")] = "page",
    model: Annotated[str | None, typer.Option(help="The configured model that writes.", metavar="NAME")] = None,
    quotes_only: Annotated[bool, typer.Option("--quotes-only", help="Let no model write.")] = False,
) -> "Brief":
    """Summarise the documents, theme by theme, in their own sentences, each with who says it and a citation."""
    from assistant.analysis.brief import make_brief  # noqa: PLC0415

    writer = chosen_model(workspace, model, quotes_only=quotes_only)
    return make_brief(workspace.assistant, topic, scope=scope, length=length, model=writer, say=say)


@app.command()
@scoped
@reporting(declined=lambda report: not report.citations)
def compare(
    workspace: "Workspace",
    say: Say,
    scope: Scope,
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    by: Annotated[Literal["outlet", "speaker"], typer.Option(help="Whose words stand beside whose.")] = "outlet",
) -> "ComparisonReport":
    """Show what outlets or speakers tell on one question, what they share and where they differ."""
    from assistant.analysis.comparison import compare as compare_  # noqa: PLC0415

    return compare_(workspace.assistant, question, by=by, scope=scope, say=say)


@app.command()
@scoped
@reporting()
def timeline(
    workspace: "Workspace",
    say: Say,
    scope: Scope,
    topic: Annotated[str | None, typer.Argument(help="What it is to be about; without one, everything.")] = None,
    length: Annotated[Length, typer.Option(help="How many events it may have.")] = "page",
) -> "Timeline":
    """Tell the dated events in the order of their dates, each with its sentences and who says them."""
    from assistant.analysis.timeline import make_timeline  # noqa: PLC0415

    return make_timeline(workspace.library, topic, scope=scope, length=length, say=say)


speakers = typer.Typer(help="Say which names are one speaker's, and which are not.", no_args_is_help=True)
app.add_typer(speakers, name="speakers")


Name = Annotated[str, typer.Argument(help="A name as `byline claims` shows it, with the id in brackets if it has one.")]


_WITH_ID = re.compile(r"(?P<name>.+) \((?P<document>[0-9a-f]{12})\)")


@speakers.command()
def join(one: Name, other: Name, library: InLibrary = None) -> None:
    """Have two names count as one speaker from now on."""
    from assistant.analysis.claims import join as join_  # noqa: PLC0415

    with workspace_of(library) as workspace:
        join_(workspace.library, form_named(one), form_named(other))
    out.print(f"{escape(one)} and {escape(other)} are one speaker now.")


@speakers.command()
def part(one: Name, other: Name, library: InLibrary = None) -> None:
    """Have a name count as another speaker's than a second one from now on."""
    from assistant.analysis.claims import part as part_  # noqa: PLC0415

    with workspace_of(library) as workspace:
        part_(workspace.library, form_named(one), form_named(other))
    out.print(f"{escape(one)} and {escape(other)} are two speakers now.")


def form_named(typed: str) -> SpeakerForm:
    """Return a typed name as a form: "A strategist (0a1b2c3d4e5f)" is the one of that document."""
    found = _WITH_ID.fullmatch(typed)
    return SpeakerForm(found["name"], found["document"]) if found else SpeakerForm(typed)


@app.command()
@scoped
@reporting()
def claims(
    workspace: "Workspace",
    scope: Scope,
    query: Annotated[str | None, typer.Argument(help="A speaker, a topic, or a question that names both.")] = None,
    only: Annotated[Only, typer.Option(help="Which statements.")] = "all",
    sort: Annotated[Sort, typer.Option(help="Speakers by how much they say, name, latest date or outlet.")] = "claims",
    own: Annotated[bool, typer.Option("--own", help="Also what the documents say in their own voice.")] = False,
    most: Annotated[int | None, typer.Option(min=1, help="Statements of each speaker at most.")] = None,
) -> ClaimsReport:
    """Show who said what: every attributed statement, under its speaker, with the exact words and where they stand."""
    from assistant.analysis.claims import find_claims  # noqa: PLC0415

    return find_claims(workspace.library, query, scope=scope, only=only, sort=sort, own=own, most=most)
