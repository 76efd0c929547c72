"""The interface's words: every one is in the template, every translation is whole, and English stays as it stands."""

import ast
import subprocess
import symtable
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from index import i18n as words
from scripts.words import LOCALE, extracted

ROOT = Path(__file__).parent.parent
LANGUAGES = [each for each in words.languages(LOCALE) if each != words.ENGLISH]
FILES = [file for package in ("assistant", "index") for file in (ROOT / package).rglob("*.py")]
SPEAKING = {"_", "N_", "n_", "ngettext"}


@pytest.fixture
def german() -> Iterator[None]:
    words.speak("de", LOCALE)
    yield
    words.speak(words.ENGLISH)


@cache
def said() -> dict[str | tuple[str, ...], list[str]]:
    """Every message of the code; to read them all out takes a second or two."""
    return messages(extracted())


def messages(catalog: Catalog) -> dict[str | tuple[str, ...], list[str]]:
    return {each.id: sorted({file for file, _ in each.locations}) for each in catalog if each.id}


def catalog_of(file: Path, language: str | None = None) -> Catalog:
    with file.open("rb") as source:
        return read_po(source, locale=language)


def test_the_template_holds_what_the_code_says():
    assert messages(catalog_of(LOCALE / "byline.pot")) == said(), "Run `make words`."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_complete_and_has_the_same_placeholders(language: str):
    catalog = catalog_of(LOCALE / language / "LC_MESSAGES" / "byline.po", language)
    assert messages(catalog) == said(), "Run `make words`."
    assert [each.id for each in catalog if each.id and not all(forms_of(each))] == []
    assert [(message.id, str(error)) for message, errors in catalog.check() for error in errors] == []
    assert [each.id for each in catalog if each.fuzzy and each.id] == []
    assert [each.id for each in catalog if each.pluralizable and len(each.string) != catalog.num_plurals] == []


def forms_of(message: Message) -> tuple[str, ...]:
    return message.string if message.pluralizable else (message.string,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_can_be_filled_in_with_the_values_of_its_message(language: str):
    class Anything(dict[str, str]):
        def __missing__(self, name: str) -> str:
            self.asked.add(name)
            return "…"

        def __init__(self) -> None:
            self.asked: set[str] = set()

    for message in catalog_of(LOCALE / language / "LC_MESSAGES" / "byline.po", language):
        given, needed = Anything(), Anything()
        for one in message.id if message.pluralizable else [message.id]:
            assert one % given is not None
        for one in forms_of(message):
            assert one % needed is not None
        assert needed.asked == given.asked, message.id


def test_no_message_is_hidden_from_the_translators():
    """A message in an f-string, or one that is put together, is not found by what reads them out of the code."""
    known = {one for each in said() for one in ((each,) if isinstance(each, str) else each)}
    hidden = []
    for file in FILES:
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Name)
                and call.func.id in SPEAKING
                and call.args
            ):
                message = call.args[0]
                composed = isinstance(message, ast.JoinedStr | ast.BinOp)
                if composed or (isinstance(message, ast.Constant) and message.value not in known):
                    hidden.append(f"{file.relative_to(ROOT)}:{call.lineno}")
    assert hidden == []


def test_where_something_is_translated_nothing_else_is_called_by_that_name():
    wrong = []
    for file in FILES:
        scopes = [symtable.symtable(file.read_text("utf-8"), str(file), "exec")]
        for scope in scopes:
            scopes += scope.get_children()
            if scope.get_type() == "function" and "_" in scope.get_identifiers():
                name = scope.lookup("_")
                if (name.is_local() and name.is_referenced()) or name.is_free():
                    wrong.append(f"{file.relative_to(ROOT)}:{scope.get_lineno()}")
    assert wrong == []


def test_english_is_what_stands_in_the_code():
    assert words._("%(model)s wrote nothing.", model="tiny") == "tiny wrote nothing."
    assert words.ngettext("%(num)s source", "%(num)s sources", 1) == "1 source"
    assert words.ngettext("%(num)s source", "%(num)s sources", 3754) == "3,754 sources"
    assert words.plural_forms("a", "b") == ("a", "b")


@pytest.mark.usefixtures("german")
def test_another_language_has_its_own_words_plurals_and_figures():
    assert words._("%(model)s wrote nothing.", model="tiny") == "tiny hat nichts geschrieben."
    assert words.ngettext("%(num)s source", "%(num)s sources", 1) == "1 Quelle"
    assert words.ngettext("%(num)s source", "%(num)s sources", 3754) == "3.754 Quellen"
    assert words.figure(0.5, 2) == "0,50"
    assert words.plural_forms("%(num)s source", "%(num)s sources") == ("%(num)s Quelle", "%(num)s Quellen")


def test_a_language_without_a_translation_of_its_own_speaks_the_next_wider_one():
    words.speak("de_AT", LOCALE)
    assert words.spoken() == "de"
    words.speak("fr", LOCALE)
    assert (words.spoken(), words._("Ask")) == ("en", "Ask")


def test_english_needs_no_babel():
    code = "import sys; from index.i18n import figure; print(figure(1234), 'babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "1,234 False"
