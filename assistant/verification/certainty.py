"""Certainty: what the passage has only heard is not told as a fact. Pure."""

import re
from collections.abc import Iterator, Sequence

from assistant.facts.words import Text, stem_set
from index.i18n import _

_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|rumou?red|rumou?rs?|unconfirmed|"
    r"(?:is|are|was|were) (?:said|understood|believed|thought|alleged|reported) to|"
    r"(?:has|have|had) been told|it is (?:said|understood|believed|thought))\b"
)
_TELLING = stem_set("say tell report claim allege accord rumour rumor suggest believe understand think hear")
_HEDGES = frozenset(
    "may might could would seems seem appears appear possibly perhaps apparently likely probably".split()
)


def check_certainty(statement: Text, spans: Sequence[Text]) -> Iterator[str]:
    """Yield a reason if every span gives hearsay ("is said to", "reportedly") and the statement does not show it."""
    shown = _HEARSAY.search(statement.plain) or statement.keys & _HEDGES or statement.stems & _TELLING
    if not shown and all(_HEARSAY.search(span.plain) for span in spans):
        yield _("The cited passage tells this as hearsay, and the sentence states it as a fact.")
