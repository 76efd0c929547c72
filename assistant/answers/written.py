"""An answer that a language model writes, checked sentence by sentence, or the quoted one with the reason."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answers.finding import Found
from assistant.answers.notices import together
from assistant.answers.quoted import nearest
from assistant.errors import ModelError
from assistant.evidence import cited
from assistant.types import Answer
from assistant.writing import (
    Checked,
    Writer,
    bears_on_it,
    missed,
    none_holds,
    other_sides,
    unique_spans,
    what_is_told,
    written_answer,
)
from index.i18n import N_, _, ngettext
from index.library import Library

INSTEAD = N_("These are the documents’ own sentences instead.")
"""What follows the reason for which no written answer is given."""

STOPPED = N_("Stopped early. What you see has been checked.")
NOTHING_YET = N_("Stopped before any sentence was supported.")

OTHERS = N_("Added in its own words: what %(model)s passed over and may say otherwise.")
"""What is said where the other side stands behind what a model wrote."""

WHOLE = frozenset({"list", "compare"})
"""Kinds of questions of whose answer nothing may be missing when a model writes it."""


def written(
    library: Library,
    question: str,
    quoted: Answer,
    found: Found,
    writer: Writer,
    stop: threading.Event,
    *,
    remove: bool,
) -> Iterator[Answer]:
    """Yield the written answer as it grows, or at last ``quoted`` with the reason.

    ``remove`` leaves out the sentences that their sources do not support; ``stop`` ends the writing.
    """
    model = writer.model.name
    checked: list[Checked] = []
    chosen = found.at(quoted.citations)
    notes = list(filter(None, [found.notice]))
    try:
        writing = writer.write(question, found.worth_giving(chosen), stop)
        if writing.left_out:
            notes.append(
                ngettext(
                    "%(num)s of the passages did not fit into what %(model)s reads.",
                    "%(num)s of the passages did not fit into what %(model)s reads.",
                    writing.left_out,
                    model=model,
                )
            )
        likeliest = max(each.probability for each in found.evidence)
        for each in writing.sentences:
            if not bears_on_it(each, likeliest):
                continue
            checked.append(each)
            yield _whole(library, quoted, found, checked, notes, model, remove=remove)
    except ModelError as error:
        yield replace(quoted, notice=together(found.notice, f"{error} {_(INSTEAD)}"))
        return
    if stop.is_set():
        notes.append(_(STOPPED))
    if any(each.holds for each in checked):
        if not stop.is_set():
            others = other_sides(checked, quoted, chosen, found.evidence)
            checked += [*missed([*checked, *others], chosen, all_of_them=quoted.kind in WHOLE), *others]
            notes += [_(OTHERS, model=model)] * bool(others)
        yield _whole(library, quoted, found, checked, notes, model, remove=remove)
    else:
        reason = _(NOTHING_YET) if stop.is_set() else none_holds(checked, model)
        yield replace(quoted, notice=together(found.notice, f"{reason} {_(INSTEAD)}"))


def _whole(
    library: Library,
    quoted: Answer,
    found: Found,
    checked: Sequence[Checked],
    notes: Sequence[str],
    model: str,
    *,
    remove: bool,
) -> Answer:
    """Return the answer of what was written so far."""
    told = what_is_told(checked, remove=remove)
    spans = unique_spans(told.kept)
    citations = cited(library, spans)
    near = cited(library, nearest(found.evidence, spans), after=len(citations))
    return written_answer(quoted, told.kept, citations, near, notice=" ".join([*notes, *told.notes]), model=model)
