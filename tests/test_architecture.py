"""Who may import whom, and what an import may do. Read from the code's own imports."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(file for package in ("assistant", "index", "prompts") for file in (ROOT / package).rglob("*.py"))


def module_of(file: Path) -> str:
    return named(file).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


MODULES = {module_of(file) for file in FILES}

ONLY_IN = {
    "gradio": ("assistant/ui/",),
    "chromadb": ("index/vectors/store.py", "index/vectors/server.py", "index/vectors/local.py"),
    "langchain_chroma": ("index/vectors/store.py",),
    "sentence_transformers": ("index/embedding/embedder.py", "assistant/reader/"),
    "torch": (
        "index/embedding/embedder.py",
        "assistant/reader/",
    ),
    "sqlite3": ("index/",),
    "langchain": ("assistant/writing/providers.py",),
    "langchain_core": ("assistant/",),
    "xllamacpp": ("assistant/writing/local_model.py",),
    "openai": ("assistant/writing/providers.py",),
}
"""Outside libraries, and the files that alone may know them."""

DOORS = ("index.library.library", "index.types", "index.errors", "index.i18n")
"""What ``assistant`` may import of ``index``."""


def imports_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative imports hide who imports whom"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from inner
            # "from package import module" is an import of the module, not of what the package itself holds.
            if not all(each in MODULES for each in inner):
                yield node.module or ""


@pytest.mark.parametrize("file", FILES, ids=named)
def test_imports_go_downward_and_through_the_doors(file: Path):
    name, found = named(file), set(imports_of(file))
    tops = {each.split(".")[0] for each in found}
    if name.startswith("index/"):
        assert not tops & {"assistant", "app", "prompts"}
    if name.startswith("assistant/"):
        assert "app" not in tops
        inside = {each for each in found if each.split(".")[0] == "index" and each != "index"}
        assert {each for each in inside if not each.startswith(DOORS)} == set()
    if name.startswith("assistant/") and not name.startswith("assistant/ui/") and name != "assistant/cli/serving.py":
        assert not any(each.startswith("assistant.ui") for each in found)
    assert "training" not in tops


@pytest.mark.parametrize("file", FILES, ids=named)
def test_outside_libraries_are_known_in_their_one_place(file: Path):
    tops = {each.split(".")[0] for each in imports_of(file)}
    for library, homes in ONLY_IN.items():
        if library in tops:
            assert named(file).startswith(homes), f"{library} is for {homes}"


@pytest.mark.parametrize("file", FILES, ids=named)
def test_only_the_settings_read_the_environment(file: Path):
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.getenv", "os.environ.get"}:
            pytest.fail(f"{named(file)} reads the environment at line {node.lineno}")
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            assert ast.unparse(node.value) != "os.environ", f"{named(file)}:{node.lineno}"


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
            {"torch", "chromadb", "langchain_core", "sentence_transformers", "trafilatura", "pypdf"},
        ),
    ],
)
def test_importing_it_loads_nothing_heavy(module: str, unwanted: set[str]):
    code = f"import sys, {module}; print(' '.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert set(loaded.split()) & unwanted == set()


def test_nothing_is_caught_broadly_and_dropped():
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                only_passes = all(isinstance(each, ast.Pass) for each in node.body)
                broad = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
                assert not (only_passes and broad), f"{named(file)}:{node.lineno}"
