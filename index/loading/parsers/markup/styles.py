"""The style of each element of a page: the page's own style sheets and the elements', as a browser puts them together.

Properties are named without a vendor's prefix, shorthands are spread out as far as :mod:`.hidden` reads them, and
``var()`` is filled in.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter

import cssselect
import tinycss2
from lxml import etree
from lxml.html import HtmlElement
from tinycss2.ast import Node

from index.loading.parsers.markup.colours import colour_of

Style = dict[str, str]
Bearers = dict[str, dict[HtmlElement, None]]
"""The elements that bear a tag, a class (".x") or an id ("#x")."""

Weight = tuple[int, int, int]
Entry = tuple[tuple[bool, bool, Weight, int], Style, Sequence[HtmlElement]]
"""Declarations and whose they are, after their rank: whether important, whether of the element itself, how exactly the
selector names it, and their place in the sheets (CSS Cascading and Inheritance 4, section 6.1)."""

_READ = frozenset(
    "display visibility content-visibility opacity filter font font-size color color-scheme text-fill-color "
    "text-shadow text-stroke background background-color background-image background-clip overflow overflow-x "
    "overflow-y height width max-height max-width position inset left top right bottom margin margin-left margin-top "
    "text-indent white-space clip clip-path transform scale transition animation animation-name".split()
)
_PREFIX = re.compile(r"^-(?:webkit|moz|ms|o)-")
_PICTURE = re.compile(r"url\(|gradient\(|image\(|image-set\(")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)")
_DEPTH = 5
"""How often variables are filled in that stand in one another, and how deep rules may be nested."""

_LONGEST = 1000
"""Characters of a selector or a value; what is longer is an attempt."""

_SKIPPED = (True, True)
"""Comments and white space are left out."""

_NAME = re.compile(r"[.#](?:\\.|[\w-])+")
_SIMPLE = re.compile(r"(?=.)([a-zA-Z][\w-]*|)(?:[.#](?:\\.|[\w-])+)*")
_SHOWING = frozenset(("", "all", "screen", "not print", "not speech"))
_LIMIT = re.compile(r"\((?:(min|max)-width:|width(<|>)=?)([\d.]+)(px|r?em)\)")
_HTML = cssselect.HTMLTranslator()


@dataclass(frozen=True, slots=True)
class Rule:
    """Declarations of a sheet that hold for the elements which ``selector`` names where all ``media`` are true."""

    selector: str
    media: tuple[str, ...]
    plain: Style
    important: Style


def rules_of(tree: HtmlElement) -> list[Rule]:
    """Return the rules of the page's own style sheets, in order. Sheets in files of their own are not fetched."""
    return [
        rule
        for sheet in tree.iter("style")
        for rule in _rules(tinycss2.parse_stylesheet(sheet.text or "", *_SKIPPED), (sheet.get("media") or "",))
    ]


def depends_on_width(rules: Sequence[Rule]) -> bool:
    """Whether some rules hold on screens of some widths only."""
    return any("width" in media for rule in rules for media in rule.media)


def styles_of(tree: HtmlElement, rules: Sequence[Rule], width: int) -> dict[HtmlElement, Style]:
    """Return the style of each element, in document order, on a screen so many pixels wide."""
    said: dict[HtmlElement, Style] = {element: _attributes(element) for element in tree.iter(etree.Element)}
    for _, style, chosen in sorted(chain(_by_rules(tree, rules, width), _by_themselves(tree)), key=itemgetter(0)):
        for element in chosen:
            _say(said[element], style)
    return _filled(said)


def _by_rules(tree: HtmlElement, rules: Sequence[Rule], width: int) -> Iterator[Entry]:
    bearers = _bearers(tree)
    for order, rule in enumerate(rules):
        if all(_holds(media, width) for media in rule.media):
            for weight, chosen in _select(tree, rule.selector, bearers):
                yield (False, False, weight, order), rule.plain, chosen
                yield (True, False, weight, order), rule.important, chosen


def _bearers(tree: HtmlElement) -> Bearers:
    bearers: Bearers = defaultdict(dict)
    for element in tree.iter(etree.Element):
        classes = (f".{name}" for name in (element.get("class") or "").split())
        for name in (element.tag, *classes, f"#{element.get('id')}"):
            bearers[name][element] = None
    return bearers


def _by_themselves(tree: HtmlElement) -> Iterator[Entry]:
    for element in tree.xpath("descendant-or-self::*[@style]"):
        plain, important = _own(element.get("style"))
        yield (False, True, (0, 0, 0), 0), plain, (element,)
        yield (True, True, (0, 0, 0), 0), important, (element,)


@lru_cache(maxsize=256)
def _own(style: str) -> tuple[Style, Style]:
    return _body(tinycss2.parse_blocks_contents(style, *_SKIPPED))[:2]


def _say(style: Style, more: Style) -> None:
    """Add declarations; what is said last stands last, so that a shorthand replaces what was said before it."""
    for name, value in more.items():
        style.pop(name, None)
        style[name] = value


def _rules(nodes: Sequence[Node], media: tuple[str, ...], within: str = "", depth: int = 0) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "at-rule" and node.content is not None and depth < _DEPTH:
            told = _as_text(node.prelude).casefold()
            inner = tinycss2.parse_blocks_contents(node.content, *_SKIPPED)
            if node.lower_at_keyword == "media":
                yield from _rules(inner, (*media, told), within, depth + 1)
            elif node.lower_at_keyword == "layer" or (
                node.lower_at_keyword == "supports" and not told.startswith("not")
            ):
                yield from _rules(inner, media, within, depth + 1)
        elif node.type == "qualified-rule" and depth < _DEPTH:
            plain, important, inner = _body(tinycss2.parse_blocks_contents(node.content, *_SKIPPED))
            # In a sheet this is nearly always the first moment of fading in.
            plain.pop("opacity", None)
            important.pop("opacity", None)
            for selector in _nested(within, node.prelude):
                if plain or important:
                    yield Rule(selector, media, plain, important)
                yield from _rules(inner, media, selector, depth + 1)


def _nested(within: str, prelude: Sequence[Node]) -> Iterator[str]:
    """Yield the selectors of a list; those of a rule inside of another one's begin with the other's."""
    part: list[Node] = []
    for node in [*prelude, None]:
        if node is not None and node != ",":
            part.append(node)
        elif (selector := _as_text(part)) and len(selector) + len(within) <= _LONGEST:
            yield selector.replace("&", within) if "&" in selector or not within else f"{within} {selector}"
            part = []


def _body(nodes: Sequence[Node]) -> tuple[Style, Style, list[Node]]:
    """Return the plain and the important declarations that matter here, and the rules among them."""
    plain: Style = {}
    important: Style = {}
    for node in nodes:
        if node.type == "declaration":
            name = _PREFIX.sub("", node.lower_name)
            if name in _READ or name.startswith("--"):
                value = _as_text(node.value).casefold()
                _say(important if node.important else plain, {name: value})
    return plain, important, [node for node in nodes if node.type in {"qualified-rule", "at-rule"}]


def _holds(media: str, width: int) -> bool:
    """Whether one of a list of media queries is true of a screen; what is not known of a screen is not true of it."""
    queries = (each.strip().casefold().removeprefix("only ") for each in media.split(","))
    return any(all(_is_true(each.strip(), width) for each in query.split(" and ")) for query in queries)


def _is_true(condition: str, width: int) -> bool:
    limit = _LIMIT.fullmatch(condition.replace(" ", ""))
    if limit is None:
        return condition in _SHOWING
    pixels = float(limit[3]) * (1 if limit[4] == "px" else 16)
    return width >= pixels if limit[1] == "min" or limit[2] == ">" else width <= pixels


def _select(tree: HtmlElement, selector: str, bearers: Bearers) -> Iterator[tuple[Weight, Sequence[HtmlElement]]]:
    """Yield how much a selector weighs and what it selects: nothing where it is of a state, or of no known form."""
    names = [name.replace("\\", "") for name in _NAME.findall(selector)]
    if "(" not in selector and any(name not in bearers for name in names):
        return
    if (simple := _SIMPLE.fullmatch(selector)) is not None:
        # Most selectors are of this form, and by far the fastest done by themselves.
        names += filter(None, [simple[1].lower()])
        first, *others = (bearers.get(name, {}) for name in names)
        ids = sum(name[0] == "#" for name in names)
        weight = (ids, len(names) - ids - bool(simple[1]), int(bool(simple[1])))
        yield weight, [element for element in first if all(element in other for other in others)]
        return
    try:
        for parsed in cssselect.parse(selector):
            if parsed.pseudo_element is None:
                yield parsed.specificity(), tree.xpath(_HTML.selector_to_xpath(parsed, "descendant-or-self::"))
    except (cssselect.SelectorError, etree.XPathError, RecursionError):
        return


def _attributes(element: HtmlElement) -> Style:
    """Return what an element's tag and its attributes of before style sheets say."""
    style: Style = {"display": "none"} if element.get("hidden") is not None else {}
    if ground := element.get("bgcolor"):
        style["background-color"] = ground.casefold()
    if element.get("background"):
        style["background-image"] = "url()"
    if element.tag == "mark":
        style |= {"background-color": "yellow", "color": "black"}
    ink = element.get("color") if element.tag == "font" else element.get("text") if element.tag == "body" else None
    if ink or (element.tag == "a" and element.get("href")):
        style["color"] = (ink or "#0000ee").casefold()
    return style


def _filled(said: dict[HtmlElement, Style]) -> dict[HtmlElement, Style]:
    """Return styles with the variables that hold where they stand, and without shorthands."""
    variables: dict[HtmlElement | None, Style] = {None: {}}
    filled: dict[HtmlElement, Style] = {}
    for element, style in said.items():
        own = {name: value for name, value in style.items() if name.startswith("--")}
        known = variables.get(element.getparent(), {})
        variables[element] = known | own if own else known
        filled[element] = {}
        for name, value in style.items():
            if not name.startswith("--"):
                filled[element] |= _spread(name, _fill(value, variables[element]))
    return filled


def _fill(value: str, known: Style) -> str:
    for _ in range(_DEPTH):
        if "var(" not in value:
            break
        value = _VARIABLE.sub(lambda found: known.get(found[1], found[2] or ""), value)[:_LONGEST]
    return value.strip()


def _as_text(nodes: Sequence[Node]) -> str:
    try:
        return str(tinycss2.serialize(nodes)).strip()
    except RecursionError:  # so many brackets that they say nothing
        return ""


def _spread(name: str, value: str) -> Style:
    """Return the longhands of a shorthand; every other property as it is."""
    parts = value.split()
    if not parts:
        return {}
    if name == "background":
        told = (_as_text([part]) for part in tinycss2.parse_component_value_list(value))
        plain = next((text for text in told if colour_of(text)), "transparent")
        return {"background-color": plain, "background-image": value if _PICTURE.search(value) else "none"}
    if name == "font":
        sizes = [part.partition("/")[0] for part in parts if part[0].isdigit() or part[0] == "."]
        # A number by itself is a weight, unless a line's height follows it or it is nothing.
        size = next((each for each in sizes if not each.isdigit() or int(each) == 0), "medium")
        return {"font-size": size}
    if name in {"margin", "inset"}:
        top, right, bottom, left = (parts * 4)[:4] if len(parts) in {1, 2} else (*parts, parts[1])[:4]
        sides = {"top": top, "right": right, "bottom": bottom, "left": left}
        return {side if name == "inset" else f"margin-{side}": length for side, length in sides.items()}
    return {name: value}
