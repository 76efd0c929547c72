"""The terminal at 80 columns: short lines, short ids, help that shows how."""

import io
import json
import shlex
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer

from assistant.cli.commands import app
from assistant.cli.examples import ORDER
from assistant.cli.shell import console_of
from assistant.cli.terminal import line
from assistant.question import day_of
from index.errors import WrongUseError
from index.library import id_of

LONG = "Councillors were told in March that the wall above the lower station had moved again"


@pytest.fixture
def listed(byline: Callable, articles: Path) -> dict[str, str]:
    """Three documents in the library, as their ids by title."""
    (articles / "wall.txt").write_text(
        f"{LONG}\n\nThe wall has moved.\n\nWho paid\n\nThe council paid for the survey, said Ida Holm.", "utf-8"
    )
    byline("add", articles)
    documents = json.loads(byline("list", "--json").out)["documents"]
    return {each["title"]: each["document_id"] for each in documents}


def test_the_list_has_two_lines_a_document(byline, listed):
    first, *lines = byline("list").out.splitlines()
    assert first == "library default, 4 documents"
    assert len(lines) == 2 * len(listed)
    assert f"{listed['A school roof'][:8]} A school roof" in lines
    assert any(line.strip() == "2025-02-03 · The Lantern · English" for line in lines)


def test_a_line_is_cut_where_the_terminal_ends_and_whole_where_a_program_reads_it():
    for is_terminal, told in ((True, LONG[:79] + "…"), (False, LONG)):
        console = console_of(file=io.StringIO(), force_terminal=is_terminal, width=80, no_color=True)
        line(console, LONG)
        assert console.file.getvalue() == f"{told}\n"


@pytest.mark.usefixtures("listed")
def test_what_is_found_has_two_lines_and_is_whole_where_that_is_asked(byline):
    lines = byline("search", "council paid survey", "--limit", "1").out.splitlines()
    assert lines[0].startswith("1. ")
    assert lines[1].strip() == "The council paid for the survey, said Ida Holm."
    assert len(lines) == 2
    assert "Who paid" in byline("search", "council paid survey", "--limit", "1", "--whole").out


def test_a_citation_says_under_which_heading_it_stands_and_by_which_id_it_is_shown(byline, listed):
    [told] = [line for line in byline("ask", "Who paid for the survey?").out.splitlines() if line.startswith("[1]")]
    beginning = next(each for title, each in listed.items() if title == LONG)[:8]
    assert told == f"[1] {LONG} ({beginning}, under “Who paid”)"
    assert LONG in byline("show", beginning[:6]).out


def test_the_beginning_of_an_id_that_several_have_names_them():
    known = {each: SimpleNamespace(title=f"Report {each}") for each in ("ab1", "ab2", "c")}
    assert (id_of("AB1 ", known), id_of("c", known)) == ("ab1", "c")
    with pytest.raises(WrongUseError, match=r"ab: The ids of 2 .* ab1 \(Report ab1\); ab2 \(Report ab2\)"):
        id_of("ab", known)


@pytest.mark.parametrize("command", ["show", "refetch", "changes", "edit --title Wall", "remove"])
def test_every_command_takes_the_beginning_of_an_id(byline, listed, command):
    name, *options = command.split()
    assert byline(name, listed["A school roof"][:7], *options).code == 0


def test_no_document_begins_like_nothing(byline, articles):
    byline("add", articles)
    for typed in ("", " ", "zz"):
        told = byline("remove", typed)
        assert (told.code, "No document of this library has the id" in told.err) == (1, True)
    assert "3 documents" in byline("list").out


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("3 May 2025", "2025-05-03", "2025-05-03"),
        ("May 3, 2025", "2025-05-03", "2025-05-03"),
        ("may 2025", "2025-05-01", "2025-05-31"),
        ("20250503", "2025-05-03", "2025-05-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_date_is_taken_as_it_is_typed(typed, first, last):
    assert (day_of(typed), day_of(typed, last=True)) == (first, last)


@pytest.mark.parametrize("typed", ["3 May", "May", "Monday", "the 1990s", "3-5 May 2025", "31 February 2025", "soon"])
def test_what_is_no_one_date_is_refused(typed):
    with pytest.raises(WrongUseError, match="is not a date"):
        day_of(typed)


@pytest.mark.parametrize("line", [line for commands in ORDER.values() for lines in commands.values() for line in lines])
def test_an_example_can_be_typed_as_it_stands(line, tmp_path, monkeypatch):
    assert len(line) <= 76
    monkeypatch.chdir(tmp_path)
    for file in ("draft.txt", "corrected.txt"):
        (tmp_path / file).touch()
    arguments = shlex.split(line.rpartition("| ")[2])[1:]
    command = typer.main.get_command(app)
    while arguments and arguments[0] in getattr(command, "commands", {}):
        command = command.commands[arguments.pop(0)]
    with command.make_context("byline", arguments):
        pass


def test_help_has_the_commands_in_the_order_in_which_one_needs_them(byline):
    told = byline("--help").out
    names = [name for commands in ORDER.values() for name in commands if " " not in name]
    places = [told.index(f"│ {name} ") for name in names if f"│ {name} " in told]
    assert len(places) == len(names)
    assert places == sorted(places)
    assert "byline ask" in byline("ask", "--help").out


def test_an_answer_without_statements_counts_none(byline, articles):
    byline("add", articles)
    for question in ("hi", "Who composed the opera Carmen?"):
        told = byline("ask", question).out
        assert "statement" not in told
        assert "sure" not in told
