"""References as CSL-JSON, which Zotero, pandoc and citation processors read.

The fields are those of the CSL 1.0.2 data schema (https://github.com/citation-style-language/schema).
"""

import json

from assistant.export.names import Name
from assistant.export.paper import Paper
from assistant.export.sources import Kind, Source, sources_of
from assistant.wording import web_address

TYPES: dict[Kind, str] = {
    "newspaper": "article-newspaper",
    "interview": "interview",
    "report": "report",
    "webpage": "webpage",
    "document": "document",
}


def to_csl(paper: Paper) -> bytes:
    """Return the documents that a paper cites, each once, with its quotes in ``note``."""
    items = [_item(source) for source in sources_of(paper.references)]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _item(source: Source) -> dict[str, object]:
    first = source.first
    fields: dict[str, object] = {
        "id": source.key,
        "type": TYPES[source.kind],
        "title": first.title,
        "author": [_name(each) for each in source.authors],
        "interviewer": [_name(each) for each in source.interviewers],
        "publisher" if source.kind == "report" else "container-title": first.outlet,
        "issued": _issued(source),
        "URL": web_address(first.url),
        # Zotero reads a line such as "page: 3" in a note as a field; these begin with a number in brackets.
        "note": source.quoted,
    }
    return {name: value for name, value in fields.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _issued(source: Source) -> dict[str, object] | None:
    if source.date:
        return {"date-parts": [list(source.date)]}
    return {"raw": source.first.published} if source.first.published else None
