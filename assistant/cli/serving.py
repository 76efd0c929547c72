"""The commands that wait to be asked: ``serve`` starts the page, ``mcp`` answers an agent's client."""

from typing import Annotated

import typer

from assistant.cli import terminal
from assistant.cli.answering import answering
from assistant.cli.reporting import AsJson, InLibrary
from assistant.cli.shell import app, models, print_report
from assistant.settings import Settings


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="The address to serve on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port to serve on.")] = None,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Start the page."""
    from assistant.ui.server import launch  # noqa: PLC0415 - gradio takes seconds to import

    given = {"host": host, "port": port, "library": library}
    settings = Settings.model_validate({name: value for name, value in given.items() if value is not None})
    launch(
        settings,
        on_ready=lambda report: print_report(report, as_json, terminal.show_served),
        models=models.get(),
        beside=answering,
    )


@app.command()
def mcp(library: InLibrary = None) -> None:
    """Serve the MCP tools over standard input and output, for an agent's client to start."""
    from assistant.ui.server import serve_stdio  # noqa: PLC0415 - gradio takes seconds to import

    serve_stdio(Settings() if library is None else Settings(library=library), models.get())
