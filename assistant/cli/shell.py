"""What every command stands on: the application, the two consoles, the open workspace, and how a report is printed."""

import dataclasses
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console

from assistant.cli import terminal
from assistant.cli.harmless import Harmless
from assistant.settings import Settings
from assistant.wording import speak

if TYPE_CHECKING:
    from assistant.workspace import Models, Workspace

FAILED, WRONG_USE, DECLINED = 1, 2, 3
UNSUPPORTED = DECLINED

app = typer.Typer(
    help="Answers from your own documents, each sentence with who says it and a citation you can open.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
models: ContextVar["Models | None"] = ContextVar("models", default=None)
"""The models that the command works with; ``None`` is the real ones."""

out, err = Console(highlight=False), Console(stderr=True, highlight=False)
out.push_render_hook(Harmless())
err.push_render_hook(Harmless())


@app.callback()
def begin() -> None:
    """Speak the language that is set, before any command says something."""
    settings = Settings()
    speak(settings.language, settings.locale)


@contextmanager
def workspace_of(library: str | None) -> Iterator["Workspace"]:
    """Open the workspace with the library of that name, or with the one that the settings lead to, and close it.

    Raises:
        LibraryError: it cannot be opened.
    """
    # Its imports take a moment, which `--help` can do without.
    from assistant.workspace import Workspace  # noqa: PLC0415

    settings = Settings() if library is None else Settings(library=library)
    workspace = Workspace(settings, models.get())
    try:
        yield workspace
    finally:
        workspace.close()


def chosen_model(workspace: "Workspace", name: str | None, *, quotes_only: bool) -> str | None:
    """Return the name of the model that writes, after saying so and where passages go; ``None`` where none does.

    Raises:
        UnknownModelError: no model of that name is configured.
    """
    model = None if quotes_only else workspace.assistant.model_named(name)
    if model:
        terminal.show_model(err, model)
    return model.name if model else None


def print_report(report: Any, as_json: bool, show: Callable[[Console, Any], None]) -> None:  # noqa: ANN401 - any dataclass
    """Print a report as JSON, or as ``show`` does."""
    if as_json:
        write_json(dataclasses.asdict(report))
    else:
        show(out, report)


def write_json(found: Mapping[str, object]) -> None:
    """Print JSON."""
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
