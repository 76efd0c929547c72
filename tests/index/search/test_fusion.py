"""Fusion and the merging of copies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.catalog.copies import first_of_copies
from index.search.fusion import OWN, by_words, fuse, in_turns, under_groups
from index.text.language.stems import unique

rankings = st.lists(st.lists(st.integers(0, 30), unique=True, max_size=20), min_size=1, max_size=4)


@given(rankings)
def test_fusion_names_every_key_once_best_first(given_rankings: list[list[int]]):
    fused = fuse(given_rankings)
    keys = [key for key, _ in fused]
    assert sorted(keys) == sorted({key for ranking in given_rankings for key in ranking})
    assert [score for _, score in fused] == sorted((score for _, score in fused), reverse=True)


@given(st.lists(st.integers(), unique=True, max_size=20))
def test_one_ranking_alone_keeps_its_order(ranking: list[int]):
    assert [key for key, _ in fuse([ranking])] == ranking


def test_a_key_in_both_rankings_beats_one_that_leads_a_single_one():
    assert fuse([["a", "b"], ["c", "b"]])[0][0] == "b"


def test_a_heavier_ranking_decides():
    assert fuse([["a"], ["b"]], [1.0, 2.0])[0][0] == "b"


def test_a_passage_of_the_better_document_comes_first():
    groups = {"a": 0.2, "b": 0.1}
    raised = under_groups([("b1", 0.15), ("a1", 0.1), ("c1", 0.1)], {"a1": "a", "b1": "b", "c1": "c"}, groups)
    assert sorted(raised, key=lambda each: -each[1])[0][0] == "a1"
    assert dict(raised)["c1"] == pytest.approx(OWN * 0.1)


def test_documents_rank_by_rare_words_in_many_of_their_passages():
    rare, common = (3, {"a": 2, "b": 1}), (90, {"a": 1, "b": 4, "c": 4})
    assert by_words([rare, common], {"a": 4, "b": 4, "c": 4}, 100) == ["a", "b", "c"]


def test_of_two_documents_with_the_same_words_the_shorter_is_about_them():
    assert by_words([(2, {"long": 1, "short": 1})], {"long": 40, "short": 4}, 100) == ["short", "long"]


def test_a_document_without_the_words_is_not_ranked():
    assert by_words([(1, {"a": 1})], {"a": 1, "b": 1}, 2) == ["a"]
    assert by_words([], {}, 0) == []


def test_two_rankings_of_the_same_take_turns_and_name_each_once():
    assert in_turns(["a", "b", "c", "d"], ["d", "b", "c", "a"]) == ["a", "d", "b", "c"]


TUNNEL = "The tunnel was flooded on Friday night after a pump had failed, and two trains were held for an hour."


def test_a_copy_points_at_the_first():
    other = "A wholly different report on the price of bread in the western suburbs this spring, by our own reporter."
    assert first_of_copies([TUNNEL, other, TUNNEL.replace("flooded", "swamped")]) == [0, 1, 0]


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("Friday", "Saturday"),
        ("two trains", "seven trains"),
        ("was flooded", "was not flooded"),
        ("The tunnel", "The Ashby tunnel was closed. The Corley tunnel"),
    ],
)
def test_what_says_otherwise_is_no_copy(words: str, instead: str):
    one = (
        TUNNEL.replace("The tunnel", "The Ashby tunnel was closed. The Ashby tunnel") if "Ashby" in instead else TUNNEL
    )
    assert first_of_copies([one, TUNNEL.replace(words, instead)]) == [0, 1]


def test_a_quotation_inside_a_longer_text_is_no_copy():
    assert first_of_copies([" ".join([TUNNEL, *(f"Sentence number {n} adds more." for n in range(40))]), TUNNEL]) == [
        0,
        1,
    ]


def test_texts_too_short_for_runs_of_words_are_copies_only_when_equal():
    assert first_of_copies(["Yes.", "No.", "yes", ""]) == [0, 1, 0, 3]


@given(st.lists(st.integers()))
def test_unique_keeps_the_first_of_each(items: list[int]):
    kept = unique(items)
    assert len(kept) == len(set(items))
    assert kept == sorted(set(items), key=items.index)
