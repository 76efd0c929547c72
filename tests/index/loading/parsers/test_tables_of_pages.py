"""Tables of a page come out whole, row by row; what only places things on it is none."""

import pytest

from tests.index.loading.parsers.test_page import NEWS, page
from tests.index.loading.reading import paragraphs

PROSE = "".join(f"<p>{words}</p>" for words in NEWS)


def rows(body):
    """The table or the lines after the article."""
    return paragraphs(page(PROSE + body))[len(NEWS) :]


def test_short_rows_are_kept_with_the_caption():
    cells = "".join(f"<tr><td>Zone {n}</td><td>{n * 10}</td></tr>" for n in range(1, 6))
    told = rows(f"<h2>Fares</h2><table><caption>Fares in crowns</caption><tr><th>Zone<th>Adult</tr>{cells}</table>")
    assert told[:2] == ["Fares", "Fares in crowns"]
    assert told[2].split("\n") == ["Zone | Adult", "--- | ---", *(f"Zone {n} | {n * 10}" for n in range(1, 6))]


def test_a_table_between_paragraphs_stays_where_it_is():
    table = "<table><tr><th>Line</th><th>Fare</th></tr><tr><td>North</td><td>4.50</td></tr></table>"
    told = paragraphs(page(f"<p>{NEWS[0]}</p><p>{NEWS[1]}</p>{table}<p>{NEWS[2]}</p>"))
    assert told == [*NEWS[:2], "Line | Fare\n--- | ---\nNorth | 4.50", NEWS[2]]


def test_spanned_rows_and_headings_over_headings_are_told_in_each():
    [told] = rows(
        "<table><thead><tr><th rowspan=2>Ward<th colspan=2>2024</tr><tr><th>Votes<th>Share</tr></thead>"
        "<tr><td rowspan=2>North<td>12<td>3 %</tr><tr><td>14<td>4 %</tr></table>"
    )
    assert told == "Ward | 2024 Votes | 2024 Share\n--- | --- | ---\nNorth | 12 | 3 %\nNorth | 14 | 4 %"


@pytest.mark.parametrize(
    "table",
    [
        '<table role="presentation"><tr><td>Left</td><td>Right</td></tr><tr><td>Below</td><td>Beside</td></tr></table>',
        "<table><tr><td><h2>Left</h2></td><td>Right</td></tr><tr><td>Below</td><td>Beside</td></tr></table>",
        "<table><tr><td><table><tr><td>Left</td></tr></table></td><td>Right</td></tr><tr><td>Below</td></tr></table>",
    ],
)
def test_what_places_things_on_a_page_is_no_table(table):
    assert not any("\n" in each for each in rows(table))
