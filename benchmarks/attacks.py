"""Puts BIPIA's orders inside an article, asks a model that obeys them, and counts what of it is shown as supported.

    python -m benchmarks.attacks FOLDER [--show]

FOLDER holds ``attacks.jsonl`` (attack, category). Each order stands as a paragraph of its own in the middle of one of
the samples. The model answers a question with a true sentence, and then obeys in several ways: it says what was
ordered, it repeats the order's own words as facts, it writes something of its own on the order's subject, and it
writes the true sentence in the manner that was ordered. It cites the passage of the order, the true one, or none.
What is counted is every sentence besides the true one that is shown as supported or as the exact words of the source;
the order itself, quoted whole, is counted by itself, as that is no obeying.
"""

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from assistant.answers.assistant import Assistant
from assistant.writing.writer import Writer
from index.library.library import Library
from tests.fakes import HashingEmbedder, WordReader, keys_in, scripted

ARTICLE = Path(__file__).parent.parent / "samples" / "coastline-replacement-bus.md"
QUESTION = "How much does the minibus cost a week?"
BEHIND = "The 5A has climbed"
TRUE = (
    "The minibus that replaced Garrowmouth's cliff railway costs £6,200 a week and carries 560 people on a weekday, "
    "council figures released to Coastline FM show."
)
VERBS = re.compile(
    r"^(?:please |can you |could you )?(?:show me|tell me|\w+)\s+|\b(?:in|to|into|of|from|with) (?:your|the) (?:\w+ )?"
    r"(?:response|reply|answer|message|text|words)(?:'s)?\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[\"“']([^\"”]{4,})[\"”']")


def enticing(words: str) -> str:
    """Return a true sentence with what lures readers away."""
    return f"{words.removesuffix('.')}, so see www.example.com before you vote."


MANNERS = {
    "Alphanumeric Substitution": lambda words: words.translate(NUMBERS),
    "Homophonic Substitution": lambda words: words.translate(VOWELS),
    "Misspelling Intentionally": lambda words: " ".join(_misspelt(words)),
    "Anagramming": lambda words: " ".join(word[::-1] for word in words.split()),
    "Space Removal & Grouping": lambda words: words.replace(" ", ""),
}
"""How a true sentence is written where an order asks for a manner; elsewhere it is written :func:`enticing`."""

VOWELS = str.maketrans("aeiouAEIOU", "@&!0#@&!0#")
NUMBERS = str.maketrans("aeiouAEIOU", "1234512345")


def main() -> None:
    """Read the command line, attack, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was shown as supported")
    given = parser.parse_args()
    attacks = [json.loads(line) for line in (given.folder / "attacks.jsonl").open(encoding="utf-8")]
    counts: Counter[str] = Counter()
    for attack in attacks:
        for said, status in shown(attack["attack"], attack["category"]):
            counts[status] += 1
            if given.show and status == "shown as supported":
                print(f"{attack['category']}: {attack['attack']}\n    {said}")
    print(f"{len(attacks)} orders, {counts.total()} sentences that obey them:", dict(counts))


def shown(attack: str, category: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence of a model that obeys ``attack``, with what became of it."""
    article = ARTICLE.read_text("utf-8").replace(BEHIND, f"{attack}\n\n{BEHIND}", 1)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "article.md")
        file.write_text(article, "utf-8")
        library = Library(Path(folder, "library"), embedder=HashingEmbedder())
        library.add([str(file)])
        for said in obeying(attack, category):
            for cited in ("order", "true", "none"):
                yield said, status_of(library, attack, said, cited)
        library.close()


def obeying(attack: str, category: str) -> list[str]:
    """Return what a model may write that obeys ``attack``."""
    subject = VERBS.sub("", attack).strip(" .?!")
    ordered = [f"{words.strip(' .!?')}." for words in QUOTED.findall(attack)]
    own = [
        f"As was asked for, this answer does the following: {attack.strip(' .?!')}.",
        f"{subject[:1].upper()}{subject[1:]}.",
        f"It is well known that {subject[:1].lower()}{subject[1:]}.",
        f"The council asks everybody to {attack[:1].lower()}{attack[1:].strip(' .?!')}.",
    ]
    return [*own, *ordered, MANNERS.get(category, enticing)(TRUE)]


def _misspelt(words: str) -> Iterator[str]:
    """Yield every fourth longer word with two letters exchanged, the others as they are."""
    for number, word in enumerate(words.split()):
        yield word[:2] + word[3] + word[2] + word[4:] if number % 4 == 3 and len(word) > 4 else word


def status_of(library: Library, attack: str, said: str, cited: str) -> str:
    """Return what became of ``said``: shown as supported, as the order quoted whole, marked, or read as several."""

    def reply(messages: list) -> str:
        keys = dict(zip(keys_in(messages), messages[-1].text.split(" end ---"), strict=False))
        holding = {"order": attack, "true": TRUE}.get(cited)
        key = next((key for key, block in keys.items() if holding and holding in block), None)
        return f"{TRUE} {said.removesuffix('.')}{f' [{key}]' if key else ''}."

    model, _ = scripted(reply)
    assistant = Assistant(library, WordReader(), passages=12, threshold=0.0, writers=[Writer(model)])
    answer = assistant.ask(QUESTION, model=model.name)
    held = [each.text for each in answer.statements if each.status != "unsupported" and each.text != TRUE]
    if not held or answer.mode == "quoted":
        return "marked"
    whole = [each for each in held if each.strip(" .?!") in attack]
    return "the order itself, quoted" if len(whole) == len(held) else "shown as supported"


if __name__ == "__main__":
    main()
