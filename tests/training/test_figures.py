"""Calibration and evaluation from end to end, on an invented town and a network that has learnt nothing."""

import json
from pathlib import Path

import pytest

from assistant.reader.encoding import encode
from assistant.reader.network import collate
from assistant.reader.trained import TrainedReader
from index.types import Span
from tests.fakes import HashingEmbedder, WordReader
from tests.small_reader import small_network, small_tokenizer
from training.reader import speed
from training.reader.calibrate import ask, elsewhere, fit, mixed, threshold
from training.reader.evaluate import Bench
from training.reader.export import export
from training.reader.search import KeptVectors, ParagraphSearch
from training.reader.sets import SquadQuestion, squad
from training.reader.smooth import factors

TEXTS = {
    "harbour#p0": "The ferry sank in May. Ada Brandt sang in June. Nobody was hurt.",
    "harbour#p1": "The council paid nine crowns. The mayor left in spring.",
    "tram#p0": "The tram runs to the port. It opened on Friday.",
}
ASKED = [
    ("harbour#p0", "Who sang in June?", ["Ada Brandt"], "Ada Brandt sang in June."),
    ("harbour#p0", "When did the ferry sink?", ["May", "in May"], "The ferry sank in May."),
    ("harbour#p1", "What did the council pay?", ["nine crowns"], "The council paid nine crowns."),
    ("harbour#p1", "Who painted the mayor?", [], None),
    ("tram#p0", "Where does the tram run?", ["the port"], "The tram runs to the port."),
    ("tram#p0", "Who closed the tram?", [], None),
]


@pytest.fixture
def vectors(tmp_path: Path) -> KeptVectors:
    return KeptVectors(tmp_path / "vectors", HashingEmbedder())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "squad_v2_dev"
    folder.mkdir()
    paragraphs = [{"id": key, "doc": key.split("#")[0], "text": text} for key, text in TEXTS.items()]
    questions = [
        {
            "question": question,
            "answers": answers,
            "evidence": [{"doc": key.split("#")[0], "title": key.split("#")[0], "paragraph": key, "quote": quote}],
        }
        for key, question, answers, quote in ASKED
    ]
    for name, rows in (("paragraphs", paragraphs), ("questions", questions)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path


@pytest.fixture
def questions(data: Path) -> list[SquadQuestion]:
    return squad(data, ("harbour", "tram"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("reader")
    export(small_network(), small_tokenizer(), place)
    return place


def test_search_finds_the_paragraph_that_shares_the_rare_words(vectors: KeptVectors) -> None:
    assert ParagraphSearch(TEXTS, vectors).top(["Where does the tram run?", "?"], 1)[0] == ["tram#p0"]


def test_every_curve_gets_a_weight_for_each_score_and_a_bias(
    folder: Path, questions: list[SquadQuestion], vectors: KeptVectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The network has learnt nothing: what counts as a right short answer is made easy, so that there are both kinds.
    monkeypatch.setattr("training.reader.calibrate.overlap", lambda *_: 1.0)
    asked = ask(TEXTS, TrainedReader(folder), vectors, questions)
    curves = fit(asked, TEXTS)
    assert {name: len(values) for name, values in curves.items()} == {"answers": 10, "sentence": 10, "short": 4}
    least, rate = threshold(asked, curves, declines=0.0)
    assert 0 < least < 1
    assert 0 <= rate <= 1


def test_a_reader_that_reads_again_is_fitted_on_what_the_first_finds_likeliest(
    folder: Path, questions: list[SquadQuestion], vectors: KeptVectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.reader.calibrate.overlap", lambda *_: 1.0)
    monkeypatch.setattr("training.reader.calibrate.AGAIN", 2)
    again = TrainedReader(folder)
    given = []
    measure = again.measure
    monkeypatch.setattr(again, "measure", lambda *what: given.append(what[1]) or measure(*what))
    ask(TEXTS, again, vectors, questions, first=WordReader())
    assert {len(passages) for passages in given} == {2}
    assert all(TEXTS[key] in passages for (key, *_), passages in zip(ASKED[:3], given, strict=False))


def test_all_figures_are_shares(data: Path, folder: Path, questions: list[SquadQuestion], vectors: KeptVectors) -> None:
    bench = Bench(data, TrainedReader(folder), vectors)
    given = bench.passage_given(questions)
    assert given.pop("questions") == len(ASKED)
    assert all(0 <= figure <= 1 for figure in given.values())
    over_all = bench.over_all(questions, ["Who won the cup?"])
    for name in ("reader", "similarity"):
        figures = over_all[name]
        assert isinstance(figures, dict)
        assert all(0 <= figure <= 1 for figure in figures.values())
        assert figures["gold_first"] <= figures["gold_in_three"]
    assert over_all["paragraph_found"] == 1


def test_the_reader_is_timed_in_three_kinds_of_arithmetic(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    network, batch = small_network(), collate(encode(small_tokenizer(), "who sang", ["Ada sang."], [[Span(0, 9)]]))
    export(network, small_tokenizer(), tmp_path, factors(network, [batch]))
    folder = tmp_path
    monkeypatch.setattr("sys.argv", ["speed", str(folder), "--questions", "1"])
    speed.main()
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()[1:]] == ["float32", "bfloat16", "int8"]


def test_questions_about_other_subjects_are_spread_evenly_over_both_halves(data: Path) -> None:
    (data / "tydiqa_en").mkdir()
    rows = [json.dumps({"question": f"Who was number {number}?"}) for number in range(9)]
    (data / "tydiqa_en/qa.jsonl").write_text("\n".join(rows))
    others = elsewhere(data, 2)
    told = mixed(squad(data, ("harbour", "tram")) * 2, others)
    assert [each.example.source for each in told].count("tydiqa_en") == 2
    assert [place % 2 for place, each in enumerate(told) if each in others] == [0, 1]
    assert not any(each.example.answerable for each in others)
