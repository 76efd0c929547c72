"""Checked sentences to a written answer: statements, citations, and what is to be said of them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.evidence import Place, place_of, stated
from assistant.types import Answer, Citation, Evidence, Statement
from assistant.verification import Verdict
from assistant.writing.checking import Checked, gives_order
from index.i18n import _

BEARS_ON_IT = 0.05
"""A copied sentence is told if it is at least this fraction as likely to answer as the likeliest."""


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences that an answer shows, and what has to be said of the others."""

    kept: tuple[Checked, ...]
    notes: tuple[str, ...]


def what_is_told(checked: Sequence[Checked], *, remove: bool) -> Told:
    """Part sentences into those that are shown and those of which a note is left.

    What the passages leave open is a note. What they do not support comes last, and apart, unless ``remove``.
    """
    said = [each for each in checked if not each.leaves_open]
    refused = () if remove else [each for each in said if not each.holds]
    kept = (*(each for each in said if each.holds), *refused)
    notes = [_("Left open, in the model’s words: “%(words)s”", words=each.text) for each in checked if each.leaves_open]
    if len(said) > len(kept):
        left_out = len(said) - len(kept)
        notes.append(_("Sentences left out because their sources do not support them: %(number)s.", number=left_out))
    return Told(kept, tuple(notes))


def bears_on_it(each: Checked, likeliest: float) -> bool:
    """Whether a written sentence is more than a copy of words that answer nothing, given how likely the likeliest do.

    A small model goes on copying what it was given. What it put into words of its own is left alone.
    """
    return each.verdict.status != "verbatim" or max(span.probability for span in each.spans) >= BEARS_ON_IT * likeliest


def unique_spans(checked: Sequence[Checked]) -> list[Evidence]:
    """Return every span that ``checked`` rest on once, in the order in which they come."""
    spans: dict[Place, Evidence] = {}
    for span in (span for each in checked for span in each.spans):
        spans.setdefault(place_of(span), span)
    return list(spans.values())


def missed(checked: Sequence[Checked], quoted: Sequence[Evidence], *, all_of_them: bool) -> list[Checked]:
    """Return the sentences that would have been quoted and that none of ``checked`` rests on, in their own words.

    What answers most surely is never missing from an answer only because the model passed it over; of a list or
    a comparison, nothing is. A sentence that gives orders is no answer.
    """
    told = [place_of(span) for each in checked if each.holds for span in each.spans]
    said = [each for each in quoted if not gives_order(each.words)]
    wanted = said if all_of_them else said[:1]
    left = [each for each in wanted if not any(_overlap(place_of(each), place) for place in told)]
    return [Checked(each.words, Verdict("verbatim", (), 1.0), (each,)) for each in left]


def _overlap(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def written_answer(
    quoted: Answer,
    checked: Sequence[Checked],
    citations: Sequence[Citation],
    nearest: Sequence[Citation],
    *,
    notice: str,
    model: str,
) -> Answer:
    """Return ``quoted`` with its sentences replaced by ``checked``, which ``model`` wrote.

    ``citations`` are those of :func:`unique_spans`; ``notice`` says what its reader has to know.
    """
    statements = states(checked, citations)
    return replace(
        quoted,
        mode="written",
        notice=notice or None,
        answer=" ".join(_as_text(each) for each in statements if each.status != "unsupported"),
        short_answer=None,
        statements=statements,
        citations=tuple(citations),
        nearest=tuple(nearest),
        short_answers=(),
        model=model,
    )


def states(checked: Sequence[Checked], citations: Sequence[Citation]) -> tuple[Statement, ...]:
    """Return checked sentences as statements that cite what they rest on by its numbers."""
    numbers = {(each.document_id, each.start, each.end): each.number for each in citations}
    return tuple(stated(each.text, each.verdict, each.spans, numbers) for each in checked)


def none_holds(checked: Sequence[Checked], model: str) -> str:
    """Return why no written answer is shown, when none of ``checked`` is supported."""
    if not checked:
        return _("%(model)s wrote nothing.", model=model)
    if all(each.leaves_open for each in checked):
        return _("%(model)s found no answer in the passages.", model=model)
    return _("Nothing that %(model)s wrote is supported by the passages.", model=model)


def _as_text(statement: Statement) -> str:
    """Return a statement with its citation numbers. Somebody's exact words stand under their name."""
    verbatim = statement.status == "verbatim" and statement.speaker
    said = f"{statement.speaker}: “{statement.text}”" if verbatim else statement.text
    numbers = [f"[{number}]" for number in statement.citations]
    return " ".join([said, *numbers])
