"""Files of questions: what a line may say, and what is said of one that cannot be used."""

import json
from pathlib import Path

import pytest

from assistant.evaluation.questions import Question, QuestionsError, read_questions


@pytest.fixture
def read(tmp_path: Path):
    def read_(*lines: dict | str | bytes) -> list[Question]:
        file = tmp_path / "questions.jsonl"
        as_bytes = [each if isinstance(each, bytes) else _line(each).encode() for each in lines]
        file.write_bytes(b"\n".join(as_bytes))
        return read_questions(file)

    return read_


def _line(given: dict | str) -> str:
    return given if isinstance(given, str) else json.dumps(given)


def test_a_question_alone_is_answerable_and_has_its_lines_number(read):
    assert read("", {"question": "Who?"}, "  ", {"question": "When?"}) == [
        Question(question="Who?", id="2"),
        Question(question="When?", id="4"),
    ]


def test_every_field_is_taken_and_others_are_passed_over(read):
    line = {
        "question": "Who?",
        "id": 7,
        "answers": ["Ida", 12],
        "documents": ["a.txt"],
        "quotes": ["Ida did."],
        "answerable": True,
        "speaker": {"name": "Ida"},
    }
    [question] = read(line)
    assert question == Question(
        question="Who?", id="7", answers=["Ida", "12"], documents=["a.txt"], quotes=["Ida did."], answerable=True
    )


@pytest.mark.parametrize(
    ("said", "answerable"),
    [
        ({}, True),
        ({"answers": ["Ida"]}, True),
        ({"answers": []}, False),
        ({"answers": [], "documents": [], "quotes": []}, False),
        ({"answers": [], "documents": ["a.txt"]}, True),
        ({"answers": [], "quotes": ["Ida did."]}, True),
        ({"answers": [], "answerable": True}, True),
        ({"answers": ["Ida"], "answerable": False}, False),
        ({"answers": None, "documents": None, "answerable": None}, True),
    ],
)
def test_answerable_unless_it_says_that_there_are_no_answers(read, said: dict, answerable: bool):
    [question] = read({"question": "Who?", **said})
    assert question.answerable is answerable


def test_a_byte_order_mark_line_separators_and_carriage_returns_do_no_harm(read):
    line = json.dumps({"question": "Who\u2028is it?"}, ensure_ascii=False).encode()
    [first, second] = read(b"\xef\xbb\xbf" + line + b"\r", line)
    assert (first.question, first.id, second.id) == ("Who\u2028is it?", "1", "2")


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        ('{"question": "Who?"', "not JSON"),
        ("[" * 200_000, "not JSON"),
        ("Who?", "not JSON"),
        ('["Who?"]', "not a JSON object"),
        ({"id": "a"}, "“question”: Field required"),
        ({"question": "  "}, "“question”"),
        ({"question": "x" * 2001}, "“question”"),
        ({"question": ["Who?"]}, "“question”"),
        ('{"question": "Who \\ud800?"}', "“question”"),
        ({"question": "Who?", "answers": "Ida"}, "“answers”: Input should be a valid list"),
        ({"question": "Who?", "answers": ["Ida", ""]}, "“answers.1”"),
        ({"question": "Who?", "documents": [{"doc": "a"}]}, "“documents.0”"),
        ({"question": "Who?", "answerable": "perhaps"}, "“answerable”"),
    ],
)
def test_a_bad_line_is_named_with_what_to_do(read, bad: dict | str, what: str):
    with pytest.raises(QuestionsError) as caught:
        read({"question": "Who?"}, bad)
    assert caught.value.place.endswith("questions.jsonl, line 2")
    assert what in caught.value.what
    assert '{"question"' in caught.value.advice


@pytest.mark.parametrize(("first", "second"), [({"id": "a"}, {"id": "a"}), ({"id": 2}, {})])
def test_two_questions_cannot_have_one_id(read, first: dict, second: dict):
    with pytest.raises(QuestionsError, match="also that of line 1"):
        read({"question": "Who?", **first}, {"question": "When?", **second})


@pytest.mark.parametrize("lines", [[], ["", "  "]])
def test_a_file_without_a_question_is_an_error(read, lines: list[str]):
    with pytest.raises(QuestionsError, match="no question"):
        read(*lines)


def test_what_cannot_be_read_is_an_error(read, tmp_path: Path):
    with pytest.raises(QuestionsError, match="not UTF-8"):
        read(b'{"question": "Wer \xe4?"}')
    with pytest.raises(QuestionsError, match="cannot be read"):
        read_questions(tmp_path / "nowhere.jsonl")
    with pytest.raises(QuestionsError, match="cannot be read"):
        read_questions(tmp_path)


def test_a_question_may_come_after_others_and_say_what_it_deserves(read):
    line = {
        "question": "And when?",
        "turns": ["Who built it?"],
        "kind": "followup",
        "behaviour": "answer",
        "must": [["1996", "the spring of that year"]],
        "short": ["1996"],
    }
    [question] = read(line)
    assert question == Question(id="1", **line)


def test_a_question_to_decline_is_not_answerable(read):
    [question] = read({"question": "Who won?", "behaviour": "decline"})
    assert not question.answerable


@pytest.mark.parametrize("wrong", [{"behaviour": "sing"}, {"must": ["1996"]}, {"must": [[]]}, {"turns": "Who?"}])
def test_what_a_question_deserves_is_said_in_known_words(read, wrong: dict):
    with pytest.raises(QuestionsError):
        read({"question": "And when?"} | wrong)
