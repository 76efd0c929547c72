"""Questions about documents themselves: who wrote one, who is interviewed, when and where it came out. Pure."""

import re
from dataclasses import dataclass
from typing import Literal

Fact = Literal["author", "interviewee", "published", "outlet"]

_WHICH = (
    r"(?:this|it|that|(?:the|this|that) (?:(?:news|first|last|original|whole|open) )?"
    r"(?P<sort>article|piece|story|text|document|post|interview|letter|column"
    r"|opinion(?: piece| article)?|editorial|press release|minutes"
    r"|correction))"
)
_TOPIC = r"(?:\s+(?:about|on|of|that|which|with|by|from|in)\s+(?P<topic>[^?]+?))?\W*$"
_IS = r"(?:[’']?s| is| was| has| had| did| gets| got)?"
_OUT = r"(?:published|written|posted|printed|dated|sent|from|come out|appear)"
_ASKED: tuple[tuple[Fact, str], ...] = (
    ("interviewee", rf"who{_IS}\s+(?:being |they )?interview(?:ed|ee|s)?(?:\s+(?:here|in {_WHICH}))?\W*$"),
    ("interviewee", r"who(?:[’']?s| is| was) the (?:interviewee|person interviewed)(?: here)?\W*$"),
    ("interviewee", rf"who\s+(?:gave|gives)\s+{_WHICH}{_TOPIC}"),
    ("author", rf"who{_IS}\s+(?:wrote|written|writes|authored|signed|sent)\s+{_WHICH}{_TOPIC}"),
    (
        "author",
        r"(?:who(?:[’']?s| is| was)|what(?:[’']s| is| was) the name of)\s+the\s+"
        rf"(?:author|writer|journalist|reporter)(?:\s+(?:of|behind)\s+{_WHICH}{_TOPIC}|\W*$)",
    ),
    ("author", rf"by whom (?:is|was)\s+{_WHICH}{_TOPIC}"),
    ("published", rf"(?:when|(?:what|which) (?:day|date|year)) (?:was|is|did)\s+{_WHICH}\s+{_OUT}\W*$"),
    ("published", rf"(?:how old is|what(?:[’']s| is) the date of|what date is)\s+{_WHICH}{_TOPIC}"),
    (
        "outlet",
        r"(?:which|what) (?:paper|newspaper|outlet|site|website|magazine|publication|source) "
        rf"(?:published|printed|ran|wrote|is|was|has|had)\s+{_WHICH}(?:\s+(?:from|in|published in))?{_TOPIC}",
    ),
    ("outlet", rf"where (?:was|is|did|does)\s+{_WHICH}\s+(?:published|from|printed|appear|come from)\W*$"),
    ("outlet", rf"who published\s+{_WHICH}{_TOPIC}"),
)
_FORMS = tuple((fact, re.compile(rf"^\W*{form}", re.IGNORECASE)) for fact, form in _ASKED)


@dataclass(frozen=True, slots=True)
class AskedOfDocument:
    """What is asked of documents: which fact, of which sort ("letter", ``None`` for any), and what they are about."""

    fact: Fact
    sort: str | None
    topic: str


def asked_of_document(question: str) -> AskedOfDocument | None:
    """Return what ``question`` asks of a document itself, ``None`` where it asks for what documents say."""
    for fact, form in _FORMS:
        if match := form.match(question):
            groups = match.groupdict()
            sort = (groups.get("sort") or "").casefold()
            return AskedOfDocument(fact, sort or None, (groups.get("topic") or "").strip())
    return None
