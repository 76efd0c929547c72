"""Who or what a question wants compared, and about what. Pure."""

import re
from dataclasses import dataclass

_OUTLETS = (
    r"(?:(?:each|every|both|all)(?: of)?(?: the)?|the(?: different| various| other| two)?|different|various)\s+"
    r"(?:papers?|newspapers?|outlets?|reports?|articles?|documents?|sources?|stations?|media|accounts?)"
)
_SAY = r"(?:say|think|claim|report|write|tell|state|argue|want|believe|expect|give|put|have)s?"
_ON = r"(?:on|about|over|of|regarding|as to|to|for|that|when it comes to)"
_EACH = re.compile(
    rf"\b(?:according to |in |by )?{_OUTLETS}\b(?:\s+(?:{_SAY}|agree|disagree|differ)\b(?:\s+{_ON}\b)?)?",
    re.IGNORECASE,
)
_ACCOUNT = (
    r"(?:reactions?|responses?|views?|positions?|stances?|accounts?|versions?|claims?|statements?|opinions?|"
    r"answers?|words)"
)
_ONE, _OTHER = r"(?P<one>.{2,40}?)", r"(?P<other>.{2,40}?)"
_PAIRS = tuple(
    re.compile(rf"^{form} (?P<topic>.+?)\W*$", re.IGNORECASE)
    for form in (
        rf"(?:please )?(?:compare|contrast) (?:what )?{_ONE} (?:and|with|to) {_OTHER}(?:[’']s?)? "
        rf"(?:{_ACCOUNT}|{_SAY}) {_ON}",
        rf"(?:what|how) (?:do|did|does|have) {_ONE} and {_OTHER} (?:{_SAY}|differ|disagree|react) {_ON}",
        rf"(?:do|did|where do|how do|on what do) {_ONE} and {_OTHER} (?:agree|disagree|differ)(?: {_ON})?",
        rf"(?:what(?: is|[’']s) )?(?:the )?differences? between {_ONE} and {_OTHER} {_ON}",
        rf"{_ONE} (?:vs\.?|versus) {_OTHER} {_ON}",
    )
)


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared: the ``names`` of two sides, or none for each outlet that there is; ``topic`` is on what."""

    names: tuple[str, ...]
    topic: str


def sides_of(question: str) -> Sides | None:
    """Return who or what ``question`` wants compared; ``None`` where its form does not say."""
    if (each := _EACH.search(question)) and not any(form.match(question) for form in _PAIRS):
        before, after = question[: each.start()].strip(), question[each.end() :].strip()
        topic = f"{_opened(before)} {after}".strip(" ?.!,")
        return Sides((), topic) if topic else None
    for form in _PAIRS:
        if match := form.match(question.strip()):
            return Sides((match["one"].strip(), match["other"].strip()), match["topic"])
    return None


def _opened(before: str) -> str:
    """Return what stands before the outlets without the words that only ask for a comparison."""
    bare = re.sub(
        r"^\W*(?:(?:please )?compare(?: what| how)?|(?:how|where|what) do|do|does|did|what|how)$",
        "",
        before,
        flags=re.IGNORECASE,
    )
    return re.sub(r"\b(?:do|does|did)$", "", bare, flags=re.IGNORECASE).strip()
