"""Two versions of a text, sentence by sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.analysis.history import rewording
from assistant.analysis.history.rewording import Version, compare, differing
from index.types import Sentence

OLD = """The bridge closes on Monday.

“Two of the towers are rusting,” said Ada Holm, the engineer. The council pays for the repairs.

Traffic will be led over the old ford."""


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    """Every sentence that is not kept: its kind, and its words before and after."""
    before, after = Version.of(old), Version.of(new)
    return [
        (pair.kind, before.words(pair.before) if pair.before else "", after.words(pair.after) if pair.after else "")
        for pair in compare(before, after)
        if pair.kind != "kept"
    ]


def test_a_text_and_itself_do_not_differ():
    assert told(OLD, OLD) == []


def test_a_reworded_sentence_is_shown_beside_what_it_was():
    new = OLD.replace("pays for the repairs", "pays for half of the repairs")
    assert told(OLD, new) == [
        ("changed", "The council pays for the repairs.", "The council pays for half of the repairs.")
    ]


def test_sentences_that_come_and_go_are_told_apart_from_reworded_ones():
    new = OLD.replace("Monday.", "Monday. A ferry runs meanwhile.").replace(
        "\n\nTraffic will be led over the old ford.", ""
    )
    assert told(OLD, new) == [
        ("added", "", "A ferry runs meanwhile."),
        ("removed", "Traffic will be led over the old ford.", ""),
    ]


def test_a_rewritten_stretch_pairs_each_sentence_with_the_one_that_it_became():
    old = "The pier was built in 1887. It is 90 metres long. Nobody fishes there."
    new = "It is 91 metres long. Gulls nest under it. Hardly anybody fishes there."
    assert told(old, new) == [
        ("removed", "The pier was built in 1887.", ""),
        ("changed", "It is 90 metres long.", "It is 91 metres long."),
        ("added", "", "Gulls nest under it."),
        ("changed", "Nobody fishes there.", "Hardly anybody fishes there."),
    ]


def test_a_sentence_that_stands_elsewhere_is_kept():
    paragraphs = OLD.split("\n\n")
    assert told(OLD, "\n\n".join([paragraphs[2], *paragraphs[:2]])) == []


def test_white_space_makes_no_difference():
    assert told(OLD, OLD.replace("The council", "\n\nThe council").replace("led over", "led  over")) == []


def test_the_same_words_of_another_speaker_have_changed():
    new = OLD.replace("Ada Holm, the engineer", "Tom Ruck, the mayor")
    [(kind, before, after)] = told(OLD, new)
    assert (kind, "Ada Holm" in before, "Tom Ruck" in after) == ("changed", True, True)
    turns = "Interview with {0}, harbour master\n\nQ: Is the pier safe?\n\n{0}: It is safe.\n\nQ: Is it?\n\n{0}: Quite."
    interview = told(turns.format("Ada Holm"), turns.format("Tom Ruck"))
    assert ("changed", "It is safe.", "It is safe.") in interview


def test_a_longer_form_of_a_name_is_no_other_speaker():
    old = "Holm said that the hull was sound. “It will sail,” said Holm."
    assert [each[0] for each in told(old, old.replace("Holm said that", "Ada Holm said that"))] == ["changed"]


def test_a_stretch_too_long_to_be_compared_counts_as_rewritten(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rewording, "MOST", 1)
    kinds = [each[0] for each in told("It is 90 metres long. It is old.", "It is 91 metres long. It is very old.")]
    assert kinds == ["removed", "removed", "added", "added"]


def test_the_words_that_differ_are_marked():
    before, after = "It will cost 4.2 million, she said.", "It will cost at least 6 million, he said."
    gone, come = differing(before, after)
    assert [span.of(before) for span in gone] == ["4.2", "she"]
    assert [span.of(after) for span in come] == ["at least 6", "he"]


SENTENCES = st.lists(st.sampled_from(["Ann sings.", "Ann sings well.", "Bo left.", "Rain fell.", "No."]), max_size=8)


@given(SENTENCES, SENTENCES)
def test_every_sentence_of_both_versions_is_told_once(old: list[str], new: list[str]):
    before, after = _read(old), _read(new)
    pairs = compare(before, after)
    assert sorted(p.before.start for p in pairs if p.before) == [each.start for each in before.sentences]
    assert [p.after.start for p in pairs if p.after] == [each.start for each in after.sentences]
    assert all((p.kind == "added") == (p.before is None) and (p.kind == "removed") == (p.after is None) for p in pairs)


def _read(sentences: list[str]) -> Version:
    found, start = [], 0
    for each in sentences:
        found.append(Sentence(start, start + len(each)))
        start += len(each) + 1
    return Version(" ".join(sentences), tuple(found))
