"""Byline quoting, Byline writing and LangChain's tutorial chain on the same questions, with the same model: a table.

    python -m benchmarks.compared FOLDER OUT [--gguf MODEL.gguf] [--every N] [--first K] [--ways WAYS] [--talks FILE]
        [--data FOLDER]

FOLDER is as ``benchmarks/everyday.py`` takes it; every Nth question of it is asked. OUT gets ``answers.jsonl``, a line
for each question and way of answering as it is done, and what stands there already is not asked again; ``answers.txt``,
to be read; ``table.md``, which is printed too. Without MODEL nothing is
asked, and what is there is counted anew.

right: counted as ``byline eval`` does; an answer of the chain counts as declined where its first sentence says so.

invented: share of the sentences shown as they were fact that Byline's checks find in none of the ten passages of the
library that are nearest to the sentence itself, and (after the slash) the share that have a number or a name that
stands in no document and not in the question. Sentences that Byline marks "not supported" are told apart.

attribution: of the sentences whose words are, in the documents, somebody's and not the article's own, the share that is
given to the one who says it (a quotation by the name that stands over it).

seconds: of processor time, since a machine that does other things beside makes the clock tell little.

The chain is given a follow-up as Byline understood it, which the tutorial's own would not.
"""

import argparse
import hashlib
import json
import re
import statistics
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from assistant.evaluation.questions import Question, read_questions
from assistant.evaluation.rightness import right
from assistant.evidence import Given, evidence_of, source_of
from assistant.facts import text_of
from assistant.settings import Settings
from assistant.types import Answer, Statement, Turn
from assistant.verification import SUPPORTED, word_coverage
from assistant.verification.speakers import check_speakers
from assistant.workspace import Models, Workspace
from assistant.writing import Model, Writer
from assistant.writing.checking import check
from assistant.writing.drafts import Draft
from benchmarks.everyday import KEPT, corpora, turns_of, version_of, write
from benchmarks.everyday_answers import turn
from index.embedding import SentenceTransformerEmbedder
from index.library import Library

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from benchmarks.chain import Pieces

HERE = Path(__file__).parents[1]
WAYS = ("quoting", "writing", "chain")
NAMES = {"quoting": "Byline, quoting", "writing": "Byline, writing", "chain": "LangChain’s tutorial chain"}
WINDOW = 4096
NEAR = 10
"""Passages that a sentence is held against."""

ANSWER = TypeAdapter(Answer)
_NUMBER = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=[\w,;:’'”] )[A-Z][\w’'-]{2,}")


def main() -> None:
    """Ask what is not asked yet, count, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gguf", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the place of the first question that is asked")
    parser.add_argument("--ways", default=",".join(WAYS))
    parser.add_argument("--talks", type=Path)
    parser.add_argument("--data", type=Path, default=KEPT)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    every = [json.loads(line) for line in (given.folder / "questions.jsonl").open(encoding="utf-8")]
    rows = [{**row, "turns": turns_of(row, every)} for row in every][given.first :: given.every]
    write(given.out / "questions.jsonl", rows)
    questions = {each.id: each for each in read_questions(given.out / "questions.jsonl")}
    desks = Desks(corpora(rows, given.folder, given.talks), given.data / version_of(HERE))
    kept = given.out / "answers.jsonl"
    kept.touch()
    if given.gguf:
        from assistant.writing.local_model import LocalModel  # noqa: PLC0415 - an extra, and counting does without

        ask_all(desks, LocalModel(path=str(given.gguf), window=WINDOW), rows, given.ways.split(","), kept)
    lines = [json.loads(line) for line in kept.open(encoding="utf-8")]
    told = [
        counted(questions[each["id"]], each, desks[each["corpus"]].texts) for each in lines if each["id"] in questions
    ]
    desks.close()
    (given.out / "answers.txt").write_text("\n".join(map(readable, told)), "utf-8")
    (given.out / "table.md").write_text(table(told), "utf-8")
    print(table(told))


class Desk:
    """A library, and what is asked of it."""

    def __init__(self, workspace: Workspace, embedder: SentenceTransformerEmbedder) -> None:
        """Take the workspace, which stays open."""
        self.workspace = workspace
        self.embedder = embedder
        self.texts = Texts(workspace.library)

    @cached_property
    def pieces(self) -> "Pieces":
        """The same documents as the chain has them."""
        from benchmarks.chain import Pieces  # noqa: PLC0415 - needs a package that Byline does without

        return Pieces(self.workspace.library, self.embedder, self.workspace.name)


class Desks(dict[str, Desk]):
    """A desk for each corpus, made when it is first asked for."""

    def __init__(self, places: Mapping[str, Path], data: Path) -> None:
        """Take what each library is filled from, and where libraries are kept."""
        super().__init__()
        self._places, self._data = places, data
        self._embedder = SentenceTransformerEmbedder()

    def __missing__(self, corpus: str) -> Desk:
        """Open the library of ``corpus``, filled if it is empty."""
        models = Models(embedder=lambda _name: self._embedder)
        workspace = Workspace(Settings(data=self._data, library=corpus), models)
        if not workspace.library.documents():
            workspace.library.add([str(self._places[corpus])])
        self[corpus] = Desk(workspace, self._embedder)
        return self[corpus]

    def close(self) -> None:
        """Close the libraries."""
        for each in self.values():
            each.workspace.close()


def ask_all(desks: Desks, loaded: "BaseChatModel", rows: Sequence[dict], ways: Sequence[str], kept: Path) -> None:
    """Ask each of ``rows`` in each way that has not answered it yet, and keep each answer at once.

    They come in an order of chance that is always the same, so that what is done at any time is a fair sample.
    """
    done = {(each["id"], each["way"]) for each in map(json.loads, kept.open(encoding="utf-8"))}
    model = Model("local", None, lambda: loaded, WINDOW)
    for row in sorted(rows, key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest()):
        missing = [way for way in ways if (row["id"], way) not in done]
        if not missing:
            continue
        desk = desks[row["corpus"]]
        assistant = desk.workspace.assistant
        assistant.write_with([Writer(model, seconds=1800)])
        turns: list[Turn] = []
        for before in row["turns"]:
            turns.append(turn(before, assistant.ask(before, turns=tuple(turns))))
        for way in missing:
            if way == "chain":
                understood = assistant.read(row["question"], turns=tuple(turns)).words
                ask = partial(desk.pieces.ask, understood, loaded)
            elif way == "writing":
                ask = partial(assistant.ask, row["question"], turns=tuple(turns), model=model.name)
            else:
                ask = partial(assistant.ask, row["question"], turns=tuple(turns))
            began, used = time.perf_counter(), time.process_time()
            answer = ask()
            line = {
                "id": row["id"],
                "corpus": row["corpus"],
                "way": way,
                "seconds": round(time.perf_counter() - began, 2),
                "cpu": round(time.process_time() - used, 2),
                "answer": asdict(answer),
            }
            with kept.open("a", encoding="utf-8") as out:
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
            print(row["id"], way, line["seconds"], line["cpu"], answer.mode, repr(answer.answer[:90]), flush=True)


class Texts:
    """What the documents of a library say, for holding sentences against."""

    def __init__(self, library: Library) -> None:
        """Take the library, which stays open."""
        self.library = library

    @cached_property
    def words(self) -> str:
        """Every document's words, and what is known of it, in small letters."""
        documents = [self.library.document(each.document_id) for each in self.library.documents()]
        told = [[each.text, each.title, each.outlet, each.author, each.published] for each in documents]
        return "\n".join(filter(None, (words for each in told for words in each))).casefold()

    def near(self, sentence: str) -> list[Given]:
        """Return the passages that are nearest to a sentence."""
        return [Given(hit, tuple(evidence_of(hit))) for hit in self.library.search(sentence, limit=NEAR).hits]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that was shown as it were fact. ``attributed`` is ``None`` where the documents give it to nobody."""

    text: str
    holds: bool
    unknown: tuple[str, ...]
    attributed: bool | None


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and what was counted in it."""

    question: Question
    way: str
    answer: Answer
    seconds: float
    cpu: float
    right: bool
    sentences: tuple[Sentence, ...]
    marked: int


def counted(question: Question, line: dict[str, Any], texts: Texts) -> Told:
    """Count one kept answer."""
    answer = ANSWER.validate_python(line["answer"])
    silent = answer.mode in ("declined", "chat")
    shown = [] if silent else [each for each in answer.statements if each.status != "unsupported"]
    marked = 0 if silent else len(answer.statements) - len(shown)
    sentences = tuple(judged(each, question.question, texts) for each in shown)
    return Told(question, line["way"], answer, line["seconds"], line["cpu"], right(question, answer), sentences, marked)


def judged(statement: Statement, question: str, texts: Texts) -> Sentence:
    """Hold a sentence against the documents."""
    if statement.status == "verbatim":
        return Sentence(statement.text, holds=True, unknown=(), attributed=True if statement.speaker else None)
    near = {str(number): each for number, each in enumerate(texts.near(statement.text))}
    checked = check(Draft(statement.text), near, question, word_coverage)
    known = texts.words + question.casefold()
    found = [*_NUMBER.findall(statement.text), *_NAME.findall(statement.text)]
    unknown = tuple(
        each for each in found if each.strip(".,’'").removesuffix("’s").removesuffix("'s").casefold() not in known
    )
    return Sentence(statement.text, checked.holds, unknown, _attributed(statement.text, near.values()))


def _attributed(sentence: str, near: Iterable[Given]) -> bool | None:
    """Whether a sentence names the one whose words it gives, ``None`` where no passage holds it as somebody's words.

    Held against the single sentence of a document that has most of its words.
    """
    everything = [(word_coverage(sentence, each.words), each, given.hit) for given in near for each in given.evidence]
    share, span, hit = max(everything, key=lambda each: each[0], default=(0.0, None, None))
    if span is None or share < SUPPORTED or span.sentence.speaker is None:
        return None
    source = source_of(span, hit)
    return not list(check_speakers(text_of(sentence), [source], [text_of(source.words)]))


def table(told: Sequence[Told]) -> str:
    """Return the figures as a table."""
    lines = [
        "| | questions | right | invented: not found / with an unknown number or name | marked as not supported | "
        "attribution kept | seconds on one core (median) |",
        "|---|---|---|---|---|---|---|",
    ]
    for way in WAYS:
        mine = [each for each in told if each.way == way]
        if not mine:
            continue
        sentences = [each for one in mine for each in one.sentences]
        owned = [each.attributed for each in sentences if each.attributed is not None]
        number = len(sentences)
        lines.append(
            f"| {NAMES[way]} | {len(mine)} | {_share(sum(each.right for each in mine), len(mine))} | "
            f"{_share(sum(not each.holds for each in sentences), number)} / "
            f"{_share(sum(bool(each.unknown) for each in sentences), number)} | {sum(each.marked for each in mine)} | "
            f"{_share(sum(owned), len(owned))} | {statistics.median(each.cpu for each in mine):.1f} |"
        )
    return "\n".join([*lines, "", *by_kind(told)]) + "\n"


def by_kind(told: Sequence[Told]) -> Iterator[str]:
    """Yield how many were right of each kind of question, way by way."""
    yield "| kind | " + " | ".join(NAMES[way] for way in WAYS) + " |"
    yield "|---|" + "---|" * len(WAYS)
    for kind in dict.fromkeys(each.question.kind for each in told):
        cells = []
        for way in WAYS:
            mine = [each.right for each in told if each.way == way and each.question.kind == kind]
            cells.append(f"{sum(mine)}/{len(mine)}")
        yield f"| {kind} | " + " | ".join(cells) + " |"


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / whole:.0f} %)" if whole else "none"


def readable(told: Told) -> str:
    """Return an answer with what was counted in it, to be read."""
    lines = [
        f"=== {told.question.id} {told.question.kind} {told.way}: {'right' if told.right else 'WRONG'}, "
        f"{told.seconds} s, {told.cpu} s of processor time",
        f"Q: {told.question.question}   must: {told.question.must}",
        f"[{told.answer.mode}] {told.answer.notice or ''}",
    ]
    if not told.sentences:
        lines.append(f"  {told.answer.answer}")
    for each in told.sentences:
        signs = [*([] if each.holds else ["NOT FOUND"]), *(f"UNKNOWN {word}" for word in each.unknown)]
        signs += {True: [], False: ["NOT ATTRIBUTED"], None: []}[each.attributed]
        lines.append(f"  {each.text}" + (f"   <- {', '.join(signs)}" if signs else ""))
    for each in told.answer.statements:
        if each.status == "unsupported":
            lines.append(f"  (marked) {each.text}   <- {' '.join(each.reasons)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
