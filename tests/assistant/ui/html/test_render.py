from dataclasses import replace
from html import escape
from html.parser import HTMLParser

import pytest

from assistant.types import ShortAnswer, Statement
from assistant.ui.html import corpus, render
from assistant.ui.html.evidence import Shown
from index.errors import BylineError
from index.types import Change, Failure, Progress, Span, SyncReport
from tests.assistant.ui.examples import answer, citation, document, summary

HOSTILE = """<img src=x onerror=alert(1)>"'><script>alert(2){{7*7}}${7*7}"""


class Markup(HTMLParser):
    """Collects a page's elements and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def having(self, **wanted: str) -> list[dict[str, str | None]]:
        names = {name.replace("_", "-"): value for name, value in wanted.items()}
        return [each for _, each in self.elements if names.items() <= each.items()]


def shown(*citations, **changes):
    return {
        each.number: replace(Shown(each, "kept", before="Before. ", after=" After."), **changes) for each in citations
    }


def inert(html: str) -> bool:
    markup = Markup(html)
    names = {tag for tag, _ in markup.elements}
    attributes = {name for _, each in markup.elements for name in each}
    return not names & {"img", "script", "svg", "iframe"} and not any(name.startswith("on") for name in attributes)


def test_documents_of_one_text_say_so_and_count_as_one():
    found = (summary("d1", copies=("d2",)), summary("d2", copies=("d1",)))
    some = corpus.Corpus("press", 2, found, names={"d1": "Harbour Courier", "d2": "Echo"})
    for html in (render.source_list(some), render.source_table(some)):
        assert "Same text as Echo" in html
    cited = citation(1), citation(2, document_id="d2")
    shown = {1: Shown(cited[0], "kept", copies=found[1:]), 2: Shown(cited[1], "kept", copies=found[:1])}
    html = render.turn("t", answer(*cited), shown, ())
    assert "2 sources, 1 text" in html
    assert "Same text in" in html


def test_an_overview_shows_its_sentences_and_small_talk_only_its_line():
    cited = citation(1)
    html = render.turn("t", answer(cited, mode="overview", kind="overview"), shown(cited), ())
    assert html.count(escape(cited.quote)) >= 2  # among the answer's sentences, and on its card
    html = render.turn("t", answer(mode="chat", kind="chat", answer="Ask on.\nWho?"), {}, ("Who?",))
    assert "<p>Ask on.</p>" in html
    assert "evidence" not in html


def test_how_a_question_was_understood_stands_under_it_with_a_way_back():
    html = render.turn("t", answer(citation(1), understood="Why did Holm go?"), shown(citation(1)), ())
    assert "Understood as: Why did Holm go?" in html
    assert [each["data-action"] for each in Markup(html).having(data_action="ask-as-typed")] == ["ask-as-typed"]


def test_every_citation_number_leads_to_its_card():
    cited = [citation(1), citation(2, document_id="d2")]
    markup = Markup(render.turn("t1", answer(*cited), shown(*cited), ()))
    numbers = [each["data-number"] for each in markup.having(data_action="cite")]
    assert numbers == ["1", "2"]
    assert [len(markup.having(data_card=number)) for number in numbers] == [1, 1]


def test_a_citation_shows_its_quote_when_pointed_at_and_is_named_for_screen_readers():
    markup = Markup(render.turn("t1", answer(citation()), shown(citation()), ()))
    (button,) = markup.having(data_action="cite")
    assert button["data-quote"] == citation().quote
    assert button["aria-label"] == "Citation 1: Harbour Courier"


def test_evidence_is_grouped_by_document_and_opens_at_the_quoted_words():
    cited = [citation(1), citation(2, document_id="d2"), citation(3)]
    markup = Markup(render.turn("t1", answer(*cited), shown(*cited), ()))
    cards = [each["data-card"] for _, each in markup.elements if "data-card" in each]
    assert cards == ["1", "3", "2"]
    assert len(markup.having(**{"class": "card"})) == 2
    assert "#/read/d1/23-69/v1" in [each.get("href") for _, each in markup.elements]


def test_statements_of_one_voice_stand_under_one_name():
    cited = [citation(1), citation(2), citation(3, outlet="The Post", document_id="d3")]
    markup = Markup(render.turn("t1", answer(*cited), shown(*cited), ()))
    assert len(markup.having(**{"class": "who"})) == 2


def test_the_short_answer_is_marked_in_the_statements():
    html = render.turn(
        "t1", answer(citation(), short_answers=(ShortAnswer("4.2 million", (1,)),)), shown(citation()), ()
    )
    assert html.count("<mark>4.2 million</mark>") == 2
    assert "differ" not in html


def test_a_short_answer_says_who_says_it():
    short = (ShortAnswer("4.2 million", (1,)),)
    html = render.turn(
        "t1", answer(citation(speaker="Tom Ruck"), short_answers=short), shown(citation(speaker="Tom Ruck")), ()
    )
    assert '<mark>4.2 million</mark> <span class="by">Tom Ruck</span>' in html


def test_short_answers_that_differ_each_have_their_citation_and_mark_only_their_own_sentence():
    cited = citation(), citation(2, quote="The works cost 4.2 million or 5.", document_id="d2")
    shorts = ShortAnswer("5", (2,)), ShortAnswer("4.2 million", (1,))
    html = render.turn("t1", answer(*cited, short_answers=shorts), shown(*cited), ())
    assert "The documents differ:" in html
    assert html.count("<mark>4.2 million</mark>") == html.count("<mark>5</mark>") == 2


def test_near_passages_are_folded_beside_an_answer_and_open_when_it_is_declined():
    near = citation(2, quote="Near it.")
    quoted = render.turn("t1", answer(citation(), nearest=(near,)), shown(citation()), ())
    declined = render.turn("t1", answer(mode="declined", answer="They do not say.", nearest=(near,)), {}, ())
    assert '<details class="nearest">' in quoted
    assert '<details class="nearest" open>' in declined
    assert "They do not say." in Markup(declined).text


def test_a_removed_source_is_named_as_such_and_its_words_are_gone():
    gone = Shown(citation(quote="", title="", outlet=None), "removed")
    html = render.turn("t1", answer(citation(quote="", title="", outlet=None)), {1: gone}, ())
    markup = Markup(html)
    assert "This document was removed" in markup.text
    assert markup.having(data_action="cite")[0]["data-quote"] == "This source was removed."
    assert not markup.having(data_action="read")


def test_a_changed_source_can_be_opened_and_is_not_quoted():
    markup = Markup(render.turn("t1", answer(citation()), shown(citation(), state="changed"), ()))
    assert "has changed since it was quoted" in markup.text
    assert not markup.having(**{"class": "ctx"})


def test_a_pdf_opens_at_its_page_and_a_web_page_at_the_words():
    cited = citation(page=3)
    pdf = {"media_type": "application/pdf", "original": "original/d1?library=press"}
    html = render.turn("t1", answer(cited), shown(cited, **pdf, address="https://a.example/b#:~:text=The"), ())
    assert 'href="original/d1?library=press#page=3"' in html
    assert 'href="https://a.example/b#:~:text=The"' in html


def test_only_a_pdf_has_an_original_to_look_at():
    assert "original/d1" not in render.turn("t1", answer(citation()), shown(citation(), original="original/d1"), ())


@pytest.mark.parametrize("field", ["title", "outlet", "author", "published", "url", "speaker", "via", "quote"])
def test_nothing_in_a_citation_becomes_markup(field):
    cited = citation(**{field: HOSTILE})
    told = answer(
        cited, nearest=(cited,), short_answers=(ShortAnswer(HOSTILE, (1,)),), notice=HOSTILE, question=HOSTILE
    )
    html = render.turn(HOSTILE, told, shown(cited, before=HOSTILE, after=HOSTILE, question=HOSTILE), [HOSTILE], HOSTILE)
    assert inert(html)
    assert HOSTILE in Markup(html).text


def test_nothing_in_a_document_becomes_markup():
    texts = dict.fromkeys(("text", "title", "outlet", "author", "published", "url"), HOSTILE)
    html = render.reader(document(**texts), Span(0, 5), headings={HOSTILE}, original="original/d1")
    assert inert(html)
    assert Markup(html).text.count(HOSTILE) >= 2


@pytest.mark.parametrize("draw", [render.source_list, render.source_table])
def test_nothing_in_the_lists_becomes_markup(draw):
    rows = dict.fromkeys(("document_id", "title", "outlet", "author", "published", "url", "language"), HOSTILE)
    assert inert(draw(corpus.Corpus(HOSTILE, 1, (summary(**rows),), HOSTILE)))
    assert inert(draw(corpus.Corpus(HOSTILE, 1, (), HOSTILE)))


def test_nothing_else_becomes_markup():
    change = Change(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,))
    for html in (
        render.failed_turn(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        render.failures([Failure(HOSTILE, HOSTILE, HOSTILE)]),
        render.welcome(HOSTILE, 3, [HOSTILE]),
        render.adding(Progress("reading", 1, 2, HOSTILE), 2.0, [render.FileState(HOSTILE, "failed", what=HOSTILE)]),
        render.added(SyncReport(added=(change,))),
        render.problem(BylineError(HOSTILE, place=HOSTILE, advice=HOSTILE)),
        render.edited(summary(title=HOSTILE, edited=(HOSTILE,))),
        render.scope_line(HOSTILE),
    ):
        assert inert(html)
        assert HOSTILE in Markup(html).text


def test_an_address_that_is_no_web_address_is_never_a_link():
    cited = citation(url="javascript:alert(1)")
    page = Markup(render.turn("t1", answer(cited), shown(cited), ())).elements
    page += Markup(render.reader(document(url="javascript:x"), None, headings=set())).elements
    assert [each["href"] for _, each in page if "href" in each and not each["href"].startswith("#/")] == []


def test_a_search_finds_documents_by_all_their_words():
    found = corpus.matching([summary("a"), summary("b", title="The bridge", outlet="The Post")], "POST bridge")
    assert [each.document_id for each in found] == ["b"]


def test_a_long_list_says_how_much_of_it_is_shown():
    many = tuple(summary(str(number)) for number in range(corpus.ROWS + 1))
    html = render.source_list(corpus.Corpus("press", len(many), many))
    assert html.count('type="checkbox"') == corpus.ROWS
    assert "200 of 201 sources" in Markup(html).text


def test_an_empty_library_says_what_to_do():
    assert "Add files" in Markup(render.welcome("default", 0, [])).text
    assert "no documents here yet" in Markup(render.source_table(corpus.Corpus("default", 0, ()))).text


def test_a_statement_that_is_not_supported_is_marked_as_such():
    doubtful = answer(citation(), statements=(Statement("Seven.", (1,), None, "unsupported"),))
    html = render.turn("t1", doubtful, shown(citation()), ())
    assert "not supported by the sources" in html
    assert 'class="words doubtful"' in html


def test_a_document_that_changed_says_so():
    html = render.reader(document(), None, headings=set(), stale=True)
    assert "has changed since it was quoted" in html


def test_a_document_names_its_language_and_is_put_in_its_direction():
    arabic = summary(language="ar", title="الجسر مغلق")
    some = corpus.Corpus("press", 2, (arabic, summary("d2", language=None)))
    listed, table = Markup(render.source_list(some)), Markup(render.source_table(some))
    assert listed.text.count("Arabic") == table.text.count("Arabic") == 1
    assert len(listed.having(dir="auto")) == len(table.having(dir="auto")) == 2
    opened = Markup(render.reader(document(language="ar"), None, headings=set(), caution="In Arabic: …."))
    assert "Arabic" in opened.text
    assert "In Arabic: …." in opened.text
    assert opened.having(id="reader-title", dir="auto")


def test_a_card_tells_what_to_expect_of_its_language():
    quoted = citation(speaker=None, manner="quoted")
    html = render.turn("t1", answer(quoted), shown(quoted, language="ar", caution="In Arabic: …."), ())
    card = Markup(html)
    assert "In Arabic: …." in card.text
    assert "In quotation marks, not known whose" in card.text
    assert "own voice" not in card.text
    assert [tag for tag, attributes in card.elements if attributes.get("dir") == "auto" and tag == "blockquote"]


def test_each_file_has_a_line_of_its_own_those_at_work_first():
    files = [render.FileState(f"/a/{n}.pdf", "waiting") for n in range(70)]
    files += [
        render.FileState("/a/long.pdf", "embedding", 0.4),
        render.FileState("/a/bad.pdf", "failed", what="Damaged."),
    ]
    told = render.adding(Progress("embedding", 40, 100, "/a/long.pdf", 0.4), 2.0, files)
    assert "Embedding passage 40 of 100" in told
    assert told.index("long.pdf") < told.index("bad.pdf") < told.index("0.pdf")
    assert "embedding 40 %" in told
    assert "Damaged." in told
    assert "and 12 more" in told


def test_neighbouring_quotes_do_not_repeat_what_stands_between_and_around_them():
    one = Shown(citation(1, quote="B.", start=3, end=5), "kept", before="A. ", after=" C.", question="Why?")
    two = Shown(citation(2, quote="C.", start=6, end=8), "kept", before="B. ", after=" D.", question="Why?")
    html = render.turn("t", answer(one.citation, two.citation), {1: one, 2: two}, ())
    evidence = html[html.index('class="evidence"') :]
    assert [evidence.count(each) for each in ("A. ", ">B.<", ">C.<", " D.", "Q: Why?")] == [1, 1, 1, 1, 1]


def test_documents_are_sorted_by_a_column_and_those_without_it_come_last():
    some = [
        summary("d1", title="b", outlet="Echo"),
        summary("d2", title="A", outlet=None),
        summary("d3", title="c", outlet="argus"),
    ]
    assert [each.document_id for each in corpus.ordered(some, "title")] == ["d2", "d1", "d3"]
    assert [each.document_id for each in corpus.ordered(some, "outlet")] == ["d3", "d1", "d2"]
    assert [each.document_id for each in corpus.ordered(some, "-outlet")] == ["d1", "d3", "d2"]
    assert [each.document_id for each in corpus.ordered(some, "nothing")] == ["d2", "d1", "d3"]


def test_the_same_failure_is_told_once():
    failed = [Failure(f"/{folder}/minutes.pdf", "It is damaged.", "Add it again.") for folder in ("a", "b")]
    html = render.failures([*failed, Failure("/a/notes.pdf", "It is damaged.", "Add it again.")])
    assert html.count('class="fail"') == 2
    assert "2 files or pages were not added" in html
    assert Markup(html).text.count("minutes.pdf") == 1
