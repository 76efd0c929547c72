"""The command that keeps a library in step with its places: ``watch``."""

import dataclasses
import json
import re
import sys
from datetime import datetime
from typing import Annotated

import typer
from rich.markup import escape

from assistant.cli.reporting import AsJson, InLibrary
from assistant.cli.shell import app, err, out, workspace_of
from assistant.cli.stopping import stoppable
from index.library import short_id
from index.types import WatchEvent

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_COLOURS = {"added": "green", "changed": "cyan", "removed": "yellow", "failed": "red", "busy": "yellow"}


@app.command()
def watch(
    every: Annotated[
        str, typer.Option(help="How often to look at feeds and web addresses: 30m, 2h, 1d.", metavar="TIME")
    ] = "30m",
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Keep a library in step with its remembered files, folders, feeds and addresses, until it is ended (Ctrl-C)."""
    from index.watching import (  # noqa: PLC0415
        Watch,
        event,
        wakes,
    )

    seconds = seconds_of(every)
    tell = _write if as_json else _show
    with workspace_of(library) as workspace, stoppable(lambda: err.print("Ending after this batch.")) as stop:
        here = workspace.library
        number = len(here.places().places)
        places = f"{number} place{'' if number == 1 else 's'}"
        tell(event("watching", str(here.folder), f"{places} of “{here.name}”, the web every {every}"))
        times = wakes(lambda: here.places().places, beside=workspace.settings.data, every=seconds, stop=stop)
        Watch(here, tell, stop).run(times)
        tell(event("ended"))


def seconds_of(every: str) -> float:
    """Return the seconds of a time such as ``30m`` or ``1.5h``.

    Raises:
        BadParameter: it is none.
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd])", every.strip().lower())
    seconds = float(found[1]) * _UNITS[found[2]] if found else 0.0
    if not seconds:
        raise typer.BadParameter("Give a number with s, m, h or d, such as 30m or 2h.", param_hint="--every")
    return seconds


def _write(event: WatchEvent) -> None:
    """Print an event as a line of JSON."""
    sys.stdout.write(json.dumps(dataclasses.asdict(event), ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _show(event: WatchEvent) -> None:
    """Print an event as a line that a person reads."""
    time = datetime.fromisoformat(event.when).astimezone().strftime("%H:%M:%S")
    colour = _COLOURS.get(event.what, "dim")
    about = [f"{escape(event.title)} [dim]{short_id(event.document_id or '')}[/dim]"] if event.title else []
    place = [f"[dim]{escape(event.place)}[/dim]"] if event.place else []
    note = [escape(event.note)] if event.note else []
    out.print(
        " ".join([f"[dim]{time}[/dim] [{colour}]{event.what:8}[/{colour}]", *about, *place, *note]), soft_wrap=True
    )
    out.file.flush()
