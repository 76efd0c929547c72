"""What kind of message somebody typed, and so what kind of answer it deserves. Pure.

Rules and no classifier: there are few kinds, what gives them away is a handful of forms, and a wrong guess costs most
where a question would be taken for small talk. A message that fits no form is a question for a fact.
"""

import re

from assistant.types import Kind
from index.text import CLEAR_MONTHS, WEEKDAYS, lexicon

_GREETING = frozenset("hi hello hey hiya howdy yo greetings morning evening afternoon goodbye bye".split())
_THANKS = frozenset("thanks thank thx ty cheers ta".split())
_FILLER = frozenset(
    "you so very much a lot really that this it is was helped helps helpful all for the your help"
    " again there good great "
    "nice perfect cool awesome wow ok okay lol haha everyone byline day to me and well see later now"
    " just right yes then "
    "how are doing today folks team friend please".split()
)
_HELP = re.compile(
    r"^(?:(?:so|ok|and|hi|hello|hey)\W+)?(?:help(?: me)?|please help"
    r"|what (?:can|could) (?:you|i|we)(?: do| ask)?(?: (?:here|you|for me|about|with this))*"
    r"|what (?:do|are) you(?: do)?|who are you|how are you(?: doing| today)*|how[’']?s it going|what[’']?s up"
    r"|how (?:do|can|should) i (?:use|ask|start|work)(?: (?:this|it|here|you|byline|a question"
    r"|questions|with (?:this|it|you)))*"
    r"|how does (?:this|it)(?: \w+)? work|how can (?:you|this) help(?: me)?"
    r"|are you (?:a |an )?(?:bot|robot|ai|human|person|real|chatgpt)|what is byline"
    r"|what (?:questions )?(?:can|may|should) i ask(?: you| here)?|test(?:ing)?)\W*$",
    re.IGNORECASE,
)
_THIS = (
    r"(?:this|it|these|that|everything|all(?: of (?:this|it|these|them))?|(?:this|the|these|my|all(?: the)?) "
    r"(?:article|document|documents|docs|text|texts|story|stories|news|file|files|page|library"
    r"|collection|interview|report|"
    r"reports|articles|sources|papers)s?)"
)
_OVERVIEW = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"^(?:tl;?\s?dr|summary|overview|summari[sz]e|sum (?:it )?up|key points|main points|the gist|gist)\W*$",
        r"^what[’']?s (?:new|the latest|going on|happening|up|the news|in (?:here|there|it|this))\W*$",
        r"^what (?:is|are) (?:new|the latest|going on|happening|the news|in (?:here|there|it|this))\W*$",
        r"^what(?:[’']?s| is| are| was) (?P<topic>.{2,70}?) (?:all )?about\W*$",
        r"(?:summari[sz]e|sum up|recap|outline|overview of|summary of|brief me on|gist of|"
        r"(?:key|main|important) (?:points|facts|takeaways) (?:of|on|about|from))\s+(?P<topic>.{2,100}?)\W*$",
        r"^(?:please |can you |could you )*(?:tell me|talk to me|say something|i want to know|inform"
        r" me|teach me)(?: more| all| everything)? "
        r"about\s+(?P<topic>.{2,100}?)\W*$",
        r"^what (?:do|does|can) (?:we|you|i|they|the (?:documents|articles|papers|texts|sources))"
        r" (?:know|say|tell us|tell me|have)"
        r"(?: about| on)\s+(?P<topic>.{2,80}?)\W*$",
        r"^what (?:is|[’']s) (?:known|told|said|written)(?: about| of| on)\s+(?P<topic>.{2,80}?)\W*$",
        r"^(?:give|write|make|show)(?: me| us)? (?:an? |the )?(?:\w+ )?(?:overview|summary|brief"
        r"|recap)(?: (?:of|on|about) (?P<topic>.{2,100}?))?\W*$",
        r"^what happened (?:at|during|in|with|to)\s+(?P<topic>.{2,100}?)\W*$",
        r"^(?:(?:please |can you )*(?:give|tell|show) me |what(?:[’']?s| is| are) |any )?(?:the |some )?"
        r"(?:latest|recent|newest|new|news|updates?)(?: (?:news|developments?|updates?|reports?))*"
        r" (?:on|about|with|from|in|for|regarding)\s+(?P<topic>.{2,80}?)\W*$",
        r"^what(?:[’']?s| is) (?:going on|happening|the (?:news|situation))"
        r" (?:with|in|at|on|about|to|around|of|for)\s+(?P<topic>.{2,80}?)\W*$",
    )
)
_ABOUT_ALL = re.compile(rf"^{_THIS}\W*$", re.IGNORECASE)
_STORY_OF = re.compile(
    r"^(?:the )?(?:story|case|background|history|life|role|news) (?:of|on|about|behind)\s+"
    r"|^the (?=.+ (?:story|case|affair|saga|row|news)$)|(?<=\w) (?:story|affair|saga|row|news)$",
    re.IGNORECASE,
)
_LATEST = re.compile(r"\b(?:new|news|latest|lately|recently|happening|up|going on)\W*$", re.IGNORECASE)
_DATED = rf"\d|\b(?:{'|'.join((*CLEAR_MONTHS, *WEEKDAYS))})\b|(?<!the )\bmarch\W*$"
_WHEN = re.compile(
    rf"^what (?:all |else )?happened (?:(?:on|in|since|between|before|after)\s+|(?=last |this ))(?=.*(?:{_DATED}))",
    re.IGNORECASE,
)
_COMPARE = re.compile(
    r"\b(?:compare|contrast|versus|vs\.?|disagree|differ|differs|difference between|differences"
    r" between|according to each)\b"
    r"|\b(?:do|does|did) .{3,60} (?:agree|differ|disagree|match)\b|\bwhat do the different\b"
    r"|\b(?:do|what do|how do|when do|where do) the (?:different |various )?(?:papers|reports"
    r"|articles|documents|sources|outlets|newspapers)\b"
    r"|^what (?:do|did) (?!.*\band\b.*\band\b).{2,40} and .{2,40} (?:say|think|claim|want)\b",
    re.IGNORECASE,
)
_PLURAL = (
    r"(?:(?!do |does |did |is |was |are |were |has |have |had |can |could |will |would )[\w-]+ ){0,2}"
    r"(?!this\b|was\b|is\b|has\b|does\b|news\b|process\b|status\b|press\b|class\b|loss\b|cause[sd]?\b)"
    r"[a-z]{3,}(?<!s)s "
    r"(?!(?:the|an?|it|him|her|them|us|you|this|that|these|those|more|less|next|to|when|if|after|and"
    r"|his|their|its|our|your|my)\b)"
    r"(?!(?:is|was|has)(?: (?:an?|the|been|being|had|so|not|in|on|at|of|most|more|now|\w+(?:ed|en|ing|er))\b|\W*$))"
)
"""A noun for several things, and no verb ("what makes it work"), nor one thing ("which bus has the most seats")."""
_LIST = re.compile(
    r"^(?:please |can you |could you )*(?:list|name|enumerate|give me (?:a list|the names)|who all)\b"
    r"|^(?:which|what)(?: (?:are|were)(?: (?:all|some of))? the| (?:two|three|four|five|six|seven|\d+"
    r"|other|all|kinds? of|sorts? of))\b"
    rf"|^(?:(?:in|at|on|from|for|to|with|of|by|against|under) )?(?:which|what) {_PLURAL}"
    r"|^what (?:are|were) [\w’' -]{2,40}?(?:[’']s|s[’']) (?:[\w-]+ ){0,2}?[a-z]{3,}(?<!s)s\b"
    r"|^who (?:were|are) the\b|\beveryone who\b|\ball (?:the )?(?:people|those|names|things) (?:who|that|which)\b",
    re.IGNORECASE,
)
_WHO_SAYS = re.compile(
    r"^\W*who(?:[’']s| is| was| has| had)? (?:(?:ever|also|first) )?(?P<verb>[a-z]+)\b", re.IGNORECASE
)
_WHY = re.compile(
    r"^\W*(?:why|how come|how)\b(?! (?:much|many|long|often|far|old|big|high|tall|large|heavy|fast|deep|wide)\b)",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\b(?:who|whom|whose|what|what[’']s|which|when|where|why|how)\b|^\W*(?:am|is|are|was|were|do"
    r"|does|did|has|have|had|can|could|will|"
    r"would|shall|should|may|might|must|tell|give|show|list|name|explain|describe|find|compare|say)\b|\?",
    re.IGNORECASE,
)
_MOST_KEYWORDS = 6
_SAYS = frozenset(lexicon.VERBS)
_POLITE = re.compile(
    r"^\W*(?:(?:thanks?(?: you)?(?: (?:so|very) much)?|ok(?:ay)?|great|hi|hello|hey|good (?:morning"
    r"|evening|afternoon))(?: there| again| byline)?"
    r"\s*[.!,;–-]+\s*)+(?=\w+\W+\w+)",
    re.IGNORECASE,
)


def without_courtesy(text: str) -> str:
    """Return a message without the thanks or greeting before its question ("Thanks. Who is the clerk?")."""
    return text if is_small_talk(text) else _POLITE.sub("", text)


def is_small_talk(text: str) -> bool:
    """Whether a message only greets, thanks, or asks what can be done here: nothing that documents could answer."""
    if _HELP.match(text.strip()):
        return True
    words = re.findall(r"[a-z]+", text.casefold().replace("’", "").replace("'", ""))
    opens = _GREETING | _THANKS
    return bool(words) and any(word in opens for word in words) and all(word in opens | _FILLER for word in words)


def asks_for_help(text: str) -> bool:
    """Whether small talk greets or asks what can be done here, rather than thanking."""
    return not any(word in _THANKS for word in re.findall(r"[a-z]+", text.casefold()))


def overview_of(text: str) -> str | None:
    """Return what a message wants an overview of, empty for all that there is; ``None`` if it wants none."""
    text = text.strip()
    for form in _OVERVIEW:
        if match := form.search(text):
            topic = (match.groupdict().get("topic") or "").strip(" \"“”'?.!")
            return "" if _ABOUT_ALL.match(topic) else _STORY_OF.sub("", topic)
    return None


_STORY = re.compile(
    r"\b(?:story|case|affair|saga|row|happened|summar\w+|points|facts|recap|gist|all about)\b", re.IGNORECASE
)


def asks_for_story(text: str) -> bool:
    """Whether an overview is wanted of what happened around a subject, rather than of a person."""
    return bool(_STORY.search(text))


def asks_for_latest(text: str) -> bool:
    """Whether an overview is wanted of what is new, rather than of all that there is."""
    return overview_of(text) == "" and bool(_LATEST.search(text))


def _asks_who_says(text: str) -> bool:
    """Whether a question asks who says something: its words and the one who says them, and no name alone."""
    match = _WHO_SAYS.match(text)
    return match is not None and match["verb"].casefold() in _SAYS


def kind_of(text: str, *, asks_for_words: bool, asks_whether: bool) -> Kind:
    """Return the kind of a message; whether it asks for somebody's words, or for a yes or no, is read beforehand."""
    forms: tuple[tuple[Kind, bool], ...] = (
        ("chat", is_small_talk(text)),
        ("when", bool(_WHEN.match(text))),
        ("compare", bool(_COMPARE.search(text))),
        ("overview", overview_of(text) is not None),
        ("says", asks_for_words or _asks_who_says(text)),
        ("list", bool(_LIST.search(text))),
        ("why", bool(_WHY.match(text))),
        ("yesno", asks_whether),
        ("keyword", not _QUESTION.search(text) and len(text.split()) <= _MOST_KEYWORDS),
    )
    return next((kind for kind, fits in forms if fits), "fact")
