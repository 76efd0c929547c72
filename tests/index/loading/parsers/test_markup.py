"""Marks within words: those of notes go, raised figures and formulas say what they mean."""

import pytest

from index.loading.parsers.markup import paragraphs_of, parse_tree


def lines(body: str) -> list[str]:
    return [text for text, _ in paragraphs_of(parse_tree(f"<html><body>{body}</body></html>"))]


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<p>It closed in 2022<sup><a href='#fn1'>1</a></sup> for good.</p>", "It closed in 2022 for good."),
        (
            "<p>It closed.<sup class='reference'><a href='#cite_note-3'>[3]</a></sup> For good.</p>",
            "It closed. For good.",
        ),
        ("<p>It closed.<a class='footnote-ref' href='notes.html#n4'>*</a></p>", "It closed."),
        ("<p>It weighs 10<sup>6</sup> t on 40 m<sup>2</sup>, the 1<sup>st</sup> time.</p>", None),
        ("<p>See <a href='#part3'>3</a> and <a href='#c'>chapter 4</a>.</p>", "See 3 and chapter 4."),
        ("<p><a href='#fnref1'>1</a> Invoice 88 of the yard. <a href='#fnref1'>↩</a></p>", "1 Invoice 88 of the yard."),
        ("<p>Room <sup>12</sup>.</p>", "Room ¹²."),
    ],
)
def test_marks_of_notes_go_and_raised_figures_stay_raised(body, seen):
    assert lines(body) == [seen or "It weighs 10⁶ t on 40 m², the 1st time."]


def test_formulas_are_written_on_one_line():
    body = (
        "<p>Take <math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac><mo>=</mo><msup><mi>c</mi>"
        "<mn>2</mn></msup></math> twice.</p>"
    )
    assert lines(body) == ["Take (a+b)/2=c^2 twice."]


def test_a_posted_message_is_one_paragraph_above_its_name():
    post = (
        "<blockquote><p>We sail again.<br>Nobody was hurt.</p><p>Thank you.</p>— Tora Vik (@toravik) "
        "<a href='https://post.example/1'>May 3, 2025</a></blockquote><p>The line reopens.</p>"
    )
    assert lines(post) == [
        "We sail again. Nobody was hurt. Thank you.",
        "— Tora Vik (@toravik) May 3, 2025",
        "The line reopens.",
    ]
