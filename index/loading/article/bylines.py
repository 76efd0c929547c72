"""Bylines and datelines: who wrote an article, for whom and when, where a line plainly says so. Pure."""

import re
from dataclasses import dataclass, field

from index.loading.article.fields import iso_date
from index.types import Metadata

_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATED = re.compile(
    r"(?:(?P<kind>(?i:first published|originally published|published|posted|last updated|updated|last modified|date"
    r"|press release|news release|statement|for immediate release))(?: on| at|,)?:?\s+)?"
    r"(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?\.?,? )?"
    rf"(?P<date>{_DAY} (?:of )?{_MONTH},? \d{{4}}|{_MONTH} {_DAY},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
    r"(?:(?:T|,? (?:at )?)\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[aApP]\.?[mM]\.?)?(?: ?\(?[A-Z][A-Za-z]{0,4}\)?)?)?"
)
_NAME = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|del|della|der|den|da|di|van|von|al|bin|la|le)){1,4}"
)
_BY = re.compile(
    r"(?i:(?:(?:written|reported|text|words|story|report|interview|analysis|opinion) )?by|(?:words|text|story|author):"
    r"|von|par|por|door)\s+(?P<rest>.+)"
)
_ROLE = re.compile(
    r"\b(?:writer|correspondent|editor|reporter|columnist|staff|special|bureau|chief|contributor|press|agency|reuters|afp"
    r"|author|professor|sports|network)\b",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"(?:[Tt]he )?(?:[^\W\d_a-z][\w.'’-]* ){1,4}"
    r"(?i:times|post|ledger|herald|courier|gazette|journal|tribune|chronicle|guardian|observer|telegraph|mail|review"
    r"|mercury|echo|star|standard|express|argus|radio|fm|tv|magazine|bulletin|dispatch|register|sentinel|independent)"
)
_MINUTES = re.compile(r"\d+[ -]min(?:ute)?s?(?: read)?|(?:estimated )?reading time:? \d+ min(?:ute)?s?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line states. ``plain`` says that it states nothing besides and can go once its facts are kept."""

    metadata: Metadata = field(default=Metadata())
    plain: bool = False
    date_only: bool = False


def facts_of(line: str, said: Metadata) -> Facts:
    """Return what a byline or dateline states; parts that only repeat what is ``said`` already count as plain.

    A table, which has several lines, is neither.
    """
    if len(line) > _LONGEST or "\n" in line:
        return Facts()
    parts = [part for part in _SEPARATOR.split(line) if part]
    dates = [dated for part in parts if (dated := _DATED.fullmatch(part))]
    bylines = [byline for part in parts if (byline := _byline(part))]
    # Beside a byline or a date, a name with a newspaper's word in it is the outlet; alone it could be anything.
    outlets = [part for part in parts if (dates or bylines) and _OUTLET.fullmatch(part)]
    read = len(dates) + len(bylines) + len(outlets)
    others = [part for part in parts if not (_DATED.fullmatch(part) or _byline(part) or part in outlets)]
    plain = all(_MINUTES.fullmatch(part) or _is_said(part, said) for part in others)
    # A correction's date comes after the first one's; it counts only where it stands alone.
    first = [dated["date"] for dated in dates if not re.search("updated|modified", dated["kind"] or "", re.IGNORECASE)]
    date = next(iter(first or [dated["date"] for dated in dates]), None)
    byline = next(iter(bylines), Metadata())
    metadata = Metadata(
        author=byline.author,
        outlet=byline.outlet or next(iter(outlets), None),
        published=byline.published or (iso_date(date) if date else None),
    )
    titled = any(re.search("release|statement", dated["kind"] or "", re.IGNORECASE) for dated in dates)
    return Facts(metadata, plain and bool(parts) and not titled, date_only=read == len(dates) == len(parts))


def same(one: str, other: str) -> bool:
    """Whether two lines have the same letters and digits, whatever their case and marks."""
    return _key(one) == _key(other) != ""


def _key(line: str) -> str:
    return re.sub(r"[\W_]+", "", line).casefold()


def _is_said(part: str, said: Metadata) -> bool:
    return any(same(part, each) for each in (said.author, said.outlet) if each)


def _byline(part: str) -> Metadata | None:
    """Return the authors that ``By …`` names, and the outlet or date that follows them; ``None`` for anything else."""
    found = _BY.fullmatch(part)
    if not found:
        return None
    rest, date = found["rest"], None
    if dated := re.search(rf",? (?P<it>{_DATED.pattern})$", rest):
        rest, date = rest[: dated.start()], iso_date(dated["date"])
    names: list[str] = []
    outlet = None
    for each in re.split(r", and |, | and | & ", rest):
        if names and _OUTLET.fullmatch(each):
            outlet = each
        elif names and _ROLE.search(each):
            continue
        elif _NAME.fullmatch(each) and outlet is None:
            names.append(each)
        else:
            return None
    return Metadata(author=", ".join(names), outlet=outlet, published=date)
