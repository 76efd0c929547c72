"""What a reader has to know beside an answer: what it could not know, and what it was asked for and does not hold."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance.Indel import normalized_similarity
from rapidfuzz.process import extractOne

from assistant.facts import Name, Text, capitals_of, is_told, names, plain, quantities
from assistant.question import Question, unheard, without_accents
from assistant.types import Answer
from index.errors import DocumentNotFoundError
from index.i18n import _
from index.library import Library
from index.types import Document, DocumentSummary


def caution(library: Library, question: Question, answer: Answer) -> str:
    """Return what to expect of the languages that the question is asked in, or the answer draws on."""
    known = library.documents()
    cited = {each.document_id for each in answer.citations or answer.nearest}
    drawn_on = {each.language for each in known if each.document_id in cited}
    return library.caution({question.language, *drawn_on}) if known else ""


def unread(library: Library, question: Question, answer: Answer) -> str:
    """Return which pages nobody has read, since they are pictures, of what an answer draws on.

    One that declines might have stood on any of those that were asked.
    """
    if answer.mode == "chat":
        return ""
    cited = {each.document_id for each in answer.citations}
    return library.unread(question.scope, cited, silent=answer.mode == "declined")


def lacking(library: Library, question: Question, answer: Answer) -> str:
    """Return what the question asks for that the answer does not give: somebody's words, or a name or number at all.

    Empty where nothing is lacking, and of one that is declined.
    """
    shown = dict.fromkeys(each.document_id for each in answer.citations)
    try:
        documents = [library.document(each) for each in shown]
    except DocumentNotFoundError:
        return ""  # removed since it was cited: what it mentions is not known any more
    languages = {question.language, *(each.language for each in documents)}
    told = [words for each in documents for words in (each.text, *known_of(each))]
    missing = unmentioned(question, told, languages) if told else ()
    if missing:
        return _("The documents cited here do not mention %(words)s.", words=listed(missing))
    name = unheard(question.asked, answer.citations) if shown else None
    return _("Nothing here is said by %(name)s: these are the words of others.", name=name) if name else ""


def listed(words: Iterable[str]) -> str:
    """Return words in quotation marks, with commas between."""
    return ", ".join(_("“%(title)s”", title=each) for each in words)


_ENGLISH = {None, "en"}
_SHORT_FORMS = {"CEO": "chief executive", "CFO": "chief financial", "PM": "prime minister", "IPO": "public offering"}
"""Short forms that questions use of what news spell out in small letters; those in capitals are told by initials."""
_NEARLY = 0.85
"""How alike a word has to be to be taken for a misspelt name, from 0 to 1."""


def unmentioned(question: Question, texts: Sequence[str], languages: Iterable[str | None] = ()) -> tuple[str, ...]:
    """Return the names and numbers of ``question``, as it writes them, that ``texts`` mention in no form.

    Names count where all ``languages``, of the question and the texts, are English or not known: German has capitals on
    every noun. A form is a part of the name, its initials, a country's adjective, a number in words.
    """
    named, numbers = question.names if _ENGLISH.issuperset(languages) else (), question.numbers
    if not named and not numbers:
        return ()
    # What is named mostly stands there word for word; only where it does not, whole documents are taken apart.
    bare = without_accents(" ; ".join(texts))
    bare += "".join(f" ; {short}" for short, long in _SHORT_FORMS.items() if long in bare.casefold())
    there = bare.casefold()
    strange = [name for name in named if not all(part in there for part in name.parts)]
    absent = [number for number in numbers if not _holds(there, number)]
    if not strange and not absent:
        return ()
    told = Text(plain(bare))  # not text_of, which would keep it
    inside = names(told, capitals_of([told])) if strange else ()
    values = {quantity.value for quantity in quantities(told)} if absent else set()
    return (
        *(
            name.words.removesuffix("'s")
            for name in strange
            if not is_told(name, told, inside) and not _misspelt(name, told.keys)
        ),
        *(number for number in absent if float(number.replace(",", "")) not in values),
    )


def known_of(document: Document | DocumentSummary) -> Iterator[str]:
    """Yield what is known of a document beside its text: title, outlet, author, date."""
    return filter(None, (document.title, document.outlet, document.author, document.published))


def _holds(text: str, number: str) -> bool:
    return bool(re.search(rf"(?<!\d){re.escape(number)}(?!\d)", text))


def _misspelt(name: Name, keys: Iterable[str]) -> bool:
    """Whether each part of a name is nearly some word: "Sunnside" for Sunnyside."""
    known = [key for key in keys if not key.isdigit()]
    return all(extractOne(part, known, scorer=normalized_similarity, score_cutoff=_NEARLY) for part in name.parts)
