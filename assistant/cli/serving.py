"""The commands that wait to be asked: ``serve`` starts the page, ``mcp`` answers an agent's client."""

import sys
from typing import Annotated

import typer
from rich.markup import escape

from assistant.access import keep, with_password
from assistant.cli import terminal
from assistant.cli.answering import answering
from assistant.cli.reporting import AsJson, InLibrary
from assistant.cli.shell import app, models, out, print_report
from assistant.passing import server_of
from assistant.settings import Settings
from assistant.types import ServeReport
from index.i18n import _


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="The address to serve on.")] = None,
    port: Annotated[int | None, typer.Option(help="The port to serve on.")] = None,
    password: Annotated[
        bool, typer.Option("--password", help="Ask for a password that the page has until it ends.")
    ] = False,
    library: InLibrary = None,
    as_json: AsJson = False,
) -> None:
    """Start the page. A password that `byline password` kept is asked for by it."""
    from assistant.ui.server import launch  # noqa: PLC0415 - gradio takes seconds to import

    given = {"host": host, "port": port, "library": library}
    settings = Settings.model_validate({name: value for name, value in given.items() if value is not None})
    asked = with_password(_asked(), _token(settings)) if password else None

    def say(report: ServeReport) -> None:
        print_report(report, as_json, terminal.show_served)

    launch(settings, on_ready=say, models=models.get(), beside=answering, access=asked)


@app.command()
def password(
    printed: Annotated[
        bool, typer.Option("--print", help="Print its hash for BYLINE_PASSWORD, and keep nothing.")
    ] = False,
) -> None:
    """Set the password that the page asks for, and make a token for programs."""
    settings, chosen = Settings(), _asked()
    if printed:
        sys.stdout.write(f"{with_password(chosen).hash}\n")
        return
    access, file = keep(settings, chosen)
    out.print(escape(_("The password’s hash is kept in %(file)s; the page asks for it.", file=file)), soft_wrap=True)
    out.print(escape(_("Programs send Authorization: Bearer %(token)s", token=access.token)), soft_wrap=True)


def _asked() -> str:
    """Return a password that is typed twice, or one line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    typed: str = typer.prompt(_("Password"), hide_input=True, confirmation_prompt=True, err=True)
    return typed


def _token(settings: Settings) -> str | None:
    return settings.token.get_secret_value() if settings.token else None


@app.command()
def mcp(library: InLibrary = None) -> None:
    """Serve the MCP tools over standard input and output, for an agent's client to start."""
    from assistant.ui.tools import pass_stdio_on, serve_stdio  # noqa: PLC0415 - every report comes with it

    settings = Settings() if library is None else Settings(library=library)
    if server := server_of(settings.library):
        pass_stdio_on(*server)
    else:
        serve_stdio(settings, models.get())
