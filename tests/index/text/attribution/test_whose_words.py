"""Whose words they are where names stand beside offices, places and other names, and what is nobody's claim."""

import pytest

from index.text.outline import claimed_in


def told(text: str) -> list[tuple[str | None, str, str]]:
    """Who says what of the last sentence: speaker, manner, words."""
    claims = claimed_in(text)[-1].claims
    return [(each.voice.speaker, each.voice.manner, " ".join(span.of(text) for span in each.spans)) for each in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mr Thorne said the dam was safe, but Dr Vale said it had moved.",
            [("Mr Thorne", "said", "the dam was safe,"), ("Dr Vale", "said", "it had moved")],
        ),
        (
            "Thorne said that nothing was wrong, while Vale said that the wall had moved.",
            [("Thorne", "said", "that nothing was wrong,"), ("Vale", "said", "that the wall had moved")],
        ),
        ("The agency puts the price at £3 million.", [("The agency", "said", "the price at £3 million")]),
        ("The company expects the dam to open in May.", [("The company", "said", "the dam to open in May")]),
        ("Thorne warns of a flood in June.", [("Thorne", "said", "of a flood in June")]),
        ("Thorne calls the plan a farce.", [("Thorne", "said", "the plan a farce")]),
        ("Thorne insists that he was there.", [("Thorne", "said", "that he was there")]),
        ("The mayor rejected claims that the dam leaks.", [("The mayor", "denied", "claims that the dam leaks")]),
        ("Thorne mocked the council’s promise to end the works by 9 May.", []),
        ("Thorne agreed to lend the town £3 million.", []),
        ("From 2010 on there were 48 cases reported in all, in Kent.", []),
        ("The boat will go round the bay, characterizing its floor.", []),
        ("Thorne rejected the chance to lead the works after losing the vote.", []),
        ("Thorne was fined for a party at the dam, making him the first warden found to have broken the law.", []),
    ],
)
def test_a_verb_gives_each_their_own_words_and_an_act_gives_none(text: str, expected: list[tuple[str, str, str]]):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Corin Vale’s ethics adviser has resigned, saying he was tired of it.", "Corin Vale’s ethics adviser"),
        ("US Attorney for Nevada Rhona Cole told reporters that she will wait.", "Rhona Cole"),
        ("The camp is full, according to Nevada state Sen. Rhona Cole, a Democrat.", "Rhona Cole"),
        ("The Commissioner for Water Rights Rhona Abe-Cole said more is to come.", "Rhona Abe-Cole"),
        ("Chancellor of the Exchequer Corin Vale said that taxes would fall.", "Corin Vale"),
        (
            "Sir Corin Vale, leader of the 1910 club, a group of members who make its rules, said he was out.",
            "Sir Corin Vale",
        ),
        ("RWSA Administrator Rhona Cole was there. RWSA said the launch is off.", "RWSA"),
        (
            "He left Chirper Plus. Last week Chirper went down, and Chirper knew. By noon Chirper said it was up.",
            "Chirper",
        ),
        ("It was in the Northern Times and, as ever, in The Times too. The Times said he was tired.", "The Times"),
        ("The test was the first of its kind, said Voice of Albion.", "Voice of Albion"),
        ("Vale repeatedly said that he would stay.", "Vale"),
        ("Local station KQRX, citing a police report, said that the man had run.", "KQRX"),
        ("Corin Vale, the younger brother of heir to the throne, Rufus, has told friends that he won.", "Corin Vale"),
        ("Rhona Cole, a nurse at a school in Albion, Ohio, said that it was late.", "Rhona Cole"),
        ("In Albion, the mayor of the town, Rhona Cole, said that it was late.", "Rhona Cole"),
        ("According to The Echo’s dam review, the wall does not leak.", "The Echo"),
        ("Lively, an actor from Kent, said that it was late.", "Lively"),
        ("It was over. Kelly said that it was late.", "Kelly"),
        ("It was over. McNally has repeatedly said that it was late.", "McNally"),
        ("Separately, the company, which owns the pier, said that it was late.", "The company"),
        ("Shortly after, some of the members took to the streets, claiming that they had won.", "Some of the members"),
        ("The Institute on Water Rights estimated that the wall would hold.", "The Institute on Water Rights"),
        ("Jobs will be cut where they do not help, said Dam Company’s newly named chair Corin Vale.", "Corin Vale"),
        ("“We are glad of our tour,” comments Vale in a letter.", "Vale"),
        ("The secretary left. Secretary of State Corin Vale said that it was late.", "Corin Vale"),
        ("On Friday, the ambassador to Albion Corin Vale said it was late.", "Corin Vale"),
        ("On Friday, the People’s Daily, the voice of the party, said it was late.", "The People’s Daily"),
        ("According to the campus police report obtained by the Echo, the man had run.", "The campus police report"),
    ],
)
def test_a_speaker_is_who_holds_the_office_and_no_other_name_beside_it(text: str, speaker: str):
    assert [each[0] for each in told(text)] == [speaker]
