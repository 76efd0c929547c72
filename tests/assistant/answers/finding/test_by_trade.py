"""The words of people of a trade."""

from pathlib import Path

from assistant.answers.assistant import Assistant
from index.library import Library
from tests.fakes import WordReader

SLEEP = (
    "Sleep is precious here. Ada Pike, a professor at Orla, said that naps ruin sleep. “Sleep in the dark,” she said. "
    "Tom Hask, who sells beds, said that sleep needs a good bed."
)
TOLL = "The toll at the quay rises. Ines Moor, an economist, said that the toll is too low."


def test_what_experts_say_is_what_people_called_so_say_of_it(library: Library, tmp_path: Path):
    for name, text in (("sleep.txt", SLEEP), ("toll.txt", TOLL)):
        (tmp_path / name).write_text(text, "utf-8")
    library.add([str(tmp_path / "sleep.txt"), str(tmp_path / "toll.txt")])
    assistant = Assistant(library, WordReader(), threshold=0.05)
    answer = assistant.ask("what do experts say about sleep")
    assert (answer.mode, answer.kind) == ("quoted", "says")
    assert {each.speaker for each in answer.statements} == {"Ada Pike"}
    assert assistant.ask("what do experts say about walruses").mode == "declined"
