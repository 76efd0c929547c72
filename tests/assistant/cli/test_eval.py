"""``byline eval``: a file of questions in, figures and answers out."""

import dataclasses
import json
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assistant.answers.assistant import Assistant
from assistant.evaluation.run import ranked
from assistant.reader import Reading
from assistant.types import Answer
from index.library.library import Library
from index.types import Scope, Span
from tests.fakes import WordReader
from tests.fakes_ui import quick

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "tests" / "data" / "samples_questions.jsonl"

RUST = {
    "id": "rust",
    "question": "What did engineers find in the bridge's towers?",
    "documents": ["bridge.txt"],
    "quotes": ["Engineers found rust in two of its towers."],
}
HULL = {
    "question": "Who said the ferry's hull was sound?",
    "answers": ["Ida Holm"],
    "documents": ["ferry"],
}
INSURED = {"question": "Which company insured the steamer?", "answers": []}


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    return write(tmp_path / "questions.jsonl", [RUST, HULL, INSURED])


def write(file: Path, lines: Sequence[dict]) -> Path:
    file.write_text("".join(json.dumps(each) + "\n" for each in lines), "utf-8")
    return file


def lines_of(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_the_json_has_every_figure(byline: Callable, articles: Path, questions: Path):
    byline("add", articles)
    result = byline("eval", questions, "--json")
    assert (result.code, result.err) == (0, "")
    found = json.loads(result.out)
    assert found["questions"] == 3
    assert found["hit@1"] == found["mrr"] == found["ndcg@10"] == 1
    assert found["sentence@1"] == found["evidence_recall"] == 1
    # The reader of the tests knows no short answers.
    assert found["em"] == found["f1"] == 0
    assert found["false_answers"] == found["false_declines"] == 0
    assert found["intervals"]["hit@1"] == pytest.approx([0.342, 1], abs=0.001)
    assert found["seconds"] > 0


def test_the_table_has_every_figure_too(byline: Callable, articles: Path, questions: Path):
    byline("add", articles)
    keys = json.loads(byline("eval", questions, "--json").out)
    result = byline("eval", questions)
    assert (result.code, result.err) == (0, "")
    assert "3 questions" in result.out
    for key in set(keys) - {"questions", "kinds", "intervals"}:
        assert f"\n{key} " in result.out
    assert "34.2–100.0" in result.out


def test_what_nothing_measures_is_null_and_a_dash(byline: Callable, articles: Path, tmp_path: Path):
    byline("add", articles)
    file = write(tmp_path / "bare.jsonl", [{"question": "When does the bridge close?"}])
    found = json.loads(byline("eval", file, "--json").out)
    measured = {key for key, value in found.items() if value not in (None, {})}
    assert measured == {"questions", "false_declines", "seconds", "intervals"}
    assert "–" in byline("eval", file).out


def test_details_are_answers_in_the_shape_of_ask_with_an_id(byline: Callable, articles: Path, questions: Path):
    byline("add", articles)
    details = questions.with_name("details.jsonl")
    assert byline("eval", questions, "--details", details).code == 0
    found = lines_of(details)
    assert [each["id"] for each in found] == ["rust", "2", "3"]
    assert [each["mode"] for each in found] == ["quoted", "quoted", "declined"]
    asked = json.loads(byline("ask", RUST["question"], "--json").out)
    fields = [field.name for field in dataclasses.fields(Answer)]
    assert list(found[0]) == ["id", *fields]
    timeless = [name for name in fields if name != "seconds"]
    assert [found[0][name] for name in timeless] == [asked[name] for name in timeless]


def test_what_is_right_is_told_by_kind_and_turns_are_asked_before(byline: Callable, articles: Path, tmp_path: Path):
    byline("add", articles)
    about = {**RUST, "kind": "fact", "behaviour": "answer", "must": [["rust"]], "short": ["rust"]}
    after = {**about, "id": "after", "question": "And why?", "turns": [RUST["question"]], "kind": "followup"}
    file = write(tmp_path / "kinds.jsonl", [about, after])
    found = json.loads(byline("eval", file, "--json").out)
    # Alone, “And why?” finds nothing; with the question before it, it does.
    assert found["kinds"] == {"fact": 1, "followup": 1}
    assert (found["right"], found["glued"], found["headline_share"], found["headline_precision"]) == (1, 0, 0, None)
    assert "\nfollowup " in byline("eval", file).out


def test_a_scope_is_kept_to_in_finding_and_in_answering(byline: Callable, articles: Path, questions: Path):
    byline("add", articles)
    found = json.loads(byline("eval", questions, "--outlet", "The Lantern", "--json").out)
    assert (found["hit@10"], found["false_declines"]) == (0, 1)


def test_documents_that_the_library_does_not_have_are_told(byline: Callable, articles: Path, tmp_path: Path):
    byline("add", articles)
    file = write(tmp_path / "q.jsonl", [{**RUST, "documents": ["bridge.txt", "[gone].txt"]}])
    result = byline("eval", file, "--json")
    assert "1 document that is named is not in the library" in result.err
    assert "“[gone].txt”" in result.err
    assert json.loads(result.out)["ndcg@10"] < 1


def test_a_bad_line_exits_with_2_before_anything_is_asked(byline: Callable, articles: Path, questions: Path):
    byline("add", articles)
    details = questions.with_name("details.jsonl")
    questions.write_text('{"question": "Who?"}\n{"question": ""}\n', "utf-8")
    result = byline("eval", questions, "--details", details)
    assert (result.code, result.out, details.exists()) == (2, "", False)
    assert "questions.jsonl, line 2" in result.err.replace("\n", "")


@pytest.mark.parametrize("details", ["questions.jsonl", "nowhere/details.jsonl", "."])
def test_details_that_cannot_be_written_exit_with_2(
    byline: Callable, articles: Path, questions: Path, details: str, tmp_path: Path
):
    byline("add", articles)
    before = questions.read_bytes()
    result = byline("eval", questions, "--details", tmp_path / details)
    assert (result.code, result.out) == (2, "")
    assert result.err.strip()
    assert questions.read_bytes() == before


class Interrupting(WordReader):
    """Gets so many Ctrl-C while it reads for the second question."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.read_for: list[str] = []

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        self.read_for.append(question)
        if len(self.read_for) == 2:
            for _ in range(self.times):
                signal.raise_signal(signal.SIGINT)
        return super().read(question, passages, sentences)


def test_ctrl_c_stops_after_the_question_and_gives_the_figures_so_far(
    byline: Callable, articles: Path, questions: Path
):
    byline("add", articles)
    details = questions.with_name("details.jsonl")
    result = byline("eval", questions, "--details", details, "--json", models=quick(reader=Interrupting(1)))
    assert result.code == 1
    assert "Stopped after 2 of 3 questions" in result.err
    assert json.loads(result.out)["questions"] == 2
    assert len(lines_of(details)) == 2


def test_a_second_ctrl_c_ends_at_once_and_keeps_the_answers_so_far(byline: Callable, articles: Path, questions: Path):
    byline("add", articles)
    handler = signal.getsignal(signal.SIGINT)
    details = questions.with_name("details.jsonl")
    result = byline("eval", questions, "--details", details, "--json", models=quick(reader=Interrupting(2)))
    assert result.code not in {0, 3}
    assert result.out == ""
    assert [each["id"] for each in lines_of(details)] == ["rust"]
    assert signal.getsignal(signal.SIGINT) is handler


def test_an_answer_is_on_disk_before_the_next_question(byline: Callable, articles: Path, questions: Path):
    class Looking(WordReader):
        def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
            written.append(len(lines_of(details)))
            return super().read(question, passages, sentences)

    byline("add", articles)
    written: list[int] = []
    details = questions.with_name("details.jsonl")
    byline("eval", questions, "--details", details, models=quick(reader=Looking()))
    assert written == [0, 1, 2]


def test_ten_documents_are_ranked_though_one_fills_the_first_passages(library: Library, tmp_path: Path):
    long = "\n\n".join(f"The bridge number {n} is closed on day {n * n} for want of paint." for n in range(400))
    (tmp_path / "long.txt").write_text(long, "utf-8")
    for n in range(12):
        words = f"A ferry {chr(97 + n) * 5} once passed under the {chr(97 + n) * 7} bridge that is not closed."
        (tmp_path / f"short{n}.txt").write_text(words, "utf-8")
    library.add([str(tmp_path / "long.txt"), *(str(tmp_path / f"short{n}.txt") for n in range(12))])
    first = library.search("bridge number closed day paint", limit=40).hits
    assert len({hit.document.document_id for hit in first}) < 10
    found = ranked(Assistant(library, WordReader()), "bridge number closed day paint", Scope())
    assert len(found) == len(set(found)) == 10


def test_the_questions_on_the_samples_name_only_documents_that_are_there(byline: Callable):
    byline("add", ROOT / "samples", "--library", "samples")
    result = byline("eval", SAMPLES, "--library", "samples", "--json")
    assert (result.code, result.err) == (0, "")
    found = json.loads(result.out)
    assert found["questions"] == len(lines_of(SAMPLES))
    unsaid = {"right", "headline_precision", "headline_share", "glued"}
    assert {key for key, value in found.items() if value is None} == unsaid
    assert found["hit@10"] > 0.8
