"""A question, read once: its words, what it is asked of, what kind of answer it wants, and whose words. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.facts import Name, Text, capitals_of, names, text_of
from assistant.question.expected import asks_at_length, asks_for_words, asks_whether, expected
from assistant.question.follow_ups import standalone
from assistant.question.kinds import is_small_talk, kind_of, overview_of, without_courtesy
from assistant.question.mentions import Passages, Told, without_accents
from assistant.question.scope import scoped, without_scope
from assistant.question.speakers import person_asked, speakers_asked, topic_of
from assistant.question.spelling import respelled
from assistant.types import Kind, Turn
from index.types import EVERYTHING, DocumentSummary, Scope

_NUMBER = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\w|[.,/-]\d)")
"""A number by itself, so no part of a date in figures or of an address."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was read.

    ``typed`` is what was typed, ``words`` the same without short forms and courtesies, and ``asked`` with what it
    leaves to the turns before it spelled out. Its forms tell of what ``kind`` it is, and of what ``subject`` it wants
    an overview, empty for all that there is. It is asked of the documents in ``scope``, and of those in ``narrowed``
    first: the words of the speaker, else author, else outlet that it asks for, where it does; ``topic`` is what it
    wants to hear of them.

    What kind of answer it wants: somebody's words (``for_words``), more than a few words (``at_length``), a yes or no
    (``whether``), to be told who ``person`` is, or what matches ``expects``. ``names`` and ``numbers`` are what it
    mentions, as it writes them; names only where capitals tell them. ``language`` is ``None`` where it is not clear, or
    suggests to be English.
    """

    typed: str
    words: str
    asked: str
    kind: Kind
    subject: str | None
    scope: Scope
    narrowed: Scope
    topic: str
    language: str | None
    for_words: bool
    at_length: bool
    whether: bool
    expects: re.Pattern[str] | None
    person: str | None
    names: tuple[Name, ...]
    numbers: tuple[str, ...]

    @property
    def understood(self) -> str | None:
        """How it was understood, where the turns before added something, or a slip was mended."""
        return self.asked if self.asked != self.words else None

    @property
    def sought(self) -> str:
        """What is searched and read for: somebody's own sentences seldom name the one who says them."""
        return self.topic if self.narrowed != self.scope else self.asked

    def within(self, scope: Scope) -> "Question":
        """Return the question as it is asked of the documents of ``scope``, whoever speaks in them."""
        return replace(self, scope=scope, narrowed=scope)


def read_question(
    typed: str,
    *,
    scope: Scope = EVERYTHING,
    turns: Sequence[Turn] = (),
    documents: Sequence[DocumentSummary] = (),
    language_of: Callable[[str], str | None] = lambda _: None,
    near: Callable[[str], Sequence[str] | None] = lambda _: None,
    passages: Passages = lambda _: (),
) -> Question:
    """Return what ``typed`` asks of the ``documents`` in ``scope``, after ``turns``, oldest first.

    ``language_of`` tells the language of a question, and ``near`` the words of the documents that one which they lack
    may be a slip for, ``None`` where it is no slip; ``passages`` looks up texts that tell who
    somebody is.

    Raises:
        ScopeError: a short form, or ``scope``, names what no document has.
    """
    words, scope = scoped(" ".join(typed.split()), scope, documents)
    words = without_courtesy(words)
    before = [replace(turn, question=without_courtesy(without_scope(turn.question))) for turn in turns]
    spelt = words if is_small_talk(words) else respelled(words, near)
    told = Told(passages, {name for each in documents for name in each.speakers})
    asked = standalone(spelt, [turn for turn in before if not is_small_talk(turn.question)], told)
    for_words, whether = asks_for_words(asked), asks_whether(asked)
    kind = kind_of(asked, asks_for_words=for_words, asks_whether=whether)
    bare = text_of(without_accents(asked))
    return Question(
        typed=typed,
        words=words,
        asked=asked,
        kind=kind,
        subject=overview_of(asked) if kind == "overview" else asked if kind == "keyword" else None,
        scope=scope,
        narrowed=_narrowed(asked, scope, documents),
        topic=topic_of(asked),
        language=language_of(asked),
        for_words=for_words,
        at_length=asks_at_length(asked),
        whether=whether,
        expects=expected(asked),
        person=person_asked(asked),
        names=tuple(_named(bare)),
        numbers=tuple(_NUMBER.findall(bare.plain)),
    )


def _narrowed(question: str, scope: Scope, documents: Sequence[DocumentSummary]) -> Scope:
    """Return ``scope`` kept to the speaker, else author, else outlet, whose words ``question`` asks for."""
    if not scope.speakers and (told := speakers_asked(question, _all(each.speakers for each in documents))):
        return replace(scope, speakers=told)
    if not scope.authors and (told := speakers_asked(question, _all((each.author,) for each in documents))):
        return replace(scope, authors=told)
    if not scope.outlets and (told := speakers_asked(question, _all((each.outlet,) for each in documents))):
        return replace(scope, outlets=told)
    return scope


def _all(groups: Iterable[Iterable[str | None]]) -> list[str]:
    return sorted({name for group in groups for name in group if name})


def _named(asked: Text) -> Iterator[Name]:
    """Yield the names of a question that does not have capitals throughout.

    Its first word has a capital anyway and is not counted, unless it has several.
    """
    if not any(word.words.islower() for word in asked.words):
        return
    for name in names(asked, capitals_of([asked])):
        first = asked.words[name.first].words
        parts = name.parts if name.first or first.isupper() else name.parts[1:]
        if parts:
            yield replace(name, parts=parts)
