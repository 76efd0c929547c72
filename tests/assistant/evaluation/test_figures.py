"""Figures of hand-made answers, reckoned by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from sklearn.metrics import ndcg_score

from assistant.evaluation.figures import Asked, Figure, gained, mean, measure, names, ndcg, share, wanted, wilson
from assistant.evaluation.questions import Question
from assistant.types import Answer, Citation, Statement, Timing
from index.types import DocumentSummary

A, B, C = frozenset("a"), frozenset("b"), frozenset("c")


def answered(
    *sentences: str, short: str | None = None, seconds: float = 1.0, mode: str | None = None, cited: bool = True
) -> Answer:
    citations = tuple(
        Citation(n, "a", "T", None, None, None, None, None, None, "own", words, 0, len(words), "v", None, 0.5)
        for n, words in enumerate(sentences, 1)
    )
    return Answer(
        question="Who?",
        mode=mode or ("quoted" if sentences else "declined"),
        sure=0.5,
        notice=None,
        answer="",
        short_answer=short,
        statements=tuple(Statement(each.quote, (each.number,), None, "verbatim") for each in citations),
        citations=citations if cited else (),
        nearest=(),
        seconds=Timing(0.0, 0.0, 0.0, seconds),
    )


def asked(
    answer: Answer, wanted: tuple[frozenset[str], ...] = (), ranked: tuple[str, ...] = (), **known: object
) -> Asked:
    return Asked(Question(question="Who?", id="1", **known), answer, wanted, ranked)


DECLINED = answered()


def document(document_id: str, title: str, *locations: str, url: str | None = None) -> DocumentSummary:
    return DocumentSummary(
        document_id, "v", title, None, None, None, url, None, "text/plain", locations, "2025-01-01", 1, 1
    )


# Retrieval


@pytest.mark.parametrize(
    ("wanted", "ranked", "gains"),
    [
        ((A,), "ab", [True, False]),
        ((A,), "ba", [False, True]),
        ((A, B), "cab", [False, True, True]),
        ((A | B,), "ab", [True, False]),
        ((A | B, C), "abc", [True, False, True]),
        ((frozenset(),), "abc", [False, False, False]),
        ((A,), "", []),
        ((A,), "bcdefghijka", [False] * 10),
    ],
)
def test_each_document_that_is_wanted_gains_once_among_the_first_ten(
    wanted: tuple[frozenset[str], ...], ranked: str, gains: list[bool]
):
    assert gained(wanted, ranked) == gains


@given(st.lists(st.booleans(), max_size=10), st.integers(0, 15))
def test_ndcg_is_that_of_scikit_learn(gains: list[bool], missing: int):
    right = sum(gains) + missing
    if right:
        truth = [*gains, *[False] * (10 - len(gains)), *[True] * missing, False]
        scores = [float(len(truth) - place) for place in range(len(truth))]
        assert ndcg(gains, right) == pytest.approx(ndcg_score(np.array([truth]), np.array([scores]), k=10))


def test_retrieval_counts_each_question_that_names_documents_and_no_other():
    figures = measure(
        [
            asked(DECLINED, (A,), ("a", "b")),
            asked(DECLINED, (B,), ("a", "c", "d", "b")),
            asked(DECLINED, (C,), tuple("abdefghic")),
            asked(DECLINED, (frozenset(),), ("a", "b")),
            asked(DECLINED, (), ()),
        ]
    )
    assert [each.value for each in (figures.hit_at_1, figures.hit_at_5, figures.hit_at_10)] == [0.25, 0.5, 0.75]
    assert figures.mrr == Figure(pytest.approx((1 + 1 / 4 + 1 / 9) / 4), 4)
    assert figures.ndcg_at_10.value == pytest.approx((1 + 1 / math.log2(5) + 1 / math.log2(10)) / 4)
    assert figures.hit_at_1.of == 4


@given(st.lists(st.tuples(st.sets(st.sampled_from("abcdefghijkl"), min_size=1), st.permutations("abcdefghijkl"))))
def test_retrieval_figures_keep_their_order(rankings: list[tuple[set[str], list[str]]]):
    found = measure([asked(DECLINED, tuple(map(frozenset, right)), tuple(ranked)) for right, ranked in rankings])
    values = [found.hit_at_1, found.mrr, found.hit_at_10]
    if rankings:
        assert [each.value for each in values] == sorted(each.value for each in values)
        assert found.hit_at_1.value <= found.hit_at_5.value <= found.hit_at_10.value
        assert 0 <= found.ndcg_at_10.value <= 1
    else:
        assert [each.value for each in values] == [None, None, None]


# Names of documents


def test_a_document_is_named_by_id_title_address_or_the_end_of_a_place():
    known = names(
        [
            document("d1", "A school roof", "/home/ida/2025/school.v2.md", "/mnt/copy.md", url="https://x.org/roof"),
            document("d2", "Café shut", "/home/ida/news.jsonl#line=3"),
            document("d3", "a  SCHOOL roof", "C:\\ida\\other.pdf"),
        ]
    )

    def ids(*documents: str) -> list[list[str]]:
        question = Question(question="Who?", id="1", documents=list(documents))
        return [sorted(each) for each in wanted(question, known)]

    for name in ("d1", "https://x.org/roof", "/home/ida/2025/school.v2.md", "2025/school.v2.md", "school.v2", "copy"):
        assert ids(name) == [["d1"]], name
    for name in ("d2", "cafe\u0301 SHUT", "news.jsonl#line=3", "ida/news.jsonl#line=3"):
        assert ids(name) == [["d2"]], name
    assert ids("other.pdf") == ids("ida/other.pdf") == [["d3"]]
    assert ids("A school roof") == [["d1", "d3"]]
    for name in ("chool.v2.md", "news", "news.jsonl", "school", "x.org"):
        assert ids(name) == [[]], name


def test_a_document_that_is_named_twice_counts_once_and_unknown_ones_each():
    known = names([document("d1", "A school roof", "/a/school.md"), document("d2", "A bridge", "/a/bridge.md")])
    question = Question(question="Who?", id="1", documents=["x", "school.md", "A school roof", "d2", "y", "Y"])
    assert wanted(question, known) == (frozenset({"d1"}), frozenset({"d2"}), frozenset(), frozenset())


# Short answers


def test_short_answers_count_where_an_answerable_question_has_accepted_ones():
    figures = measure(
        [
            asked(answered("It cost nine crowns.", short="The nine crowns"), answers=["nine crowns"]),
            asked(answered("It cost nine crowns.", short="nine"), answers=["ten", "nine crowns"]),
            asked(answered("It cost nine crowns."), answers=["nine crowns"]),
            asked(DECLINED, answers=["nine crowns"]),
            asked(answered("It cost nine crowns.", short="nine"), quotes=["It cost nine crowns."]),
            asked(answered("It cost nine crowns.", short="nine"), answers=["nine"], answerable=False),
        ]
    )
    assert (figures.em.value, figures.em.of) == (0.25, 4)
    assert figures.f1 == Figure(pytest.approx((1 + 2 / 3) / 4), 4)
    assert figures.f1.interval is None


# Sentences and evidence


def test_sentences_count_by_place_and_hold_an_answer_or_a_quote():
    wrong = "Nobody knows."
    figures = measure(
        [
            asked(answered("It cost nine crowns.", wrong), answers=["ten", "nine crowns"]),
            asked(answered(wrong, wrong, "It cost nine crowns."), answers=["nine crowns"]),
            asked(answered(wrong, wrong, wrong, "It cost nine crowns."), answers=["nine crowns"]),
            asked(answered(wrong, "“It cost nine crowns,” she said."), quotes=["It cost nine crowns"]),
            asked(DECLINED, answers=["nine crowns"]),
            asked(answered("It cost nine crowns.")),
        ]
    )
    assert (figures.sentence_at_1.value, figures.sentence_at_3.value, figures.sentence_at_1.of) == (0.2, 0.6, 5)


@pytest.mark.case(61)
def test_evidence_counts_all_sentences_cited_and_all_quotes():
    figures = measure(
        [
            asked(answered("One fell.", "Two rose.", "Three sat."), quotes=["one fell", "Four ran."]),
            asked(answered("Two rose."), quotes=["Two rose. Three sat."]),
            asked(DECLINED, quotes=["Five hid."]),
            asked(answered("Six sang.")),
            asked(answered("Seven slept."), quotes=["Seven slept."], answerable=False),
        ]
    )
    assert (figures.evidence_precision.value, figures.evidence_precision.of) == (0.5, 4)
    assert (figures.evidence_recall.value, figures.evidence_recall.of) == (0.5, 4)


# Declining, time, and nothing at all


@pytest.mark.case(60)
def test_declining_is_wrong_where_it_is_answerable_and_right_where_it_is_not():
    said = answered("It cost nine crowns.")
    answers = [(said, True), (said, True), (DECLINED, True), (said, False), (DECLINED, False)]
    figures = measure([asked(each, answerable=can) for each, can in answers])
    assert figures.false_answers == share([True, False])
    assert figures.false_declines == share([False, False, True])


def test_seconds_are_the_median_of_all_questions():
    figures = measure([asked(answered("Yes.", seconds=each)) for each in (9.0, 1.0, 3.0, 2.0)])
    assert figures.seconds == Figure(2.5, 4)


KEYS = (
    "questions hit@1 hit@5 hit@10 mrr ndcg@10 em f1 sentence@1 sentence@3 evidence_precision evidence_recall"
    " false_answers false_declines right headline_precision headline_share glued seconds kinds intervals"
).split()


def test_what_nothing_measures_is_null():
    found = measure([]).to_json()
    assert list(found) == KEYS
    assert found == {**dict.fromkeys(KEYS), "questions": 0, "kinds": {}, "intervals": {}}


def test_shares_have_intervals_and_means_have_none():
    everything = asked(answered("Ida.", short="Ida"), (A,), ("a",), answers=["Ida"], quotes=["Ida."])
    found = measure([everything, asked(DECLINED, answerable=False)]).to_json()
    assert list(found) == KEYS
    unknown = {"right", "headline_precision", "headline_share", "glued"}
    means = {"mrr", "ndcg@10", "f1", "seconds"}
    assert set(KEYS) - set(found["intervals"]) == {"questions", "kinds", "intervals"} | unknown | means
    assert found["hit@1"] == found["em"] == 1
    assert found["intervals"]["hit@1"] == wilson(1, 1)


@given(st.integers(0, 500), st.integers(0, 500))
def test_intervals_are_those_of_scipy(true: int, false: int):
    if true + false:
        theirs = binomtest(true, true + false).proportion_ci(method="wilson")
        assert wilson(true, true + false) == pytest.approx((theirs.low, theirs.high))


@given(st.lists(st.booleans(), min_size=1))
def test_a_share_lies_in_its_interval(flags: list[bool]):
    found = share(flags)
    low, high = found.interval
    assert 0 <= low <= found.value <= high <= 1
    assert found.value == pytest.approx(mean(map(float, flags)).value)
