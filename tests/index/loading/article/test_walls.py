"""Pages that stand where an article should are told, and articles are never taken for one."""

import pytest

from index.loading.article import Look, is_cut, wall_of

NEWS = [
    "The council of Saltmere voted on Tuesday to close the north pier until spring, after fourteen piles were rotten.",
    "“It is the wrong decision,” said Ida Brandt, who owns the fish hall at its end and employs eleven people there.",
    "According to a report by the port authority, the repair will take until May and cost four million crowns.",
    "What happens to the ferry in summer is not known, the harbour master said on Wednesday evening.",
]


@pytest.mark.parametrize(
    ("wall", "head", "lines"),
    [
        ("missing", "404 - Page not found | Saltmere Post", ["The story that you followed a link to is gone."]),
        ("missing", "Oops! We can’t find that page", ["Check the address, or return to the home page.", *NEWS[:1]]),
        ("missing", "Seite nicht gefunden – Hafenbote", ["Der Inhalt wurde nicht gefunden. Nutzen Sie die Suche."]),
        (
            "missing",
            "Saltmere Post",
            ["We couldn’t find the page you were looking for. It may have been moved or deleted."],
        ),
        (
            "consent",
            "Your privacy choices",
            [
                "We and our 214 partners store information on a device, such as cookies.",
                "You can withdraw your consent at any time in the settings.",
                "Accept all",
            ],
        ),
        (
            "consent",
            "Saltmere Post",
            ["We use cookies and similar techniques to show personalised ads.", "Accept all cookies"],
        ),
        ("log-in", "Sign in to read this story - Saltmere Post", ["Already a subscriber? Sign in to continue."]),
        (
            "log-in",
            "Subscribe",
            ["This story is for subscribers only.", "Subscribe to read the full story for 1 crown."],
        ),
        ("log-in", "Anmelden", ["Bitte anmelden, um weiterzulesen. Nur für Abonnenten."]),
        ("check", "Just a moment...", ["Verifying that you are human. This may take a few seconds.", "Ray ID: 81f2"]),
        ("check", "Access denied", ["You don’t have permission to access this page on this server."]),
        (
            "check",
            "Pardon Our Interruption",
            ["As you were browsing something about your browser made us think you are a bot."],
        ),
        ("script", "Saltmere Post", ["Please enable JavaScript to view this page."]),
        (
            "region",
            "Unavailable due to legal reasons",
            ["This site is not available to visitors from the European Economic Area."],
        ),
        ("down", "Service Unavailable", ["We are doing maintenance. Please try again later."]),
    ],
)
def test_a_page_that_only_talks_to_its_visitor_is_a_wall(wall, head, lines):
    assert wall_of(Look([head], lines, lines)) == wall


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("How cookies follow you", ["Accepting all cookies lets a site follow you.", *NEWS]),
        ("Page not found: how the web forgets", NEWS),
        ("Log in, look on, log out", NEWS[:3]),
        ("Just a moment", NEWS[:3]),
        ("Access denied", NEWS),
        ("Pier to close", NEWS[:1]),
        ("Pier to close", [NEWS[0], "Log in to read the rest of this story."]),
        (
            "Pier to close",
            [NEWS[0], "We use cookies. Accept all or manage your choices.", "Subscribe to our newsletter."],
        ),
        (
            "Timetable",
            [
                "06:10 Kelvik",
                "07:10 Saltmere",
                "We use cookies to count our visitors.",
                *[f"{n}:40 Lindvik" for n in range(40)],
            ],
        ),
        (
            "Captcha",
            ["A captcha is a test that tells people from programs; the first was used in 1997 by a search engine."],
        ),
        ("Harbour", ["The pier closes."]),
    ],
)
def test_an_article_is_none_however_short_and_whatever_it_is_about(head, lines):
    assert wall_of(Look([head], lines, lines)) is None


def test_what_breaks_off_before_a_subscription_is_told():
    assert is_cut([*NEWS[:2], "Subscribe to continue reading."])
    assert is_cut(["The rest of this article is for subscribers."])
    assert not is_cut([*NEWS, "Subscribe to our newsletter.", "Log in to comment."])
