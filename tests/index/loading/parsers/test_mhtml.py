"""Saved web pages give the article that was on the page, with the address it was at."""

from pathlib import Path

import pytest

from index.errors import LoadError
from tests.index.loading.reading import read

FERRY = (Path(__file__).parents[3] / "data" / "formats" / "ferry.mhtml").read_bytes()
ARTICLE = "Паром ушёл раньше времени, и одиннадцать пассажиров остались на пристани до самого утра."

EXPLORER = """\
From: "Saved by Internet Explorer 11"
Subject: =?windows-1251?B?z+Dw7uw=?=
Date: Mon, 10 Feb 2025 08:00:00 +0300
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----=_NextPart"
X-MimeOLE: Produced By Microsoft MimeOLE

This is a multi-part message in MIME format.

------=_NextPart
Content-Type: text/html;
\tcharset="windows-1251"
Content-Transfer-Encoding: 8bit
Content-Location: https://vesti.saltmere.example/parom

<html><head><title>Паром ушёл рано</title></head><body><h1>Паром ушёл рано</h1><p>{}</p></body></html>
------=_NextPart
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://vesti.saltmere.example/a.png

iVBORw0KGgo=
------=_NextPart--
"""


def test_a_page_that_a_browser_saved_is_read_as_from_its_address():
    loaded = read(FERRY)
    assert loaded.media_type == "multipart/related"
    assert loaded.metadata.url == "http://echo.saltmere.example/news/ferry.html"
    said = loaded.metadata
    assert (said.title, said.outlet, said.author, said.published) == (
        "Ferry Left Early, Passengers Say", "The Saltmere Echo", "Jonas Pike", "2025-02-10",
    )  # fmt: skip
    first, second, third = loaded.text.split("\n\n")
    assert first.startswith("Eleven passengers were left")
    assert second == (
        "“We could still read its name,” said Léonie Bräker, who had a ticket to Pell Island. “It was twenty past four "
        "by my telephone, and the boat was past the mole.”"
    )
    assert third.endswith("£36 for the night ashore.")


def test_the_older_way_of_saving_names_encoding_and_address_with_the_part():
    loaded = read(EXPLORER.format(ARTICLE).replace("\n", "\r\n").encode("cp1251"))
    assert loaded.text == ARTICLE
    assert (loaded.metadata.title, loaded.metadata.language) == ("Паром ушёл рано", "ru")
    assert loaded.metadata.url == "https://vesti.saltmere.example/parom"


def test_a_page_saved_from_the_disk_has_no_address():
    saved = EXPLORER.format(ARTICLE).replace("https://vesti.saltmere.example/parom", "file:///C:/parom.html")
    assert read(saved.encode("cp1251")).metadata.url is None


def test_a_page_that_breaks_off_says_so():
    half = read(FERRY[: FERRY.index(b"</article>")])
    assert "breaks off" in " ".join(half.warnings)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (FERRY[: FERRY.index(b"\r\n\r\n") + 4], "no page"),
        (FERRY.replace(b"Content-Type: text/html", b"Content-Type: image/png"), "no page"),
        (FERRY[: FERRY.index(b"<!DOCTYPE")], "empty"),
    ],
)
def test_a_file_without_a_page_is_refused_with_what_to_do(data, what):
    with pytest.raises(LoadError, match=what) as error:
        read(data)
    assert error.value.advice
