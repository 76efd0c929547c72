"""Measures how names of one speaker are joined across documents: ``python -m benchmarks.speakers FOLDER``.

The folder holds PolNeAR as ``benchmarks/attribution.py`` describes it. All documents of a part are one scope. That
corpus does not say who is who, so its source mentions get an identity by a rule that shares no code with the index:

- A source counts as a person if its first part between commas that ends in words with a capital does so in one to four
  of them, titles and offices aside, and names no several people. With two words or more, the first and the last of them
  are the person ("Donald J. Trump" is donald trump).
- Trump, Clinton and Obama alone, whom every article means by that, are Donald, Hillary and Barack, unless the source
  says otherwise ("Mr. Clinton", "Mrs. Obama").
- Another last name alone is the one person with that last name whom the article names in full; if it names several, the
  one whose full name stands nearest before; if it names none, the one whom at least nine in ten of the part's articles
  with such a full name mean; else the last name and the article are the identity.
- Any other source ("the Trump campaign", "experts") is somebody of its own: by its words if each has a capital, else by
  its words and the article.

Only mentions that the index itself gives words to are counted, under the name that it gives in the article. A speaker's
own person is the one whom most of its mentions mean, a person's home the speaker with most of its mentions; a mention
lands with its own person if it is at home, and is wrongly joined if the speaker is somebody else's. B-cubed precision
and recall (Bagga and Baldwin 1998) are of the same mentions. The alternatives are joined by the exact name, and by its
last word.
"""

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.analysis.claims.speakers import speakers_of
from benchmarks.attribution import Gold, read_gold
from index.text.outline import claimed_in
from index.types import DocumentClaims, DocumentSummary

CAPITAL = re.compile(r"[^\W\d_a-zà-öø-ÿ][\w’'.-]*")
FULL = re.compile(r"\b([A-Z][\w’-]+)\s(?:(?:[A-Z]\.|[A-Z][\w’-]+)\s){0,2}([A-Z][\w’'-]+)")
STARTS = re.compile(r"(?:^|[.!?:—–“\"\n])\s*$")
FAMOUS = {"trump": ("donald", "mrs ms"), "clinton": ("hillary", "mr former"), "obama": ("barack", "mrs ms first")}
BEFORE_NAMES = frozenset(
    "mr mrs ms miss dr prof sen rep gov gen lt col sens president senator representative governor secretary director "
    "chairman chairwoman republican democratic democrat republicans democrats nominee candidate judge justice justices "
    "attorney general former speaker leader manager spokesman spokeswoman rival sir lord the a an gop police chief "
    "mayor congressman congresswoman then vice first lady oversight majority minority house senate state".split()
)
NO_PEOPLE = frozenset(
    "court campaign post times news party committee center centre council administration department house fbi nato cnn "
    "university association foundation journal guardian agency commission union congress senate street".split()
)
MOSTLY = 0.9


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as people marked it and as the index names it; ``person`` is who is meant, by the rule above."""

    document: str
    source: str
    name: str
    person: Hashable
    is_person: bool


def name_in(source: str) -> list[str]:
    """Return the words of the person's name in a source phrase, none if it names none or several."""
    for part in re.split(r"[,(—–]", source):
        if re.search(r"\band\b|&", part):
            return []
        head = re.split(r" (?:of|from|for|to|by) ", part.strip())[0]
        words = re.sub(r"['’][sS]?$", "", head).split()
        run: list[str] = []
        while words and CAPITAL.fullmatch(words[-1]):
            run.insert(0, words.pop().strip(".").casefold())
        run = run[:-1] if run[-1:] in (["jr"], ["sr"]) else run
        offices = [place for place, word in enumerate(run) if word in BEFORE_NAMES]
        run = run[offices[-1] + 1 :] if offices else run
        if 1 <= len(run) <= 4 and not NO_PEOPLE & set(run):
            return run
    return []


def full_names(text: str, common: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """Yield where each name of two words or more stands in a text, with its first and last word in small letters.

    A word that opens a sentence and is ``common`` in small letters is no name.
    """
    for found in FULL.finditer(text):
        first, last = found[1].casefold(), re.sub(r"['’]s$", "", found[2]).casefold()
        opens = STARTS.search(text[max(0, found.start() - 4) : found.start()]) is not None
        if first not in BEFORE_NAMES and not {first, last} & NO_PEOPLE and not (opens and first in common):
            yield found.start(), first, last


def person_of(
    gold: Gold, document: str, text: str, known: Mapping[str, Counter[str]], common: frozenset[str]
) -> tuple[Hashable, bool]:
    """Return whom a source means, and whether that is a person."""
    name = name_in(gold.source)
    if len(name) > 1:
        return (name[0], name[-1]), True
    words = re.sub(r"^(?:the|a|an)\s|['’]s?$", "", gold.source, flags=re.IGNORECASE)
    last = name[0] if name else ""
    if last not in known and last not in FAMOUS:
        own = all(word[0].isupper() for word in words.split())
        return (words.casefold(), "" if own else document), False
    first, unless = FAMOUS.get(last, ("", ""))
    if first and not set(unless.split()) & set(re.findall(r"\w+", gold.source.casefold())):
        return (first, last), True
    here = [(place, given) for place, given, other in full_names(text, common) if other == last and given != first]
    given = given_of(here, known.get(last, Counter()), gold.mentions[0].start)
    return (given or document, last), True


def given_of(here: Sequence[tuple[int, str]], elsewhere: Counter[str], start: int) -> str | None:
    """Return the given name of a last name at ``start``, by the full names in its article, else in the others."""
    before = [given for place, given in here if place < start]
    if len({given for _, given in here}) == 1 or before:
        return before[-1] if before else here[0][1]
    [(often, count)] = elsewhere.most_common(1) or [("", 0)]
    return often if count and count >= MOSTLY * elsewhere.total() else None


def mentions_in(folder: Path, split: str) -> tuple[list[Mention], list[DocumentClaims], int]:
    """Return the mentions of a part's sources that the index hears, its documents, and how many mentions there are."""
    articles = (json.loads(path.read_text("utf-8")) for path in sorted((folder / "corpus").glob("*.json")))
    texts = {each["id"]: each["text"] for each in articles if each["split"] == split}
    common = frozenset(word for text in texts.values() for word in re.findall(r"\b[a-z]+\b", text))
    known: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts.values():
        for first, last in {(first, last) for _, first, last in full_names(text, common)}:
            known[last][first] += 1
    gold = read_gold(folder)
    documents = [DocumentClaims(summary(i, text), text, claimed_in(text)) for i, text in texts.items()]
    mentions, marked = [], 0
    for found in documents:
        document = found.document.document_id
        sources = {each.mentions: each for each in gold[document] if not each.pronoun}
        marked += len(sources)
        for each in sources.values():
            if name := heard_as(each, found):
                person, is_person = person_of(each, document, found.text, known, common)
                mentions.append(Mention(document, each.source, name, person, is_person))
    return mentions, documents, marked


def heard_as(gold: Gold, found: DocumentClaims) -> str | None:
    """Return the name that the index gives a source in its document, ``None`` if it does not hear it."""
    claims = (claim for sentence in found.sentences for claim in sentence.claims)
    named = ((claim.mention, claim.voice.speaker) for claim in claims)
    return next(
        (
            name
            for mention, name in named
            if mention and any(mention.start < span.end and span.start < mention.end for span in gold.mentions)
        ),
        None,
    )


def summary(document: str, text: str) -> DocumentSummary:
    """Return a document as a library would list it."""
    return DocumentSummary(document, "", document, None, None, None, None, "en", "text/plain", (), "", len(text), 0)


def score(mentions: Sequence[Mention], speaker: Callable[[Mention], Hashable]) -> tuple[int, int, float, float]:
    """Return how many mentions land with their own person, how many are wrongly joined, and B-cubed P and R."""
    speakers = [speaker(each) for each in mentions]
    both = Counter(zip(speakers, (each.person for each in mentions), strict=True))
    of_speaker, of_person = Counter(speakers), Counter(each.person for each in mentions)
    owner: dict[Hashable, Hashable] = {}
    home: dict[Hashable, Hashable] = {}
    for (who, person), _ in both.most_common():
        owner.setdefault(who, person)
        home.setdefault(person, who)
    pairs = [(who, each.person) for who, each in zip(speakers, mentions, strict=True)]
    landed = sum(home[person] == who and owner[who] == person for who, person in pairs)
    wrong = sum(owner[who] != person for who, person in pairs)
    precision = sum(both[pair] / of_speaker[pair[0]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / of_person[pair[1]] for pair in pairs) / len(pairs)
    return landed, wrong, 100 * precision, 100 * recall


def last_word(name: str) -> str:
    """Return the last word of a name in small letters."""
    return re.sub(r"['’]s$", "", name.rsplit(maxsplit=1)[-1]).strip(".,").casefold()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="dev", choices=["dev", "train"])
    parser.add_argument("--show", type=int, default=0, help="print this many mentions, drawn at random, to be checked")
    parser.add_argument(
        "--wrong", action="store_true", help="print the mentions that do not land with their own person"
    )
    arguments = parser.parse_args()
    mentions, documents, marked = mentions_in(arguments.folder, arguments.split)
    joined = speakers_of(documents, ())
    people = [each for each in mentions if each.is_person]
    print(f"{len(documents)} documents of {arguments.split}, {marked} source mentions, {len(mentions)} of them heard")
    ways: dict[str, Callable[[Mention], Hashable]] = {
        "byline": lambda each: joined.place(each.document, each.name),
        "exact name": lambda each: each.name,
        "last word": lambda each: last_word(each.name),
    }
    for title, some in (("people", people), ("all", mentions)):
        persons = len({each.person for each in some})
        print(f"\n{title}: {len(some)} mentions of {persons}")
        print(f"{'':14}{'own person':>16}{'wrongly joined':>18}{'B³ P':>8}{'B³ R':>8}")
        for name, way in ways.items():
            landed, wrong, precision, recall = score(some, way)
            share, wrongly = 100 * landed / len(some), 100 * wrong / len(some)
            print(f"{name:14}{landed:8} {share:5.1f} %{wrong:10} {wrongly:5.1f} %{precision:8.1f}{recall:8.1f}")
    if arguments.wrong:
        show_wrong(mentions, ways["byline"])
    for each in random.Random(0).sample(people, min(arguments.show, len(people))):
        print(f"{each.document} | {each.source} | {each.name} | {each.person}")


def show_wrong(mentions: Sequence[Mention], speaker: Callable[[Mention], Hashable]) -> None:
    """Print for every person who is found under several names, and for every speaker with several people, which."""
    by_speaker, by_person = defaultdict(Counter), defaultdict(Counter)
    for each in mentions:
        by_speaker[speaker(each)][each.person, each.name] += 1
        by_person[each.person][speaker(each), each.name] += 1
    for who, found in by_speaker.items():
        if len({person for person, _ in found}) > 1:
            print("joined:", who, dict(found))
    for person, found in by_person.items():
        if len({who for who, _ in found}) > 1:
            print("apart:", person, dict(found))


if __name__ == "__main__":
    main()
