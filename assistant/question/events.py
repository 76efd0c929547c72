"""What a question takes for granted: that somebody did something, or that it befell them, and whether a text says so.

"Why did the mayor resign?" is answered by nothing where nobody says that the mayor resigned, however much is said of
mayors and of those who did. Only for events whose words can be listed: what is put in any other words counts as said.
Pure.
"""

import re
from dataclasses import dataclass

_LIFETIME = r"\(\d{3,4}\s*[–-]\s*\d{2,4}\)"
_EVENTS: dict[str, str] = {
    "resign|quit|step down|stand down|leave office": (
        r"resign(?:s|ed|ing|ations?)?|quit(?:s|ting)?|(?:step|stepp|stand|stood)(?:s|ed|ing)? (?:down|aside|back)"
        r"|(?:left|leav\w+|lost) (?:office|(?:her|his|their) (?:post|job|role))|departure|departed|gave up"
    ),
    "die|pass away": (
        r"dies?|died|dying|deaths?|dead|kill(?:s|ed|ing|ings)?|pass(?:ed|es|ing)(?: away)?|perish\w*|drown\w*"
        r"|murder\w*|suicide|assassinat\w*|obituary|funeral|burial|los[et]+ (?:his|her|their) li(?:fe|ves)"
        rf"|{_LIFETIME}"
    ),
    "marry|marries|married|wed|divorce|divorced": (
        r"marr(?:y|ies|ied|iage)|wed(?:s|ding|ded)?|wife|husband|spouse|bride|groom|divorc\w*|partner"
    ),
    "arrest|arrested|detain|detained|jail|jailed|imprison|imprisoned|go to prison|go to jail": (
        r"arrest\w*|detain\w*|detention|custody|jail\w*|imprison\w*|prison\w*|charged|convict\w*|sentenced"
        r"|behind bars"
    ),
    "fine|fined": r"fine[sd]?|penalt(?:y|ies)|penali[sz]ed",
    "sue|sued": r"su(?:e|es|ed|ing)|lawsuits?|suit|legal action|to court|defamation",
    "fire|fired|sack|sacked|dismiss|dismissed": (
        r"fire[sd]?|firing|sack(?:s|ed|ing)?|dismiss\w*|oust\w*|let go|laid off|remov\w*|sacking"
    ),
    "buy|bought|acquire|acquired": r"buy(?:s|ing|er)?|bought|purchas\w*|acqui(?:re\w*|sition)|s[eo]ll?d?|sale|takeover",
    "own|owns|owned": r"own(?:s|ed|ers?|ership|ing)?|belong\w*|property of|subsidiary|parent company",
    "born": rf"born|birth\w*|native of|{_LIFETIME}",
    "live|lives": (
        r"liv(?:e|es|ed|ing)|resid\w*|home\w*|based|born|grew up|moved|neighbou?r\w*|house\w*|address|stay\w*"
    ),
    "close|shut": r"clos(?:e|es|ed|ing|ure)|shut(?:s|ting|ters|down)?|ceas\w*|bankrupt\w*",
    "retire": r"retir\w*|hang(?:s|ing)? up|quit(?:s|ting)?|final (?:match|game|season|tournament)|farewell",
    "land|touch down": r"land(?:s|ed|ing|ings|fall)?|touch(?:es|ed|ing)? ?down|splash(?:ed)? ?down|arriv\w*|return\w*",
    "flood": r"flood\w*|inundat\w*|under water|submerged",
    "apologise|apologize": r"apolog\w*|sorry|regret\w*",
}
"""The words with which questions ask for an event, and all those in which texts tell of it."""

_FORMS = {
    re.compile(rf"\b(?:{asked})\b", re.IGNORECASE): re.compile(rf"(?<!\w)(?:{told})(?!\w)", re.IGNORECASE)
    for asked, told in _EVENTS.items()
}
_DID = re.compile(
    r"^\W*(?:(?:so|and|but)\s+)?(?P<wh>why|when|how|where|(?:what|which) (?:day|year|date|month|time)|who|whom"
    r"|how (?:much|many|often|long))\b.*?\b"
    r"(?P<aux>did|does|do|will|would|has|have|had|was|were|is|are|got|get)\s+(?P<rest>(?!it |they |he |she ).+)$",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"^\W*who\s+(?:(?:really|actually|first|now|ever|has|had|will|would)\s+)?(?P<rest>.+?)\W*$", re.IGNORECASE
)
_BEFALLS = frozenset("was were is are got get".split())
_NO_SUBJECT = re.compile(
    r"\b(?:he|she|it|they|we|you|i|there|say|said|says|think|claim|believe|report|that|this|who|what|not|n[’']t)\b",
    re.IGNORECASE,
)
_ONLY_TO = frozenset("own owns buy acquire".split())
"""What is done with too many things, and told in too many words, for one to miss it."""

_OFTEN_PUT_OTHERWISE = frozenset("close shut live lives land".split())
"""What is said of things without naming them as the question does."""

_PAST = {
    "quit": "quit", "step down": "stepped down", "stand down": "stood down", "leave office": "left office",
    "pass away": "passed away", "go to prison": "went to prison", "go to jail": "went to jail", "marry": "married",
    "buy": "bought", "wed": "wed", "shut": "shut", "touch down": "touched down",
}  # fmt: skip

_LONGEST_SUBJECT = 5
_ARTICLE = re.compile(r"^(?:the|an?|his|her|their|its)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Event:
    """What a question takes for granted: ``who`` did it, or whom it befell, and the words in which texts tell of it.

    ``done`` is whether they did it themselves; ``asks_who`` whether it is asked who did it to them. ``words`` is what
    is taken for granted, in the question's own; ``is_careless`` whether that has no capitals.
    """

    who: str
    told: re.Pattern[str]
    done: bool
    asks_who: bool
    words: str
    is_careless: bool

    @property
    def sought(self) -> str:
        """Words to search for texts that may tell of it."""
        return " ".join(re.findall(r"(?<!\\)\b[a-z]{3,}", self.told.pattern))

    @property
    def is_name(self) -> bool:
        """Whether ``who`` has a name, rather than being told by what they are ("the mayor")."""
        bare = _ARTICLE.sub("", self.who)
        return bare != bare.lower() or (bare == self.who and self.is_careless)


def event_in(question: str) -> Event | None:
    """Return the event that ``question`` takes for granted, ``None`` where it is none of those that can be told."""
    if match := _DID.match(question):
        found = ((each, told) for asked, told in _FORMS.items() if (each := asked.search(match["rest"])))
        return next((_event(match, verb, told) for verb, told in found), None)
    if match := _WHO.match(question):
        found = ((each, told) for asked, told in _FORMS.items() if (each := asked.match(match["rest"])))
        return next((_done_by_whom(match, verb, told) for verb, told in found), None)
    return None


def _event(question: re.Match[str], verb: re.Match[str], told: re.Pattern[str]) -> Event | None:
    """Return the event of a question "why did … resign"."""
    rest, auxiliary = question["rest"], question["aux"].casefold()
    who, after = rest[: verb.start()].strip(), rest[verb.end() :].rstrip(" ?.!")
    befalls = auxiliary in _BEFALLS
    if not _can_be_who(who) or (verb[0].casefold() in _ONLY_TO and not befalls):
        return None
    done = not befalls and not question["wh"].casefold().startswith("who")
    words = f"{who} {_conjugated(auxiliary, verb[0])}{after}"
    event = Event(who, told, done, False, words, question[0].islower())
    return event if event.is_name or verb[0].casefold() not in _OFTEN_PUT_OTHERWISE else None


def _done_by_whom(question: re.Match[str], verb: re.Match[str], told: re.Pattern[str]) -> Event | None:
    """Return the event of a question "who sued …"."""
    whom = question["rest"][verb.end() :].strip(" ?.!")
    return Event(whom, told, False, True, question["rest"], question[0].islower()) if _can_be_who(whom) else None


def _can_be_who(words: str) -> bool:
    bare = _ARTICLE.sub("", f"{words} ").strip()
    return bool(bare) and len(words.split()) <= _LONGEST_SUBJECT and not _NO_SUBJECT.search(words)


def _conjugated(auxiliary: str, verb: str) -> str:
    """Return a verb as it stands in a statement: "did resign" is "resigned"."""
    if auxiliary == "did":
        regular = f"{verb}d" if verb.endswith("e") else f"{verb}ed"
        return _PAST.get(verb.casefold(), regular.casefold() if verb.isupper() else regular)
    return verb if auxiliary == "do" else f"{verb}s" if auxiliary == "does" else f"{auxiliary} {verb}"


def key_of(who: str) -> str:
    """Return the word by which somebody is known in a text: the last one of their name, else the noun."""
    bare = _ARTICLE.sub("", who.strip())
    words = re.split(r"\s+(?:of|in|at|from|for)\s+", bare)[0].split()
    words = [word for word in words if not word.islower()] or words
    return re.sub(r"[’']s$", "", words[-1]) if words else bare
