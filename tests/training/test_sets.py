import json
from pathlib import Path
from typing import Any

from training.reader.recipe import Recipe
from training.reader.sets import part_articles, spliced, squad, with_sentences, with_spans


def write(folder: Path, place: str, *records: dict[str, Any]) -> None:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def test_articles_are_parted_without_overlap_and_the_same_way_each_time(tmp_path: Path) -> None:
    paragraphs = [{"id": f"a{n}#p0", "doc": f"a{n}", "text": "Rain fell."} for n in range(9)]
    write(tmp_path, "squad_v2_dev/paragraphs.jsonl", *paragraphs)
    recipe = Recipe(split_seed=3, calibration_articles=2, test_articles=3)
    parts = part_articles(tmp_path, recipe)
    assert (len(parts.test), len(parts.calibration), len(parts.train)) == (3, 2, 4)
    assert {*parts.test, *parts.calibration, *parts.train} == {f"a{n}" for n in range(9)}
    assert parts == part_articles(tmp_path, recipe)


def test_squad_answers_are_found_in_the_quoted_sentence(tmp_path: Path) -> None:
    text = "In May it rained. In May it snowed too."
    evidence = {"doc": "weather", "title": "Weather", "paragraph": "weather#p0", "quote": "In May it snowed too."}
    write(tmp_path, "squad_v2_dev/paragraphs.jsonl", {"id": "weather#p0", "doc": "weather", "text": text})
    write(
        tmp_path,
        "squad_v2_dev/questions.jsonl",
        {"question": "When did it snow?", "answers": ["May"], "evidence": [evidence]},
        {"question": "When did it hail?", "answers": [], "evidence": [evidence | {"quote": None}]},
    )
    answered, unanswerable = squad(tmp_path, ("weather",))
    assert answered.example.carries == {1}
    assert answered.example.answers[0].of(text) == "May"
    assert not unanswerable.example.answerable
    assert squad(tmp_path, ("sport",)) == []


def test_questions_that_another_set_has_too_are_left_out(tmp_path: Path) -> None:
    record = {"question": "where", "context": "It lies in Ulm.", "answers": [{"text": "Ulm", "start": 11}]}
    write(tmp_path, "some/qa.jsonl", record, record | {"in_qed_dev": True})
    (example,) = with_spans("some")(tmp_path)
    assert example.answers[0].of(example.passage) == "Ulm"


def test_answers_that_one_person_alone_gave_are_left_out(tmp_path: Path) -> None:
    record = {"question": "where", "context": "It lies in Ulm.", "answers": [{"text": "Ulm", "start": 11}]}
    write(tmp_path, "some/qa.jsonl", record | {"agree": 1}, record | {"agree": 2}, record | {"agree": 3})
    assert len(with_spans("some")(tmp_path)) == 2


def test_labelled_sentences_become_one_passage(tmp_path: Path) -> None:
    write(
        tmp_path, "some/sentences.jsonl", {"question": "where", "sentences": ["It is old.", "Ulm."], "labels": [0, 1]}
    )
    (example,) = with_sentences("some")(tmp_path)
    assert example.passage == "It is old. Ulm."
    assert example.carries == {1}


def test_a_single_sentence_goes_back_among_those_of_its_article(tmp_path: Path) -> None:
    def record(place: str, context: str) -> dict[str, Any]:
        answer = {"text": context.split(maxsplit=1)[0], "start": 0}
        return {"id": place, "question": "who", "context": context, "answers": [answer], "title": f"w:{place}"}

    write(tmp_path, "qamr/qa.jsonl", record("7:0:2", "Cleo sang."), record("7:0:0", "Ann slept."))
    write(tmp_path, "qasrl_gs/qa.jsonl", record("7:0:1", "Bo ran."))
    write(tmp_path, "qadiscourse/qa.jsonl", record("8:0:0", "Dan left."))
    first, _ = spliced("qamr")(tmp_path)
    assert first.passage == "Ann slept. Bo ran. Cleo sang."
    assert first.answers[0].of(first.passage) == "Cleo"
    (alone,) = spliced("qadiscourse")(tmp_path)
    assert alone.passage.startswith("Dan left.")
    assert len(alone.sentences) > 1
