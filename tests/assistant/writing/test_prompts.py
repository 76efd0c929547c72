from pathlib import Path

import pytest

import prompts
from assistant.writing.prompts import DECLARED, load_prompt

FILES = sorted(path.stem for path in Path(prompts.__file__).parent.glob("*.md"))


def test_every_prompt_is_declared_and_every_declared_prompt_is_there():
    assert sorted(DECLARED) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_prompt_has_the_placeholders_that_are_declared(name):
    assert load_prompt(name).substitute(dict.fromkeys(DECLARED[name], "value")).count("value") >= len(DECLARED[name])


def test_a_placeholder_that_is_left_out_is_an_error():
    with pytest.raises(KeyError):
        load_prompt("answer_from_documents").substitute()


def test_a_question_with_dollars_goes_in_as_it_is():
    assert "Is $5 or ${question} right?" in load_prompt("answer_from_documents").substitute(
        question="Is $5 or ${question} right?"
    )


@pytest.mark.parametrize("text", ["No question.", "$question and $more", "$question costs $ 5"])
def test_a_file_with_other_placeholders_is_refused(text, tmp_path, monkeypatch):
    (tmp_path / "answer_from_documents.md").write_text(text, "utf-8")
    monkeypatch.setattr("assistant.writing.prompts.files", lambda _package: tmp_path)
    with pytest.raises(ValueError, match="must have the placeholders"):
        load_prompt("answer_from_documents")
