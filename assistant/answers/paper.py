"""Answers, conversations and checked texts as papers. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.export import EXACT, Line, Paper, Section, cautions, checked, quoted, written, written_by
from assistant.question import asked_of, without_scope
from assistant.types import Answer, Citation, Statement, VerifyReport
from assistant.wording import difference, lead_line, told, with_voice
from index.i18n import _, ngettext
from index.types import Span


def paper_of_answer(answer: Answer) -> Paper:
    """Return an answer as a paper; its numbers stay. One that declines shows what came nearest."""
    title = without_scope(answer.question) or answer.question
    return Paper(title, asked_of(answer.scope), (_section(None, answer),), _shown(answer))


def paper_of_conversation(answers: Sequence[Answer]) -> Paper:
    """Return the answers of a conversation as one paper, a section each.

    References are numbered anew: the same words of the same document have one number throughout.
    """
    references: dict[tuple[str, str, int, int], Citation] = {}
    sections = []
    for answer in answers:
        numbers = {}
        for citation in _shown(answer):
            place = (citation.document_id, citation.version, citation.start, citation.end)
            known = references.setdefault(place, replace(citation, number=len(references) + 1))
            numbers[citation.number] = known.number
        section = _section(without_scope(answer.question) or answer.question, answer)
        lines = tuple(
            replace(line, citations=tuple(numbers[number] for number in line.citations if number in numbers))
            for line in section.lines
        )
        sections.append(
            replace(
                section, lines=lines, notes=(_("Asked of %(scope)s.", scope=asked_of(answer.scope)), *section.notes)
            )
        )
    title = ngettext("A conversation of %(num)s question", "A conversation of %(num)s questions", len(answers))
    return Paper(title, "", tuple(sections), tuple(references.values()))


def paper_of_verified(report: VerifyReport) -> Paper:
    """Return the sentences of a text that was checked, each with what was found of it."""
    lines = tuple(map(checked, report.statements))
    held = len(report.statements) - report.unsupported
    note = _(
        "%(held)s of %(all)s sentences are supported by the documents of “%(library)s”.",
        **{"held": held, "all": len(report.statements), "library": report.library},
    )
    return Paper(
        _("A text held against its sources"),
        _("the library “%(name)s”", name=report.library),
        (Section(None, lines, (*cautions(report.notice), note)),),
        report.citations,
    )


def _shown(answer: Answer) -> tuple[Citation, ...]:
    return (*answer.citations, *(answer.nearest if answer.mode == "declined" else ()))


def _section(heading: str | None, answer: Answer) -> Section:
    how = {
        "quoted": _(EXACT),
        "written": written_by(answer.model),
        "overview": _(EXACT),
        "declined": None,
        "chat": None,
    }
    understood = _("Understood as: %(question)s", question=answer.understood) if answer.understood else None
    notes = (*cautions(answer.notice), *filter(None, [understood]), *filter(None, [how[answer.mode]]))
    return Section(heading, tuple(_lines(answer)), notes)


def _lines(answer: Answer) -> Iterable[Line]:
    if answer.mode == "chat":
        yield from map(Line, answer.answer.splitlines())
        return
    if answer.mode == "declined":
        yield Line(answer.answer)
        for each in answer.nearest:
            yield Line(told(each), (each.number,), _("Near, not used: %(lead)s", lead=lead_line(each)))
        return
    if differ := difference(answer.short_answers, answer.citations):
        yield Line(differ)
    for short in answer.short_answers:
        words = with_voice(short, answer.citations)
        yield Line(words, short.citations, marks=(Span(0, len(short.text)),))
    cited = {each.number: each for each in answer.citations}
    if answer.mode == "written":
        yield from written(answer.statements)
        return
    for statement in answer.statements:
        yield quoted(statement, cited, _marks(statement, answer), _shorts(statement, answer))


def _marks(statement: Statement, answer: Answer) -> tuple[Span, ...]:
    """Return where the short answers stand in the sentences that they are taken from."""
    places = ((statement.text.find(short), len(short)) for short in _shorts(statement, answer))
    return tuple(Span(start, start + length) for start, length in places if start >= 0)


def _shorts(statement: Statement, answer: Answer) -> list[str]:
    return [each.text for each in answer.short_answers if set(each.citations) & set(statement.citations)]
