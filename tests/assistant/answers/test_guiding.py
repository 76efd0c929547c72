"""The guide to one document."""

import threading
from pathlib import Path

from assistant.answers import guide
from tests.fakes_ui import QuickWorkspace

TEXT = (
    "The Mill\n\nThe mill on the brook was built by Jon Ash in 1780. It ground the corn of nine villages.\n\n"
    "“We will open the mill again in May,” said Mara Venn, the miller. “The water of the brook costs nine crowns.”\n"
)


def test_a_guide_tells_what_is_in_the_document_alone_and_only_questions_that_it_answers(tmp_path: Path):
    (tmp_path / "mill.txt").write_text(TEXT, "utf-8")
    (tmp_path / "lamp.txt").write_text("The Lamp\n\nThe lamp was made in Antwerp in 1887 for the harbour.\n", "utf-8")
    workspace = QuickWorkspace(tmp_path / "data")
    added = workspace.add([str(tmp_path / "mill.txt"), str(tmp_path / "lamp.txt")]).added
    [mill] = [each.document_id for each in added if each.title == "The Mill"]
    first, *_others, last = guide(workspace.assistant, mill, threading.Event())
    assert not first.questions
    assert last.whole
    assert {each.document_id for each in last.citations} <= {mill}
    assert all(each.text in TEXT for each in last.statements)
    stopped = threading.Event()
    stopped.set()
    assert [each.whole for each in guide(workspace.assistant, mill, stopped)] == [False]
    workspace.close()
