"""Figures as a person reads them in a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.evaluation.figures import Figure, Figures

MEANINGS = {
    "hit@1": "a right document comes first",
    "hit@5": "… among the first five",
    "hit@10": "… among the first ten",
    "mrr": "1/rank of the first right one",
    "ndcg@10": "order of all the right ones",
    "em": "short answer exactly right",
    "f1": "short answer’s words right",
    "sentence@1": "answer in the first sentence",
    "sentence@3": "… in one of the first three",
    "evidence_precision": "cited, and known evidence",
    "evidence_recall": "known evidence, and cited",
    "false_answers": "unanswerable, yet answered",
    "false_declines": "answerable, yet declined",
    "seconds": "for an answer, median",
}
"""What each figure says."""


def show_figures(console: Console, figures: Figures) -> None:
    """Show the figures as a table: in per cent, shares with their 95 % interval, and of how many each is."""
    table = Table("", box=None, header_style="dim", pad_edge=False)
    for heading in ("%", "95 %", "of"):
        table.add_column(heading, justify="right")
    table.add_column("")
    for key, figure in figures.by_key().items():
        style = "dim" if figure.value is None else None
        table.add_row(key, _value(key, figure), _interval(figure), str(figure.of), MEANINGS[key], style=style)
    console.print(f"{figures.questions} question{'' if figures.questions == 1 else 's'}")
    console.print(table)


def _value(key: str, figure: Figure) -> str:
    if figure.value is None:
        return "–"
    return f"{figure.value:.2f} s" if key == "seconds" else f"{100 * figure.value:.1f}"


def _interval(figure: Figure) -> str:
    return "–".join(f"{100 * end:.1f}" for end in figure.interval or ())


def show_unknown(console: Console, names: Sequence[str]) -> None:
    """Say which documents a file of questions names that the library does not have, if any."""
    if names:
        some = ", ".join(f"“{name}”" for name in names[:3]) + (" …" if len(names) > 3 else "")
        what = "1 document that is named is" if len(names) == 1 else f"{len(names)} documents that are named are"
        console.print(f"[yellow]{what} not in the library and will not be found: {escape(some)}[/yellow]")
