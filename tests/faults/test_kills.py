"""A process killed while it adds documents loses nothing that it reported."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.library import Library
from tests.fakes import HashingEmbedder
from tests.quick_byline import ROOT

ADD = (
    "import sys; from pathlib import Path; from index.library import Library; from tests.fakes import HashingEmbedder\n"
    "library = Library(Path(sys.argv[1]), embedder=HashingEmbedder())\n"
    "print('open', flush=True)\n"
    "for place in sys.argv[2:]:\n library.add([place]); print(place, flush=True)\n"
)


@pytest.mark.case(1)
@pytest.mark.parametrize("kills", [3, pytest.param(200, marks=pytest.mark.faults)])
def test_killed_at_any_moment_it_loses_nothing_that_it_reported(tmp_path: Path, kills: int):
    places = []
    for number in range(40):
        (tmp_path / f"note{number}.txt").write_text(f"Note {number}: the miller pays {number} crowns.", "utf-8")
        places.append(str(tmp_path / f"note{number}.txt"))
    chance, reported = random.Random(1), set()
    for _ in range(kills):
        command = [sys.executable, "-c", ADD, tmp_path / "library", *places]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        process.stdout.readline()
        time.sleep(chance.uniform(0, 1.5))
        process.send_signal(signal.SIGKILL)
        reported |= {line.strip() for line in process.stdout if line.endswith("\n")}
        process.wait()
        library = Library(tmp_path / "library", embedder=HashingEmbedder())
        assert reported <= {place for each in library.documents() for place in each.locations}
        assert library.check().healthy
        library.close()


@pytest.mark.case(62)
def test_without_the_document_that_answers_it_declines_and_with_it_it_answers(library: Library, articles: Path):
    from assistant.answers import Assistant
    from tests.fakes import WordReader

    question, assistant = "What did engineers find in the towers?", Assistant(library, WordReader())
    library.add([str(articles)])
    assert assistant.ask(question).mode == "quoted"
    library.remove([each.document_id for each in library.documents() if "bridge" in each.locations[0]])
    assert assistant.ask(question).mode == "declined"
    library.add([str(articles)])
    assert assistant.ask(question).mode == "quoted"
