"""Names signed under quotations that stand by themselves: "“…” — Jo Ray", on the same line or the next. Pure."""

import re
from collections.abc import Sequence

from index.text.attribution.names import NAME
from index.text.attribution.quotations import Quotation
from index.types import Span

_SIGNATURE = re.compile(rf"\s*[-–—―]{{1,2}}\s*({NAME.pattern})(?=\.?\s*(?:$|\n|[“\"«])|,[^\n]{{0,80}}(?:$|\n))")


def find_signatures(text: str, quotations: Sequence[Quotation]) -> dict[int, Span]:
    """Return the name that signs a quotation, by the quotation's place among the others.

    A name without a dash before it may belong to what is above it or to what is below, and counts for nothing.
    """
    found = ((place, _SIGNATURE.match(text, quotation.end)) for place, quotation in enumerate(quotations))
    return {place: Span(*match.span(1)) for place, match in found if match}
