"""What is asked of the documents themselves, answered from what the library knows of them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answers.finding import mentions_most
from assistant.answers.quoted import compose
from assistant.evidence import cited, evidence_of, state
from assistant.question import AskedOfDocument, Question, asked_of_document, carrying_words
from assistant.types import Answer, Evidence, ShortAnswer
from assistant.wording import long_date
from index.library import Library
from index.text import stems
from index.types import DocumentSummary, Hit

MOST = 5
"""Documents of which it is told; where more may be meant, what they say is asked."""

_SORTS = {
    "letter": re.compile(
        r"\bletter\b|^\s*Dear [A-Z]|^\W*(?:Yours (?:sincerely|faithfully|truly)|Kind regards)\b", re.M
    ),
    "minutes": re.compile(r"\bminutes of\b", re.IGNORECASE),
    "press release": re.compile(r"\bpress release\b", re.IGNORECASE),
    "correction": re.compile(r"\bcorrection\b", re.IGNORECASE),
    "column": re.compile(r"^\W*(?:Opinion|OPINION|Comment)\b|\bcolumn(?:ist)?\b", re.M),
}
_SORTS |= dict.fromkeys(("opinion", "opinion piece", "opinion article", "editorial"), _SORTS["column"])
_RARE = {"interview", *_SORTS}
"""Sorts of which there are few, so that one may be meant that does not hold what it is asked by ("that got lost")."""

_BEGINNING = 400
"""Characters at the beginning and the end of a text that tell what sort of document it is."""

_CLOSING = re.compile(
    r"^\W*(?:Yours (?:sincerely|faithfully|truly)|(?:Kind|Best|Warm) regards|Sincerely)\W*"
    r"\n+\s*(?P<name>[A-Z][^\n]{2,50})$",
    re.M,
)


def told_of_documents(library: Library, question: Question) -> Answer | None:
    """Return the answer to a question about documents themselves, ``None`` where it is none or nothing is known.

    Each sentence shows what is told of its document; where none does, it is the first, and what is known stands beside.
    """
    asked = asked_of_document(question.asked)
    found = _facts(library, question, asked) if asked else []
    if not found or len(found) > MOST:
        return None
    citations = cited(library, [each for _, each in found])
    alone = (ShortAnswer(found[0][0], (1,)),) if len(found) == 1 else ()
    each_of = "; ".join(f"{each.document.title}: {words}" for words, each in found)
    return Answer(
        question=question.typed,
        mode="quoted",
        sure=1.0,
        notice=None if alone else each_of,
        answer=compose(citations, alone),
        short_answer=found[0][0] if alone else None,
        statements=state(citations),
        citations=citations,
        nearest=(),
        scope=question.scope,
        short_answers=alone,
        understood=question.understood,
        kind=question.kind,
    )


def _facts(library: Library, question: Question, asked: AskedOfDocument) -> list[tuple[str, Evidence]]:
    """Return what is asked of each document that is meant, the nearest first, with a sentence of it."""
    found = []
    for document in _meant(library, question, asked):
        hits = library.read(replace(question.scope, documents=(document.document_id,), speakers=()))
        words = _fact(library.document(document.document_id).text, document, hits, asked)
        shown = _shown(hits, words) if words else None
        if words and shown:
            found.append((words, shown))
        if len(found) == (1 if asked.topic else MOST + 1):
            break
    return found


def _meant(library: Library, question: Question, asked: AskedOfDocument) -> Iterator[DocumentSummary]:
    """Yield the documents of the scope that are of the sort that is asked for and about its topic, nearest first.

    Of a sort that is rare, then the others of it.
    """
    known = {each.document_id: each for each in library.documents() if question.scope.admits(each)}
    hits = library.search(asked.topic, scope=question.scope, limit=4 * MOST).hits if asked.topic else ()
    wanted = stems(" ".join(carrying_words(asked.topic)))
    found = {hit.document.document_id for hit in hits if mentions_most(hit, wanted)}
    ranked = dict.fromkeys([*(hit.document.document_id for hit in hits), *known])
    for document_id in ranked:
        is_about = asked.sort in _RARE or not hits or document_id in found
        if is_about and _is_of_sort(library, known[document_id], asked.sort):
            yield known[document_id]


def _is_of_sort(library: Library, document: DocumentSummary, sort: str | None) -> bool:
    if sort == "interview":
        return any(each.question for each in library.passages(document.document_id))
    if sort not in _SORTS:
        return True
    text = library.document(document.document_id).text
    return any(map(_SORTS[sort].search, (document.title, text[:_BEGINNING], text[-_BEGINNING:])))


def _fact(text: str, document: DocumentSummary, hits: Sequence[Hit], asked: AskedOfDocument) -> str | None:
    if asked.fact == "author":
        closing = _CLOSING.search(text)
        return document.author or (closing["name"].strip() if closing else None)
    if asked.fact == "published":
        return long_date(document.published) if document.published else None
    if asked.fact == "outlet":
        return document.outlet
    answers = (each for hit in hits if hit.passage.question for each in hit.passage.sentences if each.manner == "said")
    heard = Counter(each.speaker for each in answers if each.speaker)
    return heard.most_common(1)[0][0] if heard else None


def _shown(hits: Sequence[Hit], words: str) -> Evidence | None:
    """Return the first sentence that holds ``words``, else the last of them, else the document's first."""
    row = [each for hit in hits for each in evidence_of(hit) if each.sentence.states]
    last = words.rsplit(maxsplit=1)[-1]
    holding = (each for part in (words, last) for each in row if re.search(rf"\b{re.escape(part)}\b", each.words))
    found = next(holding, row[0] if row else None)
    return found and replace(found, probability=1.0)
