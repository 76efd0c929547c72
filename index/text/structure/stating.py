"""What of a text states nothing: what stands around its sentences rather than in them. Pure.

Captions and credits of pictures, labels of players, teasers of other articles, invitations to read, follow, sign up or
get in touch, consent texts, and who contributed. Told by their form alone, and only where the form leaves no doubt:
what is taken for a teaser can't be quoted any more. A headline without a label is left, since sentences whose full stop
was lost look like it.
"""

import re
from collections.abc import Iterator, Sequence

from index.text.structure.blocks import Block
from index.types import Span

_AGENCIES = (
    r"(?:AP(?: Images| Photo)?|AFP|Reuters|REUTERS|Getty(?: Images?)?|EPA(?:-EFE)?|EFE|Bloomberg|Shutterstock|Alamy"
    r"|iStock(?:photo)?|Anadolu(?: Agency)?|PA (?:Images|Wire|Media)|PA|S[Ii][Pp][Aa](?: USA)?|Z[Uu][Mm][Aa](?: Press)?"
    r"|Imagn(?: Images)?|USA TODAY(?: NETWORK| Sports)?|TASS|Sputnik|Xinhua|dpa|NurPhoto|Redux|Corbis|Mirrorpix"
    r"|WireImage|FilmMagic|UPI|picture alliance|Associated Press|CNN|NASA)"
)
_NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin|el|da|la)){0,7}"
_CREDIT = re.compile(
    rf"(?:^|(?<=[.!?)”\"]\s))(?:{_NAME}\s?/\s?){{1,5}}{_AGENCIES}(?=\s[A-Z(“\"'‘]|\W*$)"
    r"(?! [\w ]{0,20}\b(?:poll|survey)\b)"
    rf"|(?:{_NAME}\s?/\s?){{1,5}}{_AGENCIES}(?:/FILE)?$"
    r"|\((?:(?:AP|File|Handout|Courtesy) )?(?:Photo|Photograph|Image|Picture|Illustration)s?\b"
    r"(?: (?:by|courtesy|credit|from)\b|:|/)[^)]*\)"
    rf"|(?:\bvia|©) {_AGENCIES}$|\bGetty Images\W*$"
)
_GALLERY = re.compile(
    r"(?:JUST WATCHED|MUST WATCH|NOW PLAYING|Replay More Videos|Video Ad Feedback|Hide [Cc]aption\b|\W{0,3}Photos?: "
    r"|(?:Photo|Image|Picture) (?:[Cc]redit|[Ss]ource|by|courtesy)\b|File photo(?:graph)? )"
)
_SIGNED = re.compile(r"[-–—―]{1,2}\s*[^\n(]{2,40}\(@\w{1,30}\)[^\n]{0,60}$")
_LONGEST_CAPTION = 1_200
"""Characters of the captions of one picture; a gallery may stand in one paragraph."""

_STATED = re.compile(r"(?<!\.\.)\.[\"”’'»)\]]*$")
_LABEL = re.compile(
    r"(?:[►▶»>•*–—-]\s*)*(?P<label>(?:(?!\. )[^:?!\n]){2,80}?|(?:(?!\. )[^:\n]){2,80}?\?):"
    r"(?P<space>\s*)(?P<headline>[A-Z“‘\"'$\d].*)",
    re.DOTALL,
)
_GLUED = re.compile(r"[A-Z“‘\"'$]")
_TEASING = re.compile(
    r"(?:read|see|watch|listen|hear|look|check out)\b.*|(?:and |even )?more\b.*|related\b.*|also(?: read| see)?"
    r"|explain(?:ed|er)|opinion|analysis|review|interactive|graphics?|in graphics|(?:in )?(?:photos|pictures)|video"
    r"|gallery|podcast|quiz|poll|live(?: updates| blog)?|updates?|latest(?: news)?|don['’]t miss|in case you missed it"
    r"|recommended|reviewed recommendations|from the archives?|dig deeper|(?:a )?(?:closer|deeper) look"
    r"|back ?story|subscribers?(?: only| exclusive)?|for subscribers|exclusive|obituary|story",
    re.IGNORECASE,
)
_OWN_LABELS = re.compile(
    r"(?:corrections?|clarifications?|editor['’]?s['’]? notes?|notes?|claims?|the claim|fact(?:s|[ -]check)?|our ruling"
    r"|our rating|rating|verdict|summary|update[sd]?|q|a)\W*|.*\d",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\s*(?:[-*•–▪]|\d{1,3}[.)])\s")
_LOUD = re.compile(r"[^a-z]{4,60}")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_HEADLINE = 4
"""Words that a headline has at least; what is shorter may be an entry: "WINNER: Ada Lovelace"."""

_ACCOUNT = r"(?:@\w|\b(?:on|via) (?:Twitter|X|Facebook|Instagram|LinkedIn|TikTok|Bluesky|Mastodon|Threads)\b)"
_MAIL = r"[\w.+-]+@[\w-]+\.\w"
_NEWS = (
    r"\b(?:newsletters?|inbox|e-?mail alerts?|text messages|e-?edition|"
    r"alerts|digital subscriber|subscri\w+|free trial)\b"
)
_INVITES = re.compile(
    r"(?:(?:you can|please|to)\b.{0,30}?)?"
    r"\b(?:follow|reach|contact|e-?mail|find|like|tweet|connect with|join|write to)\b"
    rf".{{0,150}}?(?:{_ACCOUNT}|{_MAIL})"
    rf"|(?:sign up|subscribe|register (?:for|here|now|to)|get|join|never miss|stay up to date"
    rf"|like what|download|try)\b.{{0,120}}?{_NEWS}"
    r"|(?:want|enjoy(?:ed|ing)?|if you|would you like)\b.{0,120}?\b(?:newsletters?|inbox|subscribe)\b"
    r"|support .{0,40}journalism"
    r"|(?:(?:you can|to)\b.{0,40}?)?\b(?:sign up|subscribe|click|tap)\b(?: (?:here|below|now|for free|on the link)\b.*"
    r"|[^.]{0,80}\bhere\W*$|\W*$)"
    r"|(?:read|see|watch|find|learn|hear|check out|listen to|view|get|for)\b(?: (?!about)[^.?!]{0,80})? "
    r"(?:here|below|on this (?:page|link)|at this link)\W*$"
    r"|(?:read|see|learn|find out) more(?: (?:about|on|from|at) [^.]{0,60})?\W*$"
    r"|(?:click|tap) (?:here|the link|on)\b"
    r"|for (?:more|further|additional|full) (?:information|details|coverage|stories|news)\b.{0,60}"
    r"\b(?:visit|go to|call|see|contact|click|check|e-?mail|log)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"(?:we|this (?:web)?site|our (?:web)?site|our partners and we|we and our partners) (?:also )?use cookies"
    r"|by (?:continuing|using|clicking|browsing|closing|subscribing|signing up|entering).{0,120}"
    r"\b(?:cookies|terms of (?:use|service)|privacy policy|privacy notice)\b"
    r"|all rights reserved|this material may not be published, broadcast"
    r"|(?:already|not|become|create) .{0,30}\b(?:subscriber|subscription|account|member)\b\?"
    r"|this (?:content|article|story|post) is (?:only )?(?:available )?(?:exclusively )?(?:for|to) .{0,20}subscribers",
    re.IGNORECASE,
)
_CREDITS = re.compile(
    r"(?:contributing|contributed by|compiled by|edited by|reporting by|additional reporting)\b\W.*"
    rf"|{_NAME}(?:[’']s?)?,?(?: [^.]{{0,200}})? (?:also )?contributed (?:reporting )?to this (?:report|story|article).*"
    rf"|(?i:by) {_NAME}(?:(?:, | and | \| |/){_NAME})*",
)
_SPOKESMAN = (
    r"(?:[Tt]he|[Aa]n?) [a-z’' -]{0,30}"
    r"(?:spokes\w+|official|officer|judge|court|statement|company|president|minister|ministry|mayor|author|lawyer|report)s?"
)
_NO_NAME = r"(?!(?:Not|But|And|So|That|What|Enough|Here)\b)"
_SAYING_ONLY = re.compile(
    rf"(?:[Hh]e|[Ss]he|[Tt]hey|{_SPOKESMAN}|{_NO_NAME}{_NAME})"
    r" (?:also |later |then )?(?:said|says|added|adds|told|tells|wrote|writes|tweeted|explained|noted|replied|recalled)"
    r"(?: (?:in|on|at|to|during|via|of|after|by|through|the|a|an|his|her|their|reporters"
    r"|statement|news|release|interview|e-?mail|tweet|conference|briefing|phone"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|morning|afternoon|evening|him|her|them|me|us))*[.,:]?"
)
_LONGEST_ASIDE, _LONGEST_QUESTION = 400, 30
"""Characters and words of what states nothing by itself; what is longer may tell something besides."""


def idle_sentences(text: str, blocks: Sequence[Block], sentences: Sequence[Span]) -> frozenset[Span]:
    """Return those of a text's ``sentences``, in order, that state nothing, whoever's they are.

    Questions are not among them: whether one is somebody's is not known here (:func:`is_own_question`).
    """
    return frozenset(_idle(text, blocks, sentences))


def is_own_question(words: str) -> bool:
    """Whether a sentence that nobody says only asks: "What happens next?"; one of many words may tell something."""
    return words.rstrip("\"”’') ").endswith("?") and len(_WORD.findall(words)) <= _LONGEST_QUESTION


def _idle(text: str, blocks: Sequence[Block], sentences: Sequence[Span]) -> Iterator[Span]:
    place = 0
    for number, block in enumerate(blocks):
        first = place
        while place < len(sentences) and sentences[place].start < block.end:
            place += 1
        if block.kind != "paragraph":
            continue
        around = [
            text[each.start : each.end]
            for each in (*blocks[max(number - 1, 0) : number], *blocks[number + 1 : number + 2])
        ]
        whole = _is_aside(text[block.start : block.end], around)
        yield from (each for each in sentences[first:place] if whole or _says_nothing(each.of(text)))


def _is_aside(words: str, around: Sequence[str]) -> bool:
    """Whether a whole paragraph is a caption, a label of a player, a teaser, or who posted the message above it."""
    if _SIGNED.match(words):
        return True
    pictures = sum(1 for _ in _CREDIT.finditer(words)) or bool(_GALLERY.match(words))
    if pictures and len(words) <= _LONGEST_CAPTION * pictures:
        return True
    return _is_teaser(words) and not any(_MARKED.match(each) for each in (words, *around))


def _is_teaser(words: str) -> bool:
    """Whether a paragraph is a label and a headline: "More: …", "Heat wave:How …", "RELATED: …"."""
    found = _LABEL.fullmatch(words)
    if not found or _STATED.search(words) or _OWN_LABELS.fullmatch(found["label"]):
        return False
    label, headline = found["label"], found["headline"]
    if not found["space"]:
        return bool(_GLUED.match(headline))
    loud = _LOUD.fullmatch(label) and len(_WORD.findall(headline)) >= _HEADLINE
    return bool(loud or _TEASING.fullmatch(label))


def _says_nothing(words: str) -> bool:
    """Whether a sentence by itself states nothing."""
    plain = words.strip("()[]*►▶»> ")
    return len(plain) <= _LONGEST_ASIDE and bool(
        _INVITES.match(plain) or _CONSENT.match(plain) or _CREDITS.fullmatch(plain) or _SAYING_ONLY.fullmatch(plain)
    )
