"""The page's scripts and styles, with their words in the language that is spoken."""

import json
from io import BytesIO
from pathlib import Path

from index import i18n as words
from index.i18n import _

HERE = Path(__file__).parent.parent / "static"
STYLES = ("style.css", "timeline.css", "talk.css", "reader.css", "sources.css")
SCRIPTS = (
    "words.js",
    "bridge.js",
    "libraries.js",
    "conversations.js",
    "evidence.js",
    "sources.js",
    "choosing.js",
    "pages.js",
    "reading.js",
    "notes.js",
    "models.js",
    "turns.js",
    "thread.js",
    "editing.js",
    "judging.js",
    "reports.js",
    "claims.js",
    "timeline.js",
    "saved.js",
    "save.js",
    "scope.js",
    "dropping.js",
    "keys.js",
)


def head() -> str:
    """Return the page's style and scripts, inline: Gradio would confine a style sheet to parts of the page."""
    styles = [_words_of_style(), *((HERE / name).read_text("utf-8") for name in STYLES)]
    scripts = [(HERE / name).read_text("utf-8") for name in SCRIPTS]
    style = "".join(f"<style>\n{each}</style>" for each in styles)
    return style + "".join(f"<script>\n{each}</script>" for each in (_words_of_scripts(scripts), *scripts))


def palette() -> str:
    """Return the page's colours and fonts alone, dark where the system is."""
    style = (HERE / STYLES[0]).read_text("utf-8")
    light, dark = (style[style.index(f"{name} {{") :].split("}", 1)[0] + "}" for name in (":root", "\n.dark"))
    return f"{light}\n@media (prefers-color-scheme: dark) {{\n{dark.strip().replace('.dark', ':root', 1)}\n}}"


def _words_of_style() -> str:
    """Return the words that stand in the style sheets, as properties. A JSON string is a CSS string, too."""
    stated = {
        "drop-words": _("Drop files here, or choose them"),
        "evidence-words": _("The passages behind each answer appear here."),
    }
    return ":root { " + " ".join(f"--{name}: {_json(value)};" for name, value in stated.items()) + " }\n"


def _words_of_scripts(scripts: list[str]) -> str:
    """Return the script that hands the others their words: those that stand in them, and no more."""
    language = words.spoken().replace("_", "-")
    messages = {} if language == words.ENGLISH else _messages("\n".join(scripts))
    spoken = f"{{ language: {_json(language)}, messages: {_json(messages)}, form: (n) => {words.plural_rule()} }}"
    return f"window.bylineWords = {{ spoken: {spoken} }};\n"


def _messages(script: str) -> dict[str, str | tuple[str, ...]]:
    """Return the translation of each message of a script, with all its forms if it has several."""
    from babel.messages.extract import extract  # noqa: PLC0415 - English does without it

    found: dict[str, str | tuple[str, ...]] = {}
    source = BytesIO(script.encode())
    for _line, message, _comments, _context in extract("javascript", source, {"_": None, "ngettext": (1, 2)}):
        if isinstance(message, str):
            found[message] = words.translated(message)
        else:
            found[message[0]] = words.plural_forms(*message)
    return found


def _json(value: object) -> str:
    """Return a value as JSON that may stand in a script or a style: nothing in it ends the element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
