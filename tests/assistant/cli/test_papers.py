"""A paper as a person reads it in a terminal."""

import io

from rich.console import Console

from assistant.cli.papers import show_paper, show_report
from assistant.export.paper import EXACT, Caution, Line, Paper, Section
from assistant.types import Answer
from index.types import Scope
from tests.assistant.export.examples import CITATION


def printed(*sections: Section, **scope: tuple[str, ...]) -> str:
    console = Console(file=io.StringIO(), width=80, highlight=False)
    show_paper(console, Paper("The quay", "", sections, (CITATION,)), Scope(**scope))
    return console.file.getvalue()


def test_how_sections_were_made_is_said_once_and_a_caution_or_an_empty_section_each_time():
    line = Line("It costs 7.")
    text = printed(
        Section("One", (line,), (EXACT, Caution("Stopped."))), Section("Two", (line,), (EXACT, Caution("Stopped.")))
    )
    assert (text.count(EXACT), text.count("Stopped.")) == (1, 2)
    assert printed(Section("One", (), ("Nothing.",)), Section("Two", (), ("Nothing.",))).count("Nothing.") == 2


def test_the_words_of_a_reference_are_shown_where_its_lines_put_them_in_others():
    lead = "Lena Moor, quoted"
    told = printed(Section("Cost", (Line(CITATION.quote, (1,), lead),)))
    assert "".join(told.split()).count("".join(CITATION.quote.split())) == 1
    assert lead in told
    written = printed(Section("Cost", (Line("All of it.", (1,), note=Caution("not supported")),)))
    assert "All of it. [1] (not supported)" in written
    assert "".join(CITATION.quote.split()) in "".join(written.split())


def test_what_is_counted_stands_beside_the_heading_and_the_scope_only_if_it_is_not_everything():
    section = Section("Cost [sic]", (Line("a [red]b[/red]"),), aside="3 documents")
    assert "Cost [sic] 3 documents" in printed(section)
    assert "a [red]b[/red]" in printed(section)
    assert "Asked of" not in printed(section)
    assert "Asked of Echo" in printed(section, outlets=("Echo",))


def test_what_is_told_in_short_names_the_command_that_tells_it_in_full():
    answer = Answer("tell me about the quay", "overview", 0.5, None, "", None, (), (CITATION,), (), kind="overview")
    console = Console(file=io.StringIO(), width=80, highlight=False)
    show_report(console, answer)
    assert "In full: byline brief 'the quay'" in console.file.getvalue()
