"""What a question asks for by name: the words that carry it, the thing it counts or prices, whose relative. Pure."""

import re
from dataclasses import dataclass

from index.text import PREPOSITIONS, content_words

_ASKING = frozenset(
    "wrote written write writes published interviewed interview interviewee fast heavy tall deep wide high "
    "large hot cold name names named type types kind kinds sort sorts date year years day days time times "
    "month week percentage number amount area place country city happen happens happened mean means called "
    "call known use used part way reason reasons person people main describe did one two example term word "
    "words form role get got gets give given gave tell told say says said list another according else ever "
    "first last second long often old far big much many cause something someone anything somebody anybody "
    "article articles paper papers newspaper document documents text writer writers author reporter "
    "journalist report reports story news source sources opinion view views think thinks thought reaction "
    "react reacted claim claims agree differ compare difference each everyone make makes made do done go goes "
    "went going come came take took want wants work works worked look like live lives best good new real "
    "really actually currently there cant can't dont don't didnt doesnt isnt wont whats what's who's whos "
    "talk talks talking mention mentions mentioned question answer information details detail thing things "
    "explain summary please let know show total different other exactly still now today ago fact facts need "
    "needs have start started begin".split()
)
"""Words that questions ask with, rather than about."""

_UNITS = frozenset(
    "people persons person men women residents inhabitants times types kinds sorts places ways percent "
    "degrees years months weeks days hours minutes seconds miles kilometers kilometres meters metres feet "
    "inches tons tonnes pounds kilos kilograms dollars euros square cubic total more other others different "
    "points areas things casualties victims troops soldiers of were are did have".split()
)
"""What counts without being named beside the number, or is put in another unit."""

_PLURAL = re.compile(r"(?:(?<![su])s|children|mice|geese|feet|teeth)$", re.IGNORECASE)
_NO_THING = frozenset("it that this they money one he she plus".split())
_END = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must|there)\b|[?,.!]"
)
_COUNTED = re.compile(r"\bhow many\s+(?P<what>.+)$", re.IGNORECASE)
_PRICED = (
    re.compile(r"\bhow much (?:does|do|did|will|would)\s+(?P<what>.+?)\s+(?:to\s+)?cost", re.IGNORECASE),
    re.compile(r"\bhow much (?:is|was|are|were)\s+(?P<what>(?:(?:the|an?)\s+)?\w+(?:\s+\w+)?)\W*$", re.IGNORECASE),
    re.compile(r"\bwho (?:won|wins|will win)\s+(?P<what>[\w’' -]+?)\W*$", re.IGNORECASE),
    re.compile(r"\bpay for\s+(?P<what>[\w’' -]+?)\W*$", re.IGNORECASE),
    re.compile(r"\b(?:price|cost|fee|charge) (?:of|for)\s+(?P<what>.+?)\W*$", re.IGNORECASE),
)
_ENDS_NOUN = re.compile(
    rf"\b(?:{'|'.join(sorted(PREPOSITIONS - {'like', 'following', 'including'}))})\b", re.IGNORECASE
)
_LONGEST = 3

_RELATIVES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"wi(?:fe|ves)|husbands?|spouses?|married|marr(?:y|ies|iage)|wed(?:s|ded)?|fianc[eé]e?s?|brides?|grooms?|widow(?:er)?s?"
        r"|partners?|girlfriends?|boyfriends?|engaged",
        r"child(?:ren)?|kids?|sons?|daughters?|bab(?:y|ies)|twins|mothers?|fathers?|mum|mom|dad|parents?|grandchild(?:ren)?",
        r"brothers?|sisters?|siblings?|twins?",
        r"uncles?|aunts?|nephews?|nieces?|cousins?",
        r"grand(?:mother|father|parent|ma|pa)s?",
        r"dogs?|pupp(?:y|ies)|cats?|kittens?|pets?",
    )
)
_OWNER = re.compile(
    r"(?P<who>[\w’'.-]+(?:\s+[\w’'.-]+){0,3}?)(?:[’']s|s[’'])\s+(?:\w+\s+)?(?P<what>\w+)|"
    r"\b(?:how many|what|which|any)\s+(?P<has>\w+)\s+(?:does|did|do|has|have)\s+(?P<owner>.+?)"
    r"(?:\s+(?:have|has|had|own|got)\b|\W*$)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^(?:(?:who|what|where|when|how|why|is|was|are|were|did|does|do|name|of|old|the|about|say|said|and)(?:[’']?s)?\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody's relative, or pet, whom a question asks about, and the words in which texts tell of such."""

    who: str
    what: str
    told: re.Pattern[str]


def carrying_words(question: str) -> tuple[str, ...]:
    """Return the words that carry what ``question`` asks, in small letters, without those of asking and numbers."""
    plain = (word.strip("_") for word in content_words(re.sub(r"[’']s\b|[’']", " ", question)))
    return tuple(word for word in plain if len(word) > 1 and word not in _ASKING and not word[0].isdigit())


def thing_asked(question: str) -> tuple[str, ...]:
    """Return the words of the thing that ``question`` counts or asks the price of, none where it is no such thing."""
    if match := _COUNTED.search(question):
        words = _END.split(match["what"])[0].split()[:_LONGEST]
        words = [word for word in words if word.casefold() not in PREPOSITIONS]
        plural = next((word for word in words if _PLURAL.search(word)), None)
        return (
            ()
            if not words or any(word.casefold() in _UNITS for word in words)
            else (plural,)
            if plural
            else tuple(words)
        )
    for form in _PRICED:
        if (match := form.search(question)) and (words := _ENDS_NOUN.split(match["what"])[0].split()):
            head = re.sub(r"[’']s$", "", words[-1].strip("?.,!"))
            return () if head.casefold() in _NO_THING or head.endswith("ed") or head[:1].isdigit() else (head,)
    return ()


def relative_asked(question: str) -> Relative | None:
    """Return whose relative ``question`` asks about, ``None`` where it is nobody's."""
    for match in _OWNER.finditer(question):
        who, what = _OPENS.sub("", match["who"] or match["owner"]), match["what"] or match["has"]
        told = next((each for each in _RELATIVES if each.fullmatch(what)), None)
        if told and who.casefold() not in _NO_THING:
            return Relative(who, what, told)
    return None
