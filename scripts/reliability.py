"""Write docs/reliability.md: what Byline survives, each case with the tests that show it. `make reliability`."""

import ast
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reliability.md"
RESULTS = ROOT / "docs" / "reliability.json"
"""How each test of a case came out when it was last run with `--record-cases`, and on which day."""

CASES = {
    "1": "Killed at any moment while adding, it loses no document that it reported, and the next start is healthy.",
    "2": "Any file of Chroma’s folder is cut off, emptied, deleted or noise: noticed, rebuilt, the same answers.",
    "2b": "A lost, emptied or damaged catalog is noticed, never taken for an empty library, and put together again.",
    "3": "The same for Chroma’s own SQLite file, and `byline check` says what it did.",
    "4": "On a full disk reading works, the reason is said, and adding goes on once there is room.",
    "4b": "A library that may not be written can be read.",
    "5": "A second writer is told at once who holds the library; readers go on.",
    "6": "A document of more passages than Chroma takes at once is indexed.",
    "7": "The same text twice is one document, and both its places are known.",
    "8": "The old passages of an edited file are never found again.",
    "8b": "A file that is called like a line of another takes nobody’s place.",
    "8c": "An empty list of outlets, authors or speakers over HTTP does not mean everything.",
    "9": "A removed document leaves no word, name or vector in the folder, even where the process is killed.",
    "10": "An older library is brought up to date after a copy is kept, a newer one refused untouched.",
    "10b": "A library as one file comes back as it was; a damaged or hostile one is refused whole.",
    "11": "Another embedding model than the library was built with needs re-indexing, and never makes a mixed index.",
    "12": "A folder that cannot be written is named.",
    "13": "Adding and asking from many threads gives exact counts and no error.",
    "14": "A zip bomb is refused.",
    "15": "A zip whose header lies about sizes is refused.",
    "16": "Entities that expand without end are refused before they are read.",
    "17": "External entities are refused; no part of the text is taken for the whole.",
    "18": "A PDF whose streams explode ends its parser and nothing else.",
    "19": "An encrypted PDF asks for its password.",
    "20": "A cut-off, random or empty PDF is an error.",
    "21": "A file on which a parser hangs is given up within its time.",
    "22": "A PDF of pictures says that it has no text.",
    "23": "What is in a file decides its type, not its name.",
    "24": "An empty file is an error.",
    "25": "Text in any encoding comes out exactly, or with a warning.",
    "26": "NUL bytes and halves of characters are cleaned.",
    "27": "A text of one endless line is read within its limits.",
    "27b": "A list of many lines is stored while it is read, and what was read stays where its parser dies.",
    "28": "Nesting without end is an error, and never a part of the text.",
    "29": "Links that leave the folder, pipes and loops of links are skipped and listed.",
    "30": "Names that lead elsewhere or are too long are stored safely.",
    "31": "A parser that is killed in the middle is an error, and the batch goes on.",
    "31b": "A parser that a document has taken over reaches no network, no program, no key and nobody’s files (Linux).",
    "32": "Addresses of this machine and of private networks are refused before a connection, however written.",
    "33": "Other schemes and user names in addresses are refused.",
    "34": "Redirects are checked at every hop, at most ten.",
    "35": "The number that was checked is the one connected to.",
    "36": "Endless, slow and compressed bodies end within size and time limits.",
    "37": "What a document orders a model to say is never shown as supported.",
    "38": "A citation of a passage that was not given is taken out.",
    "39": "A quotation altered by a number, a negation or a name is refused.",
    "40": "No request leaves the page, whatever a document says.",
    "41": "What a person cannot see in a document reaches no model.",
    "42": "Delimiters differ with each request, and no document can know them.",
    "43": "Five that say a falsehood and one that says the truth are both shown, with who says each.",
    "44": "A missing key is named, and no key is ever shown.",
    "45": "No file but the server’s own is handed out, nor what a link in an original’s place leads to.",
    "46": "Words that look like scripts or markup are words, in a real browser.",
    "47": "A foreign Host or Origin is refused.",
    "48": "Wrong passwords are answered ever more slowly, then refused.",
    "49": "A public address without a password refuses to start, and says how.",
    "50": "A model’s server that cannot be reached: the quoted answer, and the reason.",
    "50b": "A model’s server cannot pass passages on to another by a redirect.",
    "51": "A rate limit is waited for once, within bounds.",
    "52": "A server that hangs is left at the deadline.",
    "53": "A stream that breaks off is never shown as a finished answer.",
    "54": "Stopping keeps what was checked, and ends the work.",
    "55": "Fifty people at once each get their own answer, or are told to wait.",
    "56": "Half a character or an odd question is answered as such, not by a failure.",
    "57": "What a stopped run did not come to is reported, and can be gone on with.",
    "57b": "What a killed server left of uploads is cleared by the next.",
    "58": "Without any network documents are added and found.",
    "59": "Every quote is the exact text at its place.",
    "60": "Wrong answers and wrong declines are both measured.",
    "61": "Precision and recall of citations are measured.",
    "62": "Without the document that answers it declines; with it again it answers.",
    "63": "A slip of the pen is asked as the word that was meant.",
}
"""What is promised, by number; letters are what was found later beside it."""

HEAD = """# What Byline survives

Each line is a promise and the tests that show it, with real faults: processes that are killed, disks that are full,
bytes that are flipped, servers that lie. `make reliability` writes this page from the tests; a case without one fails
the build, and so does a page that is not up to date. `make test` runs them all but the slow ones (†), which
`make test-faults` runs. The last column is how they came out when they were last recorded (`make reliability-run`).

| case | what holds | shown by | last result |
|---|---|---|---|
"""


def marked() -> Iterator[tuple[str, Path, str, bool]]:
    """Yield each case that a test names, with the test’s file, its name, and whether it is a slow one."""
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                marks = [ast.unparse(each) for each in node.decorator_list]
                slow = any("mark.faults" in each or "mark.slow" in each for each in marks)
                for each in node.decorator_list:
                    if isinstance(each, ast.Call) and ast.unparse(each.func) == "pytest.mark.case":
                        yield str(ast.literal_eval(each.args[0])), file.relative_to(ROOT), node.name, slow


def page() -> str:
    """Return the page as the tests are."""
    shown: dict[str, list[str]] = {case: [] for case in CASES}
    results: dict[str, list[list[str]]] = {case: [] for case in CASES}
    recorded = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    for case, file, name, slow in marked():
        words = name.removeprefix("test_").replace("_", " ")
        shown[case].append(f"[{words}](../{file.as_posix()}){' †' if slow else ''}")
        results[case].append(recorded.get(f"{file.as_posix()}::{name}", ["not run", ""]))
    rows = ((case, CASES[case], "<br>".join(shown[case]), _result(results[case])) for case in CASES)
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _result(results: Sequence[Sequence[str]]) -> str:
    """Return in words how the tests of a case came out, with the day of the oldest result."""
    told = {"passed": "held", "failed": "failed", "skipped": "could not be tried", "not run": "not run yet"}
    counts = Counter(told[outcome] for outcome, _day in results)
    words = ", ".join(word if len(counts) == 1 else f"{count} {word}" for word, count in counts.items())
    return f"{words} ({min(day for _outcome, day in results if day)})" if any(day for _, day in results) else words


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}: {len(CASES)} cases\n")
