"""The lines in an e-mail that say whose words follow: headers, "On 3 June, Jo Ray wrote:", "Forwarded message". Pure.

Mail programs write them in their user's language; those of the larger European ones are known.
"""

import re
from email.utils import parseaddr

from index.text.language.lexicon import PARTICLES

LONGEST = 300
"""The most characters of a line that introduces a message."""

_FROM = r"From|Von|De|Da|От кого|От|Від|Från|Fra|Van|Od"
_OTHERS = (
    r"To|Cc|Bcc|Date|Sent|Subject|Reply-To|Importance|Attachments|An|Kopie|Datum|Gesendet|Betreff|À|Pour|Objet|Envoyé"
    r"|Para|Fecha|Enviado(?: el)?|Asunto|Assunto|Data|Inviato|Oggetto|A|Кому|Копия|Дата|Отправлено|Тема|Till|Skickat"
    r"|Ämne|Til|Sendt|Emne|Aan|Verzonden|Onderwerp|Do|Wysłano|Temat"
)
_HEADER = re.compile(rf"\*?(?P<name>{_FROM}|{_OTHERS})\*?\s?:\*?\s+(?P<value>\S.*)", re.IGNORECASE)
_IS_FROM = re.compile(_FROM, re.IGNORECASE)
_SEPARATOR = re.compile(
    r"[-_\s]*(?:(?:begin )?forwarded message|original message|(?:ursprüngliche|weitergeleitete) nachricht"
    r"|anfang der weitergeleiteten e-mail|message (?:d['’]origine|transféré)|début du message réexpédié"
    r"|mensaje (?:original|reenviado)|mensagem (?:original|encaminhada)|messaggio (?:originale|inoltrato)"
    r"|(?:oorspronkelijk|doorgestuurd) bericht|(?:ursprungligt|vidarebefordrat) meddelande"
    r"|(?:пересылаемое|исходное) сообщение|wiadomość (?:oryginalna|przekazana))[-_\s]*:?[-_\s]*",
    re.IGNORECASE,
)
_WRITES = (
    re.compile(
        r"(?P<who>.+?)\s+(?:wrote|writes|a écrit|escribió|ha escrito|ha scritto|escreveu|написала?|написал\(а\)|пишет"
        r"|написав|написала|napisał(?:a|\(a\))?|pisze)\s?:"
    ),
    re.compile(r"(?:Am|Den|Op)\s.+?\s(?:schrieb|skrev|schreef)\s(?P<who>.+?)(?:\sfølgende|\sdet følgende)?\s?:"),
    re.compile(r"Op\s.+?\sheeft\s(?P<who>.+?)(?:\shet volgende)?\sgeschreven\s?:"),
    # As Gmail puts it in languages that need no verb for it.
    re.compile(r"(?P<who>.*\d.*<[^<>\s]+@[^<>\s]+>)\s?:"),
)
_OPENS = re.compile(r"(?:On|Am|Le|El|Il|Em|Op|Den|W dniu|Dnia|В|Вт|Пн|Ср|Чт|Пт|Сб|Вс)\b|\d")
_DAY = re.compile(r"(?:On|Le|El|Il|Em)\s+(?:last\s+)?\w+,\s+")
_AFTER_TIME = re.compile(
    r"[\s,.:)]*(?:(?i:[ap]\.?m\.?|uhr|h|hrs|г\.?)(?![^\W\d_]))?[\s,.:)]*"
    r"(?:(?:UTC|GMT|BST|CES?T|EES?T|[ECMP][SD]T|MSK|IST|JST|AE[SD]T)\b)?[\s,.:)]*"
)
_ADDRESS = re.compile(r"[<(\[]*(?:mailto:)?(?P<address>[^\s<>()\[\]:,;]+@[^\s<>()\[\]:,;]+)(?:[>)\]]|\s|$)[>)\]\s]*$")
_NAME_WORD = re.compile(r"[^\W_][\w.’'-]*")


def header_in(line: str) -> tuple[str, str] | None:
    """Return name and value of a line with the form of a message's header ("To: Jo Ray"), ``None`` for another."""
    found = _HEADER.fullmatch(line)
    return (found["name"], found["value"]) if found else None


def is_from(name: str) -> bool:
    """Whether a header of this name says whom a message is from."""
    return _IS_FROM.fullmatch(name) is not None


def is_separator(line: str) -> bool:
    """Whether a line only says that another message follows."""
    return len(line) <= LONGEST and _SEPARATOR.fullmatch(line) is not None


def opens_introduction(line: str) -> bool:
    """Whether a line may be the first of several that introduce a quoted message."""
    return _OPENS.match(line) is not None and not line.endswith((".", "!", "?"))


def introduced_by(line: str) -> str | None:
    """Return who wrote what follows, by a line such as "On 3 June 2025, Jo Ray <jo@…> wrote:"; ``None`` for another."""
    if len(line) > LONGEST:
        return None
    found = next(filter(None, (pattern.fullmatch(line) for pattern in _WRITES)), None)
    if found is None or found["who"].startswith("<"):
        return None
    who = found["who"]
    address = _ADDRESS.search(who)
    name = who[: address.start()] if address else who
    if digits := re.search(r".*\d", name, re.DOTALL):
        name = name[digits.end() :]
        name = name[_AFTER_TIME.match(name).end() :]  # type: ignore[union-attr]  # it matches nothing at all too
    name = _DAY.sub("", name.strip(), count=1).strip(" \"'“”‘’*")
    if _like_a_name(name):
        return _in_order(name)
    return address["address"] if address else None


def writer_of(header: str) -> str:
    """Return the name in a header's value, in its usual order, or the address if there is no name."""
    name, address = parseaddr(header)
    plain = re.sub(r"\s*[<\[(][^<>\[\]()]*@[^<>\[\]()]*[>\])].*$", "", header).strip(" \"'*")
    # The library takes a name with a comma for two addresses.
    name = name if name and "," not in plain else plain
    return _in_order(name.strip(" \"'")) or address


def _in_order(name: str) -> str:
    """Return "Ray, Jo" as "Jo Ray", any other name as it is."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first and _like_a_name(f"{first} {last}") else name


def _like_a_name(name: str) -> bool:
    words = _NAME_WORD.findall(name)
    return 1 <= len(words) <= 5 and all(
        word[0].isupper() or not word[0].isalpha() or word.casefold() in PARTICLES | {"of", "the", "and"}
        for word in words
    )
