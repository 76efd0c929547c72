"""What an EPUB says about itself: its metadata, the order of its pages, and its table of contents (EPUB 2 and 3)."""

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree
from lxml.html import HtmlElement

from index.errors import LoadError
from index.i18n import N_, _
from index.loading.article import clean_characters, decode, iso_date, single_spaced
from index.loading.parsers.markup import parse_tree
from index.types import Metadata

AGAIN = N_("Download it again, or convert it to a new EPUB or to PDF and add that.")
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml"))
# Fonts are scrambled so that they are of no use outside the book; that hides no words.
_OF_FONTS = frozenset(("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: its ``label``, the ``anchor`` in its page, and how deep it is nested, from 1."""

    label: str
    anchor: str
    depth: int


@dataclass(frozen=True, slots=True)
class Package:
    """A book: its metadata, its pages (names in the archive) in reading order, and each page's lines in its contents.

    ``kinds`` says what a page is for (``cover``, ``toc``), where the package does.
    """

    metadata: Metadata
    pages: tuple[str, ...]
    contents: Mapping[str, tuple[Entry, ...]]
    kinds: Mapping[str, str]


def read_package(archive: ZipFile) -> Package:
    """Return what the package document of a book says.

    Raises:
        LoadError: the book is damaged, or protected against copying.
    """
    names = frozenset(archive.namelist())
    _check_protection(archive, names)
    container = _xml(archive, "META-INF/container.xml")
    place = next((each.get("full-path") for each in container.iterfind(".//{*}rootfile[@full-path]")), None)
    if place is None:
        _damaged(_("it does not say where its package is"))
    package = _xml(archive, place)
    items = {each.get("id"): each for each in package.iterfind("{*}manifest/{*}item[@href]")}
    paths = {key: resolved(place, item.get("href"))[0] for key, item in items.items()}
    references = [each.get("idref") for each in package.iterfind("{*}spine/{*}itemref")]
    navigation = [key for key, item in items.items() if "nav" in (item.get("properties") or "").split()]
    pages = [
        paths[each]
        for each in references
        if each in paths and items[each].get("media-type") in _PAGES and each not in navigation
    ]
    missing = next((page for page in pages if page not in names), None)
    if missing is not None or not pages:
        _damaged(_("its page %(page)s is missing", page=missing) if missing else _("it has no pages"))
    ncx = [key for key, item in items.items() if item.get("media-type") == "application/x-dtbncx+xml"]
    entries: defaultdict[str, list[Entry]] = defaultdict(list)
    for path in (paths[key] for key in navigation[:1] or ncx[:1] if paths[key] in names):
        for target, entry in _from_nav(archive, path) if navigation else _from_ncx(archive, path):
            entries[target].append(entry)
    # What an anchor names is a part of a page, such as the list of contents above the first chapter.
    guide = {
        resolved(place, each.get("href"))[0]: (each.get("type") or "").lower()
        for each in package.iterfind("{*}guide/{*}reference[@href]")
        if "#" not in each.get("href")
    }
    contents = {path: tuple(each) for path, each in entries.items()}
    return Package(_metadata(package), tuple(dict.fromkeys(pages)), contents, guide)


def _check_protection(archive: ZipFile, names: frozenset[str]) -> None:
    methods: set[str | None] = set()
    if "META-INF/encryption.xml" in names:
        encryption = _xml(archive, "META-INF/encryption.xml")
        methods = {each.get("Algorithm") for each in encryption.iterfind(".//{*}EncryptedData/{*}EncryptionMethod")}
    if methods - _OF_FONTS or "META-INF/sinf.xml" in names:
        raise LoadError(
            _("The book is protected against copying (DRM), so its words can't be read."),
            advice=_("Add a copy without protection, if its seller offers one."),
        )


def _xml(archive: ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(archive.read(name), parser)
    except KeyError:
        _damaged(_("it has no %(name)s", name=name))
    except etree.XMLSyntaxError as error:
        raise LoadError(
            _("The EPUB is damaged: %(name)s: %(reason)s.", name=name, reason=error), advice=_(AGAIN)
        ) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for __ in declared.iterentities()):
        raise LoadError(_("The EPUB declares entities, which can hide what it says."), advice=_(AGAIN))
    return root


def _damaged(what: str) -> NoReturn:
    raise LoadError(_("The EPUB is damaged: %(what)s.", what=what), advice=_(AGAIN))


def resolved(base: str, address: str) -> tuple[str, str]:
    """Return the name in the archive, and the anchor, that ``address`` means in the file ``base``."""
    path, _, anchor = address.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path))), unquote(anchor)


def plain(text: str | None) -> str | None:
    """Return a name or title on one line, ``None`` for nothing."""
    return single_spaced(clean_characters(text or "")) or None


def types_of(element: HtmlElement) -> frozenset[str]:
    """Return what an element says that it is for, such as ``cover`` or ``footnote``."""
    said = f"{element.get('epub:type') or ''} {(element.get('role') or '').replace('doc-', '')}"
    return frozenset(said.lower().split())


def _from_nav(archive: ZipFile, path: str) -> Iterator[tuple[str, Entry]]:
    tree = parse_tree(decode(archive.read(path))[0])
    lists = [nav for nav in tree.iter("nav") if "toc" in types_of(nav)] or list(tree.iter("nav"))
    for link in lists[0].iter("a") if lists else ():
        label = plain(link.text_content())
        if label and link.get("href"):
            target, anchor = resolved(path, link.get("href"))
            yield target, Entry(label, anchor, sum(1 for _ in link.iterancestors("ol")))


def _from_ncx(archive: ZipFile, path: str) -> Iterator[tuple[str, Entry]]:
    for point in _xml(archive, path).iterfind(".//{*}navPoint"):
        label, content = plain(point.findtext("{*}navLabel/{*}text")), point.find("{*}content")
        if label and content is not None and content.get("src"):
            target, anchor = resolved(path, content.get("src"))
            yield target, Entry(label, anchor, 1 + sum(1 for _ in point.iterancestors("{*}navPoint")))


def _metadata(package: etree._Element) -> Metadata:
    """Return the book's title, its authors, its publisher as outlet, when it was published, and its language."""
    refined = {
        (each.get("refines", "").removeprefix("#"), each.get("property")): (each.text or "").strip()
        for each in package.iterfind(".//{*}meta[@refines]")
    }

    def said(name: str) -> list[etree._Element]:
        return [each for each in package.iter(f"{_DC}{name}") if plain(each.text)]

    def of(element: etree._Element, attribute: str, quality: str) -> str | None:
        return element.get(f"{_OPF}{attribute}") or refined.get((element.get("id", ""), quality))

    titles = sorted(said("title"), key=lambda each: {"main": 0, None: 1}.get(of(each, "title-type", "title-type"), 2))
    makers = said("creator")
    authors = [each for each in makers if of(each, "role", "role") in {"aut", None}] or makers
    dates = [each.text for each in said("date") if of(each, "event", "event") in {"publication", None}]
    language = next((each.text.strip()[:2].lower() for each in said("language")), None)
    return Metadata(
        title=next((plain(each.text) for each in titles), None),
        outlet=next((plain(each.text) for each in said("publisher")), None),
        author=", ".join(filter(None, (plain(each.text) for each in authors))) or None,
        published=next(filter(None, map(iso_date, dates)), None),
        language=language if language not in {"un", "mu"} else None,
    )
