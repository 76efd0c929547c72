"""One question down, one answer up: retrieve, read, quote or decline."""

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from assistant.answers.about_documents import told_of_documents
from assistant.answers.askable import must_be_askable
from assistant.answers.by_kind import chosen_for
from assistant.answers.contested import with_other_sides
from assistant.answers.continuing import continuations
from assistant.answers.corrections import corrected, told_corrected
from assistant.answers.declining import judge
from assistant.answers.digests import Compared, compared, overview, told_on
from assistant.answers.finding import Finder, Found, caution, lacking, of_trade, unread
from assistant.answers.headlines import shorten
from assistant.answers.notices import together
from assistant.answers.quoted import compose, nearest
from assistant.answers.refuted import with_refutations
from assistant.answers.suggesting import suggested_by
from assistant.answers.written import written
from assistant.errors import UnknownModelError
from assistant.evidence import cited, state
from assistant.question import (
    Question,
    asks_for_help,
    asks_for_latest,
    asks_for_story,
    read_question,
    scoped,
)
from assistant.reader import Reader
from assistant.types import Answer, Evidence, Timing, Turn
from assistant.wording import DECLINED, difference
from assistant.writing import Model, Writer
from index.i18n import N_, _
from index.library import Library
from index.types import EVERYTHING, Scope, SearchReport

THRESHOLDS = {"careful": 0.5, "balanced": 0.2, "eager": 0.1}
"""The probability below which a question is declined; the balanced one gives up a tenth of what could be answered."""

AT_LENGTH = 0.6
"""What the threshold is multiplied by where a few words cannot answer: readers learn from questions that they can, and
are less sure of all that anybody says about something."""

LOOKED_UP = 12
"""Passages in which is looked up who somebody in a conversation is."""

EXAMPLES = 3
"""Questions that are suggested at a time."""

FEW_WORDS = 2
"""Words that name a subject rather than ask something of it."""

HELLO = N_("Ask what your documents say. Every sentence of an answer names who says it, and opens in its source.")
WELCOME = N_("You’re welcome. Ask another question whenever you like.")
"""What a message is told that asks nothing of the documents; questions to begin with follow."""

EMPTY = N_("The library is empty: add some documents first.")


class Assistant:
    """Answers questions from one library."""

    def __init__(
        self,
        library: Library,
        reader: Reader,
        *,
        passages: int = 8,
        threshold: float = THRESHOLDS["balanced"],
        writers: Sequence[Writer] = (),
        unsupported: Literal["mark", "remove"] = "mark",
    ) -> None:
        """Take what is asked, who reads, and who may write.

        ``passages`` is how many are read for one question, ``threshold`` the probability below which it is declined,
        ``unsupported`` what becomes of written sentences that their sources do not support.
        """
        self.library = library
        self._finder = Finder(library, reader, passages)
        self._threshold = threshold
        self.write_with(writers)
        self.unsupported = unsupported

    def write_with(self, writers: Sequence[Writer]) -> None:
        """Have ``writers`` write from now on, the preferred one first."""
        self._writers = {writer.model.name: writer for writer in writers}

    @property
    def models(self) -> tuple[Model, ...]:
        """The models that may write answers, the preferred one first."""
        return tuple(writer.model for writer in self._writers.values())

    def model_named(self, name: str | None = None) -> Model | None:
        """Return the model of that name; without a name the preferred one, ``None`` where none is configured.

        Raises:
            UnknownModelError: no model of that name is configured.
        """
        writer = self.writer(name or next(iter(self._writers), None))
        return writer.model if writer else None

    def writer(self, model: str | None) -> Writer | None:
        """Return what writes with the model of that name, ``None`` for no name.

        Raises:
            UnknownModelError: no model of that name is configured.
        """
        if model is None or model in self._writers:
            return self._writers[model] if model else None
        names = ", ".join(self._writers)
        raise UnknownModelError(
            _("No model of this name is configured."),
            place=model,
            advice=_("There is %(names)s.", names=names)
            if names
            else _("Set BYLINE_MODEL, for example BYLINE_MODEL=ollama:llama3.2."),
        )

    def ask(
        self, question: str, *, turns: Sequence[Turn] = (), scope: Scope = EVERYTHING, model: str | None = None
    ) -> Answer:
        """Answer from the documents in ``scope``; ``turns`` are the exchanges before, oldest first.

        Short forms in the question (``outlet:"Harbour Courier"``) narrow the scope further.
        ``model`` is the name of the one that writes; without it the answer is made of the documents' own sentences.

        Raises:
            QuestionError: the question is empty or too long.
            ScopeError: the scope names what no document has.
            StaleLibraryError: the library needs re-indexing.
            UnknownModelError: no model of that name is configured.
        """
        *_, answer = self.stream(question, turns=turns, scope=scope, model=model)
        return answer

    def stream(
        self,
        question: str,
        *,
        turns: Sequence[Turn] = (),
        scope: Scope = EVERYTHING,
        model: str | None = None,
        stop: threading.Event | None = None,
        as_typed: bool = False,
    ) -> Iterator[Answer]:
        """Yield the answer as it grows, sentence by sentence; the last one is whole. The rest is as in :meth:`ask`.

        Setting ``stop`` ends the writing, and what was checked by then is the answer. ``as_typed`` leaves words that
        look like slips of the pen as they are.
        """
        began = time.perf_counter()
        writer = self.writer(model)
        asked = self.read(question, turns=turns, scope=scope, as_typed=as_typed)
        if other := self._without_reading(asked):
            yield _taken(self._noted(other, asked), began)
            return
        if asked.kind == "compare" and (sides := compared(self.library, self._finder, asked)):
            yield self._compare(asked, sides, began)
            return
        found, reason = self._found(asked)
        answer = self._quote(asked, found)
        if asked.narrowed != asked.scope and answer.mode == "declined" and not reason:
            # What somebody says may be told by others ("what does the council want?").
            found, reason = self._found(asked.within(asked.scope))
            answer = self._quote(asked, found)
        if asked.kind == "keyword" and answer.mode == "declined" and (told := self._overview(asked)):
            yield _taken(self._noted(told, asked), began)
            return
        quoted = time.perf_counter()
        answers = iter((answer,))
        if writer and answer.mode == "quoted" and found.passages:
            answers = written(
                self.library,
                asked.asked,
                answer,
                found,
                writer,
                stop or threading.Event(),
                remove=self.unsupported == "remove",
            )
        for each in answers:
            cautions = (caution(self.library, asked, each), unread(self.library, asked, each))
            notice = together(each.notice, reason, *cautions) or None
            now = time.perf_counter()
            seconds = replace(each.seconds, answer=each.seconds.answer + now - quoted, total=now - began)
            given = replace(each, notice=notice, seconds=seconds, scope=asked.scope)
            yield given
        if missing := lacking(self.library, asked, given):
            yield replace(given, notice=together(given.notice, missing))

    def _without_reading(self, asked: Question) -> Answer | None:
        """Return what answers a message that asks nothing of what documents say; ``None`` where it does."""
        if asked.kind == "chat":
            answer = "\n".join([_(HELLO if asks_for_help(asked.words) else WELCOME), *self.examples()])
            return Answer(asked.typed, "chat", 1.0, None, answer, None, (), (), (), scope=asked.scope, kind="chat")
        if asked.kind == "overview" or (asked.kind == "keyword" and len(asked.asked.split()) <= FEW_WORDS):
            return self._overview(asked)
        if asked.kind == "when":
            return self._brief(asked, told_on(self.library, asked))
        return told_of_documents(self.library, asked)

    def _found(self, asked: Question) -> tuple[Found, str | None]:
        """Return what bears on a question, as sure as it lets one be, and why it must be declined, if it must."""
        found = self._finder.find(asked)
        verdict = judge(self.library, asked, found)
        return replace(found, sure=0.0 if verdict.reason else found.sure * verdict.doubt), verdict.reason

    def _overview(self, asked: Question) -> Answer | None:
        """Return what carries all that is told of a subject, ``None`` where nothing is."""
        latest, story = asks_for_latest(asked.asked), asks_for_story(asked.asked)
        evidence = overview(self.library, asked.subject or "", asked.scope, latest=latest, story=story)
        return self._brief(asked, evidence)

    def _brief(self, asked: Question, evidence: Sequence[Evidence]) -> Answer | None:
        """Return sentences that together are an overview as an answer, ``None`` where there are none."""
        if not evidence:
            return None
        citations = cited(self.library, with_refutations(self.library, evidence, evidence))
        return Answer(
            question=asked.typed,
            mode="overview",
            sure=round(max(each.probability for each in evidence), 4),
            notice=None,
            answer=compose(citations, ()),
            short_answer=None,
            statements=state(citations),
            citations=citations,
            nearest=(),
            scope=asked.scope,
            understood=asked.understood,
            kind=asked.kind,
        )

    def read(
        self, question: str, *, turns: Sequence[Turn] = (), scope: Scope = EVERYTHING, as_typed: bool = False
    ) -> Question:
        """Return what ``question`` asks, after ``turns``, of the documents in ``scope``; slips mended if not as typed.

        Raises:
            QuestionError: the question is empty or too long.
            ScopeError: the scope names what no document has.
        """
        must_be_askable(question)
        library = self.library
        asked = read_question(
            question,
            scope=scope,
            turns=turns,
            documents=library.documents(),
            language_of=library.asked_in,
            near=library.near_words if not as_typed else lambda _: None,
            passages=self._told_of,
        )
        must_be_askable(asked.words)
        return of_trade(library, asked)

    def _told_of(self, words: str) -> tuple[str, ...]:
        """Return the passages that hold most of some words."""
        return tuple(hit.text for hit in self.library.search(words, limit=LOOKED_UP, how="lexical").hits)

    def find(self, question: Question, passages: int | None = None) -> Found:
        """Return what bears on ``question``, read. ``passages`` are how many are, if not as usual.

        Raises:
            StaleLibraryError: the library needs re-indexing.
        """
        return self._finder.find(question, passages)

    def enough(self, question: Question) -> float:
        """Return the probability from which on ``question`` counts as answered."""
        return self._threshold * (AT_LENGTH if question.at_length or question.kind == "list" else 1)

    def search(self, query: str, *, scope: Scope = EVERYTHING, limit: int = 10) -> SearchReport:
        """Return the passages nearest to ``query``, without reading them; its short forms narrow ``scope``.

        Raises:
            QuestionError: the query is empty or too long.
            ScopeError: the scope names what no document has.
            StaleLibraryError: the library needs re-indexing.
        """
        must_be_askable(query)
        words, scope = scoped(" ".join(query.split()), scope, self.library.documents())
        must_be_askable(words)
        return self.library.search(words, scope=scope, limit=limit)

    def examples(self) -> tuple[str, ...]:
        """Return up to three questions to begin with, which were found to be answered surely; none until then."""
        return tuple(each.question for each in self.library.suggestions() or ())[:EXAMPLES]

    def find_examples(self, stop: threading.Event | None = None) -> None:
        """Find questions that are answered surely, and keep them, where the documents have changed since the last time.

        It takes as long as asking some questions; ``stop`` ends it between two.
        """
        if self.library.documents() and self.library.suggestions() is None:
            found = suggested_by(self.library, self.ask, stop or threading.Event())
            if found is not None:
                self.library.keep_suggestions(found)

    def follow_ups(self, answer: Answer) -> tuple[str, ...]:
        """Return up to three questions to ask after ``answer``: what goes on from it, then what is told where it is."""
        cited = {each.document_id for each in (*answer.citations, *answer.nearest)}
        going_on = continuations(self.library, answer)
        others = [each for each in self.library.suggestions() or () if each.question != answer.question]
        others.sort(key=lambda each: -len(cited.intersection(each.documents)))
        return (*going_on, *(each.question for each in others))[:EXAMPLES]

    def _compare(self, asked: Question, sides: Compared, began: float) -> Answer:
        """Return what each side tells, and which of them says nothing of it."""
        answer = self._quote(asked, sides.found, sides.chosen)
        quiet = _("Nothing on this from %(names)s.", names=", ".join(sides.silent)) if sides.silent else None
        notice = together(answer.notice, quiet, caution(self.library, asked, answer)) or None
        return _taken(self._noted(replace(answer, notice=notice, scope=asked.scope), asked), began)

    def _noted(self, answer: Answer, asked: Question) -> Answer:
        """Return an answer with which pages of what it draws on were not read."""
        return replace(answer, notice=together(answer.notice, unread(self.library, asked, answer)) or None)

    def _quote(self, question: Question, found: Found, told: tuple[Evidence, ...] | None = None) -> Answer:
        began = time.perf_counter()
        evidence = corrected(found.evidence, question.sought)
        enough = self._threshold * AT_LENGTH if told else self.enough(question)
        chosen: tuple[Evidence, ...] = ()
        if evidence and found.sure >= enough:
            chosen = told or chosen_for(self.library, question, found, evidence)
        chosen = with_refutations(self.library, chosen, evidence)
        citations = cited(self.library, chosen)
        shorts = shorten(question, chosen, citations, evidence, found.sure) if chosen else ()
        shorts = with_other_sides(shorts, chosen, citations)
        return Answer(
            question=question.typed,
            mode="quoted" if chosen else "declined",
            sure=round(found.sure, 4),
            notice=(together(found.notice, told_corrected(chosen)) or None) if self.library.documents() else _(EMPTY),
            answer=compose(citations, shorts) if chosen else _(DECLINED),
            short_answer=None if not shorts or difference(shorts, citations) else shorts[0].text,
            statements=state(citations),
            citations=citations,
            nearest=cited(self.library, nearest(evidence, chosen), after=len(citations)),
            seconds=Timing(found.retrieve, found.read, time.perf_counter() - began, 0.0),
            short_answers=shorts,
            understood=question.understood,
            kind=question.kind,
        )


def _taken(answer: Answer, began: float) -> Answer:
    """Return an answer with the seconds that it took since ``began``."""
    return replace(answer, seconds=replace(answer.seconds, total=time.perf_counter() - began))
