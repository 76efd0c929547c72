from dataclasses import asdict

import pytest

from assistant.ui.parts.requests import Asked, Kept, Ticks, answer_of, iso_date, scope_of
from index.errors import BylineError
from index.types import Scope
from tests.assistant.ui.examples import answer, citation, summary

SHELF = [summary("a"), summary("b"), summary("c")]


def scope(ticks: Ticks, **filters):
    return scope_of(ticks, SHELF, **{"outlets": [], "speakers": [], "after": None, "before": None, **filters})


def test_with_everything_ticked_nothing_is_left_out():
    assert scope(Ticks()) == Scope()


@pytest.mark.parametrize(
    ("ticks", "documents"),
    [
        (Ticks(mode="except", ids=frozenset("b")), ("a", "c")),
        (Ticks(mode="only", ids=frozenset("b")), ("b",)),
        (Ticks(mode="only", ids=frozenset({"b", "gone"})), ("b",)),
    ],
)
def test_boxes_name_the_documents(ticks, documents):
    assert scope(ticks).documents == documents


@pytest.mark.parametrize("ticks", [Ticks(mode="only"), Ticks(mode="except", ids=frozenset("abc"))])
def test_with_nothing_ticked_it_says_so(ticks):
    with pytest.raises(BylineError, match="No source is ticked"):
        scope(ticks)


def test_an_empty_library_is_asked_as_it_is():
    asked = scope_of(Ticks(mode="only"), [], outlets=[], speakers=[], after="", before="")
    assert asked == Scope()


def test_filters_narrow_the_scope():
    asked = scope(Ticks(), outlets=["A"], speakers=["Tom"], after="2025-05-01", before="")
    assert asked == Scope(outlets=("A",), speakers=("Tom",), after="2025-05-01")


def test_a_question_comes_with_the_turns_before_it():
    asked = Asked.model_validate(
        {"id": "t", "question": "And she?", "turns": [{"question": "Who?", "speakers": ["Lena"]}], "ticks": {"ids": []}}
    )
    assert asked.turns[0].speakers == ("Lena",)


def test_an_answer_survives_the_browser():
    given = answer(citation(), nearest=(citation(2),))
    assert answer_of(Kept(id="t", answer=asdict(given))) == given


@pytest.mark.parametrize("kept", [None, {}, {"question": 1}, {"mode": "guessed"}])
def test_what_is_no_answer_is_not_taken_for_one(kept):
    assert answer_of(Kept(id="t", answer=kept)) is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("2025-05-03", "2025-05-03"), (" 20250503 ", "2025-05-03"), ("", None), (None, None)]
)
def test_a_typed_date_is_an_iso_date(typed, meant):
    assert iso_date(typed) == meant


@pytest.mark.parametrize("typed", ["soon", "2025-13-01", "3 May 2025", "2025"])
def test_what_is_no_date_is_refused_with_how_to_write_one(typed):
    with pytest.raises(BylineError, match="is not a date") as refused:
        iso_date(typed)
    assert "2025-05-03" in refused.value.advice


def test_filters_take_days_months_and_years():
    both = scope_of(Ticks(), (), outlets=(), speakers=(), after=" 2025-03 ", before="2025-02")
    assert (both.after, both.before) == ("2025-03-01", "2025-02-28")
    compact = scope_of(Ticks(), (), outlets=(), speakers=(), after="20250503", before="")
    assert (compact.after, compact.before) == ("2025-05-03", None)
