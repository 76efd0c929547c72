"""What a document is called that has no title."""

import pytest

from index.catalog import untitled

LONG = "The harbour council of Saltmere, which had met four times since the new year without any result"


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Tora Vik\n\nYes. No.\n\nThe yard at Kelvik burned down.", "Tora Vik"),
        ("- First thing\n\n- Second thing", "First thing"),
        (f"The pier burned. {LONG}, voted.", "The pier burned."),
        (
            f"{LONG}, voted on Tuesday.",
            "The harbour council of Saltmere, which had met four times since the new year without any…",
        ),
        ("Port | Fare\n--- | ---\nKelvik | 4\nMoor | 5", "fares of May"),
        ("2024\n\nThe pier burned.", "fares of May"),
        ("埠頭は月曜日に閉鎖された。市長は何も言わなかった。", "埠頭は月曜日に閉鎖された。市長は何も言わなかった。"),
    ],
)
def test_it_is_called_by_its_first_line_or_its_file_and_never_across_lines(text, called):
    assert untitled(text, ("/home/tora/fares of May.xlsx#sheet=2",)) == called


def test_without_a_file_the_line_must_do():
    assert untitled("2024\n\nThe pier burned.") == "2024"
