"""What a document does to its parser stays with that document."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from index.errors import LoadError
from index.loading import Fetched, Source, limits
from index.loading.process import worker
from index.loading.process.worker import Parser, Parsers
from index.types import Failure, Loaded
from tests.index.loading.books import book
from tests.index.loading.makers import assemble, pdf, word

TEXT = "The council of Saltmere voted on Tuesday to close the north pier until the spring of next year."
PATIENCE = 600
"""Seconds that no parser here comes near, however busy the machine is."""


def fetched(data: bytes | str, place: str = "/folder/a.txt") -> Fetched:
    return Fetched(Source(place, place), data.encode() if isinstance(data, str) else data, "")


@pytest.fixture
def parsers() -> Iterator[Parsers]:
    parsers = Parsers(most=2, seconds=lambda _: PATIENCE)
    yield parsers
    parsers.close()


@pytest.fixture
def parser() -> Iterator[Parser]:
    parser = Parser()
    yield parser
    parser.close()


def test_a_document_comes_out_as_it_was_read_in_the_child(parsers):
    [loaded] = parsers.load(fetched(pdf([TEXT], [TEXT], info="/CreationDate(D:20250503)")))
    assert isinstance(loaded, Loaded)
    assert loaded.text == f"{TEXT}\n\n{TEXT}"
    assert loaded.page_starts == (0, len(TEXT) + 2)
    assert isinstance(loaded.warnings, tuple)
    assert loaded.metadata.published == "2025-05-03"


def test_lines_of_a_file_are_documents_and_failures(parsers):
    items = parsers.load(fetched(f'{{"text": "{TEXT}"}}\nbroken\n', "/folder/a.jsonl"))
    assert [type(item) for item in items] == [Loaded, Failure]


def test_a_long_list_is_handed_over_piece_by_piece_and_what_it_only_names_is_not(parsers, monkeypatch):
    monkeypatch.setattr(worker, "PIECE", 2)
    pieces: list = []
    lines = "\n".join(f'{{"text": "{TEXT}", "id": {number}}}' for number in range(5))
    [left] = parsers.load(fetched(lines, "/folder/a.jsonl"), hand=pieces.append)
    assert [len(piece) for piece in pieces] == [2, 2]
    assert isinstance(left, Loaded)
    pieces.clear()
    urls = "".join(f"<url><loc>https://example.org/{number}</loc></url>" for number in range(5))
    named = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    assert len(parsers.load(fetched(named, "/folder/sitemap.xml"), hand=pieces.append)) == 5
    assert pieces == []


def test_an_error_names_the_document_and_the_parser_goes_on(parser):
    with pytest.raises(LoadError) as error:
        parser.parse(fetched("", "/folder/empty.txt"), PATIENCE)
    assert error.value.place == "/folder/empty.txt"
    assert error.value.advice
    assert len(parser.parse(fetched(TEXT), PATIENCE)) == 1


def test_a_warm_parser_is_used_again(parsers):
    parsers.load(fetched(TEXT))
    [first] = parsers._idle
    parsers.load(fetched(TEXT))
    assert parsers._idle == [first]


@pytest.mark.case(31)
def test_a_parser_killed_in_the_middle_is_an_error_and_the_next_document_is_read(parsers):
    parsers.load(fetched(TEXT))
    [parser] = parsers._idle
    # Stopped, it takes the request and gets no further.
    parser.process.send_signal(signal.SIGSTOP)
    threading.Timer(0.3, parser.process.kill).start()
    with pytest.raises(LoadError, match="SIGKILL") as error:
        parsers.load(fetched(TEXT, "/folder/killer.txt"))
    assert error.value.place == "/folder/killer.txt"
    assert len(parsers.load(fetched(TEXT))) == 1


def test_a_parser_that_died_while_idle_is_replaced_without_an_error(parsers):
    parsers.load(fetched(TEXT))
    parsers._idle[0].process.kill()
    parsers._idle[0].process.wait()
    assert len(parsers.load(fetched(TEXT))) == 1


@pytest.mark.case(21)
def test_a_parser_that_hangs_is_ended_at_its_time_limit(parser):
    parser.parse(fetched(TEXT), PATIENCE)
    parser.process.send_signal(signal.SIGSTOP)
    with pytest.raises(LoadError, match="too long"):
        parser.parse(fetched(TEXT), 0.2)
    assert not parser.alive


def test_a_parser_that_computes_for_too_long_is_ended_even_when_nobody_waits():
    # What the child does to itself, so that it ends although its parent is gone.
    program = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "from index.loading.process import child\n"
        "child._limit_time(0.1)\n"
        "while True: pass\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -signal.SIGXCPU


def test_a_parser_ends_when_its_parent_is_gone():
    parser = Parser()
    parser.parse(fetched(TEXT), PATIENCE)
    parser.process.stdin.close()
    assert parser.process.wait(PATIENCE) == 0
    parser.close()


def test_a_parser_that_takes_too_much_memory_is_an_error(parsers, monkeypatch):
    monkeypatch.setattr(limits, "PARSER_MEMORY", 0)
    program = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "from index.loading import limits\n"
        "from index.loading.process import child\n"
        "limits.PARSER_MEMORY = 300 * limits.MEBIBYTE\n"
        "child.serve()\n"
    )
    monkeypatch.setattr("index.loading.process.worker._PROGRAM", program.replace("{", "{{").replace("}", "}}"))
    with pytest.raises(LoadError, match="memory"):
        parsers.load(fetched(b"word " * 60_000_000))


def test_a_fault_in_a_parser_is_an_error_that_says_which(parsers):
    with pytest.raises(LoadError, match=r"fault|damaged") as error:
        parsers.load(fetched(assemble([b"2 0 R", b"1 0 R"])))
    assert error.value.advice
    assert len(parsers.load(fetched(TEXT))) == 1


def test_what_a_parser_prints_does_not_mix_with_its_answers(parsers, monkeypatch):
    program = (
        f"import sys, os; sys.path[:] = {sys.path!r}\n"
        "from index.loading.process import child\n"
        "parse = child.parse\n"
        "def noisy(*args, **options):\n"
        "    print('noise', flush=True); os.system('echo more noise'); return parse(*args, **options)\n"
        "child.parse = noisy\n"
        "child.serve()\n"
    )
    monkeypatch.setattr("index.loading.process.worker._PROGRAM", program.replace("{", "{{").replace("}", "}}"))
    assert len(parsers.load(fetched(TEXT))) == 1


TRIES = """
import json, os, socket, subprocess
def tried(what):
    try:
        what()
    except OSError:
        return False
    return True
def parse(data, origin, **_):
    secret, parent = data.decode(), os.getppid()
    found = {
        "reads": tried(lambda: open(secret).read()), "lists": tried(lambda: os.listdir(os.path.dirname(secret))),
        "writes": tried(lambda: open(secret + ".new", "w")), "removes": tried(lambda: os.unlink(secret)),
        "accounts": tried(lambda: open("/etc/passwd").read()), "runs": tried(lambda: subprocess.run(["true"])),
        "connects": tried(lambda: socket.socket()), "kills": tried(lambda: os.kill(parent, 0)),
        "reads keys of another": tried(lambda: open(f"/proc/{parent}/environ").read()),
        "has keys": "OPENAI_API_KEY" in os.environ,
    }
    return original(json.dumps(" ".join(each for each in found if found[each])).encode() + b" is done.", origin, **_)
from index.loading.process import child
original, child.parse = child.parse, parse
child.serve()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process give up so much without rights")
@pytest.mark.case("31b")
def test_a_parser_that_is_taken_over_reaches_nothing(parsers, monkeypatch, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("A secret.", "utf-8")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    program = f"import sys; sys.path[:] = {sys.path!r}\n{TRIES}"
    monkeypatch.setattr("index.loading.process.worker._PROGRAM", program.replace("{", "{{").replace("}", "}}"))
    [loaded] = parsers.load(fetched(str(secret)))
    assert loaded.text == '"" is done.'
    assert secret.exists()


def test_many_threads_load_at_once_with_no_more_processes_than_allowed(parsers):
    results: list[str] = []

    def work(number: int) -> None:
        for turn in range(4):
            body = f"Thread {number} reads this sentence in turn {turn}, and it is long enough to be one."
            [loaded] = parsers.load(fetched(body))
            results.append("right" if loaded.text == body else "wrong")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == ["right"] * 24
    assert len(parsers._idle) <= 2


def test_an_interrupt_while_waiting_leaves_no_parser_with_half_an_answer(parsers, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Parser, "_exchange", interrupted)
    with pytest.raises(KeyboardInterrupt):
        parsers.load(fetched(TEXT))
    assert parsers._idle == []
    monkeypatch.undo()
    assert len(parsers.load(fetched(TEXT))) == 1


def test_the_child_imports_neither_torch_nor_chroma_nor_what_it_has_not_needed():
    program = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "import index.loading.process.child\n"
        "print(*sorted(name for name in sys.modules if '.' not in name))\n"
    )
    modules = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    unwanted = {
        "torch",
        "chromadb",
        "numpy",
        "pypdfium2",
        "docx",
        "trafilatura",
        "lxml",
        "httpx",
        "markdown_it",
        "py3langid",
    }
    assert unwanted.isdisjoint(modules)


def test_importing_the_door_starts_nothing():
    program = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "import os, threading, index.loading\n"
        "print(threading.active_count(), len(os.listdir('/proc/self/task')), index.loading._parsers._idle)\n"
    )
    out = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert out.split() == ["1", "1", "[]"]


def test_the_text_of_any_length_and_script_comes_through_the_pipe(parsers):
    body = "議会は火曜日に桟橋を閉鎖することを決めた。" * 20_000
    [loaded] = parsers.load(fetched(body))
    assert loaded.text == body
    assert loaded.metadata.language == "ja"


def test_real_documents_of_every_kind_pass_through_one_parser(parser):
    kinds = [
        (TEXT, "text/plain"),
        (f"# Pier\n\n{TEXT}", "text/markdown"),
        (f"<html><body><article><p>{TEXT}</p></article></body></html>", "text/html"),
        (pdf([TEXT]), "application/pdf"),
        (word(TEXT), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (f'{{"text": "{TEXT}"}}', "application/jsonl"),
        (b"{\\rtf1 " + TEXT.encode() + b"}", "application/rtf"),
        (book({"1.xhtml": f"<p>{TEXT}</p>"}), "application/epub+zip"),
    ]
    pid = parser.process.pid
    for data, kind in kinds:
        place = "/folder/a.md" if kind == "text/markdown" else "/folder/a"
        [loaded] = parser.parse(fetched(data, place), PATIENCE)
        assert (loaded.media_type, loaded.text, loaded.origin.split("#")[0]) == (kind, TEXT, place)
    assert parser.process.pid == pid
    assert os.path.exists(f"/proc/{pid}")  # noqa: PTH110
