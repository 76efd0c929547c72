"""Takes out of a page what a person who looks at it can't see."""

import re

from lxml import etree
from lxml.html import HtmlElement

_NEVER_SHOWN = "//template | //noscript | //script | //style | //dialog[not(@open)] | //*[@hidden]"
_FOR_SCREEN_READERS = frozenset("sr-only screen-reader-text screen-reader-only visually-hidden visuallyhidden".split())
_KEPT = frozenset(("html", "body", "main", "article"))

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_RULE = re.compile(r"@[\w-]+[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_SIMPLE = re.compile(r"(?:[a-z][\w-]*)?(?:[.#][\w-]+)?", re.IGNORECASE)
_ZERO = re.compile(r"0*\.?0*(?:px|r?em|pt|%|v[wh])?")
_FAR_OFF = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|r?em|pt|%|v[wh])?")
_NO_COLOUR = frozenset("none transparent inherit initial unset".split())
_COLOURS = {"white": "#ffffff", "black": "#000000"}

Style = dict[str, str]


def remove_hidden(tree: HtmlElement) -> None:
    """Remove from ``tree`` templates, scripts, and what is hidden, of no size, or of the colour of its ground.

    Reads ``hidden`` and ``style`` attributes, the usual class names for screen readers, and those rules of the page's
    own style sheets that select a single tag, class or id. Style sheets in files of their own are not fetched.
    """
    rules = _rules(tree)
    doomed = list(tree.xpath(_NEVER_SHOWN))
    # Without a style sheet of its own file the ground is white; with one it is anybody's guess.
    unset = None if tree.xpath("//link[@rel='stylesheet']") else "#ffffff"
    grounds: dict[HtmlElement | None, str | None] = {None: unset}
    for element in tree.iter(etree.Element):
        style = _style_of(element, rules)
        ground = style.get("background-color") or style.get("background") or "none"
        inherits = ground in _NO_COLOUR
        grounds[element] = grounds.get(element.getparent(), unset) if inherits else _colour(ground)
        classes = (element.get("class") or "").split()
        unseen = _hides(style) or (grounds[element] and _colour(style.get("color")) == grounds[element])
        if element.tag not in _KEPT and (unseen or not _FOR_SCREEN_READERS.isdisjoint(classes)):
            doomed.append(element)
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _hides(style: Style) -> bool:
    """Whether these declarations make an element invisible."""
    clipped = style.get("overflow", "").startswith("hidden") and any(
        _ZERO.fullmatch(style.get(name, "auto")) for name in ("height", "width", "max-height", "max-width")
    )
    away = style.get("position") in {"absolute", "fixed"} and any(
        _FAR_OFF.fullmatch(style.get(name, "")) for name in ("left", "top", "right", "bottom")
    )
    # Zero opacity with a movement is how pages fade in what they show.
    faint = _ZERO.fullmatch(style.get("opacity", "1")) and style.keys().isdisjoint(
        {"transform", "transition", "animation"}
    )
    return bool(
        style.get("display") == "none"
        or style.get("visibility") in {"hidden", "collapse"}
        or _ZERO.fullmatch(style.get("font-size", "1em"))
        or style.get("color") == "transparent"
        or _FAR_OFF.fullmatch(style.get("text-indent", ""))
        or style.get("clip-path") in {"inset(50%)", "inset(100%)"}
        or re.fullmatch(r"rect\((?:[01](?:px)?[, ]*){4}\)", style.get("clip", ""))
        or clipped
        or away
        or faint
    )


def _style_of(element: HtmlElement, rules: dict[str, Style]) -> Style:
    """Return the declarations that hold for an element: the sheets' by tag, class and id, then its own."""
    if not rules:
        return _declarations(element.get("style") or "")
    tag = element.tag.lower()
    names = [f".{name}" for name in (element.get("class") or "").split()]
    if identity := element.get("id"):
        names.append(f"#{identity}")
    style: Style = {}
    for selector in (tag, *(each for name in names for each in (name, tag + name))):
        style |= rules.get(selector, {})
    return style | _declarations(element.get("style") or "")


def _rules(tree: HtmlElement) -> dict[str, Style]:
    """Return the declarations of the page's own style sheets by selector, the later over the earlier."""
    rules: dict[str, Style] = {}
    for sheet in tree.xpath("//style[not(@media) or @media='all' or @media='screen']"):
        plain = _AT_RULE.sub("", _COMMENT.sub("", sheet.text or ""))
        for rule in plain.split("}"):
            selectors, _, body = rule.partition("{")
            style = _declarations(body)
            # In a sheet this is nearly always the first moment of fading in.
            style.pop("opacity", None)
            for selector in map(str.strip, selectors.split(",")):
                if selector and _SIMPLE.fullmatch(selector):
                    rules.setdefault(selector, {}).update(style)
    return rules


def _declarations(style: str) -> Style:
    pairs = (declaration.partition(":") for declaration in style.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value.strip()}


def _colour(value: str | None) -> str | None:
    """Return a colour as ``#rrggbb`` where that is plain, ``None`` for everything else."""
    if not value:
        return None
    value = _COLOURS.get(value, value)
    if short := re.fullmatch(r"#([0-9a-f])([0-9a-f])([0-9a-f])", value):
        return "#" + "".join(digit * 2 for digit in short.groups())
    if numbers := re.fullmatch(r"rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)(?:[,/ ]+1(?:\.0+)?)?\)", value):
        return "#" + "".join(f"{min(int(number), 255):02x}" for number in numbers.groups())
    return value if re.fullmatch(r"#[0-9a-f]{6}", value) else None
