"""Marks within words: what refers to notes goes, raised figures, formulas and posts become what they say."""

import re

from lxml.html import HtmlElement

from index.loading.article import raised, single_spaced
from index.loading.parsers.markup.formulas import formula

_LINK = "//a[@href]"
_MARK = re.compile(
    r"\s*[\[(]?\s*(?:note |n\. ?|nb )?(?:\d{1,3}|[ivxlc]{1,6}|[a-z]|[*†‡§¶⁂]+|[¹²³⁰⁴-⁹]+)\s*[\])]?\s*", re.IGNORECASE
)
_ARROW = re.compile(r"\s*[↩↑⤴⮐^\ufe0e\ufe0f]+\s*")
_OF_NOTES = re.compile(r"note|^fn|footref|reference|citation|\bcite", re.IGNORECASE)
_SIGNED = re.compile(r"[-–—―]{1,2}\s*\S[^(]{0,60}\(@\w{1,30}\)")
_POSTED = re.compile(rf"{_SIGNED.pattern}[^.]{{0,60}}$")
_PAGE = re.compile(r"pagenum|page-?number|pagebreak|\bpageno\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*[\[({]?\s*(?:p(?:age|g|\.)?\s*)?(?:\d{1,4}|[ivxlc]{1,7})\s*[\])}]?\s*", re.IGNORECASE)


def settle_marks(tree: HtmlElement) -> None:
    """Take out of ``tree`` the marks of notes and of printed pages, raise raised figures, and write out formulas.

    A mark at the head of its note stays, and so does every link that is more than a mark.
    """
    for link in tree.xpath(_LINK):
        text = link.text_content()
        if len(text) <= 20 and (_ARROW.fullmatch(text) or (_MARK.fullmatch(text) and _refers_to_note(link))):
            _drop(link)
    for element in tree.xpath("//*[@class]"):
        text = element.text_content()
        if _PAGE.search(element.get("class")) and (not text.strip() or _PAGE_NUMBER.fullmatch(text)):
            _drop(element)
    for element in tree.xpath("//sup[not(*)][normalize-space()]"):
        element.text = raised(element.text)
    for quotation in tree.xpath("//blockquote"):
        _join_post(quotation)
    for element in tree.xpath("//math"):
        text = formula(element)
        tail = element.tail
        element.clear()
        element.tag, element.text, element.tail = "span", text, tail


def _refers_to_note(link: HtmlElement) -> bool:
    """Whether a link that looks like a mark is one: it stands raised or says so, and words come before it."""
    parent = link.getparent()
    kinds = f"{link.get('epub:type') or ''} {link.get('role') or ''}".lower()
    if "noteref" in kinds:
        return True
    if "#" not in link.get("href"):
        return False
    said = " ".join(filter(None, (link.get("class"), link.get("rel"), parent.get("class"), link.get("href"))))
    return (parent.tag == "sup" or bool(_OF_NOTES.search(said))) and _comes_after_words(link)


def _comes_after_words(link: HtmlElement) -> bool:
    element = link
    while (parent := element.getparent()) is not None:
        before = [
            parent.text,
            *(part for each in element.itersiblings(preceding=True) for part in (each.tail, each.text)),
        ]
        if any(part and part.strip() for part in before):
            return True
        if parent.tag not in {"sup", "span", "a", "b", "i", "em", "strong", "small"}:
            return False
        element = parent
    return False


def _drop(element: HtmlElement) -> None:
    """Take out an element, and the raising around it where it held nothing else."""
    parent = element.getparent()
    if parent is None:
        return
    element.drop_tree()
    if parent.tag == "sup" and not parent.text_content().strip() and parent.getparent() is not None:
        parent.drop_tree()


def _join_post(quotation: HtmlElement) -> None:
    """Make one paragraph of a posted message above the name of who posted it: it is theirs to its first line."""
    if not _POSTED.search(single_spaced(quotation.text_content())):
        return
    for line in quotation.xpath(".//br"):
        line.tail = f" {line.tail or ''}"
        line.drop_tag()
    first, *others = quotation.findall("p") or [quotation]
    for paragraph in others:
        if _SIGNED.match(single_spaced(paragraph.text_content())):
            break
        tail = paragraph.tail
        paragraph.tail = None
        paragraph.tag = "span"
        first.append(paragraph)
        paragraph.text = f" {paragraph.text or ''}"
        if tail and tail.strip():
            first.tail = tail
