"""Which sentences a short text may be made of, and in which order they tell what happened. Pure."""

import re
from dataclasses import replace

from assistant.analysis import can_stand
from assistant.facts.times import read_times
from assistant.types import Evidence
from index.text import leans

_DATELINE = re.compile(
    r"^(?:\([A-Z]{2,}[^)]{0,20}\)|[A-Z][A-Z .,’'-]{2,40}(?:, [A-Z][\w.]+)?(?: \([A-Z][^)]{1,20}\))?\s*[–—-]{1,2}"
    r"|[A-Z][\w. ]{1,30} \([A-Z]{2,}[^)]{0,20}\)|[–—-]|\d+(?:\.\d+)+\.?)\s*(?=[A-Z“\"‘])"
)
"""What stands before the first sentence of an agency's report ("LONDON (Agency) –", "(AGENCY)"), and the number of a
paragraph ("2.1")."""

_PICTURE = re.compile(
    r"\b(?:Getty|Shutterstock|AFP|Alamy|AP Photo|Photo(?:graph)? by|Hide Caption|File photo|Pictured)\b"
    r"|\w/(?:Reuters|AP|Bloomberg|Pool)\b|\((?:left|right|centre|center)\)"
)
"""Of a caption, which tells what a picture shows rather than what happened."""

_I = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Ww]e|[Ww]e[’'](?:re|ve|ll)|[Oo]ur|[Uu]s|[Yy]ou|[Yy]our)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_POINTS = re.compile(
    r"^(?:The (?:latter|former|other|same|higher|lower|claims?)|One|Both|All|Some|Many|More|Now|Then|Here|There)\b"
    r"|^(?:\w+\W+){0,4}(?:then|also|too|again)\b"
)
"""Begins a sentence whose subject stands in the one before, or that only repeats what is claimed."""


_OUTCOME = re.compile(
    r"\b(?:resolved|voted|agreed|decided|approved|rejected|adopted|passed|carried|elected|appointed|chosen|won|lost|beat|"
    r"defeated|died|killed|injured|arrested|charged|sentenced|fined|sued|signed|ordered|banned|closed|opened|reopened|"
    r"resigned|quit|fired|sold|bought|published|crashed|collided|struck|launched|stopped|collapsed|ended|began|found)\b",
    re.IGNORECASE,
)
_ONLY_PLANNED = re.compile(r"^(?:\S+\s+){1,8}?(?:will|would|may|might|could|is to|are to|plans? to|hopes? to)\b")


def tells_an_outcome(evidence: Evidence) -> bool:
    """Whether a sentence tells by its verb that something came about: decided, opened, won, died."""
    return bool(_OUTCOME.search(evidence.words)) and not _ONLY_PLANNED.match(evidence.words)


def is_only_planned(evidence: Evidence) -> bool:
    """Whether a sentence tells what will or may be."""
    return bool(_ONLY_PLANNED.match(evidence.words))


def stands_alone(evidence: Evidence) -> bool:
    """Whether a reader who has not seen what stands around a sentence can make sense of it in a short text.

    It is whole, begins with what it is about, is no caption, and speaks of "I" or "you" only in somebody's known words.
    """
    words = without_dateline(evidence).words
    if not can_stand(replace(evidence, words=words)) or _goes_on(evidence, words) or _PICTURE.search(words):
        return False
    return bool(evidence.sentence.speaker) or not _I.search(_QUOTED.sub("", words))


def _goes_on(evidence: Evidence, words: str) -> bool:
    """Whether a sentence begins as if it went on from another; an "I" is whoever is known to speak."""
    speaks = bool(evidence.sentence.speaker and re.match(r"[“\"]?I\b", words))
    return bool(_POINTS.match(words)) or (leans(words) and not speaks)


def without_dateline(evidence: Evidence) -> Evidence:
    """Return a sentence without the place and agency before it; what is left keeps its place in the text."""
    match = _DATELINE.match(evidence.words)
    if match is None:
        return evidence
    sentence = replace(evidence.sentence, start=evidence.sentence.start + match.end())
    return replace(evidence, sentence=sentence, words=evidence.words[match.end() :], short=None)


def day_told(evidence: Evidence) -> str:
    """Return the ISO day of what a sentence tells: the one time in it that can be placed, else of its publication.

    A limit ("since 2015") and what is only expected give no time, nor does one that holds the day of publication.
    """
    published = (evidence.document.published or "9999")[:10]
    placed = [
        each.when
        for each in read_times(evidence.words, evidence.document.published)
        if each.when and each.when.bound is None and each.outlook == "happened"
    ]
    if len(placed) != 1 or placed[0].first <= published <= placed[0].last:
        return published
    return placed[0].at


def in_order(evidence: Evidence) -> tuple[str, str, int]:
    """Return by what sentences are put in the order of what happened, then of publication, then of the text."""
    return day_told(evidence), evidence.document.document_id, evidence.sentence.start
