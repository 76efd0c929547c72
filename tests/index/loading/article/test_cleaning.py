"""What a page says to its visitors goes, what the article says stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.loading.article.cleaning import is_boilerplate, is_breadcrumb, without, without_boilerplate
from index.loading.article.normalising import PAGE

ARTICLE = [
    "The council of Saltmere voted on Tuesday to close the north pier until the spring of next year.",
    "“Nobody asked us,” said Ida Brandt, who owns the fish hall. She shares the view of the crews.",
    "Repairs would cost 2.3 million, and teh mayor says that the town does not have it.",
]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Advertisement",
        "ADVERTISEMENT - Scroll to continue",
        "Story continues below advertisement",
        "Read More",
        "Read more: Ferry fares to rise in May",
        "RELATED: Dog saved from the harbour",
        "Also read: Ten best benches",
        "Share this:",
        "Share this article",
        "Share on Facebook",
        "Share this on your favourite network",
        "Click to share on X (Opens in new window)",
        "Facebook Twitter WhatsApp Email",
        "3 Comments",
        "Leave a Comment",
        "This site uses Akismet to reduce spam. Find out what happens to your data.",
        "Your email address will not be published. Required fields are marked *",
        "Save my name, email, and website in this browser for the next time I comment.",
        "Notify me of new posts by email.",
        "We use cookies to make this site work for you.",
        "By continuing to browse this site you agree to our use of cookies.",
        "Accept all cookies",
        "Sign up for our free weekly newsletter",
        "Get the news of the harbour in your inbox every morning.",
        "© 2025 Saltmere Post. All rights reserved.",
        "Related articles",
        "* * *",
        "—",
    ],
)
def test_links_buttons_forms_and_notices_go_from_the_middle(paragraph):
    assert is_boilerplate(paragraph)
    assert without_boilerplate([ARTICLE[0], paragraph, *ARTICLE[1:]]) == ARTICLE


@pytest.mark.parametrize(
    "paragraph",
    [
        "Shares of the ferry company fell by a tenth on Monday.",
        "Share your lunch, she told the children, and they did.",
        "He read more: the minutes, the letters and the bill.",
        "She asked readers to sign up for swimming lessons.",
        "The company uses cookies to track visitors, the report says.",
        "“We use what we have,” he said.",
        "Comments by the mayor caused an outcry.",
        "Related to this is the question of the wall.",
        "More than a hundred came.",
        "By Monday the pier was gone.",
        "Her newsletter began with a question about the wall.",
        "Watch: the word is on every lip in Saltmere this week.",
        "Q: Why did you leave?",
        "Yes.",
        "1912",
        "Tea > coffee, he wrote.",
    ],
)
def test_sentences_of_an_article_stay(paragraph):
    assert without_boilerplate([ARTICLE[0], paragraph, *ARTICLE[1:]]) == [ARTICLE[0], paragraph, *ARTICLE[1:]]


@pytest.mark.parametrize(
    "line",
    [
        "Home » World » Pier to close",
        "Home > News > Pier to close",
        "You are here: Home / Local / Pier to close",
        "News › Harbour › Pier to close",
        "Startseite » Lokales » Pier wird geschlossen",
    ],
)
def test_breadcrumbs_go_from_the_beginning_only(line):
    assert is_breadcrumb(line)
    assert without_boilerplate([line, *ARTICLE]) == ARTICLE
    assert line in without_boilerplate([*ARTICLE, *ARTICLE, line, *ARTICLE])


@pytest.mark.parametrize(
    "line",
    [
        "Pier | Council | Storm",
        "Home is where the pier is.",
        "Home",
        "2 > 1",
        ARTICLE[0],
        "Saltmere » Piers » North Pier " + "was closed in 2021 and again in 2023, the register says. " * 5,
    ],
)
def test_lines_that_only_resemble_a_breadcrumb_stay(line):
    assert not is_breadcrumb(line)


def test_a_closing_call_to_comment_goes_with_what_follows_it():
    closing = [
        "We would love to hear your thoughts on the pier in the comments below. What will become of it?",
        "Related: Who owns the clock?",
        "Leave a Reply",
        "Fields marked * are needed.",
        "Comment *",
        "Name *",
        "Remember me",
        "Post Comment",
        "This site filters what you write.",
    ]
    assert without_boilerplate([*ARTICLE, *closing]) == ARTICLE


def test_a_call_to_comment_in_the_middle_stays():
    call = "What do you think? Tell us below, said the sign on the pier, and people did."
    assert without_boilerplate([ARTICLE[0], call, *ARTICLE[1:]]) == [ARTICLE[0], call, *ARTICLE[1:]]


def test_readers_comments_are_not_the_article():
    comments = ["2 Comments on Pier to close", "Angry reader says: I will never come back.", "So will I!"]
    assert without_boilerplate([*ARTICLE, *comments]) == ARTICLE


def test_the_end_of_a_long_text_is_not_taken_for_a_form():
    text = [*ARTICLE, "Comment", ARTICLE[1] * 4]
    assert without_boilerplate(text)[-1] == ARTICLE[1] * 4


def test_where_to_follow_a_reporter_goes_from_the_end():
    assert without_boilerplate([*ARTICLE, "Follow Jane Doe on Twitter: @janedoe"]) == ARTICLE


@given(
    st.lists(st.sampled_from(["a", f"{PAGE}b", f"{PAGE}{PAGE}c", f"d {PAGE}e"]), max_size=6), st.sets(st.integers(0, 5))
)
def test_page_marks_are_never_lost(paragraphs, doomed):
    kept = without(paragraphs, doomed)
    if kept:
        assert "".join(kept).count(PAGE) == "".join(paragraphs).count(PAGE)


@given(st.lists(st.text(max_size=200), max_size=8))
def test_cleaning_again_changes_nothing_more_than_the_edges(paragraphs):
    once = without_boilerplate(paragraphs)
    assert [each for each in once if is_boilerplate(each)] == []
