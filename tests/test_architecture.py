"""Who may import whom, and what an import may do. Read from the code's own imports."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(file for package in ("assistant", "index", "prompts") for file in (ROOT / package).rglob("*.py"))


def module_of(file: Path) -> str:
    return named(file).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def nodes_of(file: Path) -> tuple[ast.AST, ...]:
    """Every node of a file, which is parsed once for all rules."""
    return tuple(ast.walk(ast.parse(file.read_text("utf-8"))))


@cache
def imported_by(file: Path) -> frozenset[str]:
    """The names that a file takes from elsewhere, as it calls them."""
    froms = (node for node in nodes_of(file) if isinstance(node, ast.ImportFrom))
    return frozenset(alias.asname or alias.name for node in froms for alias in node.names)


MODULES = {module_of(file) for file in FILES}
PACKAGES = {module_of(file) for file in FILES if file.name == "__init__.py"}
HANDED_OUT = {module_of(file): imported_by(file) for file in FILES if file.name == "__init__.py"}
"""What each door hands out."""

ONLY_IN = {
    "gradio": ("assistant/ui/",),
    "chromadb": (
        "index/vectors/store.py",
        "index/vectors/server.py",
        "index/vectors/local.py",
        "index/vectors/chroma.py",
    ),
    "langchain_chroma": ("index/vectors/store.py",),
    "sentence_transformers": ("index/embedding/embedder.py", "assistant/reader/"),
    "torch": (
        "index/embedding/",
        "assistant/reader/",
    ),
    "sqlite3": ("index/",),
    "langchain": ("assistant/writing/providers.py",),
    "langchain_core": ("assistant/",),
    "xllamacpp": ("assistant/writing/local_model.py",),
    "openai": ("assistant/writing/providers.py",),
    "rapidocr": ("index/loading/ocr/engine.py",),
    "PIL": ("index/loading/",),
}
"""Outside libraries, and the files that alone may know them."""

FLOORS = {
    "assistant": "",
    "index.types": "",
    "assistant.types": "index.types",
    "index.text.language.lexicon": "",
    "index.text.language": "index.text.language.lexicon",
    "index.text.structure": "index.text.language index.text.language.lexicon index.types",
    "index.text.attribution": "index.text.language index.text.language.lexicon index.text.structure index.types",
    "index.text": (
        "index.text.attribution index.text.language index.text.language.lexicon index.text.structure index.types"
    ),
    "assistant.facts": "index.text index.types",
    "index.i18n": "",
    "assistant.verification": "assistant.facts assistant.types index.i18n index.text index.types",
    "index.errors": "",
    "index.embedding": "index.errors index.i18n index.text",
    "index.catalog": "index.embedding index.errors index.i18n index.text index.types",
    "index.loading.agent": "",
    "index.loading.unpacking": "",
    "index.loading.drafts": "index.types",
    "index.loading.limits": "",
    "index.loading.able": "",
    "index.loading.ocr": (
        "index.errors index.i18n index.loading.able index.loading.drafts index.loading.limits index.types"
    ),
    "index.loading.delimiters": "index.loading.limits",
    "index.loading.doctype": "index.errors index.i18n",
    "index.loading.recordings": "",
    "index.loading.transcribing": "index.errors index.i18n index.loading.limits",
    "index.loading.kinds": "index.errors index.i18n index.loading.recordings index.loading.delimiters index.types",
    "index.loading.parts": "index.errors index.i18n index.loading.kinds index.loading.limits index.types",
    "index.loading.article": "index.i18n index.loading.drafts index.loading.kinds index.text index.types",
    "index.loading.parsers.archive": "index.errors index.i18n index.loading.doctype index.loading.limits",
    "index.loading.parsers.markup": "index.errors index.i18n index.loading.article index.loading.doctype",
    "index.loading.parsers.openxml": "index.loading.article index.loading.parsers.archive",
    "index.loading.parsers.opendocument": "index.loading.article",
    "index.loading.parsers.epub": (
        "index.errors index.i18n index.loading.article index.loading.drafts index.loading.parsers.archive "
        "index.loading.parsers.markup index.types"
    ),
    "index.loading.parsers.transcripts": "index.loading.article index.loading.drafts index.types",
    "index.loading.parsers.slides": (
        "index.errors index.i18n index.loading.article index.loading.drafts index.loading.parsers.archive index.types"
    ),
    "index.loading.sources": "index.i18n index.loading.able index.loading.recordings index.types",
    "index.loading.web": (
        "index.errors index.i18n index.loading.agent index.loading.limits index.loading.sources index.loading.unpacking"
    ),
    "index.loading.parsers.lists": (
        "index.errors index.i18n index.loading.article index.loading.doctype index.loading.kinds "
        "index.loading.limits index.loading.unpacking index.loading.web index.types"
    ),
    "index.loading.parsers.mail": (
        "index.errors index.i18n index.loading.article index.loading.drafts index.loading.parsers.markup "
        "index.text index.types"
    ),
    "index.loading.parsers.pdf": (
        "index.errors index.i18n index.loading.article index.loading.drafts index.loading.limits index.loading.ocr "
        "index.types"
    ),
    "index.loading.parsers": (
        "index.errors index.i18n index.loading.able index.loading.article index.loading.delimiters "
        "index.loading.doctype index.loading.drafts index.loading.kinds index.loading.limits index.loading.ocr "
        "index.loading.parsers.archive index.loading.parsers.epub index.loading.parsers.lists "
        "index.loading.parsers.mail index.loading.parsers.markup index.loading.parsers.opendocument "
        "index.loading.parsers.openxml index.loading.parsers.pdf index.loading.parsers.slides "
        "index.loading.parsers.transcripts index.loading.parts index.loading.recordings index.loading.sources "
        "index.text index.types"
    ),
    "index.loading.process": (
        "index.errors index.i18n index.loading.kinds index.loading.limits index.loading.ocr index.loading.parsers "
        "index.loading.parts index.loading.sources index.types"
    ),
    "index.loading": (
        "index.errors index.i18n index.loading.able index.loading.agent index.loading.article "
        "index.loading.drafts index.loading.limits index.loading.parts index.loading.process "
        "index.loading.recordings index.loading.sources index.loading.transcribing index.loading.web index.types"
    ),
    "index.retry_after": "",
    "index.vectors": "index.catalog index.embedding index.errors index.i18n",
    "index.ingest": (
        "index.catalog index.embedding index.errors index.i18n index.loading index.loading.limits "
        "index.retry_after index.text index.types index.vectors"
    ),
    "index.search": "index.catalog index.embedding index.i18n index.text index.types index.vectors",
    "index.library": (
        "index.catalog index.embedding index.errors index.i18n index.ingest index.loading index.search "
        "index.text index.types index.vectors"
    ),
    "assistant.evidence": "assistant.types assistant.verification index.library index.text index.types",
    "assistant.wording": "assistant.types index.errors index.i18n index.text index.types",
    "assistant.analysis": (
        "assistant.evidence assistant.facts assistant.types assistant.wording index.embedding index.i18n "
        "index.library index.text index.types"
    ),
    "assistant.errors": "index.errors",
    "assistant.export": "assistant.types assistant.wording index.errors index.i18n index.types",
    "assistant.question.mentions": "index.text",
    "assistant.question.follow_ups": "assistant.question.mentions assistant.types index.text",
    "assistant.question": (
        "assistant.facts assistant.question.follow_ups assistant.question.mentions assistant.types assistant.wording "
        "index.errors index.i18n index.text index.types"
    ),
    "assistant.reader": "assistant.question index.embedding index.errors index.i18n index.text index.types",
    "assistant.settings": "index.i18n",
    "assistant.access": "assistant.settings index.errors index.i18n",
    "assistant.local_models": "assistant.errors assistant.settings assistant.types index.i18n",
    "assistant.writing": (
        "assistant.errors assistant.evidence assistant.local_models assistant.settings assistant.types "
        "assistant.verification assistant.wording index.i18n index.retry_after index.text index.types"
    ),
    "assistant.facts.times": "assistant.wording index.i18n index.text",
    "assistant.analysis.timeline": (
        "assistant.analysis assistant.errors assistant.evidence assistant.export assistant.facts.times "
        "assistant.question assistant.types assistant.wording index.embedding index.i18n index.library "
        "index.text index.types"
    ),
    "assistant.answers.headlines": (
        "assistant.evidence assistant.facts assistant.question assistant.types assistant.wording index.text"
    ),
    "assistant.cells": "assistant.facts index.text index.types",
    "assistant.answers.finding": (
        "assistant.cells assistant.evidence assistant.facts assistant.question assistant.reader assistant.types "
        "index.errors index.i18n index.library index.text index.types"
    ),
    "assistant.answers.digests": (
        "assistant.analysis assistant.analysis.timeline assistant.answers.finding assistant.evidence "
        "assistant.facts assistant.facts.times assistant.question assistant.types index.embedding index.library "
        "index.text index.types"
    ),
    "assistant.answers": (
        "assistant.answers.digests assistant.answers.finding assistant.answers.headlines assistant.errors "
        "assistant.evidence assistant.export assistant.question assistant.reader assistant.types "
        "assistant.verification assistant.wording assistant.writing index.errors index.i18n index.library "
        "index.text index.types"
    ),
    "assistant.analysis.brief": (
        "assistant.analysis assistant.answers assistant.errors assistant.evidence assistant.export "
        "assistant.question assistant.types assistant.verification assistant.wording assistant.writing "
        "index.embedding index.i18n index.library index.text index.types"
    ),
    "assistant.analysis.claims": (
        "assistant.evidence assistant.export assistant.question assistant.types assistant.wording "
        "index.errors index.i18n index.library index.text index.types"
    ),
    "assistant.analysis.comparison": (
        "assistant.analysis assistant.analysis.claims assistant.answers assistant.errors assistant.evidence "
        "assistant.export assistant.facts assistant.question assistant.types assistant.wording index.catalog "
        "index.i18n index.types"
    ),
    "assistant.analysis.history": (
        "assistant.evidence assistant.export assistant.question assistant.types index.errors index.i18n index.library "
        "index.text index.types"
    ),
    "assistant.evaluation": "assistant.answers assistant.types index.errors index.i18n index.types",
    "assistant.reports": (
        "assistant.analysis.brief assistant.analysis.claims assistant.analysis.comparison "
        "assistant.analysis.history assistant.analysis.timeline assistant.answers assistant.export assistant.types "
        "index.errors index.i18n"
    ),
    "assistant.ui.html": (
        "assistant.analysis assistant.analysis.history assistant.export assistant.local_models assistant.types "
        "assistant.wording assistant.writing index.errors index.i18n index.library index.text index.types"
    ),
    "assistant.workspace": (
        "assistant.answers assistant.local_models assistant.reader assistant.settings assistant.types "
        "assistant.wording assistant.writing index.embedding index.errors index.i18n index.ingest "
        "index.library index.loading index.types"
    ),
    "assistant.ui.parts": (
        "assistant.question assistant.types assistant.ui.html assistant.workspace index.errors index.i18n index.types"
    ),
    "assistant.ui.reports": (
        "assistant.answers assistant.analysis.brief assistant.analysis.claims assistant.analysis.comparison "
        "assistant.analysis.history assistant.analysis.timeline assistant.evidence assistant.facts.times "
        "assistant.question assistant.types assistant.ui.html assistant.ui.parts assistant.wording "
        "assistant.workspace index.errors index.i18n index.library index.types"
    ),
    "assistant.ui.tools": (
        "assistant.analysis.brief assistant.analysis.claims assistant.analysis.comparison "
        "assistant.analysis.history assistant.analysis.timeline assistant.answers assistant.errors assistant.export "
        "assistant.question assistant.settings assistant.types assistant.workspace assistant.writing index.errors "
        "index.i18n index.types"
    ),
    "assistant.ui.page": (
        "assistant.analysis.history assistant.answers assistant.local_models assistant.question assistant.types "
        "assistant.ui.html assistant.ui.parts assistant.ui.reports assistant.wording "
        "assistant.workspace index.errors index.i18n index.ingest index.library index.types"
    ),
    "assistant.ui.server": (
        "assistant.access assistant.export assistant.reports assistant.settings assistant.types assistant.ui.html "
        "assistant.ui.page assistant.ui.tools assistant.wording assistant.workspace index.errors index.i18n "
        "index.library index.types"
    ),
    "index.watching": "index.errors index.i18n index.library index.types",
    "assistant.passing": "",
    "assistant.cli": (
        "assistant.access assistant.passing assistant.analysis.brief assistant.analysis.claims "
        "assistant.analysis.comparison "
        "assistant.analysis.history assistant.analysis.timeline assistant.answers assistant.evaluation "
        "assistant.export assistant.local_models assistant.question assistant.reports assistant.settings "
        "assistant.types assistant.ui.server assistant.ui.tools assistant.wording assistant.workspace "
        "assistant.writing index.errors "
        "index.i18n index.library index.types index.watching"
    ),
    "assistant.ui": "",
    "index": "",
    "prompts": "",
}
"""Every room, lowest first, and the rooms that it may use. A room is a package, or a file that is named here.

A package's ``__init__.py`` is its door: other rooms take what it imports, and nothing from behind it.
"""


def room_of(module: str) -> str:
    """Return the room that a module lies in."""
    while module not in FLOORS:
        module = module.rpartition(".")[0]
    return module


def taken_by(file: Path) -> Iterator[tuple[str, str]]:
    """Yield each module of the project that a file imports, and what of it: the door where a door hands it out."""
    for node in nodes_of(file):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("assistant", "index", "prompts"):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                is_room = inner in FLOORS and inner not in PACKAGES
                is_at_home = inner in MODULES and room_of(inner) == room_of(module_of(file))
                is_module = inner in MODULES and alias.name not in HANDED_OUT.get(node.module or "", set())
                yield (inner if is_room or is_at_home or is_module else node.module or ""), alias.name
        elif isinstance(node, ast.Import):
            yield from ((each.name, "") for each in node.names if each.name in MODULES)


def imports_of(file: Path) -> Iterator[str]:
    for node in nodes_of(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative imports hide who imports whom"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from inner
            # "from package import module" is an import of the module, not of what the package itself holds.
            if not all(each in MODULES for each in inner):
                yield node.module or ""


def test_every_room_uses_what_its_floor_allows_and_through_the_doors():
    wrong = []
    for file in FILES:
        room = room_of(module_of(file))
        for module, what in taken_by(file):
            other = room_of(module)
            if module == room and file.name != "__init__.py":
                wrong.append(f"{named(file)} goes out by its own door for {what}")
            if other != room and (other not in FLOORS[room].split() or module != other):
                wrong.append(f"{named(file)} takes {what} from {module}")
    assert not wrong


def test_no_room_may_use_one_that_stands_above_it():
    seen: set[str] = set()
    for room, below in FLOORS.items():
        assert set(below.split()) <= seen, room
        seen.add(room)


def test_a_name_is_taken_from_where_it_is_defined_or_from_a_door():
    wrong = []
    for file in FILES:
        for module, what in taken_by(file):
            is_name = module in MODULES - PACKAGES and what and module.rpartition(".")[2] != what
            if is_name and what in imported_by(ROOT / (module.replace(".", "/") + ".py")):
                wrong.append(f"{named(file)} takes {what} from {module}")
    assert not wrong


def test_outside_libraries_are_known_in_their_one_place():
    wrong = []
    for file in FILES:
        for library in {each.split(".")[0] for each in imports_of(file)} & set(ONLY_IN):
            if not named(file).startswith(ONLY_IN[library]):
                wrong.append(f"{named(file)} imports {library}, which is for {ONLY_IN[library]}")
    assert not wrong


def test_only_the_settings_read_the_environment():
    wrong = []
    for file in FILES:
        for node in nodes_of(file):
            is_call = isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.getenv", "os.environ.get"}
            is_item = isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)
            if is_call or (is_item and ast.unparse(node.value) == "os.environ"):
                wrong.append(f"{named(file)}:{node.lineno}")
    assert not wrong


def test_there_is_no_circle_of_imports():
    graph = {module_of(file): (set(imports_of(file)) & MODULES) - {module_of(file)} for file in FILES}
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path, module))
        if module not in done:
            for each in graph[module]:
                visit(each, (*path, module))
            done.add(module)

    for module in graph:
        visit(module, ())


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("assistant.cli", {"torch", "chromadb", "gradio", "langchain_core", "sentence_transformers", "trafilatura"}),
        ("assistant.answers.review", {"torch", "chromadb", "gradio", "sentence_transformers", "trafilatura"}),
        ("assistant.workspace", {"torch", "chromadb", "gradio", "sentence_transformers", "trafilatura"}),
        (
            "index.library.library",
            {"torch", "chromadb", "langchain_core", "sentence_transformers", "trafilatura", "pypdfium2"},
        ),
    ],
)
def test_importing_it_loads_nothing_heavy(module: str, unwanted: set[str]):
    code = f"import sys, {module}; print(' '.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert set(loaded.split()) & unwanted == set()


def test_nothing_is_caught_broadly_and_dropped():
    wrong = []
    for file in FILES:
        for node in nodes_of(file):
            passes = isinstance(node, ast.ExceptHandler) and all(isinstance(each, ast.Pass) for each in node.body)
            if passes and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}):
                wrong.append(f"{named(file)}:{node.lineno}")
    assert not wrong
