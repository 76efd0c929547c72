"""A statement and the spans it cites, to a verdict. Pure."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.facts import Text, dates, plain, text_of
from assistant.verification.counting import check_dates, check_numbers
from assistant.verification.coverage import word_coverage
from assistant.verification.naming import check_names
from assistant.verification.order import check_order
from assistant.verification.polarity import check_certainty, check_polarity
from assistant.verification.quotes import check_addresses, check_quotes, same_words
from assistant.verification.speakers import check_speakers
from assistant.verification.types import Otherwise, Source, Support, Verdict
from index.i18n import N_, _
from index.text import sentences_of

SUPPORTED = 0.65
"""The support below which a statement's meaning counts as not supported."""

UNCITED = N_("It cites no passage.")
ASKED = N_("The cited passage only asks this.")
UNSUPPORTED = N_("The cited passage does not say this.")


def verify(statement: str, sources: Sequence[Source], support: Support = word_coverage) -> Verdict:
    """Check one sentence against the spans that it cites.

    ``verbatim``: it is a sentence of one of them, or several that follow each other, typography aside. Else quoted
    words, numbers, dates, names, order, negation and direction, certainty and speakers are compared, and ``support``
    asked about the meaning; each check that fails gives a reason. One source that supports it by itself is enough. A
    statement without sources is unsupported.
    """
    cited = [source for source in sources if source.words.strip()]
    if not cited:
        return Verdict("unsupported", (_(UNCITED),), 0.0)
    text = text_of(statement)
    if any(_is_verbatim(text.plain, source.words) for source in cited):
        return Verdict("verbatim", (), 1.0)
    together = _verdict(text, cited, support)
    if together.status == "supported" or len(cited) == 1:
        return together
    alone = (_verdict(text, [source], support) for source in cited)
    return next((verdict for verdict in alone if verdict.status == "supported"), together)


def _verdict(text: Text, cited: Sequence[Source], support: Support) -> Verdict:
    reasons = list(dict.fromkeys(_reasons(text, cited, [text_of(source.words) for source in cited])))
    sure = min(1.0, max(0.0, support(text.plain, premise_of(cited))))
    contradicted = sure >= SUPPORTED and any(isinstance(each, Otherwise) for each in reasons)
    if sure < SUPPORTED:
        reasons.append(_(UNSUPPORTED))
    return Verdict("unsupported" if reasons else "supported", tuple(reasons), sure, contradicted)


def premise_of(sources: Sequence[Source]) -> str:
    """Return what the meaning is compared with: each span's words in plain typography, after outlet and speaker."""
    return " ".join(": ".join(filter(None, (source.outlet, source.speaker, plain(source.words)))) for source in sources)


def _reasons(text: Text, sources: Sequence[Source], spans: Sequence[Text]) -> Iterator[str]:
    beside = [name for source in sources for name in (source.speaker, source.via, source.outlet) if name]
    context = text_of(" ... ".join(source.context for source in sources))
    if all(source.manner == "asked" for source in sources) and not text.plain.endswith("?"):
        yield _(ASKED)
    yield from check_quotes(text, spans)
    yield from check_addresses(text, spans)
    yield from check_dates(text, spans, context)
    yield from check_numbers(text, spans, [(day.start, day.end) for day in dates(text)])
    yield from check_names(text, spans, beside, context)
    yield from check_order(text, spans)
    yield from check_polarity(text, spans)
    yield from check_certainty(text, spans)
    yield from check_speakers(text, sources, spans)


def _is_verbatim(statement: str, words: str) -> bool:
    """Whether a statement is a run of whole sentences of a span."""
    sentences = _sentences(words)
    return any(
        same_words(statement, " ".join(sentences[first:last]))
        for first in range(len(sentences))
        for last in range(first + 1, len(sentences) + 1)
    )


@lru_cache(maxsize=1024)
def _sentences(words: str) -> tuple[str, ...]:
    return tuple(plain(span.of(words)) for span in sentences_of(words))
