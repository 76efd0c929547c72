"""Taking away: the command ``export``, and the options by which other commands save what they found as a file."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from assistant.cli.files import text_in
from assistant.cli.shell import app, err
from index.errors import WrongUseError
from index.i18n import _

if TYPE_CHECKING:
    from assistant.export import Paper

Export = Annotated[
    Path | None,
    typer.Option(help="Save it as a file too: .docx, .html, .md, or its sources as .bib or .json.", metavar="FILE"),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file if there is one.")]


@app.command()
def export(
    report: Annotated[
        Path, typer.Argument(help="What --json printed, or a list of answers; - reads standard input.", allow_dash=True)
    ],
    file: Annotated[Path, typer.Argument(help="Where to save it: .docx, .html, .md, .bib or .json (CSL-JSON).")],
    force: Force = False,
) -> None:
    """Save a report as a document with numbered references, or its sources for a reference manager."""
    from assistant.reports import paper_of_json  # noqa: PLC0415

    must_be_free(file, force=force)
    text = text_in(report, _("Give what --json printed."))
    _save(paper_of_json(text), file, force=force)


def must_be_free(file: Path | None, *, force: bool) -> None:
    """Check, before any work is done for it, that a file can be saved under a name; ``None`` is none.

    Raises:
        WrongUseError: its ending is of no format, or there is such a file and it is not to be overwritten.
    """
    if file is None:
        return
    from assistant.export import format_of  # noqa: PLC0415 - python-docx and bibtexparser take a moment

    format_of(file)
    if file.exists() and not force:
        raise WrongUseError(_("There is such a file."), place=str(file), advice=_("Name another, or add --force."))


def save_report(report: object, file: Path | None, *, force: bool) -> None:
    """Save a report under the name that a person gave, if they did.

    Raises:
        WrongUseError: there is such a file by now, or it cannot be written.
    """
    if file is not None:
        from assistant.reports import paper_of  # noqa: PLC0415

        _save(paper_of(report), file, force=force)


def _save(paper: "Paper", file: Path, *, force: bool) -> None:
    from assistant.export import format_of  # noqa: PLC0415

    written = format_of(file).write(replace(paper, made=date.today()))
    try:
        with file.open("wb" if force else "xb") as stream:
            stream.write(written)
    except OSError as error:
        raise WrongUseError(
            _("The file cannot be written (%(reason)s).", reason=error.strerror),
            place=str(file),
            advice=_("Name a file in a folder that exists and that you may write to."),
        ) from error
    err.print(f"Saved as {escape(str(file))}.", soft_wrap=True)
