from random import Random

from hypothesis import given
from hypothesis import strategies as st

from index.types import Span
from training.reader.examples import (
    Example,
    from_passage,
    from_sentences,
    join,
    mentions,
    select,
    under_title,
    window,
    without_answer,
)

PASSAGE = (
    "The ferry sank in March. Nobody was hurt. Its captain, Ada Brandt, resigned in June. The harbour stayed open."
)


def example(passage: str = PASSAGE, *words: str) -> Example:
    answers = [Span(passage.index(word), passage.index(word) + len(word)) for word in words]
    return from_passage("who resigned", passage, answers, source="made", title="A ferry sinks")


def test_the_sentence_that_holds_the_answer_carries_it() -> None:
    assert example(PASSAGE, "Ada Brandt").carries == {2}


def test_a_passage_without_answers_is_unanswerable() -> None:
    assert not example().answerable


def test_an_answer_across_two_sentences_is_carried_by_both() -> None:
    assert example(PASSAGE, "hurt. Its captain").carries == {1, 2}


def test_deleting_the_answer_leaves_the_other_sentences() -> None:
    rest = without_answer(example(PASSAGE, "Ada Brandt"))
    assert rest is not None
    assert rest.passage == "The ferry sank in March. Nobody was hurt. The harbour stayed open."
    assert not rest.answerable
    assert not rest.answers


def test_the_answer_is_not_deleted_where_its_words_stand_elsewhere_too() -> None:
    assert without_answer(example(PASSAGE + " Friends of Ada Brandt protested.", "Ada Brandt")) is None


def test_a_title_moves_every_span() -> None:
    titled = under_title(example(PASSAGE, "June"))
    assert titled.answers[0].of(titled.passage) == "June"
    assert titled.sentences[0].of(titled.passage) == "The ferry sank in March."


def test_an_answer_that_reaches_out_of_the_kept_sentences_is_given_up_but_not_its_sentence() -> None:
    kept = select(example(PASSAGE, "hurt. Its captain"), [2, 3])
    assert kept.answers == ()
    assert kept.carries == {0}


def test_mentions_means_whole_words_in_any_case() -> None:
    assert mentions("Paid by NATO in full.", "nato")
    assert not mentions("Paid by NATO in full.", "in ful")


sentences = st.lists(st.text(alphabet="ab c", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=12)


@given(sentences)
def test_joined_sentences_stand_where_it_is_said(parts: list[str]) -> None:
    passage, spans = join(parts)
    assert [span.of(passage) for span in spans] == parts


@given(sentences, st.integers(1, 30), st.integers(0, 99), st.data())
def test_a_window_keeps_an_answering_sentence_and_the_order(
    parts: list[str], words: int, seed: int, data: st.DataObject
) -> None:
    carries = data.draw(st.sets(st.integers(0, len(parts) - 1), max_size=2))
    whole = from_sentences("?", parts, carries, source="made")
    cut = window(whole, words, Random(seed))
    kept = [span.of(cut.passage) for span in cut.sentences]
    assert cut.answerable == whole.answerable
    assert " ".join(kept) in whole.passage
    assert len(kept) == 1 or sum(len(sentence.split()) for sentence in kept) <= words
    assert {kept[number] for number in cut.carries} <= {parts[number] for number in carries}
