"""What a PPTX draws of data: tables, charts and the diagrams that are called SmartArt."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lxml import etree
from pptx.shapes.base import BaseShape
from pptx.table import Table

from index.loading.article import clean_characters, single_spaced, table

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_D = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NO_NODES = frozenset(("pres", "parTrans", "sibTrans"))
_DAY_0 = date(1899, 12, 30)


def _plain(text: str) -> str:
    return single_spaced(clean_characters(text))


def rows_of(drawn: Table) -> Iterator[str]:
    """Yield a table of a slide. A cell that spans rows is told on each, one that spans columns once."""
    rows: list[list[str]] = []
    for row in drawn.rows:
        cells: list[str] = []
        for number, cell in enumerate(row.cells):
            from_above = cell._tc.get("vMerge") in {"1", "true"}
            above = rows[-1][number] if from_above and rows and number < len(rows[-1]) else ""
            cells.append(above or _plain(" ".join(paragraph.text for paragraph in cell.text_frame.paragraphs)))
        rows.append(cells)
    yield from told(rows, headings=drawn.first_row or None)


def told(rows: Sequence[Sequence[str]], *, headings: bool | None) -> Iterator[str]:
    """Yield rows as the paragraphs that they make: one for a table, more for what is none."""
    if any(any(row) for row in rows):
        yield from (paragraph for paragraph in table(rows, headings=headings).split("\n\n") if paragraph.strip())


def chart_of(chart: etree._Element) -> Iterator[str]:
    """Yield a chart's title and its values as a table: a row for each category, a column for each series."""
    title = _plain(" ".join(_words(each) for each in chart.iterfind(f"{_C}chart/{_C}title//{A}p")))
    if title:
        yield title
    series = list(chart.iter(f"{_C}ser"))
    names = [_first(each.find(f"{_C}tx")) for each in series]
    columns: list[tuple[str, dict[int, str]]] = []
    labels: dict[int, str] = {}
    for name, each in zip(names, series, strict=True):
        labels = labels or _points(each.find(f"{_C}cat"))
        across = _points(each.find(f"{_C}xVal"))
        if across:
            columns.append((f"{name} (x)".strip(), across))
        columns += [(name, values) for kind in ("val", "yVal") if (values := _points(each.find(f"{_C}{kind}")))]
        columns += [(f"{name} (size)".strip(), sizes) for sizes in [_points(each.find(f"{_C}bubbleSize"))] if sizes]
    places = sorted({place for _name, values in columns for place in values} | labels.keys())
    if not columns or not any(name for name, _values in columns):
        heading: list[list[str]] = []
    else:
        heading = [["", *(name for name, _values in columns)]]
    rows = [[labels.get(place, ""), *(values.get(place, "") for _name, values in columns)] for place in places]
    if not labels:
        heading, rows = [row[1:] for row in heading], [row[1:] for row in rows]
    yield from told([*heading, *rows], headings=bool(heading))


def _words(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{A}t"))


def _first(holder: etree._Element | None) -> str:
    return next((_plain(each.text or "") for each in holder.iter(f"{_C}v")), "") if holder is not None else ""


def _points(holder: etree._Element | None) -> dict[int, str]:
    """Return the values of a series, or its categories, by their places; of categories in levels all in one."""
    points: dict[int, str] = {}
    if holder is None:
        return points
    levels = list(holder.iter(f"{_C}lvl"))
    if levels:
        for level in reversed(levels):
            known = sorted((int(each.get("idx", 0)), _first(each)) for each in level.iter(f"{_C}pt"))
            for place in [int(each.get("idx", 0)) for each in levels[0].iter(f"{_C}pt")]:
                name = next((word for start, word in reversed(known) if start <= place), "")
                points[place] = f"{points[place]}, {name}" if place in points else name
        return points
    code = next((each.text or "" for each in holder.iter(f"{_C}formatCode")), "")
    for each in holder.iter(f"{_C}pt"):
        points[int(each.get("idx", 0))] = _shown(_first(each), each.get("formatCode", code))
    return points


def _shown(value: str, code: str) -> str:
    """Return a number as its format shows it, where that changes what it says: shares in per cent, days."""
    try:
        number = float(value)
    except ValueError:
        return value
    if "%" in code:
        decimals = len(code.partition("%")[0].rpartition(".")[2]) if "." in code else 0
        return f"{number * 100:.{decimals}f}%"
    if {"y", "d"} & set(code.lower().replace("red", "")) and 0 < number < 100_000:
        return (_DAY_0 + timedelta(days=int(number))).isoformat()
    return f"{number:.10g}" if abs(number) < 1e10 else f"{number:.0f}"


def diagram_of(shape: BaseShape) -> Iterator[str]:
    """Yield the words of a SmartArt diagram as a list, in its order; nothing for a shape that is none."""
    references = shape._element.find(f".//{_D}relIds")
    if references is None:
        return
    data = etree.fromstring(shape.part.related_part(references.get(f"{_R}dm")).blob)
    texts = {
        point.get("modelId"): _plain(" ".join(_words(paragraph) for paragraph in point.iter(f"{A}p")))
        for point in data.iter(f"{_D}pt")
        if point.get("type", "node") not in _NO_NODES
    }
    below: dict[str, list[tuple[int, str]]] = {}
    for link in data.iter(f"{_D}cxn"):
        if link.get("type", "parOf") == "parOf" and link.get("destId") in texts:
            below.setdefault(link.get("srcId"), []).append((int(link.get("srcOrd", 0)), link.get("destId")))
    children = {each for links in below.values() for _order, each in links}
    waiting = [each for each in texts if each not in children][::-1]
    seen: set[str] = set()
    while waiting:
        point = waiting.pop()
        if point not in seen:
            seen.add(point)
            waiting += [each for _order, each in sorted(below.get(point, ()), reverse=True)]
            yield from [f"- {texts[point]}"] if texts[point] else []
