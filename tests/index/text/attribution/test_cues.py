"""Cues of speech: who says, denies or hands on what, and which words of a sentence are theirs."""

import pytest

from index.text.attribution.cues import find_cues
from tests.index.text.attribution.marked import read, words_of


def told(sentence: str) -> list[tuple[str | None, str]]:
    """Who speaks, and the words that are theirs."""
    tokens = read(sentence)
    pieces = [
        (words_of(sentence, tokens, cue.source), [words_of(sentence, tokens, each) for each in cue.content])
        for cue in find_cues(tokens)
    ]
    return [(source, " … ".join(filter(None, content))) for source, content in pieces]


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("The bypass opens in May, the minister said.", "the minister", "The bypass opens in May"),
        ("The bypass, the minister said, opens in May.", "the minister", "The bypass … opens in May"),
        ("The minister said the bypass opens in May.", "The minister", "the bypass opens in May"),
        ("The minister told reporters on Monday that it opens in May.", "The minister", "that it opens in May"),
        ("According to the harbour board, two piles had rotted.", "the harbour board", "two piles had rotted"),
        ("Two piles had rotted, according to the harbour board.", "the harbour board", "Two piles had rotted"),
        ("But according to the board, two piles had rotted.", "the board", "two piles had rotted"),
        ("As the coroner put it, nobody had looked.", "the coroner", "nobody had looked"),
        ("Council officials admitted that the money was gone.", "Council officials", "that the money was gone"),
        ("The audit found that half the invoices were missing.", "The audit", "that half the invoices were missing"),
        ("The union walked out, saying the offer was an insult.", "The union", "the offer was an insult"),
        ("Orla Venn locked the gate and said that the lamp was out.", "Orla Venn", "that the lamp was out"),
        ("Orla Venn went on to say that the lamp was out.", "Orla Venn", "that the lamp was out"),
        ("Desmond Pell, who runs the line, warned that it may shut.", "Desmond Pell", "that it may shut"),
        ("Critics called the scheme a waste of money.", "Critics", "the scheme a waste of money"),
        ("“We were lucky,” said Orla Venn, the keeper.", "Orla Venn", "“We were lucky,”"),
        ("“We were lucky,” the keeper added, “and we know it.”", "the keeper", "“We were lucky,” … “and we know it.”"),
        ("Orla Venn: “Nobody asked us about the lamp.”", "Orla Venn", "“Nobody asked us about the lamp.”"),
        ("Orla Venn shot back, “Ask the council.”", "Orla Venn", "“Ask the council.”"),
        ("“Ask the council,” Orla Venn snorted.", "Orla Venn", "“Ask the council,”"),
    ],
)
def test_the_words_belong_to_who_says_them(sentence: str, source: str, content: str):
    assert told(sentence) == [(source, content)]


@pytest.mark.parametrize(
    "sentence",
    [
        "She could say that the works were late.",
        "The mayor did not say that the works were late.",
        "The mayor was told that the works were late.",
        "He refused to say whether the gate was locked.",
        "The committee asked to see the minutes.",
        "The claims were settled in May.",
        "Their reports run to ninety pages.",
        "The state of the pier is poor.",
        "His silence suggests that he knows.",
        "The disaster showed that the dam was weak.",
        "I said that the bridge was closed.",
        "According to me, the bridge was closed.",
        "The ferry, painted in May, sails again.",
        "A list: " + "one ferry and " * 150 + "said Orla Venn.",
    ],
)
def test_nobody_speaks_where_nothing_is_said_or_only_the_writer_does(sentence: str):
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "manner"),
    [
        ("Pell denied that he had seen the letter.", "denied"),
        ("Pell has rejected claims that he saw the letter.", "denied"),
        ("Pell said that he had seen the letter.", "said"),
        ("Pell confirmed that he had seen the letter.", "said"),
    ],
)
def test_a_denial_is_no_statement(sentence: str, manner: str):
    [cue] = find_cues(read(sentence))
    assert cue.manner == manner


@pytest.mark.parametrize(
    ("sentence", "source", "via"),
    [
        ("Ines Quarrie, quoted by the Ledger, said the wall was safe.", "Ines Quarrie", "the Ledger"),
        ("The Echo wrote, citing an aide, that the mayor would resign.", "an aide", "The Echo"),
        ("According to the Courier, Maren Tolliver said the works were late.", "Maren Tolliver", "the Courier"),
        ("Maren Tolliver said the works were late, according to the Courier.", "Maren Tolliver", "the Courier"),
        ("Maren Tolliver, in a letter to the Courier, said the works were late.", "Maren Tolliver", None),
        ("The Courier reported that the works were late.", "The Courier", None),
    ],
)
def test_who_hands_words_on_is_not_who_says_them(sentence: str, source: str, via: str | None):
    tokens = read(sentence)
    [cue] = find_cues(tokens)
    assert (words_of(sentence, tokens, cue.source), words_of(sentence, tokens, cue.via)) == (source, via)


def test_two_speakers_of_a_sentence_keep_their_own_words():
    sentence = "Pell said the cable was new, but Quarrie said that it was not."
    assert told(sentence)[1] == ("Quarrie", "that it was not")
    assert told(sentence)[0][0] == "Pell"
