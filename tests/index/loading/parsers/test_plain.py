"""Lines of cells in a plain text are a table; a bar in a line of its own is none."""

import pytest

from tests.index.loading.reading import paragraphs

PROSE = "The council of Saltmere voted on Tuesday to close the north pier until the spring of next year."
TABLE = "Line | Fare\n--- | ---\nNorth | 4.50\nSouth | 5.00"


@pytest.mark.parametrize(
    "lines",
    [
        "Line | Fare\nNorth | 4.50\nSouth | 5.00",
        "| Line  | Fare |\n|-------|------|\n| North | 4.50 |\n| South | 5.00 |",
        "+-------+------+\n| Line  | Fare |\n+=======+======+\n| North | 4.50 |\n| South | 5.00 |\n+-------+------+",
    ],
)
def test_rows_of_cells_are_a_table(lines):
    assert paragraphs(f"{PROSE}\n\n{lines}\n\n{PROSE}", "/folder/a.txt") == [PROSE, TABLE, PROSE]


def test_a_single_line_with_a_bar_stays_one():
    assert paragraphs(f"Saltmere | The pier\n\n{PROSE} | {PROSE}", "/folder/a.txt")[-1] == f"{PROSE} | {PROSE}"
