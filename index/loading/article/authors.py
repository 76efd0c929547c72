"""Who wrote something, out of the words in which pages put it: "By Ada Moor and Bo Vane, in Kelvik | 3 May". Pure."""

import re
from collections.abc import Iterable

from index.loading.article.fields import NOBODY
from index.loading.article.normalising import single_spaced

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin"
    r"|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre"
    r"|octubre|noviembre|diciembre)\.?"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DATED = re.compile(
    rf"(?:^|[\s,|·•–—-])\s*(?:(?:last )?(?:published|posted|updated|modified)\b"
    rf"|(?:{_DAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?{_MONTH}(?!\w)|{_MONTH}\s+\d{{4}}|\d{{4}}-\d\d"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
    rf"|\d+\s+(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)\b|\d{{1,2}}:\d\d).*",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(
    r"\s*(?:(?:written|reported|reporting|posted|published|created|submitted"
    r"|compiled|contributed|words?|text|story|report"
    r"|article|interview|analysis|opinion|review|essay|column|commentary|perspective)\s+(?:by"
    r"|von)\b|by\b|from\b(?=\s+our\b)"
    r"|words?(?=\s*:)|text(?=\s*:)|story(?=\s*:)|report(?:er)?(?=\s*:)|authors?(?=\s*:)|von\b|par\b|por\b|av\b"
    r"|af\b|door\b|di(?=\s+[A-Z])"
    r"|autor(?:in|en|a|es)?(?=\s*:)|auteurs?(?=\s*:)|автор(?:ы)?\b|текст\b|作者|记者|文(?=\s*[:：/]))\s*[:：/]?\s*",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:photo(?:graph)?(?:s|y|er)?|pictures?|images?|illustrations?"
    r"|illustrated|graphics?|video|edited|editing|translat(?:ed|ion)"
    r"|produced|additional reporting|fotos?|bilder?|fact[- ]checked|(?:medically )?reviewed|recorded|narrated"
    r"|as told to)"
    r"\s*(?:(?:by|von|credits?|courtesy)\b|:).*",
    re.IGNORECASE | re.DOTALL,
)
_ORGANISATION = re.compile(
    r"(?:the )?(?:ap|reuters|afp|dpa|pti|ians|ani|tass|ntb|tt|ritzau"
    r"|efe|ansa|upi|cnn|bbc|npr|abc|cbs|nbc|sky|fox)\b.*"
    r"|.*\b(?:associated press|press association|reuters|agence france-presse"
    r"|bloomberg|staff|news|media|times|post|herald"
    r"|tribune|gazette|journal|chronicle|bureau|team|desk|agency|agencies|editors|editorial|wires?|network"
    r"|international"
    r"|online|magazine|press|redaktion|rédaction|redacción|insider|nast|university|institute|council|ministry"
    r"|department"
    r"|wikimedia projects|contributors)\b.*|.*\.(?:com|org|net|de|co\.uk)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:(?:staff|senior|chief|deputy|managing|executive|associate|contributing"
    r"|guest|special|political|politics|business|sports?"
    r"|games|technology|tech|science|health|education|national|foreign|europe|asia|world|local|news|arts?"
    r"|culture|music|film"
    r"|food|travel|auto|economics|legal|city|crime|religion|environment|features|digital|ap|cnn|reuters|bbc"
    r"|washington|security)\s+)*"
    r"(?:writers?|correspondents?|reporters?|editors?(?:[- ]at[- ]large"
    r"|[- ]in[- ]chief)?|columnists?|contributors?|critics?|producers?"
    r"|journalists?|bloggers?|redakteur(?:in)?|korrespondent(?:in)?|journaliste|periodista)\b.*",
    re.IGNORECASE,
)
_OUTLET_BEHIND = re.compile(
    r"\s+(?:the )?(?:associated press|press association|reuters|afp"
    r"|bloomberg|usa today(?: network)?|cnn(?: business)?|bbc news"
    r"|[A-Z]\w+ (?:today|news|times|post|herald|international|tribune|media|staff))$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s+(?:reporting\s+)?(?:in|from|at|for|of(?=\s+the)|à|aus|i)\s+(?:the\s+)?[^\W\d_a-z].*$")
_NOISE = re.compile(
    r"\(.*?\)|\[.*?\]|https?://\S+|www\.\S+|\S+@\S+|@\w+"
    r"|\b(?:follow|view (?:all )?(?:posts|profile)|see (?:all|more)|read more|bio|"
    r"email|e-mail|twitter|x\.com|facebook|share|contact)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_NOT_ONE = re.compile(
    r"username|follow(?: the)? authors?|authors?|editor|staff|webmaster|guest|anonymous|(?:web ?)?admin\w*"
    r"|jdadmin|root"
    r"|name|various(?: authors)?|none|null|undefined|n/?a|no author|unbekannt|about the author|written by"
    r"|posted in|home",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;|•·\n\t]\s*|\s+[–—-]\s+|\s+/\s+")
_AND = re.compile(
    r"\s*,\s*(?:and|und|et|y|e|og|och|with|mit)\s+|\s*,\s*|\s+(?:and|und|et|y|og|och|with|mit|avec)\s+|\s+&\s+"
)
_PART = r"[^\W\d_a-z][\w.'’‘-]*"
_PARTICLE = r"(?:de|del|della|der|den|da|di|dos|du|van|von|zu|al|el|bin|ibn|la|le|y|af|av|ter|ten)"
_PERSON = re.compile(rf"(?:(?:{_PARTICLE}|{_PART})\s+)+(?:{_PARTICLE}\s+)*{_PART}(?:,?\s+[JS]r\.?|\s+I{{2,3}})?")
_SYLLABLES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af ·・]{2,12}")
_LONGEST, _MOST_WORDS, _LOUD = 60, 6, 4


def authors_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return the people, or else the one organisation, whom bylines name; nothing where they name nobody.

    Labels, dates, places, roles, outlets beside a person and whoever made the pictures are left out. What "&" joins
    stays whole where it is no list of people.
    """
    named = [name for each in words for name in _named(each)]
    alone = [_quiet(name) for name in named if not is_organisation(name)]
    # Beside a person, what is no name of one is a button or a biography.
    people = [name for name in alone if _is_person(name)] or alone
    known = [name.casefold() for name in people]
    once = [
        name
        for place, name in enumerate(people)
        if known[place] not in known[:place]
        and not any(each != known[place] and each in known[place] for each in known)
    ]
    return tuple(once) or tuple(dict.fromkeys(named))[:1]


def is_organisation(name: str) -> bool:
    """Whether a name is an agency's, an outlet's or an office's rather than a person's."""
    return bool(_ORGANISATION.fullmatch(name))


def _named(words: str) -> list[str]:
    """Return whom one byline names: beside people, nothing else."""
    named: list[str] = []
    for part in _BETWEEN.split(_OTHERS.sub("", _NOISE.sub(" ", words))):
        line = single_spaced(_DATED.sub("", part))
        found = _LABEL.match(line)
        named += filter(None, (_name(each) for each in _pieces(line[found.end() :] if found else line)))
    people = [name for name in named if _is_person(name)]
    return people or named


def _pieces(words: str) -> list[str]:
    """Return the names of a list; what is no list of people stays whole, but for what follows a comma."""
    parts = [part for part in _AND.split(words) if part]
    if len(parts) > 1 and all(_is_person(part) or _is_beside(part) for part in parts) and _is_person(parts[0]):
        return [part for part in parts if _is_person(part)]
    return [words] if " & " in words and "," not in words else [words.split(",", maxsplit=1)[0]]


def _is_person(part: str) -> bool:
    alone = _PLACE.sub("", part)
    return bool(_PERSON.fullmatch(alone)) and not _is_beside(alone)


def _is_beside(part: str) -> bool:
    """Whether something beside a name is no name: a role, a place, an outlet, a degree."""
    return bool(
        _ROLE.fullmatch(part)
        or _ORGANISATION.fullmatch(part)
        or re.fullmatch(r"(?:[A-Z]{2,4}|Ph\.?D\.?|M\.?[AD]\.?|MSc|[JS]r\.?)", part)
        or part[:1].islower()
        or (" " not in part)
    )


def _name(words: str) -> str | None:
    plain = words.strip(" .,:;|–—-'\"“”")
    plain = _PLACE.sub("", plain) if _is_person(plain) or not _ORGANISATION.fullmatch(plain) else plain
    if (outlet := _OUTLET_BEHIND.search(plain)) and len(plain[: outlet.start()].split()) in (2, 3):
        plain = plain[: outlet.start()]
    if (role := re.search(rf"(?<=\w)\s+{_ROLE.pattern}$", plain, re.IGNORECASE)) and len(
        plain[: role.start()].split()
    ) >= 2:
        plain = plain[: role.start()]
    plain = re.sub(rf"\s+{_DAY}$", "", plain, flags=re.IGNORECASE).strip(" .,:;")
    nobody = NOBODY.fullmatch(plain) or _NOT_ONE.fullmatch(plain) or _ROLE.fullmatch(plain)
    fits = len(plain) <= _LONGEST and len(plain.split()) <= _MOST_WORDS and re.search(r"[^\W\d_]", plain)
    return plain if plain and fits and not nobody and not plain.isdecimal() else None


def _quiet(name: str) -> str:
    """Return a name that is written all in capitals as names are written."""
    if name.isupper() and len(name) > _LOUD and " " in name:
        return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize() if len(part[0]) > 1 else part[0], name)
    return name
