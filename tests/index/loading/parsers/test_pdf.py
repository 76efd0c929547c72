"""PDFs give their paragraphs, in reading order, and where each page begins."""

import io
import textwrap

import pypdf
import pytest

from index.errors import LoadError
from index.loading import limits
from tests.index.loading.makers import assemble, pdf
from tests.index.loading.reading import paragraphs, read

LONG = (
    "The harbour council of Saltmere met on Tuesday evening in the old customs house to talk about the north pier, "
    "which has been closed since a storm took six of its piles away in January and which nobody wants to pay for."
)
OTHER = "Ida Brandt asked why nobody had been told. The clerk replied that a letter had been sent to all the shops."


def lines(*texts: str, width: int = 60) -> list[str]:
    """Wrapped paragraphs with an empty line between them."""
    return [line for text in texts for line in (*textwrap.wrap(text, width), "")]


def indented(text: str) -> list[str]:
    first, *rest = textwrap.wrap(text, 60)
    return ["\t" + first, *rest]


def test_the_lines_of_a_paragraph_are_joined_and_a_gap_parts_two():
    assert paragraphs(pdf(lines(LONG, OTHER, LONG))) == [LONG, OTHER, LONG]


def test_an_indent_parts_two_paragraphs():
    page = [*textwrap.wrap(LONG, 60), *indented(OTHER)]
    assert paragraphs(pdf(page)) == [LONG, OTHER]


def test_a_hyphen_at_a_line_end_is_undone_unless_the_word_has_it():
    page = ["The administration of the harbour met its repre-", "sentatives and spoke of a well-known and state-of-"]
    page += ["the-art wall. They are, as is said of them, well-", "known."]
    assert paragraphs(pdf(page)) == [
        "The administration of the harbour met its representatives and spoke of a well-known and state-of-the-art "
        "wall. They are, as is said of them, well-known."
    ]


def test_page_starts_point_to_the_first_word_of_each_page():
    loaded = read(pdf(lines(LONG), lines(OTHER), lines("A third page with words of its own.")))
    assert len(loaded.page_starts) == 3
    beginnings = [loaded.text[start : start + 9] for start in loaded.page_starts]
    assert beginnings == [LONG[:9], OTHER[:9], "A third p"]


def test_a_paragraph_goes_on_over_the_page_and_the_page_begins_within_it():
    first, second = textwrap.wrap(LONG, 60)[:2], textwrap.wrap(LONG, 60)[2:]
    loaded = read(pdf([*lines(OTHER), *first], [*second, "", *lines(OTHER)]))
    assert loaded.text.split("\n\n") == [OTHER, LONG, OTHER]
    assert loaded.text[loaded.page_starts[1] :].startswith(second[0])


def test_a_word_parted_by_the_page_is_put_together():
    loaded = read(pdf(["The council spoke at length of the adminis-"], ["tration of the harbour."]))
    assert loaded.text == "The council spoke at length of the administration of the harbour."
    assert loaded.text[loaded.page_starts[1] :] == "tration of the harbour."


def test_running_headers_and_footers_are_said_once_and_page_numbers_go():
    texts = [f"{name} spoke first and at length. {text}" for name in ("Ida", "Tom") for text in (LONG, OTHER)]
    pages = [
        ["Saltmere Harbour Council: minutes", "", *lines(text), "", f"Page {number} of 4", "Confidential 2025"]
        for number, text in enumerate(texts, 1)
    ]
    once = ["Saltmere Harbour Council: minutes", "Confidential 2025"]
    assert paragraphs(pdf(*pages)) == [texts[0], *once, *texts[1:]]


def test_a_chapters_header_is_said_once_though_it_is_not_on_every_page():
    def page(chapter, text):
        return [f"Chapter {chapter}: the harbour {'wall' if chapter > 1 else 'pier'}", "", *lines(text)]

    pages = [page(1, LONG), page(1, OTHER), page(2, LONG), page(2, OTHER), lines(LONG), lines(OTHER), lines(LONG)]
    text = read(pdf(*pages)).text
    assert [text.count(f"Chapter {number}") for number in (1, 2)] == [1, 1]


def test_a_first_line_that_is_no_header_stays():
    assert paragraphs(pdf(["Resolved by eight votes to seven.", "", *lines(LONG)], lines(OTHER))) == [
        "Resolved by eight votes to seven.",
        LONG,
        OTHER,
    ]


def test_items_and_turns_are_their_own_paragraphs():
    page = [*lines(LONG), "1. The wall", "2. The pier", "- a dash", "Q: Why was nobody told?", "A: A letter was sent."]
    assert paragraphs(pdf(page))[1:] == [*page[-5:]]


def test_a_numbered_paragraph_stays_whole():
    text = "2.1 " + LONG
    assert paragraphs(pdf([*lines("1. Apologies"), *textwrap.wrap(text, 60)])) == ["1. Apologies", text]


def test_properties_are_metadata_and_the_day_it_was_made_is_said_to_be_that():
    info = "/Title(Minutes of the council)/Author(Ida Lund)/CreationDate(D:20250503101500Z)"
    loaded = read(pdf(lines(LONG), info=info))
    assert loaded.metadata.title == "Minutes of the council"
    assert loaded.metadata.author == "Ida Lund"
    assert loaded.metadata.published == "2025-05-03"
    assert "made" in loaded.warnings[0]


def test_a_date_on_the_page_comes_before_the_day_the_file_was_made():
    page = ["Minutes of the council of Saltmere", "", "2 May 2025", "", *lines(LONG)]
    loaded = read(pdf(page, info="/CreationDate(D:20250503101500Z)"))
    assert loaded.metadata.published == "2025-05-02"
    assert loaded.warnings == ()


@pytest.mark.parametrize("title", ["Microsoft Word - minutes.docx", "untitled", "minutes.pdf", "Document1", ""])
def test_what_programs_write_for_want_of_a_title_is_none(title):
    assert read(pdf(lines(LONG), info=f"/Title({title})")).metadata.title is None


def test_a_broken_date_of_making_is_no_date():
    assert read(pdf(lines(LONG), info="/CreationDate(D:20259999)")).metadata.published is None


def encrypted(data: bytes, password: str, owner: str | None = None) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(data))
    writer.encrypt(password, owner, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.case(19)
def test_a_password_is_asked_for_where_one_is_needed():
    with pytest.raises(LoadError, match="password"):
        read(encrypted(pdf(lines(LONG)), "secret"))
    assert paragraphs(encrypted(pdf(lines(LONG)), "", "owner")) == [LONG]


@pytest.mark.case(22)
def test_a_pdf_without_a_word_is_refused():
    with pytest.raises(LoadError) as error:
        read(pdf(b"", b""))
    assert "No text was found" in error.value.what
    assert error.value.unread == 0


def test_a_blank_page_among_others_is_counted_and_not_worth_a_word():
    loaded = read(pdf(lines(LONG), b"", lines(OTHER)))
    assert not loaded.warnings
    assert loaded.text[loaded.page_starts[2] :] == OTHER


@pytest.mark.parametrize(
    "content",
    [
        b"1 1 1 rg BT /F1 12 Tf 72 600 Td (Secret orders) Tj ET",
        b"1 g BT /F1 12 Tf 72 600 Td [(Secret) -20 (orders)] TJ ET",
        b"0 0 0 0 k BT /F1 12 Tf 72 600 Td (Secret orders) Tj ET",
        b"/DeviceRGB cs 1 1 1 sc BT /F1 12 Tf 72 600 Td (Secret orders) Tj ET",
        b"BT 3 Tr /F1 12 Tf 72 600 Td (Secret orders) Tj ET",
        b"BT /F1 0.5 Tf 72 600 Td (Secret orders) Tj ET",
        b"q 1 1 1 rg Q q 1 g BT /F1 12 Tf 72 600 Td (Secret orders) Tj ET Q",
        b"BT /F1 12 Tf 72 -600 Td (Secret orders) Tj ET",
        b"BT /F1 12 Tf 2000 600 Td (Secret orders) Tj ET",
        b"0 g 60 590 300 30 re f BT /F1 12 Tf 72 600 Td (Secret orders) Tj ET",
        b"BT /F1 12 Tf 72 600 Td (Secret orders) Tj ET 0.9 g 60 590 300 30 re f",
        b"q /Clear gs BT /F1 12 Tf 72 600 Td (Secret orders) Tj ET Q",
    ],
)
def test_words_that_cannot_be_seen_are_not_read(content):
    visible = b"BT /F1 12 Tf 72 700 Td (The pier is closed.) Tj ET\n"
    assert paragraphs(pdf(visible + content)) == ["The pier is closed."]


@pytest.mark.parametrize(
    "content",
    [
        b"q 1 g Q BT /F1 12 Tf 72 600 Td (Seen words) Tj ET",
        b"0 0 0.5 rg 0 500 600 200 re f 1 1 1 rg BT /F1 12 Tf 72 600 Td (Seen words) Tj ET",
        b"/Spot cs 1 scn BT /F1 12 Tf 72 600 Td (Seen words) Tj ET",
    ],
)
def test_words_that_can_be_seen_are_read(content):
    visible = b"BT /F1 12 Tf 72 700 Td (The pier is closed.) Tj ET\n"
    assert "Seen words" in read(pdf(visible + content)).text


def test_what_text_recognition_put_over_a_picture_is_read():
    words = b"BT 3 Tr /F1 12 Tf 72 600 Td (Recognised words) Tj ET "
    picture = b"q 300 0 0 40 60 585 cm /I Do Q "
    assert paragraphs(pdf(words + picture, image=True)) == ["Recognised words"]
    assert paragraphs(pdf(picture + words, image=True)) == ["Recognised words"]


def test_words_without_ink_beside_a_picture_are_not_read():
    visible = b"BT /F1 12 Tf 72 700 Td (The pier is closed.) Tj ET "
    hidden = b"BT 3 Tr /F1 12 Tf 72 600 Td (Secret orders) Tj ET q 100 0 0 100 0 0 cm /I Do Q"
    assert paragraphs(pdf(visible + hidden, image=True)) == ["The pier is closed."]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n",
        b"%PDF-1.7\n" + bytes(range(256)) * 20,
        pdf(lines(LONG))[:400],
        pdf(lines(LONG))[:-150],
        assemble([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
        assemble([b"<</Type/Catalog>>"]),
    ],
)
@pytest.mark.case(20)
def test_a_damaged_pdf_is_an_error(data):
    with pytest.raises((LoadError, pypdf.errors.PyPdfError, AttributeError, KeyError, TypeError)):
        read(data)


def test_a_form_that_draws_itself_is_read_once():
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    stream = b"BT /F1 12 Tf 72 700 Td (The pier is closed.) Tj ET /X Do"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R"
        b"/Resources<</Font<</F1 4 0 R>>/XObject<</X 6 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<<%s/Length 5>>stream\n/X Do\nendstream" % form,
    ]
    assert paragraphs(assemble(objects)) == ["The pier is closed."]


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "PDF_PAGES", 2)
    with pytest.raises(LoadError, match="pages"):
        read(pdf(lines(LONG), lines(LONG), lines(LONG)))


def drawn(*texts: tuple[float, float, str], font: str = "/F1 11 Tf", before: str = "") -> bytes:
    """A page on which each text is an object of its own, at its place."""
    return "\n".join(f"{before}BT {font} 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, text in texts).encode("cp1252")


ROWS = [("Quay", "Berths", "Depth"), ("North", "12", "8.5"), ("South", "7", "11.2"), ("Mole", "3", "14.0")]


def test_the_rows_of_a_table_are_lines_of_cells():
    page = drawn(*((60 + 90 * n, 700 - 14 * m, cell) for m, row in enumerate(ROWS) for n, cell in enumerate(row)))
    table = "Quay | Berths | Depth\n--- | --- | ---\nNorth | 12 | 8.5\nSouth | 7 | 11.2\nMole | 3 | 14.0"
    assert paragraphs(pdf(page)) == [table]
    blanks = [(60 + 90 * n + 60, 700 - 14 * m, " ") for m in range(4) for n in range(2)]
    assert paragraphs(pdf(page + b"\n" + drawn(*blanks))) == [table]
    scaled = page.replace(b"/F1 11 Tf 1 0 0 1", b"/F1 1 Tf 11 0 0 11")
    assert paragraphs(pdf(scaled)) == [table]


def test_numbers_in_narrow_columns_are_cells_and_no_marks_of_items():
    rows = [("Part", "Price", "Stock", "Method"), ("pump", "82.84", "36", "sea"), ("rope", "7.50", "10", "air")]
    page = drawn(*((60 + 50 * n, 700 - 14 * m, cell) for m, row in enumerate(rows) for n, cell in enumerate(row)))
    table = "Part | Price | Stock | Method\n--- | --- | --- | ---\npump | 82.84 | 36 | sea\nrope | 7.50 | 10 | air"
    assert paragraphs(pdf(page)) == [table]


def test_blanks_that_are_objects_of_their_own_part_words():
    page = drawn((60, 700, "The"), (79.6, 700, " "), (82.6, 700, "clerk"), (107.7, 700, " "), (110.8, 700, "resigned."))
    assert paragraphs(pdf(page)) == ["The clerk resigned."]


LEFT = [
    "The harbour master told the council",
    "that the crane had stood unused for",
    "more than a year, and that nobody",
    "had asked him why.",
]
RIGHT = [
    "Residents see it otherwise. Their",
    "speaker, Runa Holm, said that the",
    "noise had never stopped at night",
    "since the crane came.",
]


def test_columns_written_line_by_line_across_the_page_are_read_one_after_another():
    across = [(x, 700 - 14 * n, text) for n in range(4) for x, text in ((60, LEFT[n]), (320, RIGHT[n]))]
    assert paragraphs(pdf(drawn(*across))) == [" ".join(LEFT), " ".join(RIGHT)]
    headed = drawn((60, 740, "Crane divides the town"), *across, font="/F1 11 Tf")
    assert paragraphs(pdf(headed))[-2:] == [" ".join(LEFT), " ".join(RIGHT)]


def test_the_numbers_of_lines_in_the_margin_are_no_text():
    words = [
        "The ferry company asked the court to",
        "order that the pier be opened.",
        "",
        "The town refused, since the piles",
        "are rotten below the water.",
        "",
    ]
    numbers = [(40, 700 - 24 * n, str(n + 1)) for n in range(12)]
    page = drawn(*numbers, *((72, 700 - 24 * n, text) for n, text in enumerate(words) if text))
    text = read(pdf(page, page)).text
    assert "The ferry company asked the court to order that the pier be opened." in text
    assert not any(character.isdigit() for character in text)


def test_letters_of_one_form_keep_the_sentences_that_they_share():
    shared = "The permit was withdrawn because the fee had not been paid."
    pages = [
        drawn(
            (60, 780, shared),
            (60, 762, f"Permit number {n}: {name}."),
            (60, 744, "Anyone may object within ten days to the mayor."),
        )
        for n, name in ((31, "Ola Lie"), (32, "Eva Moe"), (33, "Per Dahl"))
    ]
    text = read(pdf(*pages)).text
    assert text.count(shared) == text.count("Anyone may object within ten days to the mayor.") == 3


def test_a_page_that_is_there_twice_keeps_its_date_and_its_signature():
    page = ["3 March 2024", "", "To the harbour board", "", *lines(OTHER), "Yours sincerely", "", "Ida Brandt"]
    loaded = read(pdf(page, page))
    assert loaded.text.count("Ida Brandt") == 4
    assert loaded.text.count("Yours sincerely") == 2
    assert "3 March 2024" in loaded.text[loaded.page_starts[1] :]


def test_what_is_printed_twice_to_be_bold_is_read_once():
    page = drawn((60, 700, "Closed until further notice"), (60.4, 700, "Closed until further notice"))
    assert paragraphs(pdf(page)) == ["Closed until further notice"]
    letters = [(x, 650, letter) for x, letter in zip((60, 67.9, 74.1, 82.6, 90, 97.3), "CLOSED", strict=True)]
    twice = [at for x, y, letter in letters for at in ((x, y, letter), (x + 0.3, y, letter))]
    assert paragraphs(pdf(drawn(*twice))) == ["CLOSED"]


def test_a_page_that_lies_on_its_side_is_read():
    turned = [
        b"BT /F1 11 Tf 0 1 -1 0 %d 60 Tm (%s) Tj ET" % (100 + 14 * n, text.encode()) for n, text in enumerate(LEFT)
    ]
    assert paragraphs(pdf(b"\n".join(turned))) == [" ".join(LEFT)]


def test_what_is_filled_into_a_form_is_read():
    look = b"BT /F1 11 Tf 2 4 Td (Saltmere) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Annots[6 0 R]"
        b"/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length 47>>stream\nBT /F1 11 Tf 60 700 Td (Place of birth:) Tj ET   \nendstream",
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(place)/V(Saltmere)/F 4/Rect[140 696 300 712]/AP<</N 7 0 R>>>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 160 16]/Resources<</Font<</F1 4 0 R>>>>/Length %d>>"
        b"stream\n%s\nendstream" % (len(look), look),
    ]
    assert paragraphs(assemble(objects)) == ["Place of birth: Saltmere"]


def test_a_document_is_called_by_its_largest_letters_where_its_properties_say_nothing():
    text = [(60, 660 - 14 * n, line) for n, line in enumerate(textwrap.wrap(LONG, 60))]
    above = drawn((60, 740, "Saltmere Harbour Council")) + b"\n"
    large = drawn((60, 705, "What the North Pier"), (60, 685, "Will Cost"), font="/F1 18 Tf") + b"\n"
    assert read(pdf(above + large + drawn(*text))).metadata.title == "What the North Pier Will Cost"
    assert read(pdf(above + large + drawn(*text), info="/Title(Pier repairs)")).metadata.title == "Pier repairs"
    part = drawn((60, 705, "Chapter 1"), font="/F1 18 Tf") + b"\n"
    assert read(pdf(above + part + drawn(*text))).metadata.title != "Chapter 1"


def test_footnotes_do_not_part_the_paragraph_that_goes_on_over_the_page():
    first, second = textwrap.wrap(LONG, 60)[:2], textwrap.wrap(LONG, 60)[2:]
    notes = [
        (60, 100, "1See the minutes of 4 March, and what the clerk"),
        (60, 90, "wrote to the board."),
        (60, 80, "2Ibid."),
    ]
    opening = drawn(*((60, 700 - 14 * n, line) for n, line in enumerate([*textwrap.wrap(OTHER, 60), *first])))
    page = opening + b"\n" + drawn(*notes, font="/F1 8 Tf")
    rest = drawn(*((60, 700 - 14 * n, line) for n, line in enumerate(second)))
    texts = paragraphs(pdf(page, rest))
    assert "1 See the minutes of 4 March, and what the clerk wrote to the board." in texts
    assert "2 Ibid." in texts
    assert any(LONG in text for text in texts)


def test_a_date_line_and_words_as_on_buttons_stay_in_what_no_browser_printed():
    loaded = read(
        pdf(lines("Office of the Harbour Master", "September 29, 2015", LONG, OTHER, "Keep reading", "Comments"))
    )
    assert loaded.metadata.published == "2015-09-29"
    assert {"September 29, 2015", "Keep reading", "Comments"} <= set(loaded.text.split("\n\n"))


def ruled(xs: list[float], ys: list[float], *, path: str = "l S") -> bytes:
    """The lines of a table, each drawn by itself."""
    across = [f"{xs[0]} {y} m {xs[-1]} {y} {path}" for y in ys]
    return "\n".join([*across, *(f"{x} {ys[0]} m {x} {ys[-1]} {path}" for x in xs)]).encode() + b"\n"


def test_the_lines_of_a_cell_are_one_where_rulings_part_the_rows():
    cells = drawn(
        (62, 688, "Quay"), (152, 688, "Keeper of"), (152, 676, "the lamps"), (252, 688, "Berths"),
        (62, 656, "North"), (152, 656, "Ida Brandt and"), (152, 644, "her brother"), (252, 656, "12"),
        (62, 624, "South"), (152, 624, "Tom Reyes"), (252, 624, "7"),
    )  # fmt: skip
    table = "Quay | Keeper of the lamps | Berths\n--- | --- | ---\nNorth | Ida Brandt and her brother | 12\n"
    lattice = ruled([60, 150, 250, 320], [702, 670, 638, 618])
    assert paragraphs(pdf(lattice + cells)) == [table + "South | Tom Reyes | 7"]
    boxes = b"60 618 260 84 re S 60 638 260 32 re S 150 618 100 84 re S\n"
    assert paragraphs(pdf(boxes + cells)) == [table + "South | Tom Reyes | 7"]


def test_a_label_beside_several_rows_is_told_in_each_and_rows_between_two_rulings_are_rows():
    cells = drawn(
        (62, 688, "Coast"), (152, 688, "Quay"), (252, 688, "Berths"), (332, 688, "Depth"),
        (62, 662, "North"), (152, 668, "Lee"), (252, 668, "12"), (332, 668, "8.5"),
        (152, 654, "Mole"), (252, 654, "3"), (332, 654, "9.1"),
    )  # fmt: skip
    lattice = ruled([60, 150, 250, 330, 400], [702, 682, 648])
    table = "Coast | Quay | Berths | Depth\n--- | --- | --- | ---\nNorth | Lee | 12 | 8.5\nNorth | Mole | 3 | 9.1"
    assert paragraphs(pdf(lattice + cells)) == [table]


def test_a_frame_around_a_text_makes_no_table_of_it():
    text = drawn(*((62, 700 - 14 * n, line) for n, line in enumerate(textwrap.wrap(LONG, 60))))
    assert paragraphs(pdf(ruled([56, 400], [716, 600]) + text)) == [LONG]


def test_lines_of_a_cell_are_one_where_they_stand_nearer_to_each_other_than_to_the_next_row():
    page = drawn(
        (60, 700, "Booked and"), (160, 700, "Text"), (260, 700, "Amount"), (60, 688, "interest date"),
        (60, 664, "2016-01-14"), (160, 664, "Transfer"), (260, 664, "406.50"),
        (60, 640, "2016-01-15"), (160, 640, "Fee"), (260, 640, "2.10"),
    )  # fmt: skip
    assert paragraphs(pdf(page)) == [
        "Booked and interest date | Text | Amount\n--- | --- | ---\n"
        "2016-01-14 | Transfer | 406.50\n2016-01-15 | Fee | 2.10"
    ]
