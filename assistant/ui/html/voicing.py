"""Statements and citations put together as a page shows them: by voice, and by document. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.types import Citation, ShortAnswer, Statement
from assistant.ui.html import wording
from assistant.ui.html.evidence import REMOVED, Shown
from assistant.ui.html.wording import Said
from assistant.wording import told_pieces
from index.i18n import _
from index.types import Span

Voice = tuple[Said | None, list[dict[str, object]]]
"""Who speaks, and the statements as the templates take them; ``None`` where the source was removed."""


def voices(
    statements: Iterable[Statement], shown: Mapping[int, Shown], shorts: Sequence[ShortAnswer] = ()
) -> list[Voice]:
    """Put statements that follow one another and have the same voice together; those of removed sources have none."""
    voiced = [(_voice(each, shown), _statement(each, shown, _short_in(each, shorts))) for each in statements]
    return [(who, [each for _, each in group]) for who, group in groupby(voiced, key=lambda pair: pair[0])]


def written(statements: Iterable[Statement], shown: Mapping[int, Shown]) -> list[dict[str, object]]:
    """Return a model's sentences, those last that are not supported: they are no part of the answer.

    One in the exact words of a source says whose they are, as these may not.
    """
    return [
        {**_statement(each, shown, None), "who": _voice(each, shown) if each.status == "verbatim" else None}
        for each in sorted(statements, key=lambda each: each.status == "unsupported")
    ]


def _voice(statement: Statement, shown: Mapping[int, Shown]) -> Said | None:
    cited = [shown[number] for number in statement.citations if number in shown]
    if any(each.state == "removed" for each in cited):
        return None
    return wording.said_by(statement, cited[0].citation if cited else None)


def _short_in(statement: Statement, shorts: Iterable[ShortAnswer]) -> str | None:
    marked = (each.text for each in shorts if set(each.citations) & set(statement.citations))
    return next(marked, None)


def _statement(statement: Statement, shown: Mapping[int, Shown], short: str | None) -> dict[str, object]:
    cited = [shown[number] for number in statement.citations if number in shown]
    row = next((each.citation for each in cited if _is_row(each.citation, statement)), None)
    return {
        "pieces": told_pieces(row, [short] if short else []) if row else wording.pieces(statement.text, short),
        "cited": cited,
        "status": statement.status,
        "reasons": statement.reasons,
        "gone": statement.text == _(REMOVED),
    }


def _is_row(citation: Citation, statement: Statement) -> bool:
    return citation.columns is not None and citation.quote == statement.text


def grouped(shown: Iterable[Shown]) -> list[list[Shown]]:
    """Group citations by document, the documents in the order in which they are first cited.

    What stands around a quote is left out where the same card shows it already, as a quote or around another.
    """
    each = list(shown)
    order = list(dict.fromkeys(one.citation.document_id for one in each))
    each.sort(key=lambda one: order.index(one.citation.document_id))
    return [_each_once(group) for _, group in groupby(each, key=lambda one: one.citation.document_id)]


def _each_once(group: Iterable[Shown]) -> list[Shown]:
    shown = list(group)
    there = [Span(one.citation.start, one.citation.end) for one in shown]
    asked: set[str | None] = {None}
    trimmed = []
    for one in shown:
        start, end = one.citation.start, one.citation.end
        before, after = Span(start - len(one.before), start), Span(end, end + len(one.after))
        repeated = [any(span.start < each.end and each.start < span.end for each in there) for span in (before, after)]
        trimmed.append(
            replace(
                one,
                before="" if repeated[0] else one.before,
                after="" if repeated[1] else one.after,
                question=None if one.question in asked else one.question,
            )
        )
        asked.add(one.question)
        there += [before, after]
    return trimmed
