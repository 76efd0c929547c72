"""Who wrote the article of a page, as its data, its head and its byline say; never somebody of another story."""

import html
import json
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from index.loading.article import authors_of, is_organisation, iso_date, single_spaced

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|\w*Posting|Report|Review|Recipe|WebPage|CreativeWork)$")
_META = (
    "author", "article:author", "article.author", "dc.creator", "dcterms.creator", "dc.author", "parsely-author",
    "sailthru.author", "byl", "citation_author", "og:author", "article:author_name",
)  # fmt: skip
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|(?:article|post|entry)?-?authors?|writers?)(?:-?names?)?(?=$|[\s_-])", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"comment|related|recommend|sidebar|teaser|promo|more-|most-|trending|newsletter|footer|bio\b|profile|avatar"
    r"|card|caption"
    r"|credit|nav|widget|popular|read-?next|author-?(?:box|info|description)",
    re.IGNORECASE,
)
_STORIES = re.compile(
    r"comment|related|recommend|sidebar|teaser|promo|more-|most-|trending|newsletter|popular|read-?next", re.IGNORECASE
)
_WHOLE = frozenset(("body", "html", "main", "article"))
_OTHER_TAGS = frozenset(("aside", "nav", "footer", "blockquote", "figure", "figcaption", "li"))
_DATE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d"
)
_SAID = "//meta[translate(@name,$upper,$lower)=$name or translate(@property,$upper,$lower)=$name]/@content"
_TURNED = re.compile(r"^([^,]+), ([^,]+)$")
_SEAM = "\ufdd2"
_GLUED = re.compile(rf"(?<=[^\W\d_A-Z]){_SEAM}+(?=[^\W_a-z])")
_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LONGEST, _DEEP, _MOST = 200, 8, 200


def author_of(tree: HtmlElement, guessed: str | None = None) -> str | None:
    """Return who wrote the article, joined with commas: people before organisations, data before what is seen.

    Where none of these names anybody, ``guessed`` does, if that name stands in the page outside of other stories.
    """
    bylines = bylines_of(tree)
    found = [authors_of(_from_data(tree)), authors_of(_from_head(tree))]
    for place, (words, element) in enumerate(bylines):
        beside = [more for more, other in bylines[place + 1 :] if _around(other) & _around(element)]
        found.append(authors_of([words, *beside]))
    told = [names for names in found if names]
    people = next((names for names in told if " " in names[0] and not is_organisation(names[0])), None)
    if told:
        return ", ".join(people or told[0])
    names = authors_of([guessed]) if guessed else ()
    return ", ".join(names) if names and _stands_in(tree, names[0]) else None


def _around(element: HtmlElement) -> set[HtmlElement]:
    parent = element.getparent()
    return {each for each in (parent, None if parent is None else parent.getparent()) if each is not None}


def _stands_in(tree: HtmlElement, name: str) -> bool:
    """Whether a name stands in a page otherwise than in a list, a margin or a quotation."""
    last = name.rsplit(maxsplit=1)[-1].casefold()
    found = (each for each in tree.xpath("//body//text()") if last in each.casefold())
    return any(not any(_is_of_others(up) for up in [*each.getparent().iterancestors()][:-2]) for each in found)


def _is_of_others(element: HtmlElement) -> bool:
    said = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in _OTHER_TAGS or bool(element.tag not in _WHOLE and _STORIES.search(said))


def date_beside_author(tree: HtmlElement) -> str | None:
    """Return the ISO date in the byline of a page."""
    found = (_DATE.search(line) for line, _ in bylines_of(tree))
    return next((date for each in found if each and (date := iso_date(each[0]))), None)


def _from_data(tree: HtmlElement) -> list[str]:
    """Return the authors of the article in the page's JSON-LD."""
    named: list[str] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # the page's own mistake: browsers pass over it too
        items = [*_items(data)]
        by_id = {item["@id"]: item for item in items if isinstance(item.get("@id"), str) and "name" in item}
        for item in items:
            kinds = item.get("@type")
            if any(_ARTICLE.match(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                named += _names(item.get("author"), by_id)
    return named


def _items(data: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if isinstance(data, dict) and depth < _DEEP:
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author"):
            yield from _items(data.get(key), depth + 1)
    elif isinstance(data, list) and depth < _DEEP:
        for each in data[:_MOST]:
            yield from _items(each, depth + 1)


def _names(author: object, by_id: dict[object, dict[str, object]]) -> Iterator[str]:
    for each in author if isinstance(author, list) else [author]:
        if isinstance(each, dict):
            known = by_id.get(each.get("@id"), each)
            yield from _names(each.get("name") or known.get("name"), {})
        elif isinstance(each, str):
            yield html.unescape(each)


def _from_head(tree: HtmlElement) -> list[str]:
    for name in _META:
        said = tree.xpath(_SAID, name=name, upper=_UPPER, lower=_UPPER.lower())
        if told := [html.unescape(each) for each in said if each.strip() and "://" not in each]:
            turned = name.startswith(("dc", "citation"))
            return [_TURNED.sub(r"\2 \1", each) if turned else each for each in told]
    return []


def bylines_of(tree: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """Return the elements that are bylines of the page's own article, in order, each after its words."""
    lines: list[tuple[str, HtmlElement]] = []
    taken: list[HtmlElement] = []
    for element in tree.xpath("//body//*[@rel='author' or @itemprop='author' or @class or @id or self::address]"):
        said = f"{element.get('class') or ''} {element.get('id') or ''}"
        told = element.get("rel") == "author" or element.get("itemprop") == "author" or _BYLINE.search(said)
        if not told or any(each in taken for each in element.iterancestors()) or _is_elsewhere(element):
            continue
        words = "\n".join(single_spaced(each) for each in _lines(element))
        if words and len(words) <= _LONGEST:
            taken.append(element)
            lines.append((words, element))
    return lines


def _lines(element: HtmlElement) -> Iterator[str]:
    """Yield the words of an element, parted where it breaks lines."""
    words: list[str] = []
    for each in element.iter():
        if each.tag in {"br", "p", "div", "li", "time", "h1", "h2", "h3", "h4"} and words:
            yield _joined(words)
            words = []
        if isinstance(each.tag, str) and each.tag not in {"script", "style"}:
            words += [_SEAM, each.text or ""]
        if each is not element:
            words += [_SEAM, each.tail or ""]
    yield _joined(words)


def _joined(words: list[str]) -> str:
    """Return words as one text, with a space where two elements part a small letter from a capital or a figure."""
    return _GLUED.sub(" ", "".join(words)).replace(_SEAM, "")


def _is_elsewhere(element: HtmlElement) -> bool:
    """Whether an element belongs to what stands around an article: other stories, comments, a box on its author."""
    for each in (element, *element.iterancestors()):
        if each.tag in _OTHER_TAGS:
            return True
        said = f"{each.get('class') or ''} {each.get('id') or ''}"
        if each.tag not in _WHOLE and _ELSEWHERE.search(_BYLINE.sub(" ", said)):
            return True
    return False
