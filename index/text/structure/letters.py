"""Who wrote which part of an e-mail: its sender, or the one whose message is quoted in it. Pure.

A text is an e-mail's if it begins with who it is from and to. Paragraphs of a quoted message have a ``> `` before them,
one more for each message that quotes it; above them stands who wrote them ("On 3 June, Jo Ray wrote:") or the headers
of their message. The loader of e-mail writes this form; the marks are in no sentence, and so in no quote.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Literal

from index.text.language.lexicon import PARTICLES
from index.types import Span

UNNAMED = "Unnamed writer"
"""The speaker of quoted words whose writer the message does not name."""

Role = Literal["people", "introduction", "words"]

_MARKS = re.compile(r"(?:>\s?)+")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of an e-mail without its marks; ``words`` have a ``writer``, and someone who quotes them if so."""

    span: Span
    role: Role
    writer: str | None = None
    quoted_by: str | None = None


def find_parts(text: str, paragraphs: Sequence[Span]) -> tuple[Part, ...]:
    """Return the paragraphs of an e-mail, in order, with who wrote them; none if the text is no e-mail."""
    lines = [(depth_of(words), words[len(marks_of(words)) :]) for words in (each.of(text) for each in paragraphs)]
    if not _begins_letter(lines):
        return ()
    return tuple(part for part in _parts(paragraphs, lines) if part.span.start < part.span.end)


def marks_of(line: str) -> str:
    """Return the marks of quotation, with their spaces, that a line begins with."""
    found = _MARKS.match(line)
    return found.group() if found else ""


def depth_of(line: str) -> int:
    """Return how many messages quote this line."""
    return marks_of(line).count(">")


def _begins_letter(lines: Sequence[tuple[int, str]]) -> bool:
    first = header_in(lines[0][1]) if lines and lines[0][0] == 0 else None
    if first is None or first[0] != "From":
        return False
    second = header_in(lines[1][1]) if len(lines) > 1 else None
    return second is not None and second[0] in {"To", "Cc", "Bcc"}


def _parts(paragraphs: Sequence[Span], lines: Sequence[tuple[int, str]]) -> Iterator[Part]:
    writers: dict[int, str] = {}
    in_headers: int | None = None
    previous: int | None = None
    for place, (paragraph, (depth, words)) in enumerate(zip(paragraphs, lines, strict=True)):
        span = Span(paragraph.end - len(words), paragraph.end)
        header = header_in(words)
        if header and is_from(header[0]) and depth != previous:
            writers = {level: name for level, name in writers.items() if level < depth} | {depth: writer_of(header[1])}
            in_headers = depth
        elif in_headers != depth or not header:
            in_headers = None
        deeper = place + 1 < len(lines) and lines[place + 1][0] > depth
        writer = introduced_by(words) if deeper else None
        if in_headers is not None:
            yield Part(span, "introduction" if depth else "people")
        elif writer or is_separator(words):
            writers = {level: name for level, name in writers.items() if level <= depth}
            writers |= {depth + 1: writer} if writer else {}
            yield Part(span, "introduction")
        else:
            yield Part(
                span, "words", writers.get(depth, UNNAMED), writers.get(depth - 1, writers[0]) if depth else None
            )
        previous = depth


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
