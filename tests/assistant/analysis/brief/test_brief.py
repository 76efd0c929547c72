"""Briefs of the samples."""

import pytest

from assistant.analysis.brief.brief import LENGTHS, make_brief
from assistant.answers.assistant import Assistant
from assistant.errors import ModelError, NothingInScopeError
from assistant.writing.writer import Writer
from index.types import Scope
from tests.fakes import WordReader, scripted

EVERYTHING = Scope()


@pytest.mark.parametrize("length", LENGTHS)
def test_every_sentence_is_the_exact_words_at_its_citation(desk: Assistant, length):
    report = make_brief(desk, scope=EVERYTHING, length=length)
    statements = [each for theme in report.themes for each in theme.statements]
    cited = {each.number: each for each in report.citations}
    assert len(report.themes) <= LENGTHS[length].themes
    assert statements
    for statement in statements:
        [number] = statement.citations
        citation = cited[number]
        assert statement.text == citation.quote
        assert statement.speaker == citation.speaker
        assert desk.library.document(citation.document_id).text[citation.start : citation.end] == citation.quote


def test_no_sentence_is_told_twice(desk: Assistant):
    report = make_brief(desk, scope=EVERYTHING, length="full")
    quotes = [each.quote for each in report.citations]
    assert len(quotes) == len(set(quotes))


def test_a_topic_is_told_from_what_is_near_it(desk: Assistant):
    report = make_brief(desk, "the haulage cable", scope=EVERYTHING, length="paragraph")
    assert any("cable" in each.quote for each in report.citations)


def test_what_is_not_used_is_named(desk: Assistant):
    found = make_brief(desk, scope=EVERYTHING, length="paragraph").coverage
    assert found.documents == len(desk.library.documents()) == found.used + len(found.unused)
    assert found.unused


def test_the_scope_holds(desk: Assistant):
    outlet = next(each.outlet for each in desk.library.documents() if each.outlet)
    report = make_brief(desk, scope=Scope(outlets=(outlet,)))
    assert {each.outlet for each in report.citations} == {outlet}


def test_a_speakers_scope_tells_only_what_they_say_or_relay(desk: Assistant):
    speaker = next(each.speakers[0] for each in desk.library.documents() if each.speakers)
    report = make_brief(desk, scope=Scope(speakers=(speaker,)))
    assert report.citations
    assert all(speaker in (each.speaker, each.via) for each in report.citations)


def test_nothing_in_scope_is_said(desk: Assistant):
    with pytest.raises(NothingInScopeError, match="nothing to report"):
        make_brief(desk, scope=Scope(after="2099-01-01"))


def written(desk: Assistant, *replies, unsupported="mark"):
    """A brief in one theme, written by a model with that reply."""
    model, _ = scripted(*replies)
    writing = Assistant(desk.library, WordReader(), writers=[Writer(model)], unsupported=unsupported)
    few = tuple(each.document_id for each in desk.library.documents()[:1])
    [theme, *_] = make_brief(writing, scope=Scope(documents=few), length="paragraph", model=model.name).themes
    return theme


def test_what_a_model_writes_is_checked_sentence_by_sentence(desk: Assistant):
    [quoted, *_] = make_brief(
        desk, scope=Scope(documents=(desk.library.documents()[0].document_id,)), length="paragraph"
    ).themes
    true = quoted.statements[0].text
    theme = written(desk, f"{true} [$1] The moon is made of green cheese [$1].")
    statuses = [each.status for each in theme.statements]
    assert (theme.model, statuses[-1]) == ("scripted", "unsupported")
    assert theme.statements[-1].reasons


def test_where_nothing_holds_the_documents_own_sentences_stay_with_the_reason(desk: Assistant):
    theme = written(desk, "The moon is made of green cheese [$1].")
    assert theme.model is None
    assert "Nothing that scripted wrote is supported" in theme.notice
    assert {each.status for each in theme.statements} == {"verbatim"}


def test_a_model_that_fails_is_named_with_what_is_given_instead(desk: Assistant):
    theme = written(desk, ModelError("The model is not there.", advice="Start it."))
    assert "The model is not there." in theme.notice
    assert {each.status for each in theme.statements} == {"verbatim"}
