"""Whom bylines name."""

import pytest

from index.loading.article import authors_of


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("By Tora Vik", ["Tora Vik"]),
        ("Tora Vik March 25, 2024", ["Tora Vik"]),
        ("By TORA VIK\n March 11, 2024 3:46 PM", ["Tora Vik"]),
        ("Tora Vik Monday, 4 November 2019", ["Tora Vik"]),
        ("Tora Vik\nMay 20, 2024", ["Tora Vik"]),
        ("Theresa May", ["Theresa May"]),
        ("By Tora Vik, correspondent in Lindvik", ["Tora Vik"]),
        ("By Tora Vik in Kelvik", ["Tora Vik"]),
        ("By Tora Vik for Reuters", ["Tora Vik"]),
        ("By Tora Vik and Bo Vane", ["Tora Vik", "Bo Vane"]),
        ("Tora Vik, Bo Vane and Ida Brandt, Associated Press", ["Tora Vik", "Bo Vane", "Ida Brandt"]),
        ("Words: Tora Vik | Photos: Bo Vane", ["Tora Vik"]),
        ("Tora Vik | Reuters", ["Tora Vik"]),
        ("Von Tora Vik", ["Tora Vik"]),
        ("Par Tora Vik", ["Tora Vik"]),
        ("Tora Vik, Staff Writer", ["Tora Vik"]),
        ("Tora Vik Games Editor", ["Tora Vik"]),
        ("Analysis by Tora Vik, CNN Editor-at-large", ["Tora Vik"]),
        ("Tora Vik, MS, RDN", ["Tora Vik"]),
        ("Tora Vik (@toravik)", ["Tora Vik"]),
        ("Nelson D. Schwartz", ["Nelson D. Schwartz"]),
        ("Ludwig van der Berg", ["Ludwig van der Berg"]),
        ("Sea & i", ["Sea & i"]),
        ("Moe & Sons", ["Moe & Sons"]),
        ("Tora Vik & Bo Vane", ["Tora Vik", "Bo Vane"]),
        ("Reuters", ["Reuters"]),
        ("Our Foreign Staff", ["Our Foreign Staff"]),
        ("Tora Vik\nTora Vik is a reporter in Kelvik\nPrint this article", ["Tora Vik"]),
        ("Tora Vik Associated Press", ["Tora Vik"]),
        ("Edited by Tora Vik", []),
        ("Username", []),
        ("Follow Author", []),
        ("Last updated January 7, 2025", []),
        ("admin", []),
        ("https://post.example/tora", []),
    ],
)
def test_a_byline_names_people_and_nothing_beside_them(words, named):
    assert list(authors_of([words])) == named


def test_a_person_is_named_before_an_agency_and_once():
    assert authors_of(["AFP", "Tora Vik", "TORA VIK"]) == ("Tora Vik",)
