"""A question names a row by whole cells and a column by what it asks; else it names none."""

import pytest

from assistant.cells import Table, look_up, read_table
from index.text import as_table


def table(*lines: str) -> Table:
    found = read_table(as_table([line.split("|") for line in lines], headed=True), 0)
    assert found is not None
    return found


PARTS = table(
    "Part number|Item|Price|Stock|Supplier|Site",
    "P-4100|pump|120.00|4|Moe Shipping|Lindvik",
    "P-4107|ballast pump|738.70|2|Aas Brothers|Alder",
    "P-4114|ballast pump seal|34.00|55|Aas Brothers|Ytre",
    "P-4121|deck lantern|359.34|12|Holm & Co|Alder",
    "P-4128|engine gasket|976.80|9|Moe Shipping|Lindvik",
    "P-4135|engine gasket kit|55.00|1|Holm & Co|Ytre",
)
FIRMS = table(
    "Name|Number|Telephone",
    "Aas Brothers|590700008609|+47 22 12 34 56",
    "Moe Shipping|590700008610|+47 22 12 34 57",
)
TRAINS = table(
    "Train|From|To|Departs|Arrives|Platform",
    "R10|Alder|Ytre|08:15|09:40|2",
    "R11|Alder|Lindvik|09:15|10:05|1",
    "R12|Ytre|Alder|12:40|14:05|3",
)
VOTES = table(
    "Ward|Candidate|Party|Votes|Share",
    "Harbour|Ann Lee|Liberal|1,204|45.1 %",
    "Harbour|Bo Dahl|Labour|900|33.0 %",
    "North|Ann Lee|Liberal|800|40 %",
    "North East|Cy Moe|Labour|700|39 %",
)


def cell(question: str, within: Table, known: str = "") -> str | None:
    """The cell that a question surely asks for."""
    looked = look_up(question, within, known)
    if looked.unknown or looked.reckons or looked.column is None:
        return None
    [told] = {within.rows[row].words[looked.column] for row in looked.rows} or {None}
    return told


@pytest.mark.parametrize(
    ("question", "within", "told"),
    [
        ("What is the price of the ballast pump?", PARTS, "738.70"),
        ("price of engine gasket", PARTS, "976.80"),
        ("How much does the pump cost?", PARTS, "120.00"),
        ("who supplies the ballast pump seal", PARTS, "Aas Brothers"),
        ("How many deck lanterns are in stock?", PARTS, "12"),
        ("Where is the engine gasket kit kept?", PARTS, "Ytre"),
        ("Which item costs 359.34?", PARTS, "deck lantern"),
        ("part number of the deck lantern", PARTS, "P-4121"),
        ("price of the lantern", PARTS, "359.34"),
        ("Which firm has number 590700008610?", FIRMS, "Moe Shipping"),
        ("What is the telephone number of Aas Brothers?", FIRMS, "+47 22 12 34 56"),
        ("phone number of Aas", FIRMS, "+47 22 12 34 56"),
        ("Who has the phone number +4722123457?", FIRMS, "Moe Shipping"),
        ("When does the train from Alder to Ytre leave?", TRAINS, "08:15"),
        ("When does the 8:15 from Alder get to Ytre?", TRAINS, "09:40"),
        ("what platform does R12 use", TRAINS, "3"),
        ("How many votes did Ann Lee get in Harbour?", VOTES, "1,204"),
        ("what share did Labour get in North East ward", VOTES, "39 %"),
        ("Who got 900 votes?", VOTES, "Bo Dahl"),
    ],
)
def test_the_cell_that_is_asked_for_is_found(question, within, told):
    assert cell(question, within) == told


@pytest.mark.parametrize(
    ("question", "within"),
    [
        ("What is the price of the bilge pump?", PARTS),
        ("What is the weight of the ballast pump?", PARTS),
        ("Which item costs 34?", FIRMS),
        ("Which item costs 738?", PARTS),
        ("price of the ballast pump in Lindvik", PARTS),
        ("Which item is the most expensive?", PARTS),
        ("What do all items cost together on average?", PARTS),
        ("How many items are there?", PARTS),
        ("Whose number is 590700008611?", FIRMS),
        ("How many votes did Ann Lee get in Harbour in 2019?", VOTES),
        ("How many votes were cast in the South ward?", VOTES),
        ("Who had the most votes in Harbour?", VOTES),
        ("when does the train to Bergen leave", TRAINS),
    ],
)
def test_what_no_cell_tells_is_not_found(question, within):
    looked = look_up(question, within)
    assert not looked.rows or looked.unknown or looked.reckons or looked.column is None


def test_what_stands_over_a_table_is_known_of_its_rows():
    fares = table("Zone|Adult|Child", "Lindvik|40|20", "Alder|55|25")
    assert cell("What does an adult ticket to Alder cost?", fares) is None
    assert cell("What does an adult ticket to Alder cost?", fares, "Ferry fares in crowns") == "55"


def test_a_row_that_says_itself_that_it_is_the_total_is_no_reckoning():
    sums = table("Quarter|Sales", "First|10", "Second|20", "Total|30")
    assert cell("What are the total sales?", sums) == "30"
    assert cell("total sales of the first and second quarter together", sums) != "10"
