"""Who is who across documents: the forms of one speaker's name together, as the names say and a person has decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.types import Evidence
from index.errors import WrongUseError
from index.i18n import _
from index.library import Library
from index.text import find_abbreviations, form_of, group_speakers
from index.types import EVERYTHING, DocumentClaims, SpeakerDecision, SpeakerForm


class UnknownSpeakerError(WrongUseError):
    """A name that no speaker of the library has."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """The speakers of some documents: the forms of each, its fullest name first, and whom a document's names mean."""

    groups: tuple[tuple[SpeakerForm, ...], ...]
    forms: Mapping[tuple[str, str], SpeakerForm]
    places: Mapping[SpeakerForm, int]

    def place(self, document_id: str, name: str) -> int:
        """Return the place among ``groups`` of the speaker whom a document calls ``name``."""
        return self.places[self.forms[document_id, name]]


def speakers_of(documents: Iterable[DocumentClaims], decisions: Sequence[SpeakerDecision]) -> Speakers:
    """Return the speakers of ``documents``, joined by their names and by what a person has decided."""
    forms: dict[tuple[str, str], SpeakerForm] = {}
    mentions: dict[SpeakerForm, set[str]] = {}
    abbreviations: set[tuple[str, str]] = set()
    for each in documents:
        abbreviations.update(find_abbreviations(each.text))
        for name, phrases in _named(each).items():
            form = form_of(name, each.document.document_id, phrases, each.text)
            forms[each.document.document_id, name] = form
            mentions.setdefault(form, set()).update(phrases)
    groups = group_speakers(mentions, abbreviations, decisions)
    places = {form: place for place, group in enumerate(groups) for form in group}
    return Speakers(groups, forms, places)


def full_names(evidence: Iterable[Evidence], decisions: Sequence[SpeakerDecision]) -> dict[tuple[str, str | None], str]:
    """Return the fullest name of each speaker in ``evidence``, by the document's id and the name that it has there."""
    forms = {
        (each.document.document_id, name): form_of(name, each.document.document_id, (name,), "")
        for each in evidence
        if (name := each.sentence.speaker)
    }
    groups = group_speakers({form: (form.name,) for form in forms.values()}, decisions=decisions)
    fullest = {form: group[0].name for group in groups for form in group}
    return {key: fullest[form] for key, form in forms.items()}


def _named(found: DocumentClaims) -> dict[str, set[str]]:
    """Return the speakers of a document, each with the phrases in which it is named."""
    named: dict[str, set[str]] = defaultdict(set)
    for sentence in found.sentences:
        for claim in sentence.claims:
            if claim.voice.speaker:
                named[claim.voice.speaker].update({claim.mention.of(found.text)} if claim.mention else ())
    return named


def join(library: Library, one: SpeakerForm, other: SpeakerForm) -> None:
    """Have two forms count as one speaker from now on, with all that each is joined with already.

    Raises:
        UnknownSpeakerError: nobody in the library is called that.
    """
    mine, theirs = _groups_of(library, one, other)
    library.decide_speakers([SpeakerDecision(a, b, joined=True) for a in mine for b in theirs if a != b])


def part(library: Library, one: SpeakerForm, other: SpeakerForm) -> None:
    """Have ``one`` count as another speaker than ``other`` from now on, and than all that ``other`` is joined with.

    Raises:
        UnknownSpeakerError: nobody in the library is called that.
    """
    _, theirs = _groups_of(library, one, other)
    library.decide_speakers([SpeakerDecision(one, each, joined=False) for each in theirs if each != one])


def _groups_of(library: Library, *forms: SpeakerForm) -> list[tuple[SpeakerForm, ...]]:
    found = speakers_of(library.claims(scope=EVERYTHING), library.speaker_decisions())
    for form in forms:
        if form not in found.places:
            raise UnknownSpeakerError(
                _("Nobody in this library is called “%(name)s”.", name=form.name),
                advice=_(
                    "`byline claims` shows every name; one that is only a document's own needs that document's id."
                ),
            )
    return [found.groups[found.places[form]] for form in forms]
