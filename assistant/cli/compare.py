"""The command that compares: ``compare``."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from assistant.analysis.comparison import telling
from assistant.answers.quoted import DECLINED as NOT_SAID
from assistant.cli import terminal
from assistant.cli.options import scoped
from assistant.cli.reporting import reporting
from assistant.cli.shell import app
from assistant.types import Say
from assistant.wording.phrasing import cut, lead_line
from index.i18n import _
from index.types import Scope

if TYPE_CHECKING:
    from assistant.analysis.comparison.comparison import Column, ComparisonReport
    from assistant.analysis.comparison.sides import Mark, Side
    from assistant.types import Citation
    from assistant.workspace import Workspace


def show_comparison(console: Console, report: "ComparisonReport") -> None:
    """Show what is shared, what differs, and then each column with the differing words marked."""
    terminal.show_scope(console, report.scope)
    terminal.show_notice(console, report.notice)
    if not report.citations:
        console.print(f"[bold]{escape(_(NOT_SAID))}[/bold]\n")
    _show_agreements(console, report)
    _show_differences(console, report)
    marks = telling.differing(report)
    citations = {each.number: each for each in report.citations}
    for column in report.columns:
        _show_column(console, column, citations, marks)
    if report.left_out:
        left_out = _("Less near, left out: %(names)s", names=", ".join(report.left_out))
        console.print(f"[dim]{escape(left_out)}[/dim]")
    terminal.show_places(console, report.citations)
    console.print(f"\n[dim]{telling.counts(report)} · {terminal.took(report.seconds)}[/dim]")


def _show_agreements(console: Console, report: "ComparisonReport") -> None:
    if report.agreements:
        console.print(f"[bold]{escape(_(telling.SHARED))}[/bold]")
        for each in report.agreements:
            console.print(Padding(f"{telling.kind(each.kind)}: {_side(each.side)}", (0, 0, 0, 2)))
        console.print()


def _show_differences(console: Console, report: "ComparisonReport") -> None:
    if report.citations:
        console.print(f"[bold]{escape(_(telling.DIFFERENT))}[/bold]")
        if not report.differences:
            console.print(Padding(escape(_(telling.NONE_DIFFERENT)), (0, 0, 0, 2)))
        for each in report.differences:
            console.print(Padding(f"{escape(telling.of_what(each))}:", (0, 0, 0, 2)))
            for side in each.sides:
                console.print(Padding(_side(side), (0, 0, 0, 4)))
        console.print()


def _side(side: "Side") -> str:
    numbers = " ".join(f"[cyan]\\[{number}][/cyan]" for number in side.citations)
    return f"[bold]{escape(side.words)}[/bold] {escape(', '.join(side.columns))} {numbers}"


def _show_column(
    console: Console, column: "Column", citations: dict[int, "Citation"], marks: dict[int, list["Mark"]]
) -> None:
    console.print(f"[bold cyan]{escape(column.name)}[/bold cyan]")
    if not column.statements:
        console.print(Padding(f"[dim]{escape(_(telling.NOTHING))}[/dim]", (0, 0, 0, 2)))
    for statement in column.statements:
        for number in statement.citations:
            citation = citations[number]
            pieces = cut(citation.quote, marks.get(number, []))
            words = "".join(
                f"[bold yellow]{escape(text)}[/bold yellow]" if apart else escape(text) for text, apart in pieces
            )
            console.print(Padding(f"[cyan]{escape(lead_line(citation))}:[/cyan]", (0, 0, 0, 2)))
            console.print(Padding(f"{words} [cyan]\\[{number}][/cyan]", (0, 0, 0, 4)))
    for same in column.same_text:
        console.print(Padding(f"[dim]{escape(telling.same_as(same))}[/dim]", (0, 0, 0, 2)))
    console.print()


@app.command()
@scoped
@reporting(show_comparison, declined=lambda report: not report.citations)
def compare(
    workspace: "Workspace",
    say: Say,
    scope: Scope,
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    by: Annotated[Literal["outlet", "speaker"], typer.Option(help="Whose words stand beside whose.")] = "outlet",
) -> "ComparisonReport":
    """Show what outlets or speakers tell on one question, what they share and where they differ."""
    from assistant.analysis.comparison.comparison import compare as compare_  # noqa: PLC0415

    return compare_(workspace.assistant, question, by=by, scope=scope, say=say)
