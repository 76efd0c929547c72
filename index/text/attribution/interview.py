"""Voices and the words they are given, and who answers in an interview. Pure."""

from index.text.attribution.names import Names
from index.text.language import INTERVIEWEE
from index.text.language.lexicon import ANSWERING_ROLES
from index.text.structure import Block, label_key
from index.types import Voice


class Interview:
    """Who asks and who answers under the labels of a document."""

    def __init__(self, text: str, names: Names) -> None:
        """Look for the interviewee whom the text names, for labels that don't ("A:")."""
        self._names = names
        self._voices: dict[str, Voice] = {}
        found = INTERVIEWEE.search(text)
        self._answering = names.full(found[1]) if found else "Interviewee"

    def voice(self, block: Block) -> Voice:
        """Return the voice of a turn, a question, or a letter or a row in one."""
        if block.kind == "question":
            return Voice(None, None, "asked")
        label = block.label or ""
        if block.kind in ("letter", "row"):
            return Voice(self._names.full(label), block.quoted_by and self._names.full(block.quoted_by), "said")
        key = label_key(label)
        if key not in self._voices:
            self._voices[key] = Voice(self._speaker(label, key), None, "said")
        return self._voices[key]

    def _speaker(self, label: str, key: str) -> str:
        if not key or key.rstrip("0123456789") in ANSWERING_ROLES:
            return self._answering
        full = self._names.full(label.title() if label.isupper() else label)
        return full if " " in full or not label.isupper() else label
