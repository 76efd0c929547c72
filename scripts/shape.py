"""Prints the shape of the code: what lies loose, what is large, and what an import brings along.

    python -m scripts.shape [FOLDER [MODULE …]]

FOLDER is a checkout of this project, by default this one; MODULE what is imported.
"""

import subprocess
import sys
from collections import Counter
from pathlib import Path

TOPS = ("assistant", "index")
ROOTS = ("assistant", "index", "assistant/ui")
IMPORTS = ("assistant.facts", "index.text")
LARGE = 12


def files_in(folder: Path) -> list[Path]:
    """Return the modules that lie in a folder itself, its door aside."""
    return sorted(file for file in folder.glob("*.py") if file.name != "__init__.py")


def large_packages(root: Path) -> dict[str, int]:
    """Return each package with more than :data:`LARGE` modules, and how many it has."""
    packages = {file.parent for top in TOPS for file in (root / top).rglob("__init__.py")}
    sizes = {each.relative_to(root).as_posix(): len(files_in(each)) for each in sorted(packages)}
    return {name: size for name, size in sizes.items() if size > LARGE}


def loaded_by(module: str, root: Path) -> str:
    """Return how many modules a fresh process loads to import one, and how many of them are this project's."""
    place = root / module.replace(".", "/")
    if not place.with_suffix(".py").exists() and not place.is_dir():
        return "there is none"
    code = f"import sys; before = set(sys.modules); import {module}; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True, cwd=root)
    loaded = done.stdout.split()
    return f"{len(loaded)}, {sum(each.split('.')[0] in TOPS for each in loaded)} of them ours"


def lines_by_package(root: Path) -> dict[str, int]:
    """Return the lines of Python of every folder under the two roots, subfolders of a second rank counted with it."""
    lines: Counter[str] = Counter()
    for top in TOPS:
        for file in (root / top).rglob("*.py"):
            lines["/".join(file.relative_to(root).parts[:-1][:2])] += len(file.read_text("utf-8").splitlines())
    return dict(sorted(lines.items()))


def main() -> None:
    """Print the shape of the checkout that is named, or of this one."""
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent).resolve()
    for each in ROOTS:
        print(f"loose files in {each}/: {len(files_in(root / each))}")
    print(f"packages with more than {LARGE} files: {large_packages(root)}")
    for module in sys.argv[2:] or IMPORTS:
        print(f"modules loaded by import {module}: {loaded_by(module, root)}")
    lines = lines_by_package(root)
    for name, count in lines.items():
        print(f"{count:7,} {name}")
    print(f"{sum(lines.values()):7,} together")


if __name__ == "__main__":
    main()
