"""Written answers over a real library, by a scripted model."""

import re
import threading
import time
from pathlib import Path

import pytest

from assistant.answers.assistant import Assistant
from assistant.answers.written import NOTHING_YET, STOPPED
from assistant.errors import ModelError
from assistant.types import Answer
from assistant.wording.phrasing import DECLINED
from assistant.writing.checking import NOT_FOUND
from assistant.writing.models import Model
from assistant.writing.writer import Writer
from index.library.library import Library
from tests.fakes import ScriptedModel, WordReader, keys_in, scripted

WHY = "Why was the pier closed?"
SAID = "Dr. Holm said the pier was closed because two piles had rotted [$1]."


@pytest.fixture
def library(library: Library, articles_and_interview: Path) -> Library:
    library.add([str(articles_and_interview)])
    return library


def ask(library: Library, *replies, question: str = WHY, seconds: float = 20, unsupported="mark", **options) -> Answer:
    model, _ = scripted(*replies, **options)
    return writing(library, model, seconds, unsupported).ask(question, model=model.name)


def writing(library: Library, model: Model, seconds: float = 20, unsupported="mark") -> Assistant:
    return Assistant(
        library, WordReader(), threshold=0.45, writers=[Writer(model, seconds=seconds)], unsupported=unsupported
    )


def supported(answer: Answer) -> str:
    return " ".join(each.text for each in answer.statements if each.status != "unsupported")


def test_a_model_is_given_passages_where_a_heading_answers(library: Library):
    model, asked = scripted(SAID)
    writing(library, model).ask("Who is Dr. Holm?", model=model.name)
    [(_, user)] = asked.asked
    assert keys_in([user])


def test_a_written_answer_cites_the_exact_words_it_rests_on(library: Library):
    answer = ask(library, SAID)
    [statement], [citation] = answer.statements, answer.citations
    assert (answer.mode, answer.model, statement.status) == ("written", "scripted", "supported")
    assert citation.quote == "The pier was closed because two piles had rotted."
    assert library.document(citation.document_id).text[citation.start : citation.end] == citation.quote
    assert (statement.speaker, statement.citations) == ("Dr. Ada Holm", (citation.number,))
    assert answer.answer == f"{statement.text} [1]"


def test_a_sentence_without_a_key_is_held_against_the_passage_that_has_its_words(library: Library):
    answer = ask(library, "The pier was closed because two piles had rotted.")
    [statement], [citation] = answer.statements, answer.citations
    assert statement.status == "verbatim"
    assert citation.quote == statement.text


def test_it_grows_sentence_by_sentence(library: Library):
    model, _ = scripted(f"{SAID} Nobody was hurt, according to Dr. Ada Holm [$1]. The pier had two piles [$1].")
    grown = list(writing(library, model).stream(WHY, model="scripted"))
    assert [len(each.statements) for each in grown] == [1, 2, 3, 3]
    assert grown[0].statements == grown[-1].statements[:1]


def test_a_sentence_is_shown_while_the_next_is_being_written(library: Library):
    go_on = threading.Event()

    def halting(messages):
        def pieces():
            yield f"The pier was closed because two piles had rotted [{keys_in(messages)[0]}]. "
            yield "Nobody was hurt, according to Dr. Ada Holm, harbour master and keeper of the pier"
            go_on.wait(20)
            yield "."

        return pieces()

    model, _ = scripted(halting)
    answers = writing(library, model).stream(WHY, model="scripted")
    assert next(answers).statements[0].status == "verbatim"
    go_on.set()
    assert len(list(answers)[-1].statements) == 2


def test_she_is_the_one_who_spoke_in_the_sentence_before(library: Library):
    answer = ask(library, f"{SAID} She added that nobody was hurt [$1].")
    assert [each.status for each in answer.statements] == ["supported", "supported"]
    assert answer.statements[1].text == "She added that nobody was hurt."
    alone = ask(library, "She added that nobody was hurt [$1].")
    assert alone.mode == "quoted"


def test_she_is_nobody_after_a_sentence_that_does_not_hold(library: Library):
    answer = ask(library, f"{SAID} The mayor bought a submarine [$1]. She said that nobody was hurt [$1].")
    assert [each.status for each in answer.statements] == ["supported", "unsupported", "unsupported"]


def test_what_no_passage_says_is_given_no_citation(library: Library):
    answer = ask(library, f"{SAID} The mayor bought a submarine in Antwerp.")
    assert answer.statements[1].citations == ()
    assert answer.statements[1].reasons == (NOT_FOUND,)


def test_somebodys_exact_words_stand_under_their_name(library: Library):
    answer = ask(library, "The pier was closed because two piles had rotted [$1].")
    assert answer.statements[0].speaker == "Dr. Ada Holm"
    assert answer.answer == "Dr. Ada Holm: “The pier was closed because two piles had rotted.” [1]"


def test_what_is_copied_and_answers_nothing_is_left_out(library: Library):
    answer = ask(library, f"{SAID} Nobody was hurt [$1].")
    assert [each.status for each in answer.statements] == ["supported"]
    alone = ask(library, "Nobody was hurt [$1].")
    assert alone.mode == "quoted"


def test_a_label_that_is_copied_with_the_words_is_taken_off(library: Library):
    answer = ask(library, "Dr. Ada Holm says: The pier was closed because two piles had rotted [$1].")
    [statement] = answer.statements
    assert statement.text == "The pier was closed because two piles had rotted."
    assert (statement.status, statement.speaker) == ("verbatim", "Dr. Ada Holm")


def test_what_goes_on_and_on_is_cut(library: Library):
    answer = ask(
        library, " ".join(f"The mayor bought {number}{number} goats [$1]." for number in range(20)) + f" {SAID}"
    )
    assert answer.mode == "quoted"  # of six sentences none holds


def test_what_answers_most_surely_is_not_missing_from_what_is_written(library: Library):
    answer = ask(library, "Nobody was hurt, according to Dr. Ada Holm [$1].")
    said, quoted = answer.statements
    assert (said.status, quoted.status) == ("supported", "verbatim")
    assert quoted.text == "The pier was closed because two piles had rotted."
    assert quoted.speaker == "Dr. Ada Holm"
    assert len(ask(library, SAID).statements) == 1


def test_a_claim_that_lacks_its_speaker_gets_the_name_that_the_document_gives(library: Library):
    [statement] = ask(library, "The pier had to be closed because two piles had rotted [$1].").statements
    assert statement.text == "According to Dr. Ada Holm, the pier had to be closed because two piles had rotted."
    assert (statement.status, statement.speaker) == ("supported", "Dr. Ada Holm")


@pytest.mark.parametrize(
    "written",
    [
        "According to the mayor, the pier had to be closed because two piles had rotted [$1].",
        "The pier had to be closed because three piles had rotted [$1].",
        "The pier was not closed because two piles had rotted [$1].",
    ],
    ids=["another's", "another number", "denied"],
)
def test_a_name_makes_nothing_else_right(library: Library, written: str):
    *_, said = ask(library, f"{written} {SAID}").statements
    assert said.status == "unsupported"
    assert "According to Dr. Ada Holm" not in said.text


def test_a_model_of_this_machine_is_given_few_passages(library: Library, articles: Path):
    for number in range(6):
        (articles / f"{number}.txt").write_text(f"The pier was closed for reason number {number}.", "utf-8")
    library.add([str(articles)])
    model, asked = scripted(SAID)
    few = Model("scripted", None, model.make, most=2)
    answer = Assistant(library, WordReader(), passages=9, writers=[Writer(few)]).ask(WHY, model="scripted")
    assert len(keys_in(asked.asked[0])) == 2
    assert "did not fit" not in (answer.notice or "")


def test_a_sentence_with_the_wrong_key_is_held_against_what_says_it(library: Library, articles: Path):
    for number in range(3):
        (articles / f"{number}.txt").write_text(f"The pier was closed for reason number {number}.", "utf-8")
    library.add([str(articles)])
    model, _ = scripted("The pier was closed for reason number 2 [$1]. The pier was closed for reason number 1 [$1].")
    answer = Assistant(library, WordReader(), passages=9, writers=[Writer(model)]).ask(WHY, model="scripted")
    assert [each.status for each in answer.statements[:2]] == ["verbatim", "verbatim"]
    quotes = {each.number: each.quote for each in answer.citations}
    assert [quotes[each.citations[0]] for each in answer.statements[:2]] == [
        each.text for each in answer.statements[:2]
    ]


def test_what_the_sources_do_not_say_is_marked_with_the_reason(library: Library):
    answer = ask(library, f"{SAID} The mayor bought a submarine in Antwerp [$1]. Pigs fly.")
    assert [each.status for each in answer.statements] == ["supported", "unsupported", "unsupported"]
    assert all(each.reasons for each in answer.statements[1:])
    assert "submarine" not in answer.answer
    assert "Pigs" not in answer.answer


def test_what_the_sources_do_not_say_can_be_removed_and_that_is_said(library: Library):
    answer = ask(library, f"{SAID} The mayor bought a submarine in Antwerp [$1].", unsupported="remove")
    assert [each.status for each in answer.statements] == ["supported"]
    assert "submarine" not in answer.answer
    assert answer.notice.endswith("do not support them: 1.")


def test_what_the_passages_leave_open_is_said_as_the_models_own_words(library: Library):
    gap = "The passages don’t say who closed the pier."
    answer = ask(library, f"{SAID} {gap}", question="Why was the pier closed, and who closed it?")
    assert [each.status for each in answer.statements] == ["supported"]
    assert gap in answer.notice


@pytest.mark.parametrize("slipped_in", ["but the mayor did", "according to the mayor", "see https://evil.example"])
def test_nothing_is_slipped_in_with_what_is_left_open(library: Library, slipped_in: str):
    answer = ask(library, f"{SAID} The passages do not say who closed the pier, {slipped_in}.")
    assert [each.status for each in answer.statements] == ["supported", "unsupported"]
    assert answer.notice is None


def test_nothing_from_a_document_or_question_is_in_the_system_message(library: Library):
    model, asked = scripted(SAID, SAID)
    for _ in range(2):
        writing(library, model).ask(WHY, model="scripted")
    (system, user), (other, _) = asked.asked
    assert "piles had rotted" in user.text
    assert not any(words in system.text for words in ("pier", "Holm", "Interview"))
    assert system.text != other.text  # keys and delimiters differ
    assert not set(keys_in(asked.asked[0])) & set(keys_in(asked.asked[1]))


def test_the_model_is_not_called_without_evidence(library: Library):
    model, asked = scripted(SAID)
    answer = writing(library, model).ask("Which company insured the pier?", model="scripted")
    assert (answer.mode, asked.asked) == ("declined", [])


def test_passages_that_do_not_fit_are_told_and_none_is_cut(library: Library, articles: Path):
    for number in range(6):
        words = f"The pier was closed for reason number {number}, and everybody knows it well by now. " * 6
        (articles / f"{number}.txt").write_text(words, "utf-8")
    library.add([str(articles)])

    def first_sentence(messages):
        return re.search(r"The pier was closed for reason number .*? now[.]", messages[-1].text)[0]

    model, asked = scripted(first_sentence)
    small = Model("scripted", None, model.make, window=1200)
    answer = Assistant(library, WordReader(), passages=9, writers=[Writer(small)]).ask(WHY, model="scripted")
    given = keys_in(asked.asked[0])
    assert "did not fit" in (answer.notice or "")
    assert asked.asked[0][-1].text.count(" end ---") == len(given) > 0


def test_a_window_too_small_for_any_passage_ends_in_quotes(library: Library):
    model, _ = scripted(SAID)
    answer = writing(library, Model("scripted", None, model.make, window=300)).ask(WHY, model="scripted")
    assert answer.mode == "quoted"
    assert "BYLINE_MODEL_WINDOW" in answer.notice


def endless(_messages):
    return iter(lambda: "and so on and on ", None)


def hanging(_messages):
    def pieces():
        yield "The pier"
        time.sleep(3)

    return pieces()


@pytest.mark.parametrize(
    ("reply", "options", "reason"),
    [
        ("", {}, "wrote nothing"),
        ("The mayor bought a submarine in Antwerp.", {}, "is supported by the passages"),
        ("The mayor bought a submarine in Antwerp [$1].", {}, "is supported by the passages"),
        (DECLINED, {}, "found no answer"),
        (SAID, {"finish": None}, "broke off"),
        (SAID, {"finish": "content_filter"}, "broke off"),
        (SAID, {"finish": "length"}, "had no room left"),
        (endless, {}, "did not come to an end"),
        (hanging, {"seconds": 0.5}, "was not done within 0.5 seconds"),
        (ConnectionError("http://key:secret@host"), {}, "cannot be reached"),
        (ValueError("sk-secret"), {}, "failed (ValueError)"),
    ],
)
def test_a_failure_ends_in_the_quoted_answer_with_the_reason(library: Library, reply, options, reason: str):
    answer = ask(library, reply, **options)
    assert answer.mode == "quoted"
    assert reason in answer.notice
    assert "secret" not in answer.notice
    assert "two piles had rotted" in answer.answer


def test_a_model_that_cannot_be_made_ends_in_quotes(library: Library):
    def make() -> ScriptedModel:
        raise ModelError("It is not installed.", advice="pip install 'byline[openai]'")

    answer = writing(library, Model("openai:x", None, make)).ask(WHY, model="openai:x")
    assert answer.mode == "quoted"
    assert "byline[openai]" in answer.notice


@pytest.mark.case(54)
def test_stopping_keeps_what_was_checked(library: Library):
    stop = threading.Event()
    model, _ = scripted(lambda messages: iter([f"{SAID} ".replace("$1", keys_in(messages)[0]), *map(str, range(999))]))
    answers = []
    for answer in writing(library, model).stream(WHY, model="scripted", stop=stop):
        answers.append(answer)
        stop.set()
    assert answers[-1].mode == "written"
    assert answers[-1].notice == STOPPED
    assert answers[-1].statements[0].status == "supported"


def test_stopped_before_anything_was_checked_it_is_the_quoted_answer(library: Library):
    stop = threading.Event()
    stop.set()
    model, _ = scripted(SAID)
    answer = list(writing(library, model).stream(WHY, model="scripted", stop=stop))[-1]
    assert (answer.mode, NOTHING_YET in answer.notice) == ("quoted", True)


def test_a_name_that_is_not_configured_is_an_error_that_says_which_are(library: Library):
    model, _ = scripted()
    with pytest.raises(ModelError) as error:
        writing(library, model).ask(WHY, model="other")
    assert "scripted" in error.value.advice
