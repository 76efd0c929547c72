"""The command that tells what reads the passages: ``reader``."""

from assistant.cli import terminal
from assistant.cli.reporting import AsJson, InLibrary
from assistant.cli.shell import app, print_report, workspace_of


@app.command()
def reader(library: InLibrary = None, as_json: AsJson = False) -> None:
    """Say what finds answers in passages, and how many of them the larger reader reads again on this machine."""
    with workspace_of(library) as workspace:
        report = workspace.reader_report()
    print_report(report, as_json, terminal.show_reader)
