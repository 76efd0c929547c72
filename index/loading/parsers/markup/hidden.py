"""Takes out of a page what a person who looks at it can't see."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml.html import HtmlElement

from index.loading.parsers.markup.colours import BLACK, WHITE, Colour, colour_of
from index.loading.parsers.markup.styles import Style, depends_on_width, rules_of, styles_of

_NEVER_SHOWN = "//template | //noscript | //script | //style | //dialog[not(@open)]"
_OWN_SHEETS_ONLY = "not(//link[contains(@rel, 'stylesheet')] or //style[contains(., '@import')])"
_PICTURES = "boolean(//img | //picture | //video | //canvas | //svg | //object | //iframe)"
_FOR_SCREEN_READERS = frozenset("sr-only screen-reader-text screen-reader-only visually-hidden visuallyhidden".split())
_ON_HOVER = frozenset(
    "tooltiptext tooltip-text tooltip-content rollover-block popover-content popover-body hovercard hover-card".split()
)
"""Names for what appears where one points. The style sheet that hides it until then is mostly another file."""
_KEPT = frozenset(("html", "body", "main", "article"))

WIDTHS = (390, 1440)
"""A telephone and a desk: what one of them shows is not hidden."""

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)"
_LENGTH = re.compile(rf"({_NUMBER})(px|pt|r?em|%|[sdl]?v[wh])?")
_PIXELS = {None: 1.0, "px": 1.0, "pt": 4 / 3, "rem": 16.0}
_READABLE = 2.0
"""Pixels: smaller letters are no letters."""

_FAR, _FAR_SHARE = -500.0, -100.0
"""Pixels, and percents of a box or a screen, from which on something stands outside of the screen."""

_FAINT = 0.05
_UNSEEN_CLIP = re.compile(r"rect\((?:[01](?:px)?[, ]*){4}\)")
_UNSEEN_PATH = re.compile(
    r"inset\((?:[5-9]\d|100)%[^)]*\)|(?:circle|ellipse)\(0(?:px|%)?[ )].*|polygon\((?:0[px%, ]*)+\)"
)
_FUNCTION = re.compile(r"([a-z\d-]+)\(([^()]*)\)")
_SAME = frozenset(("inherit", "unset", "currentcolor"))


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element passes on to those inside of it. Colours that are anybody's guess are ``None``."""

    ink: Colour | None
    ground: Colour | None
    gone: bool = False
    visible: bool = True
    indented: bool = False
    size: float = 16.0
    drawn: bool = False
    """Whether its letters are seen by a shadow, an outline or a ground that shines through them."""

    @property
    def seen(self) -> bool:
        """Whether a person can see the words that stand in the element itself."""
        there = self.visible and not (self.gone or self.indented) and self.size >= _READABLE
        return there and (self.drawn or not self.inkless)

    @property
    def inkless(self) -> bool:
        """Whether its letters have no colour, or that of their ground."""
        if self.ink is None:
            return False
        return self.ink.alpha < _FAINT or (self.ground is not None and self.ink.looks_like(self.ground))


def remove_hidden(tree: HtmlElement) -> None:
    """Remove from ``tree`` templates, scripts, and what is hidden, of no size, far off, or of the colour of its ground.

    Reads ``hidden`` and ``style`` attributes, the usual class names for screen readers, and the page's own style
    sheets (CSS Cascading and Inheritance 4, as far as it goes without a screen). Style sheets in files of their own are
    not fetched. What is seen on a telephone or at a desk stays, and so do the seen parts of something hidden.
    """
    rules = rules_of(tree)
    own_sheets = bool(tree.xpath(_OWN_SHEETS_ONLY))
    pictures = bool(tree.xpath(_PICTURES))
    looks = [
        _looks(styles_of(tree, rules, width), own_sheets=own_sheets, pictures=pictures)
        for width in (WIDTHS if depends_on_width(rules) else WIDTHS[-1:])
    ]
    doomed = list(tree.xpath(_NEVER_SHOWN))
    whole: set[HtmlElement] = set()
    for element in reversed(looks[0]):
        if any(look[element].seen for look in looks):
            continue
        if whole.issuperset(element.iterchildren("*")):
            whole.add(element)
        else:
            element.text = None
            for child in element:
                child.tail = None
    doomed += [element for element in whole if element.getparent() not in whole]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _looks(styles: dict[HtmlElement, Style], *, own_sheets: bool, pictures: bool) -> dict[HtmlElement, _Look]:
    """Return how each element looks, in document order."""
    # Without a style sheet of its own file the ground is white; with one, or in the dark, it is anybody's guess.
    plain = own_sheets and not any("dark" in style.get("color-scheme", "") for style in styles.values())
    outer = _Look(BLACK, WHITE) if plain else _Look(None, None)
    pictures = pictures or any(_ground(style, None) != WHITE for style in styles.values() if _has_ground(style))
    looks: dict[HtmlElement, _Look] = {}
    for element, style in styles.items():
        parent = element.getparent()
        look = _look(tuple(style.items()), outer if parent is None else looks[parent], pictures)
        classes = (element.get("class") or "").split()
        if element.tag in _KEPT:
            look = replace(look, gone=False, visible=True, indented=False, size=max(look.size, _READABLE))
            look = replace(look, ink=None) if look.inkless else look
        elif not _FOR_SCREEN_READERS.isdisjoint(classes) or not (own_sheets or _ON_HOVER.isdisjoint(classes)):
            look = replace(look, gone=True)
        looks[element] = look
    return looks


@lru_cache(maxsize=4096)
def _look(declared: tuple[tuple[str, str], ...], around: _Look, pictures: bool) -> _Look:
    style = dict(declared)
    if not style:
        return around
    told_size = _pixels(style.get("font-size", "1em"), around.size, share=around.size / 100)
    size = max(around.size, 16.0) if told_size is None else told_size
    ground = around.ground
    if _has_ground(style):
        ground = _ground(style, ground)
    elif pictures and _is_laid_over(style):
        ground = None
    ink, told = around.ink, style.get("text-fill-color") or style.get("color") or "inherit"
    if told not in _SAME:
        ink = colour_of(told)
    drawn = "text" in style.get("background-clip", "") or any(
        style.get(name, "none") != "none" for name in ("text-shadow", "text-stroke")
    )
    visibility = style.get("visibility", "inherit")
    return _Look(
        ink,
        ground,
        gone=around.gone or _is_gone(style, size),
        visible=around.visible if visibility in _SAME else visibility not in {"hidden", "collapse"},
        indented=_is_far(style["text-indent"], size) if "text-indent" in style else around.indented,
        size=size,
        drawn=around.drawn or drawn,
    )


def _has_ground(style: Style) -> bool:
    told = colour_of(style.get("background-color", ""))
    image = style.get("background-image", "none")
    return image not in {"none", "initial", *_SAME} or (
        style.get("background-color", "none") not in {"none", "initial", *_SAME} and (told is None or told.alpha > 0)
    )


def _ground(style: Style, below: Colour | None) -> Colour | None:
    told = colour_of(style.get("background-color", ""))
    if told is None or style.get("background-image", "none") != "none":
        return None
    return told if told.alpha == 1 else told.over(below) if below else None


def _is_laid_over(style: Style) -> bool:
    """Whether an element may stand on something else than the one around it."""
    return style.get("position", "static") != "static" or style.get("margin-top", "").startswith("-")


def _is_gone(style: Style, size: float) -> bool:
    """Whether these declarations make an element and all that stands in it invisible."""
    return bool(
        style.get("display") == "none"
        or style.get("content-visibility") == "hidden"
        or _UNSEEN_CLIP.fullmatch(style.get("clip", ""))
        or _UNSEEN_PATH.fullmatch(style.get("clip-path", ""))
        or _is_faint(style)
        or _is_shut(style, size)
        or _is_away(style, size)
        or _is_shrunk(style)
    )


def _moves(style: Style) -> bool:
    return any(style.get(name, "none") != "none" for name in ("transition", "animation", "animation-name"))


def _is_faint(style: Style) -> bool:
    """Whether something is all transparent. With a movement it is how pages fade in what they show."""
    if _moves(style) or style.get("transform", "none") != "none":
        return False
    filtered = (told for name, told in _FUNCTION.findall(style.get("filter", "")) if name == "opacity")
    return any(_share(told) < _FAINT for told in (style.get("opacity", "1"), *filtered))


def _is_shut(style: Style, size: float) -> bool:
    """Whether a box has no room for what it would not let out. With a movement a person can open it."""
    if _moves(style):
        return False
    if style.get("text-indent") == "100%" and style.get("white-space") == "nowrap":
        return any(style.get(name, "").startswith(("hidden", "clip")) for name in ("overflow", "overflow-x"))
    for name, sides in (("overflow", ("height", "width")), ("overflow-x", ("width",)), ("overflow-y", ("height",))):
        if style.get(name, "").startswith(("hidden", "clip")):
            lengths = (_pixels(style.get(f"{limit}{side}", ""), size) for side in sides for limit in ("", "max-"))
            if any(length is not None and length <= 1 for length in lengths):
                return True
    return False


def _is_away(style: Style, size: float) -> bool:
    """Whether something stands outside of the screen."""
    names = ["margin-left", "margin-top"]
    if style.get("position") in {"absolute", "fixed"}:
        names += ["left", "top", "right", "bottom"]
    moved = (args for name, args in _FUNCTION.findall(style.get("transform", "")) if name.startswith("translate"))
    lengths = (each.strip() for args in moved for each in args.split(","))
    return any(_is_far(style.get(name, ""), size) for name in names) or (
        not _moves(style) and any(_is_far(each, size) and not each.endswith("%") for each in lengths)
    )


def _is_shrunk(style: Style) -> bool:
    """Whether something is scaled to nothing or turned on its edge, and does not move."""
    told = [*_FUNCTION.findall(style.get("transform", "")), ("scale", style.get("scale", "1").replace(" ", ","))]
    return not _moves(style) and any(
        (name.startswith("scale") and any(_share(each) == 0 for each in args.split(",")))
        or (name in {"rotatex", "rotatey"} and args.strip() in {"90deg", "-90deg", "270deg"})
        for name, args in told
    )


def _is_far(value: str, size: float) -> bool:
    found = _LENGTH.fullmatch(value)
    if found is not None and found[2] and found[2][-1] in "%wh":
        return float(found[1]) <= _FAR_SHARE
    pixels = _pixels(value, size)
    return pixels is not None and pixels <= _FAR


def _pixels(value: str, size: float, share: float | None = None) -> float | None:
    """Return a length where letters are ``size`` pixels high, ``None`` where it depends on more than ``share``."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        return None
    factor = {**_PIXELS, "em": size, "%": share}.get(found[2])
    number = float(found[1])
    return 0.0 if number == 0 else None if factor is None else number * factor


def _share(value: str) -> float:
    """Return a number or a percentage as a number, 1 where it is neither."""
    found = _LENGTH.fullmatch(value.strip())
    return 1.0 if found is None else float(found[1]) / (100 if found[2] == "%" else 1)
