import io

import pytest
from rich.console import Console
from rich.table import Table

from assistant.cli.harmless import Harmless, harmless


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("red\x1b[31m.txt", "red\ufffd[31m.txt"),
        ("title\x1b]0;You have mail\x07.txt", "title\ufffd]0;You have mail\ufffd.txt"),
        ("one byte \x9b31m", "one byte \ufffd31m"),
        ("a\ttab and\na line", "a\ttab and\na line"),
    ],
)
def test_what_a_terminal_would_act_on_is_marked(named: str, shown: str):
    assert harmless(named) == shown


def test_a_console_keeps_its_own_colours_and_nobody_elses():
    told = io.StringIO()
    console = Console(file=told, force_terminal=True, color_system="standard", width=60)
    console.push_render_hook(Harmless())
    table = Table("name")
    table.add_row("\x1b[2Jgone.txt")
    console.print("[bold]bold[/bold] \x1b[31mred")
    console.print(table)
    assert "\x1b[1mbold" in told.getvalue()
    assert "\x1b[31m" not in told.getvalue()
    assert "\x1b[2J" not in told.getvalue()
    assert "gone.txt" in told.getvalue()
