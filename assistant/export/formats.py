"""The formats in which papers are written, by the ending of a file's name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from assistant.export.bibtex import to_bibtex
from assistant.export.csl import to_csl
from assistant.export.markup import to_html, to_markdown
from assistant.export.paper import Paper
from assistant.export.word import to_word
from index.errors import WrongUseError
from index.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the ending of its files, what a person calls it, its media type, and what writes it."""

    suffix: str
    name: str
    media_type: str
    write: Callable[[Paper], bytes]


FORMATS = {
    each.suffix: each
    for each in (
        Format(".docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", to_word),
        Format(".html", N_("Web page"), "text/html; charset=utf-8", to_html),
        Format(".md", "Markdown", "text/markdown; charset=utf-8", to_markdown),
        Format(".bib", "BibTeX", "application/x-bibtex; charset=utf-8", to_bibtex),
        Format(".json", "CSL-JSON", "application/vnd.citationstyles.csl+json", to_csl),
    )
}


def format_of(file: str | PurePath) -> Format:
    """Return the format that the ending of a file's name stands for.

    Raises:
        WrongUseError: it stands for none.
    """
    suffix = PurePath(file).suffix.lower()
    if suffix in FORMATS:
        return FORMATS[suffix]
    offered = ", ".join(f"{each.suffix} ({_(each.name)})" for each in FORMATS.values())
    raise WrongUseError(
        _("No format is known by the ending “%(suffix)s”.", suffix=suffix),
        place=str(file),
        advice=_("There is %(offered)s.", offered=offered),
    )
