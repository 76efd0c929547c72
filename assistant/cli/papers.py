"""Every report as a person reads it in a terminal: the paper that it becomes, written with rich."""

import shlex
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from assistant.cli.terminal import place_of, show_scope, took
from assistant.export import Caution, Line, Paper, Section, grouped
from assistant.question import fuller
from assistant.types import Answer, Citation
from assistant.wording import counted, cut, lead_line, told
from index.i18n import _, figure
from index.types import Scope


def show_report(console: Console, report: Any) -> None:  # noqa: ANN401 - any that becomes a paper
    """Show any report that can be taken away, and how long it took."""
    from assistant.reports import paper_of  # noqa: PLC0415 - it brings every report, and what each is made with

    show_paper(console, paper_of(report), getattr(report, "scope", Scope()))
    closing = _closing(console, report) if isinstance(report, Answer) else [took(report.seconds)]
    if closing:
        console.print(f"\n[dim]{escape(' · '.join(closing))}[/dim]")
    if isinstance(report, Answer) and (found := fuller(report)):
        command = shlex.join(["byline", found.report, *filter(None, [found.topic])])
        in_full = _("In full: %(command)s", command=command)
        console.print(f"[dim]{escape(in_full)}[/dim]")


def _closing(console: Console, answer: Answer) -> list[str]:
    """Show what came near an answer that was found, and return how sure it is of what; nothing of one without any."""
    if not answer.statements:
        return []
    if answer.nearest and answer.mode != "declined":
        near = tuple(Line(told(each), (), lead_line(each)) for each in answer.nearest)
        show_section(console, Section(_("Near, not used"), near))
    sure = _("sure %(percent)s%%", percent=figure(answer.sure * 100))
    return [counted(len(answer.statements), "statement"), took(answer.seconds.total), sure]


def show_paper(console: Console, paper: Paper, scope: Scope) -> None:
    """Show a paper: its sections, and where each reference stands.

    What it is asked of is said unless that is everything; how sections in a row were made is said once. The words of a
    reference are shown where the lines that cite it do not have them.
    """
    console.print(f"[bold]{escape(paper.title)}[/bold]")
    show_scope(console, scope)
    said: tuple[str, ...] = ()
    for section in paper.sections:
        show_section(console, section, said)
        said = section.notes
    if paper.references:
        console.print(f"\n[dim]{escape(_('References'))}[/dim]")
    for each in paper.references:
        console.print(f"[dim]{place_of(each)}[/dim]", soft_wrap=True)
        if not _is_told(each, paper):
            _indented(console, f"[dim]{escape(lead_line(each))}:\n{escape(told(each))}[/dim]", 4)


def show_section(console: Console, section: Section, said: Iterable[str] = ()) -> None:
    """Show a section, without the notes that were ``said`` before."""
    if section.heading:
        aside = f" [dim]{escape(section.aside)}[/dim]" if section.aside else ""
        console.print(f"\n[bold]{escape(section.heading)}[/bold]{aside}")
    for note in section.notes:
        if note not in said or isinstance(note, Caution) or not section.lines:
            console.print(_styled(note, note))
    for lead, lines in grouped(section.lines):
        if not section.heading:
            console.print()
        if lead:
            console.print(f"[cyan]{escape(lead)}[/cyan]")
        for line in lines:
            show_line(console, line)


def show_line(console: Console, line: Line) -> None:
    """Show a line, its marked words in bold, with its numbers and what is said of it; under its lead it is indented."""
    words = "".join(
        f"[bold]{escape(text)}[/bold]" if marked else escape(text) for text, marked in cut(line.text, line.marks)
    )
    numbers = (f"[cyan]\\[{number}][/cyan]" for number in line.citations)
    note = [_styled(f"({line.note})", line.note)] if line.note else []
    _indented(console, " ".join([words, *numbers, *note]), 2 if line.lead else 0)


def _styled(text: str, note: str) -> str:
    style = "yellow" if isinstance(note, Caution) else "dim"
    return f"[{style}]{escape(text)}[/{style}]"


def _indented(console: Console, text: str, by: int) -> None:
    console.print(Padding(text, (0, 0, 0, by), expand=False))


def _is_told(citation: Citation, paper: Paper) -> bool:
    """Whether the lines that cite a reference are in its words, or nothing is left of them."""
    lines = (line for section in paper.sections for line in section.lines if citation.number in line.citations)
    words = told(citation)
    return all(line.text in words or words in line.text for line in lines)
