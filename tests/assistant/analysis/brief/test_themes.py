"""Themes: which passages go together, and what they are called."""

import numpy as np

from assistant.analysis.brief.themes import names_of, part


def unit(*rows: list[float]) -> np.ndarray:
    vectors = np.array(rows, dtype="float32")
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


SHARED = 4.0
"""What all passages of one story have in common."""


def test_passages_of_one_story_are_parted_by_what_they_do_not_share():
    vectors = unit(*([[SHARED, 1, 0.1 * n] for n in range(4)] + [[SHARED, -1, 0.1 * n] for n in range(4)]))
    owners = [f"document {n}" for n in range(8)]
    assert sorted(map(sorted, part(vectors, owners, 2))) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_a_theme_of_many_documents_comes_before_a_long_document():
    several = [[SHARED, 1, 0, 0.05 * n] for n in range(4)]
    alone = [[SHARED, -1, 0, 0.05 * n] for n in range(8)]
    owners = [*(f"document {n}" for n in range(4)), *["long"] * 8]
    [first, *_] = part(unit(*several, *alone), owners, 2)
    assert set(first) == {0, 1, 2, 3}


def test_few_passages_are_one_theme():
    assert part(unit([1.0, 0.0]), ["one"], 5) == [[0]]
    assert part(np.empty((0, 2)), [], 5) == []


def test_a_theme_is_called_by_what_stands_in_it_and_not_in_the_others():
    railway = ["The cable of the railway broke.", "Engineers looked at the cable.", "The railway cable is old."]
    hotel = ["The hotel group wants the station.", "A hotel beside the railway.", "The hotel group made an offer."]
    cable, group = names_of([railway, hotel])
    assert cable.terms.startswith("cable")
    assert "hotel group" in group.terms
    assert "railway" not in group.terms


def test_names_are_kept_whole():
    texts = ["The Department of Health said so.", "It was the Department of Health."]
    [name, _] = names_of([texts, ["Nothing of it here.", "Nor here."]])
    assert name.terms.startswith("Department of Health")


def test_words_that_are_only_said_name_nothing():
    [name] = names_of([["The mayor said the bridge is safe.", "On Tuesday the mayor told us the bridge is closed."]])
    assert not {"said", "told", "Tuesday"} & set(name.terms.replace(",", "").split())


def test_a_phrase_is_no_verb_with_what_does_it():
    told = ["The council said so. The bus runs at noon.", "The council said no. The bus runs; it will run again."]
    assert names_of([told])[0].phrase == ""
    told = ["They want the upper station of the railway.", "Nobody bought the upper station of the railway, he said."]
    assert names_of([told])[0].phrase == "The upper station of the railway"


def test_of_spellings_that_are_as_frequent_a_phrase_has_the_first():
    spellings = ["Its upper station.", "An upper station.", "His upper station.", "The upper station."]
    for first in range(len(spellings)):
        [name] = names_of([[" ".join(spellings[first:] + spellings[:first])] * 2])
        assert f"{name.phrase}." == spellings[first]
