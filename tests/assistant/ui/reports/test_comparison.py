"""The page of a comparison, as HTML and as plain text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ui.reports.comparison import make
from assistant.ui.reports.report import Wanted
from assistant.workspace import Workspace
from index.types import Scope
from tests.fakes_ui import QuickWorkspace

QUAY = "The council approved the ferry quay. The works at the ferry quay will cost £4.2 million, the council said."
PILOT = "A harbour pilot objects. The works at the ferry quay will cost nearly £6 million, said Lena Moor, a pilot."
PAPERS = (("Argus", QUAY, 3), ("Echo & <b>Son</b>", PILOT, 4), ("Gazette", f"By our staff.\n\n{QUAY}", 5))
QUESTION = "What will the works at the ferry quay cost?"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    opened = QuickWorkspace(tmp_path / "data")
    for number, (outlet, text, day) in enumerate(PAPERS):
        front = f"---\ntitle: The quay\noutlet: {outlet!r}\ndate: 2025-05-0{day}\n---\n\n"
        (tmp_path / f"{number}.md").write_text(front + text, "utf-8")
    opened.add([str(tmp_path / f"{number}.md") for number in range(len(PAPERS))])
    yield opened
    opened.close()


def compared(desk: Workspace, question: str, by: str = "outlet") -> str:
    return make(desk, Wanted(given=(question, by)), Scope(), lambda _: None)


def test_columns_stand_side_by_side_with_the_differing_words_marked(desk: Workspace):
    html = compared(desk, QUESTION)
    assert html.count('<section class="column">') == 2
    assert "will cost <mark>£4.2 million</mark>, the council said." in html
    assert "will cost nearly <mark>£6 million</mark>, said Lena Moor" in html
    assert "3 documents · 3 outlets · 2 texts" in html


def test_a_column_without_an_answer_says_so_and_whose_text_it_carries(desk: Workspace):
    silent = compared(desk, QUESTION).split("Nothing here answers the question")[1]
    assert "same text as “The quay” (Argus), counted once" in silent


def test_what_documents_say_of_themselves_is_text_and_never_markup(desk: Workspace):
    assert "Echo &amp; &lt;b&gt;Son&lt;/b&gt;" in compared(desk, QUESTION)
    assert "<b>Son" not in compared(desk, QUESTION, "speaker")


def test_nothing_to_the_question_is_said(desk: Workspace):
    assert "The documents don’t say." in compared(desk, "Who painted the altar of Ghent?")
