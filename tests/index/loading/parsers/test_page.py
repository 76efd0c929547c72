"""Pages give their article, whole and in order, and nothing of what is around it."""

import json

import pytest

from index.errors import LoadError
from tests.index.loading.reading import paragraphs, read

NAVIGATION = "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport today</a></li></ul></nav></header>"
FOOTER = "<footer><p>© 2025 Saltmere Post. All rights reserved.</p><a href='/p'>Privacy policy</a></footer>"
SIDEBAR = (
    "<aside class='sidebar'><h3>Most read</h3><ul><li><a href='/d'>Dog saved from the harbour</a></li></ul></aside>"
)
ASIDE = ("Home", "Sport today", "Privacy", "Most read", "Dog saved", "All rights")

NEWS = [
    "The council of Saltmere voted on Tuesday to close the north pier until spring.",
    "Only two of the eleven members voted against it.",
    "“It is the wrong decision,” said Ida Brandt, who owns the fish hall.",
    "She added: “Nobody asked us.”",
    "According to a report by the port authority, 14 of 60 piles are rotten.",
    "What happens in summer is not known.",
]
TURNS = [
    "Why did you close the pier?",
    "Because fourteen of its piles are rotten, and nobody could tell us which of them would be the next to go.",
    "Who pays?",
    "We do.",
]


def page(body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>Pier to close | Saltmere Post</title>{head}</head>"
        f"<body>{NAVIGATION}{body}{SIDEBAR}{FOOTER}</body></html>"
    )


def each(tag: str, texts: list[str]) -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


HEADING = "<h1>Pier to close</h1>"
BODIES = {
    "news": (f"<article>{HEADING}{each('p', NEWS)}</article>", NEWS),
    "a very short one": (f"<main><article>{HEADING}{each('p', NEWS[1:4])}</article></main>", NEWS[1:4]),
    "an interview in paragraphs": (
        f"<article>{HEADING}"
        + "".join(f"<p><strong>{q}</strong></p><p>{a}</p>" for q, a in zip(TURNS[::2], TURNS[1::2], strict=True))
        + "</article>",
        TURNS,
    ),
    "an interview with headings": (
        f"<article>{HEADING}"
        + "".join(f"<h3>{q}</h3><p>{a}</p>" for q, a in zip(TURNS[::2], TURNS[1::2], strict=True))
        + "</article>",
        TURNS,
    ),
    "an interview in a description list": (
        f"<article>{HEADING}<p>{NEWS[0]}</p><dl><dt>{TURNS[0]}</dt><dd>{TURNS[1]}</dd></dl></article>",
        [NEWS[0], *TURNS[:2]],
    ),
    "turns parted by a line break": (
        f"<article>{HEADING}<p><b>Q: {TURNS[0]}</b><br>A: {TURNS[1]}</p>"
        f"<p><b>Q: {TURNS[2]}</b><br>A: {TURNS[3]}</p></article>",
        [f"Q: {TURNS[0]}", f"A: {TURNS[1]}", f"Q: {TURNS[2]}", f"A: {TURNS[3]}"],
    ),
    "lists": (
        f"<article>{HEADING}<p>{NEWS[0]}</p><ul>{each('li', NEWS[1:3])}</ul><ol>{each('li', NEWS[3:])}</ol></article>",
        [NEWS[0], *(f"- {item}" for item in NEWS[1:3]), *(f"{n}. {item}" for n, item in enumerate(NEWS[3:], 1))],
    ),
    "headings": (
        f"<article>{HEADING}<h2>The vote</h2>{each('p', NEWS[:3])}<h2>The bill</h2>{each('p', NEWS[3:])}</article>",
        ["The vote", *NEWS[:3], "The bill", *NEWS[3:]],
    ),
    "divisions in place of paragraphs": (
        f"<div id='app'><div class='x1'><div class='t'>Pier to close</div>{each('div', NEWS)}</div></div>",
        NEWS,
    ),
    "line breaks in place of paragraphs": (f"{HEADING}<div>{'<br><br>'.join(NEWS)}</div>", NEWS),
    "quotations": (
        f"<article>{HEADING}{each('p', NEWS[:3])}<blockquote><p>{NEWS[3]}</p></blockquote>"
        f"{each('p', NEWS[4:])}</article>",
        NEWS,
    ),
    "a table": (
        f"<article>{HEADING}{each('p', NEWS)}<table><tr><th>Line</th><th>Fare</th></tr>"
        "<tr><td>North</td><td>4.50</td></tr></table></article>",
        [*NEWS, "Line | Fare\n--- | ---\nNorth | 4.50"],
    ),
    "links and marked words": (
        f"<article>{HEADING}<p>The <a href='/c'>council</a> said <em>never</em>, and <q>we mean it</q>, "
        f"on <b>3 May</b>; CO<sub>2</sub> too.</p>{each('p', NEWS)}</article>",
        ["The council said never, and we mean it, on 3 May; CO2 too.", *NEWS],
    ),
    "a paragraph with a link among divisions": (
        f"<div><div class='y'>{each('div', NEWS[:3])}<div>Ferries call at the south pier, "
        f"<a href='/t'>the timetable</a> says.</div>{each('div', NEWS[3:])}</div></div>",
        [*NEWS[:3], "Ferries call at the south pier, the timetable says.", *NEWS[3:]],
    ),
    "a sentence that stands twice": (
        f"<article>{HEADING}<p>{NEWS[3]}</p><p>{NEWS[0]}</p><p>{NEWS[3]}</p></article>",
        [NEWS[3], NEWS[0], NEWS[3]],
    ),
    "escaped signs": (
        f"<article>{HEADING}<p>They wrote &amp;lt;b&amp;gt; and AT&amp;T and 3 &lt; 4 on the wall.</p>"
        f"{each('p', NEWS)}</article>",
        ["They wrote &lt;b&gt; and AT&T and 3 < 4 on the wall.", *NEWS],
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_every_paragraph_of_an_article_comes_out_once_and_in_order(name):
    body, expected = BODIES[name]
    assert paragraphs(page(body)) == expected


@pytest.mark.parametrize("name", BODIES)
def test_nothing_from_around_the_article_comes_out(name):
    text = read(page(BODIES[name][0])).text
    assert [words for words in ASIDE if words in text] == []


def test_what_a_page_repeats_and_asks_goes():
    body = (
        "<div class='breadcrumbs'><a href='/'>Home</a> » <a href='/n'>News</a> » Pier to close</div>"
        f"<article>{HEADING}<p class='byline'>By Jane Doe | 3 May 2025</p>{each('p', NEWS[:3])}"
        "<p>Read more: Ferry fares to rise</p><div class='newsletter'><p>Sign up for our newsletter.</p></div>"
        f"{each('p', NEWS[3:])}<div class='share'><h3>Share this:</h3><ul><li><a href='#'>Facebook</a></li></ul></div>"
        "</article><div id='comments'><h3>2 comments</h3><p>A reader: I will never take the ferry again.</p></div>"
    )
    assert paragraphs(page(body)) == NEWS


JSON_LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Pier to close",
    "datePublished": "2025-05-03T10:00:00+01:00",
    "dateModified": "2025-06-01",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "Tom Reyes"}],
    "publisher": {"@type": "Organization", "name": "Saltmere Post"},
}
OPEN_GRAPH = (
    "<meta property='og:title' content='Pier to close'><meta property='og:site_name' content='Saltmere Post'>"
    "<meta property='article:published_time' content='2025-05-03T10:00:00Z'><meta name='author' content='Jane Doe'>"
    "<link rel='canonical' href='https://post.example/pier'>"
)


def test_json_ld_is_read():
    head = f"<script type='application/ld+json'>{json.dumps(JSON_LD)}</script>"
    metadata = read(page(BODIES["news"][0], head)).metadata
    assert metadata.title == "Pier to close"
    assert metadata.outlet == "Saltmere Post"
    assert metadata.author == "Jane Doe, Tom Reyes"
    assert metadata.published == "2025-05-03"
    assert metadata.language == "en"


def test_meta_elements_are_read():
    metadata = read(page(BODIES["news"][0], OPEN_GRAPH)).metadata
    assert (metadata.title, metadata.outlet, metadata.author) == ("Pier to close", "Saltmere Post", "Jane Doe")
    assert (metadata.published, metadata.url) == ("2025-05-03", "https://post.example/pier")


def test_a_date_that_the_article_only_mentions_is_not_its_own():
    body = (
        f"<article>{HEADING}<p>The first vote was on March 12, 2019, the second never.</p>{each('p', NEWS)}</article>"
    )
    assert read(page(body)).metadata.published is None


def test_where_a_page_was_downloaded_is_its_address_but_a_machine_is_no_outlet():
    metadata = read(page(BODIES["news"][0]), address="http://127.0.0.1:8000/pier").metadata
    assert metadata.url == "http://127.0.0.1:8000/pier"
    assert metadata.outlet is None


def test_references_to_what_cannot_be_seen_are_cleaned_too():
    hidden = "".join(f"&#x{0xE0000 + ord(letter):x};" for letter in "orders")
    title = "<meta property='og:title' content='Pi&#8203;er&shy; to close'>"
    loaded = read(
        page(f"<article>{HEADING}<p>The pi&#8203;er{hidden} is cl&shy;osed, cafe&#769;.</p></article>", title)
    )
    assert loaded.text == "The pier is closed, café."
    assert loaded.metadata.title == "Pier to close"


@pytest.mark.case(28)
def test_nesting_beyond_what_can_be_read_is_an_error_and_never_a_part():
    deep = f"<html><body><p>{NEWS[0]}</p>{'<div>' * 100_000}{NEWS[1]}"
    with pytest.raises(LoadError, match="nested"):
        read(deep)


def test_deep_nesting_within_bounds_is_read():
    deep = f"<html><body><div><p>{NEWS[0]}</p>{'<div>' * 300}<p>{NEWS[1]}</p><p>{NEWS[2]}</p>"
    assert paragraphs(deep) == NEWS[:3]


@pytest.mark.parametrize("body", ["<html></html>", "<html><body> </body></html>", "<!doctype html>", "<p>&nbsp;</p>"])
def test_a_page_without_words_is_an_error(body):
    with pytest.raises(LoadError):
        read(body)


def test_a_page_in_another_encoding_is_read_by_what_it_declares():
    japanese = "議会は火曜日に桟橋を閉鎖することを決めた。市長は反対した。"
    text = f"<html><head><meta charset='shift_jis'></head><body><article><p>{japanese}</p></article></body></html>"
    loaded = read(text.encode("shift_jis"))
    assert loaded.text == japanese
    assert loaded.warnings == ()


ITEMS = [
    "The crane was looked at in March by an engineer from Kelvik, who found two cracks.",
    "Rope",
    "Nobody was told.",
]


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_list_that_stands_directly_in_the_body_is_read(tag):
    before = [
        "The harbour office answered our questions in a letter that reached us on Friday.",
        "These are its answers:",
    ]
    after = "The board has not said what it did with the report, and the office gave no further answer."
    body = f"{each('p', before)}<{tag}>{each('li', ITEMS)}</{tag}><p>{after}</p>"
    marks = ["- "] * 3 if tag == "ul" else ["1. ", "2. ", "3. "]
    told = [mark + item for mark, item in zip(marks, ITEMS, strict=True)]
    assert paragraphs(f"<!doctype html><title>Crane</title><body>{body}</body>") == [*before, *told, after]
    last = f"<!doctype html><title>Crane</title><body>{each('p', before)}<{tag}>{each('li', ITEMS)}</{tag}</body>"
    assert paragraphs(last)[-3:] == told


WALL = "<h1>Log in to read on</h1><p>This story is for subscribers only. Log in or subscribe to read the rest.</p>"


def test_a_wall_is_refused_with_what_to_do_and_an_article_that_breaks_off_is_read_with_a_warning():
    with pytest.raises(LoadError) as error:
        read(f"<!doctype html><title>Log in | Post</title><body>{WALL}</body>")
    assert "log-in" in error.value.what
    assert "save" in error.value.advice
    loaded = read(page(f"<article>{HEADING}{each('p', NEWS[:3])}<p>Subscribe to continue reading.</p></article>"))
    assert loaded.cut
    assert "subscribers" in loaded.warnings[0]
    assert not read(page(f"<article>{HEADING}{each('p', NEWS)}</article>")).cut


def test_a_page_that_a_program_fills_says_so():
    with pytest.raises(LoadError, match="program"):
        read("<!doctype html><head><title>Post</title></head><body><div id='root'></div><script>go()</script></body>")


def authored(body: str, head: str = "") -> tuple[str | None, str | None]:
    said = read(page(f"<article>{HEADING}{body}{each('p', NEWS)}</article>", head)).metadata
    return said.author, said.published


@pytest.mark.parametrize(
    ("body", "head", "said"),
    [
        ("<p class='byline'>By Tora Vik March 25, 2024</p>", "", ("Tora Vik", "2024-03-25")),
        (
            "<div class='meta'><span class='author'>By TORA VIK\n May 11, 2024 3:46 PM</span></div>",
            "",
            ("Tora Vik", "2024-05-11"),
        ),
        ("<div class='author'>Tora Vik<br>May 20, 2024</div>", "", ("Tora Vik", "2024-05-20")),
        ("", "<meta name='author' content='Sea &amp; i'>", ("Sea & i", None)),
        (
            "<p class='author'>By Tora Vik, correspondent in Lindvik</p>",
            "<meta property='article:author' content='AFP'>",
            ("Tora Vik", None),
        ),
        ("<a rel='author' href='/t'>Tora Vik</a>", "<meta name='author' content='admin'>", ("Tora Vik", None)),
        (
            "",
            '<script type="application/ld+json">{"@graph": [{"@type": "Person", "@id": "#p", "name": "Tora Vik"}, '
            '{"@type": "NewsArticle", "author": {"@id": "#p"}}]}</script>',
            ("Tora Vik", None),
        ),
        ("<aside><div class='author'>Bo Vane</div></aside>", "", (None, None)),
        (
            "<div class='related-stories'><div class='teaser'><span class='author'>Bo Vane</span></div></div>",
            "",
            (None, None),
        ),
        ("<ul><li><span class='byline'>By Bo Vane</span></li></ul>", "", (None, None)),
    ],
)
def test_the_author_is_the_one_of_the_byline_and_never_of_another_story(body, head, said):
    assert authored(body, head) == said
