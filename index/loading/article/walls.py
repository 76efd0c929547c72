"""Pages that stand where an article should: nothing found, consent, log-in, a check of the browser. Pure.

Servers give them with the status of a page that is there, so only their words tell them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Wall = Literal["missing", "consent", "log-in", "check", "script", "region", "down"]

_PARTS = re.compile(r"\s*(?:[|»·•:]|\s[–—-]\s|\s/\s)\s*")
_THING = r"(?:page|article|story|content|post|item|document|site|resource|link|url|video|file|recipe|product)"
_HEADS: dict[Wall, re.Pattern[str]] = {
    "missing": re.compile(
        rf"(?:error\s*)?404\W*(?:error|not found|page not found|.{{0,20}}not found)?"
        rf"|(?:http )?(?:error )?404(?: error)?"
        rf"|(?:oops\W+|sorry\W+|uh.?oh\W+)*(?:(?:the |this |that |your )?(?:requested |{_THING} )*{_THING}"
        rf"(?: (?:that )?you(?:.re| are| were| requested| tried)?.{{0,40}})?"
        rf"(?: (?:was|is|could|can) ?not(?: be)?|cannot be|can.t be| isn.t| wasn.t| couldn.t be)? (?:not )?"
        rf"(?:found|here|available|exist)(?: any ?more| any ?longer)?"
        rf"|(?:the |this |that )?(?:requested )?{_THING} (?:does ?n.t|does not"
        rf"|no longer|doesn.t) exists?(?: any ?more| anymore| any longer)?"
        rf"|(?:the |this )?{_THING} (?:is |are )?(?:no longer|not|currently not) available"
        rf"|(?:the |this )?{_THING} (?:has been |was )?(?:removed|deleted|unavailable|moved)"
        rf"|not found|nothing (?:was )?found(?: here)?"
        rf"|(?:we )?(?:can.t|cannot|couldn.t|could not) find (?:that|this|the) {_THING}.{{0,40}}"
        rf"|{_THING} (?:missing|unavailable|removed|expired)|nothing (?:to see )?here|that.s a 404|lost\?)"
        r"|(?:seite|artikel|inhalt) (?:wurde )?nicht (?:gefunden|verfügbar|vorhanden)"
        r"|page (?:introuvable|non trouvée)"
        r"|p[áa]gina no (?:encontrada|existe)|p[áa]gina n[ãa]o encontrada|pagina non trovata|pagina niet gevonden"
        r"|sid(?:an|en) (?:kunde inte hittas|hittades inte|ble ikke funnet|blev ikke fundet)|fant ikke siden"
        r"|nie znaleziono strony|страница не найдена",
        re.IGNORECASE,
    ),
    "consent": re.compile(
        r"before you continue.{0,40}|(?:we value |about |your |manage your )?(?:privacy|data|cookies?)"
        r"(?: (?:choices|settings|preferences|consent|notice|matters?(?: to us)?))?"
        r"|we (?:value|respect|care about) your privacy"
        r"|(?:your )?consent(?: (?:required|needed|settings|management))?"
        r"|cookie[- ](?:consent|wall|einstellungen|hinweis)"
        r"|we use cookies.{0,30}|datenschutz(?:einstellungen)?|ihre privatsphäre.{0,30}|bevor sie fortfahren.{0,30}"
        r"|avant de continuer.{0,30}|antes de continuar.{0,30}|prima di continuare.{0,30}"
        r"|voordat je verdergaat.{0,30}",
        re.IGNORECASE,
    ),
    "log-in": re.compile(
        r"(?:please )?(?:log|sign)[- ]?in(?:to)?(?: (?:or|and|/) (?:register|sign up|subscribe|join))?"
        r"(?: (?:to|with|required|page|here|your account).{0,40})?"
        r"|(?:account |member |subscriber )?log[- ]?in(?: required)?"
        r"|(?:please )?(?:subscribe|register|sign up|join|create an? (?:free )?account)(?: (?:now"
        r"|today|here|for free))?"
        r"(?: (?:to (?:continue|read|unlock|access|view|keep)).{0,50})?|subscription required|subscribers? only"
        r"|members only"
        r"|(?:this (?:article|story|content|page) is )?(?:for|reserved for"
        r"|exclusive to|available to) (?:our )?(?:subscribers|members)(?: only)?"
        r"|you(?:.ve| have) (?:reached|read|used|hit) (?:your|all|the).{0,60}|continue reading.{0,40}"
        r"|(?:bitte )?(?:anmelden|einloggen)(?:.{0,30})|anmeldung(?: erforderlich)?|connexion|se connecter"
        r"|connectez-vous.{0,40}"
        r"|iniciar sesi[óo]n|inicia sesi[óo]n.{0,40}|entrar|accedi(?: .{0,30})?|inloggen|logga in|logg inn|log ind",
        re.IGNORECASE,
    ),
    "check": re.compile(
        r"just a moment\W*|(?:we(?:.re| are) )?checking (?:your browser|if the site connection is secure).{0,80}"
        r"|attention required\W*.{0,20}"
        r"|(?:please )?verify(?:ing)? (?:that )?you(?:.re| are) (?:a )?(?:human|not a (?:ro)?bot).{0,30}"
        r"|are you (?:a )?(?:ro)?(?:bot|human)\W*"
        r"|(?:security|browser|captcha|human)(?: security)? (?:check|verification|challenge).{0,30}|captcha"
        r"|one more step"
        r"|access (?:to this page )?(?:has been |is |was )?(?:denied|blocked|restricted).{0,60}"
        r"|(?:sorry, )?you have been blocked|pardon our interruption"
        r"|(?:403\W*)?forbidden|unusual traffic.{0,60}|ddos protection.{0,30}|i.m not a robot"
        r"|bot (?:check|detection|protection)"
        r"|please wait\W*(?:while.{0,50})?|robot or human\W*|einen moment\W*(?:bitte\W*)?|un momento\W*"
        r"|un instant\W*",
        re.IGNORECASE,
    ),
    "script": re.compile(
        r"(?:please )?(?:enable|turn on|activate|switch on) javascript.{0,60}"
        r"|javascript (?:is )?(?:disabled|required|not (?:enabled|available)|needed).{0,40}"
        r"|(?:you need to|this (?:site|page|app|website) (?:requires?|needs?)|you must) (?:enable )?javascript.{0,60}"
        r"|(?:your )?browser (?:is )?(?:not supported|unsupported|outdated|out of date)|unsupported browser",
        re.IGNORECASE,
    ),
    "region": re.compile(
        rf"(?:this |the |our )?(?:{_THING} )?(?:is |are )?(?:not|un) ?available in your (?:country"
        rf"|region|location|area).{{0,60}}"
        r"|451\W*(?:unavailable (?:for|due to) legal reasons)?|unavailable (?:for|due to) legal reasons",
        re.IGNORECASE,
    ),
    "down": re.compile(
        r"(?:we(?:.re| are) )?(?:down for |under |scheduled )?maintenance.{0,40}"
        r"|(?:50[0234]\W*)?(?:internal server error|bad gateway|service (?:temporarily )?unavailable"
        r"|gateway time-?out)"
        r"|(?:oops\W+)?something went wrong\W*|(?:we(?:.ll| will) be (?:right )?back).{0,30}"
        r"|temporarily unavailable|an error (?:has )?occurred\W*|technical (?:difficulties|error|problems?)",
        re.IGNORECASE,
    ),
}
"""What stands alone in the title of a page, or in its heading, where it is such a wall."""

_TALK: dict[Wall, re.Pattern[str]] = {
    "missing": re.compile(
        rf"\b{_THING} (?:that )?(?:you(?:.re| are| were| have|.ve)? ?(?:looking for"
        rf"|requested|trying|tried|followed|clicked|want))"
        rf"|\b(?:moved|removed|renamed|deleted)\b.{{0,60}}\b(?:or|and)\b.{{0,60}}\b(?:deleted"
        rf"|removed|moved|renamed|exist|unavailable)"
        rf"|\bcould ?n.t find (?:the|that|this|what)|could not find (?:the|that|this) {_THING}"
        rf"|\b(?:use|try) (?:the |our |a )?search|(?:go|return|back) to (?:the |our )?(?:home|front|main)\s?page"
        r"|mistyped|typed (?:the |in )?.{0,20}(?:address|url) (?:in)?correctly|broken link|nicht gefunden"
        r"|introuvable|no se ha encontrado|non è stata trovata",
        re.IGNORECASE,
    ),
    "consent": re.compile(
        r"\bwe (?:and (?:our|selected|\d[\d,.]*) .{0,40})?(?:also )?(?:use"
        r"|store|process|set).{0,60}(?:cookies|personal data|information on (?:a|your) device)"
        r"|\b(?:our )?\d[\d,.]* (?:third[- ]party )?(?:partners|vendors)\b"
        r"|\b(?:accept|reject|allow|agree)(?:ing)?(?: to)?(?: all)?\b.{0,40}\b(?:cookies"
        r"|all|consent|terms|tracking)"
        r"|personali[sz]ed ads|(?:your|withdraw|give|manage) (?:your )?(?:consent|privacy|cookie|choices)"
        r"|cookie (?:policy|settings|preferences)"
        r"|wir und unsere.{0,40}partner|(?:verwenden|nutzen|setzen) (?:wir )?cookies|nous utilisons des cookies"
        r"|utilizamos cookies|utilizziamo (?:i )?cookie|wij gebruiken cookies",
        re.IGNORECASE,
    ),
    "log-in": re.compile(
        r"\b(?:log|sign)[- ]?in\b.{0,60}\b(?:to|or|and) (?:continue|read"
        r"|view|access|see|unlock|subscribe|register|comment)"
        r"|\b(?:subscribe|register|sign up|create an? (?:free )?account"
        r"|become a (?:member|subscriber))\b.{0,40}\b(?:to|for|and|or) (?:continue"
        r"|read|keep|unlock|get|access|full|view|enjoy|finish|see|support|the rest|log in|sign in)"
        r"|\b(?:for|only|to|available to|exclusive to|reserved for) (?:our )?(?:paying "
        r"|paid |digital |premium )?(?:subscribers|members)\b"
        r"|\balready (?:a |an |have an? )?(?:subscriber|member|subscribed|account|registered)"
        r"|forgot(?:ten)? (?:your )?password|(?:free|remaining) articles?\b.{0,40}\b(?:month|limit|left)"
        r"|\bread the (?:rest|full|whole) (?:of )?(?:this |the )?(?:story|article)"
        r"|subscription\b.{0,30}\b(?:required|to (?:continue|read))"
        r"|(?:jetzt|bitte) (?:anmelden|einloggen|abonnieren|registrieren)|nur für abonnenten"
        r"|réservé (?:à nos|aux) abonnés|solo para (?:suscriptores|abonados)|riservato agli abbonati",
        re.IGNORECASE,
    ),
    "check": re.compile(
        r"\bchecking (?:your browser|if the site)|this process is automatic|your browser will redirect|ray id"
        r"|ddos protection|\b(?:complete|solve|enter|type|fill)\b.{0,30}\bcaptcha"
        r"|\b(?:verify|confirm|prove|check)(?:ing)? (?:that )?(?:you(?:.re"
        r"| are)|your)\b.{0,30}\b(?:human|robot|bot|browser|identity)|unusual (?:traffic|activity)"
        r"|automated (?:access|requests|traffic)"
        r"|(?:do not|don.t) have permission to (?:access|view)"
        r"|your (?:ip|request|access)\b.{0,30}\b(?:blocked|denied|flagged)|enable cookies"
        r"|needs to review the security|as you were browsing something about your browser",
        re.IGNORECASE,
    ),
    "script": re.compile(
        r"\b(?:enable|turn on|activate|switch on|allow|without|requires?|needs?|uses?)\b.{0,30}\bjavascript\b"
        r"|\bjavascript\b.{0,40}\b(?:disabled|enabled|required|not (?:supported"
        r"|available)|turned off|turned on|activ)"
        r"|your browser\b.{0,40}\b(?:not support|out of date|outdated|unsupported)"
        r"|javascript (?:aktivieren|deaktiviert)|activer javascript|activar javascript",
        re.IGNORECASE,
    ),
    "region": re.compile(
        r"not available (?:in|to (?:users|visitors|readers) (?:in|from)) (?:your"
        r"|most|the|any).{0,40}(?:country|region|countries|area|europ|location)|legal reasons"
        r"|general data protection|european economic area",
        re.IGNORECASE,
    ),
    "down": re.compile(
        r"(?:try|check|come) (?:again|back) (?:later|soon|in a)|\bmaintenance\b"
        r"|working (?:hard )?(?:to fix|on (?:it|a fix))|temporarily (?:unavailable|down)|refresh the page|reload",
        re.IGNORECASE,
    ),
}
"""How such a page talks to its visitor."""

_TO_VISITOR = re.compile(
    r"\b(?:you|your|we|our|us|please|sie|ihre|wir|vous|votre|nous)\b.{0,120}\b(?:cookies?"
    r"|settings|choices?|consent|privacy|browser|account|subscri\w+|"
    r"password|e-?mail|partners?|ads|advertis\w+|site|website|page|link|address|javascript|device|data|log|sign"
    r"|support|journalism|homepage|search)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\b(?:subscribe|log ?in|sign ?in|register|sign up|create an? (?:free )?account)\b.{0,40}\bto (?:continue"
    r"|keep|finish|read|unlock)\b"
    r"|\b(?:this|the) (?:article|story|content|rest|text)\b.{0,40}\b(?:for"
    r"|only|to) (?:our )?(?:\w+ )?(?:subscribers|members)\b"
    r"|\b(?:read|see|unlock) the (?:rest|full|whole|remainder)\b.{0,60}\b(?:subscri|member|log|sign|account)"
    r"|already a subscriber|continue reading with|to continue reading"
    r"|\bthe rest of (?:this|the) (?:story|article)\b|nur für abonnenten|weiterlesen mit"
    r"|réservé (?:à nos|aux) abonnés|solo para suscriptores",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…。！？][\"”’'»)\]]*$")
_LONGEST_TALK = 700
_SHORTEST = 40
_LITTLE: dict[Wall, int] = {"missing": 1500, "down": 800}
_NEXT_TO_NOTHING = 200
_USUAL_LITTLE = 350
"""Characters of other prose from which on a page with the heading of a wall is an article all the same."""


@dataclass(frozen=True, slots=True)
class Look:
    """What of a page tells whether it is a wall: its title and headings, its article, and all that it shows."""

    heads: Sequence[str]
    article: Sequence[str]
    shown: Sequence[str]


def wall_of(look: Look) -> Wall | None:
    """Return which wall a page is, ``None`` for an article, however short, and whatever it is about.

    It is one if its title or heading says nothing else and little stands below, or if all that it says is said to its
    visitor about itself.
    """
    parts = [part for head in look.heads for part in (head, *_PARTS.split(head)) if part]
    for wall, pattern in _HEADS.items():
        talk = [line for line in look.shown if _is_talk(line, _TALK[wall])]
        if any(pattern.fullmatch(part.strip(" .!?…:")) for part in parts):
            short = len("".join(look.shown)) <= _NEXT_TO_NOTHING and not _prose(look.shown)
            if (talk or short) and _prose(look.article) < _LITTLE.get(wall, _USUAL_LITTLE):
                return wall
        if talk and not _prose(look.article) and _others(look.shown) <= _USUAL_LITTLE:
            return wall
    return None


def is_cut(lines: Iterable[str]) -> bool:
    """Whether one of the lines of a page says that the rest of its article is for subscribers or members."""
    return any(len(line) <= _LONGEST_TALK and _CUT.search(line) for line in lines)


def _is_talk(line: str, pattern: re.Pattern[str]) -> bool:
    return len(line) <= _LONGEST_TALK and bool(pattern.search(line))


def _prose(lines: Iterable[str]) -> int:
    """Return the characters of the sentences that are not about the page itself."""
    return sum(
        len(line) for line in lines if len(line) >= _SHORTEST and _SENTENCE.search(line) and not _is_any_talk(line)
    )


def _others(lines: Iterable[str]) -> int:
    """Return the characters of all that is not about the page itself, sentences or not."""
    return sum(len(line) for line in lines if not _is_any_talk(line))


def _is_any_talk(line: str) -> bool:
    said = _TO_VISITOR.search(line) or any(pattern.search(line) for pattern in _TALK.values())
    return len(line) <= _LONGEST_TALK and bool(said)
