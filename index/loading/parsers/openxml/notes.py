"""The foot- and endnotes of a DOCX."""

from docx.document import Document
from docx.oxml.parser import parse_xml
from lxml import etree

from index.loading.article import counted_as, raised
from index.loading.parsers.openxml.names import RELATED, W, value_of

_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}
_KINDS = {f"{W}{name}Reference": name for name in _USUAL}


class Notes:
    """The notes of one document. Ask for their references in order: they are counted."""

    def __init__(self, document: Document) -> None:
        """Read the notes, wherever they are referred to."""
        self._notes: dict[tuple[str, str], etree._Element] = {}
        self._counts = dict.fromkeys(_USUAL, 0)
        related = {each.reltype: each.target_part for each in document.part.rels.values() if not each.is_external}
        settings = related.get(f"{RELATED}settings")
        self._forms = dict(_USUAL)
        for kind in _USUAL:
            if part := related.get(f"{RELATED}{kind}s"):
                for each in parse_xml(part.blob).iterchildren(f"{W}{kind}"):
                    self._notes[kind, each.get(f"{W}id") or ""] = each
            for root in (document.element, parse_xml(settings.blob) if settings is not None else None):
                told = root.find(f".//{W}{kind}Pr/{W}numFmt") if root is not None else None
                self._forms[kind] = value_of(told) or self._forms[kind]

    def at(self, reference: etree._Element) -> tuple[str, etree._Element] | None:
        """Return the mark and the note that a reference in the text stands for, ``None`` for what is none.

        A mark that the writer chose stands in the note itself.
        """
        kind = _KINDS.get(reference.tag)
        note = self._notes.get((kind, reference.get(f"{W}id") or "")) if kind else None
        if kind is None or note is None:
            return None
        if reference.get(f"{W}customMarkFollows") in {"1", "true", "on"}:
            return "", note
        self._counts[kind] += 1
        return raised(counted_as(self._counts[kind], self._forms[kind]), mark=True), note
