"""What of a text states nothing, and what looks like it and does."""

import pytest

from index.text.outline import claimed_in, voiced_sentences

PROSE = "The mill at Harrow burned down on Monday, and nobody was hurt."
MORE = "Its owner had insured it in May."


def stating(paragraph: str) -> list[bool]:
    text = f"{PROSE}\n\n{paragraph}\n\n{MORE}"
    start = len(PROSE) + 2
    return [each.states for each in claimed_in(text) if start <= each.span.start < start + len(paragraph)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "JUST WATCHED Firemen say that the mill was full of flour Replay More Videos ...",
        "MUST WATCH 'We lost it all': Miller tells of the night of the fire 02:31",
        "Hide Caption 4 of 19 Photos: The life of a mill The wheel is lifted out of the river in 1961.",
        "Photos: A town without its mill People look at what is left of the mill on Tuesday.",
        "Ana Ruiz/AFP/Getty Images A fireman rolls up a hose beside the mill.",
        "A fireman rolls up a hose beside the mill. Ana Ruiz/AP",
        "A fireman rolls up a hose beside the mill. (Photo: Ana Ruiz, AP)",
        "More:Why are so many mills on fire? What the insurers say",
        "MORE: Harrow council puts off its vote on the river wall for the third time",
        "EXPLAINED: How flour dust catches fire and what millers do against it",
        "Fires in mills:The ten worst of them since 1900, and what they cost",
        "Read the obituary: Old miller of Harrow, who never slept in, is dead at 91",
        "Follow Ana Ruiz on Twitter: @anaruiz.",
        "You can reach her at ana@harrow.example.",
        "Sign up here for our newsletter on rivers.",
        "Read more about the fire here.",
        "For more information, visit harrow.example.",
        "By continuing to read you accept our terms of use and cookies.",
        "Ben Okafor contributed to this report.",
        "By Ana Ruiz and Ben Okafor",
        "Okafor said.",
        "A spokeswoman said in a statement on Monday.",
        "So what happens to the site now?",
    ],
)
def test_what_stands_around_sentences_states_nothing(paragraph: str):
    assert not any(stating(paragraph))


@pytest.mark.parametrize(
    "paragraph",
    [
        "Harrow: The mill on the river was insured for two million.",
        "• Year built: 1871",
        "WINNER: Ada Holm",
        "Correction: An earlier version of this article gave a wrong year.",
        "Claim: The mill was set on fire by its owner",
        "Our rating: False",
        "6:45 p.m.: The roof falls in",
        "A Harrow Post/Reuters poll found that most people want the mill back.",
        "She follows the case on Twitter.",
        "He reached the mayor by e-mail at mayor@harrow.example on Monday.",
        "The town signed up for the flood insurance here in May.",
        "More than forty people signed the letter.",
        "“Who will pay for it?” asked Ben Okafor, who owns the bakery.",
        "Okafor said that the wheel could be saved.",
        "People were told to read the notice: the bridge is closed until further notice.",
        "That is not what he said.",
    ],
)
def test_what_tells_something_states_it(paragraph: str):
    assert all(stating(paragraph))


def test_names_in_captions_and_teasers_are_nobodys_words():
    text = (
        f"{PROSE}\n\nMUST WATCH Lawmaker Ellen Park says the mill was a danger 01:12\n\n"
        "Getty Images Park tells reporters that it was no surprise. Ana Ruiz/Getty Images\n\n"
        "“It was no surprise,” Park said.\n\nWATCH: Park says it again"
    )
    assert {each.speaker for each in voiced_sentences(text)} == {None, "Park"}


def test_an_interviewers_question_is_asked_and_the_answer_states():
    text = "Q: Who set the fire?\n\nA: Nobody did.\n\nQ: Are you sure?\n\nA: I was there."
    assert [each.states for each in claimed_in(text)] == [True] * 4
