"""OpenDocument texts give their paragraphs and properties, and nothing that is deleted or hidden."""

from pathlib import Path

import pytest

from index.errors import LoadError
from tests.index.loading.makers import part, with_part
from tests.index.loading.reading import paragraphs, read

CLOCK = (Path(__file__).parents[3] / "data" / "formats" / "clock.odt").read_bytes()
BODY = [
    "The harbour clock of Saltmere stopped at ten past four on 9 February 2025, and nobody noticed until the evening "
    "ferry left early.",
    "What the Clockmaker Found",
    "“The mainspring is sound,” said Tobias Wrenn, the clockmaker. “It is the escapement that has worn through.” He "
    "put the cost at £1,850.",
    "¹ A footnote on the escapement.",
    "- Clean the movement.",
    "- Replace the escapement.",
    "Part | Price\n--- | ---\nEscapement | £1,200",
    "The harbour master, Edda Loxley, denied that the ferry had left early.",
    "She said that her own watch agreed with it.",
]
"""What is seen of the clock: without the sentence that was deleted and the hidden and white words."""


def with_content(old: str, new: str) -> bytes:
    content = part(CLOCK, "content.xml").decode()
    assert old in content
    return with_part(CLOCK, "content.xml", content.replace(old, new).encode())


def refusal(data: bytes) -> LoadError:
    with pytest.raises(LoadError) as error:
        read(data)
    assert error.value.advice
    return error.value


def test_a_text_that_a_word_processor_wrote_comes_out_as_it_is_seen():
    loaded = read(CLOCK)
    assert loaded.media_type == "application/vnd.oasis.opendocument.text"
    assert loaded.text.split("\n\n") == BODY
    said = loaded.metadata
    assert (said.title, said.author, said.published) == (
        "The Harbour Clock of Saltmere", "Ada Fennimore", "2025-02-11"
    )  # fmt: skip
    assert "made" in loaded.warnings[0]


def test_what_stands_in_the_title_style_is_the_title_when_the_properties_have_none():
    meta = part(CLOCK, "meta.xml").replace(b"<dc:title>The Harbour Clock of Saltmere</dc:title>", b"")
    styled = with_content("</office:text>", '<text:p text:style-name="Title">A Clock</text:p></office:text>')
    assert read(with_part(styled, "meta.xml", meta)).metadata.title == "A Clock"


def test_words_on_a_coloured_ground_are_seen():
    old = 'fo:color="#ffffff"'
    assert "White words" not in read(CLOCK).text
    assert "White words" in read(with_content(old, f'{old} fo:background-color="#003366"')).text


def test_an_encrypted_text_asks_for_a_copy_without_password():
    manifest = part(CLOCK, "META-INF/manifest.xml").replace(
        b"/>", b"><manifest:encryption-data/></manifest:file-entry>", 1
    )
    noise = with_part(CLOCK, "content.xml", bytes(range(256)) * 20)
    assert "password" in refusal(with_part(noise, "META-INF/manifest.xml", manifest)).what


def test_damaged_empty_and_harmful_texts_are_refused():
    assert "damaged" in refusal(CLOCK[:9000]).what
    assert "damaged" in refusal(with_part(CLOCK, "content.xml", part(CLOCK, "content.xml")[:900])).what
    assert "ODT" in refusal(with_part(CLOCK, "a.bin", bytes(50_000_000))).what
    for entity in (b"'lol'><!ENTITY b '&a;&a;'", b"SYSTEM 'file:///etc/passwd'", b"'<p/>'"):
        laughs = b"<!DOCTYPE d [<!ENTITY a %s>]><office:document-content/>" % entity
        assert "entities" in refusal(with_part(CLOCK, "content.xml", laughs)).what
    empty = part(CLOCK, "content.xml").decode()
    start, end = empty.index("<office:text"), empty.index("</office:text>")
    bare = empty[: empty.index(">", start) + 1] + empty[end:]
    assert "No text" in refusal(with_part(CLOCK, "content.xml", bare.encode())).what


def test_spaces_that_stand_for_millions_show_nothing_more():
    data = with_content("</office:text>", '<text:p>a<text:s text:c="99999999"/>b</text:p></office:text>')
    assert paragraphs(data)[-1] == "a b"


def test_entities_that_stand_for_a_name_are_read_as_it():
    declared = "<!DOCTYPE d [<!ENTITY yard 'Kelvik yard'>]>"
    data = with_content("</office:text>", "<text:p>Built at the &yard; in May.</text:p></office:text>")
    content = part(data, "content.xml").decode()
    head = content.index("<office:document-content")
    data = with_part(data, "content.xml", f"{content[:head]}{declared}{content[head:]}".encode())
    assert paragraphs(data)[-1] == "Built at the Kelvik yard in May."


STYLES = (
    '<text:list-style style:name="Clauses">'
    '<text:list-level-style-number text:level="1" style:num-prefix="§ " style:num-format="1"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    '<style:style style:name="Quiet" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Whisper" style:family="text" style:parent-style-name="Quiet"/>'
    '<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    "</style:style></office:automatic-styles>"
)


def with_end(xml: str) -> list[str]:
    """The paragraphs that this adds to the end of the clock."""
    data = with_content("</office:text>", f"{xml}</office:text>")
    content = part(data, "content.xml").decode().replace("</office:automatic-styles>", STYLES)
    return paragraphs(with_part(data, "content.xml", content.encode()))[len(BODY) :]


def test_clauses_have_the_numbers_that_the_document_shows():
    def listed(words: str, inner: str = "") -> str:
        return f"<text:list-item><text:p>{words}</text:p>{inner}</text:list-item>"

    deep = listed("Inner.", f"<text:list>{listed('Deep.')}</text:list>")
    item = listed("Outer.", f"<text:list>{deep}</text:list>")
    goes_on = 'text:style-name="Clauses" text:continue-numbering="true"'
    again = f"<text:list {goes_on}>{listed('On.')}</text:list>"
    assert with_end(f'<text:list text:style-name="Clauses">{item}{item}</text:list>{again}') == [
        "§ 1 Outer.",
        "1.1. Inner.",
        "a) Deep.",
        "§ 2 Outer.",
        "2.1. Inner.",
        "a) Deep.",
        "§ 3 On.",
    ]


def test_hidden_by_a_style_that_another_is_built_on_raised_figures_and_shapes():
    assert with_end('<text:p>Seen.<text:span text:style-name="Whisper">secret</text:span></text:p>') == ["Seen."]
    assert with_end('<text:p>10<text:span text:style-name="Up">6</text:span> tons</text:p>') == ["10⁶ tons"]
    shape = "<draw:custom-shape><text:p>In the box.</text:p></draw:custom-shape>"
    assert with_end(f"<text:p>Beside it.{shape}</text:p>") == ["Beside it.", "In the box."]


def test_a_note_in_a_table_stands_after_it():
    body = "<text:note-body><text:p>From the yard.</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>2</text:note-citation>{body}</text:note>"
    cells = "".join(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for words in (f"Pump{note}", "88"))
    rows = f"<table:table-row>{cells}</table:table-row><table:table-row>{cells.replace(note, '')}</table:table-row>"
    text = "\n".join(with_end(f"<table:table>{rows}</table:table>"))
    assert text.count("Pump") == 2
    assert text.endswith("² From the yard.")


def test_what_only_a_header_says_is_read():
    header = "<style:header><text:p>Harbour court of Kelvik</text:p><text:p>Page 2 of 3</text:p></style:header>"
    page = '<style:master-page style:name="Standard" style:page-layout-name="Mpm1"'
    styles = part(CLOCK, "styles.xml").decode().replace(f"{page}/>", f"{page}>{header}</style:master-page>")
    assert paragraphs(with_part(CLOCK, "styles.xml", styles.encode()))[-1] == "Harbour court of Kelvik"
