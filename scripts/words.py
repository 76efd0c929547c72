"""Takes the interface's words out of the code, and brings every translation up to date with them: ``make words``.

    python -m scripts.words [LANGUAGE]

With a language that there is no translation to yet it begins one.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "assistant" / "locale"
METHODS = [("**.py", "python"), ("**/templates/*", "jinja2"), ("**.js", "javascript")]
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "n_": (1, 2)}
WIDTH = 120


def extracted() -> Catalog:
    """Return every message that the code marks, with the files that hold it."""
    catalog = Catalog()
    for file, message, comments in _marked():
        catalog.add(message, locations=[(file, 1)], auto_comments=comments)
    return catalog


def _marked() -> Iterator[tuple[str, str | tuple[str, str], list[str]]]:
    for package in ("assistant", "index"):
        found = extract_from_dir(
            ROOT / package, METHODS, keywords=KEYWORDS, comment_tags=["Translators:"], strip_comment_tags=True
        )
        for file, _line, message, comments, _context in found:
            yield f"{package}/{file}", message, comments


def write(catalog: Catalog, file: Path) -> None:
    """Write a catalog so that it changes only where messages do: by file, and without lines and dates."""
    template = file.suffix == ".pot"
    with file.open("wb") as out:
        write_po(
            out,
            catalog,
            width=WIDTH,
            omit_header=template,
            sort_by_file=True,
            include_lineno=False,
            ignore_obsolete=True,
        )


def main() -> None:
    """Write the template, and update the translations: what is new is empty, what is gone goes."""
    catalog = extracted()
    write(catalog, LOCALE / "byline.pot")
    for language in sys.argv[1:]:
        begun = LOCALE / language / "LC_MESSAGES" / "byline.po"
        if not begun.exists():
            begun.parent.mkdir(parents=True)
            write(Catalog(language, project="Byline", charset="utf-8"), begun)
    for file in sorted(LOCALE.glob("*/LC_MESSAGES/byline.po")):
        with file.open("rb") as source:
            known = read_po(source, locale=file.parents[1].name)
        known.update(catalog, no_fuzzy_matching=True, update_creation_date=False)
        write(known, file)
        left = sum(not all(each.string if each.pluralizable else (each.string,)) for each in known if each.id)
        sys.stdout.write(f"{file.relative_to(ROOT)}: {left} of {len(known)} to translate\n")


if __name__ == "__main__":
    main()
