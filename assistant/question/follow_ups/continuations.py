"""Questions that go on from an answer: what others say to the same question, and what happened after. Pure."""

import re

from assistant.question.mentions import AUXILIARIES, Told, mentions
from assistant.types import Turn

OTHERS, OTHERWISE, NEXT = "What do the others say?", "Who says otherwise?", "What happened next?"
"""Those that are suggested; they are understood in other words, too."""

LATEST_ON = "What is the latest on "
"""What the question after what happened next begins with, spelled out; its subject follows."""

_SAYS = r"(?:say|says|said|think|thinks|claim|claims|tell|tells|report|reports|see|sees)"
_OTHERWISE = r"(?:otherwise|differently|something (?:else|different)|the (?:opposite|contrary))"
_WHO = r"(?:who|(?:does|did) (?:any(?:one|body)(?: else)?|any (?:other )?(?:source|outlet|paper|document)))"
_OTHER = r"(?:(?:all )?the )?other(?:s| (?:outlets|papers|newspapers|sources|documents|reports|articles))"
_OF_OTHERS = re.compile(
    rf"^(?:{_WHO} (?:{_SAYS} (?:it |this |that |so )?{_OTHERWISE}|disagrees?|contradicts? (?:it|this|that|them))"
    rf"|what (?:do|did) {_OTHER} {_SAYS}(?: (?:about|on|to) (?:it|this|that))?"
    rf"|(?:do|did) {_OTHER} (?:agree|disagree|differ|{_SAYS} (?:so|the same|{_OTHERWISE})))\W*$",
    re.IGNORECASE,
)
_WHAT_NEXT = re.compile(
    r"^(?:what (?:happened|happens|came|comes|followed) (?:next|then|afterwards?)"
    r"|what (?:next|followed|then)|what(?:[’']s| is| was) the latest)\W*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"^(?:who|whom|whose|what|which|when|where|why|how|{'|'.join(sorted(AUXILIARIES))})\b", re.IGNORECASE
)
_OF_ONE = re.compile(
    rf"^what (?:do|does|did) .+? {_SAYS} (?:about|on|of|regarding) (?P<topic>.+)$|^tell me about (?P<subject>.+)$",
    re.IGNORECASE,
)
_OF_EACH = "according to each outlet"


def continued(bare: str, last: Turn, told: Told) -> str | None:
    """Return a question that goes on from the turn before, spelled out; ``None`` if it is none, or cannot be told."""
    before = last.asked.rstrip(" ?.!")
    if _OF_OTHERS.match(bare):
        return _of_others(before)
    return _of_later(before, told) if _WHAT_NEXT.match(bare) else None


def _of_others(before: str) -> str | None:
    if one := _OF_ONE.match(before):
        return f"What do the different outlets say about {one['topic'] or one['subject']}?"
    return f"{before} {_OF_EACH}?" if _ASKS.match(before) and _OF_EACH not in before else None


def _of_later(before: str, told: Told) -> str | None:
    named = [each for each in mentions(before, told) if each.words.casefold() in before.casefold()]
    subject = next((each for each in named if each.is_thing and not each.is_person), next(iter(named), None))
    return f"{LATEST_ON}{subject.words}?" if subject else None
