"""What of an OpenDocument text stands beside its lines: boxes and shapes with words, headers and footers."""

from collections.abc import Iterator

from odfdo import Document, Element

_SHAPES = frozenset(
    f"draw:{name}" for name in "text-box custom-shape rect ellipse circle line polygon path connector caption".split()
)
_RUNNING = frozenset(
    f"style:{name}" for name in "header header-first header-left footer footer-first footer-left".split()
)


def boxed(element: Element) -> bool:
    """Whether an element is a box or shape whose paragraphs are its own."""
    return element.tag in _SHAPES


def running_parts(document: Document) -> Iterator[Element]:
    """Yield the headers, then the footers, of a document's pages."""
    pages = document.styles.get_elements("//style:master-page")
    parts = [part for page in pages for part in page.children if part.tag in _RUNNING]
    yield from sorted(parts, key=lambda part: part.tag.startswith("style:footer"))
