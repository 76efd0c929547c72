"""What a person thought of answers, as questions whose answers are known: the lines that ``byline eval`` takes."""

from collections.abc import Iterable, Iterator

from pydantic import TypeAdapter

from assistant.types import Answer
from index.types import Judgement

_ANSWER = TypeAdapter(Answer)


def lines_of(judgements: Iterable[Judgement]) -> Iterator[dict[str, object]]:
    """Yield a question for each judgement, in the fields of :class:`~assistant.evaluation.questions.Question`.

    A good answer says what is right: its short answer, its sources and its quotes, or that nothing was to be said. Of a
    bad one only so much is known as the reason tells. ``judged``, ``reason`` and ``comment`` are for whoever reads it.
    A good one of which all sources were removed says nothing any more, and is left out.
    """
    for each in judgements:
        answer = _ANSWER.validate_python(each.answer)
        if each.good and answer.citations and not any(one.quote for one in answer.citations):
            continue
        told = _right(answer) if each.good else _known_of(each.reason)
        line: dict[str, object] = {"id": each.turn, "question": answer.question, "turns": list(each.before), **told}
        said = {"judged": "good" if each.good else "bad", "reason": each.reason, "comment": each.comment}
        yield {name: value for name, value in {**line, **said}.items() if value not in ("", [])}


def _right(answer: Answer) -> dict[str, object]:
    if answer.mode == "declined":
        return {"answerable": False, "behaviour": "decline"}
    short = [each.text for each in answer.short_answers if each.text]
    return {
        "answerable": True,
        "behaviour": {"overview": "overview", "chat": "chat"}.get(answer.mode, "answer"),
        "answers": short,
        "short": short,
        "documents": list(dict.fromkeys(each.document_id for each in answer.citations if each.quote)),
        "quotes": [each.quote for each in answer.citations if each.quote],
    }


def _known_of(reason: str) -> dict[str, object]:
    if reason == "not_said":
        return {"answerable": False, "behaviour": "decline"}
    return {"answerable": True}
