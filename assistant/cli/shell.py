"""What every command stands on: the application, the two consoles, the open workspace, and how a report is printed."""

import dataclasses
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

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


def console_of(**options: Any) -> Console:  # noqa: ANN401 - as Console takes them
    """Return a console on which nothing that documents say steers the terminal."""
    console = Console(highlight=False, **options)
    console.push_render_hook(Harmless())
    return console


@dataclass(frozen=True, slots=True)
class Asked:
    """A command that came from another process to the one that serves: what it is run with.

    ``folder`` is where it was typed, ``given`` what was piped into it; ``stop`` is set once nobody waits for more.
    """

    workspace: "Workspace"
    library: str
    folder: Path
    given: bytes
    stop: threading.Event
    out: Console
    err: Console


asked: ContextVar[Asked | None] = ContextVar("asked", default=None)
"""The command that is run for another process, in the thread that runs it; ``None`` in a process of its own."""

_OUT, _ERR = console_of(), console_of(stderr=True)


class _Current:
    """The console of the command that is run: this process's own, or that of the process that it is run for."""

    def __init__(self, own: Console, name: str) -> None:
        self._own, self._name = own, name

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a console has
        return getattr(self._now(), name)

    def __enter__(self) -> Console:
        return self._now().__enter__()

    def __exit__(self, *raised: Any) -> None:  # noqa: ANN401
        self._now().__exit__(*raised)

    def _now(self) -> Console:
        command = asked.get()
        console: Console = self._own if command is None else getattr(command, self._name)
        return console


out, err = cast("Console", _Current(_OUT, "out")), cast("Console", _Current(_ERR, "err"))


def _tell_version(wanted: bool) -> None:
    if wanted:
        out.print(f"byline {metadata.version('byline')}")
        raise typer.Exit


@app.callback()
def begin(
    version: Annotated[  # noqa: ARG001 - its callback says it
        bool, typer.Option("--version", help="Say which version this is.", is_eager=True, callback=_tell_version)
    ] = False,
) -> None:
    """Speak the language that is set, before any command says something."""
    if asked.get() is None:
        settings = Settings()
        speak(settings.language, settings.locale)


@contextmanager
def workspace_of(library: str | None, *, make: bool = False) -> Iterator["Workspace"]:
    """Open the workspace with the library of that name, or with the one that the settings lead to, and close it.

    A library that is named and not there is made only where that is told: a slip of the pen is to make none.

    Raises:
        LibraryNotFoundError: there is none of that name.
        LibraryError: it cannot be opened.
    """
    command = asked.get()
    if command is not None:
        with command.workspace.at(library or command.library) as here:
            yield here
        return
    # Its imports take a moment, which `--help` can do without.
    from assistant.workspace import Workspace, must_exist  # noqa: PLC0415

    settings = Settings() if library is None else Settings(library=library)
    if library is not None and not make:
        must_exist(settings.data, library)
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
    out.file.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
