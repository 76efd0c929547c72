"""Briefs of the samples, with the embedding model that comes with Byline."""

import pytest

from assistant.analysis.brief import LENGTHS, brief
from assistant.errors import NothingInScopeError
from index.library import Library
from index.types import Scope

EVERYTHING = Scope()


@pytest.mark.parametrize("length", LENGTHS)
def test_every_sentence_is_the_exact_words_at_its_citation(samples: Library, length):
    report = brief(samples, scope=EVERYTHING, length=length)
    statements = [each for theme in report.themes for each in theme.statements]
    cited = {each.number: each for each in report.citations}
    assert len(report.themes) <= LENGTHS[length].themes
    assert statements
    for statement in statements:
        [number] = statement.citations
        citation = cited[number]
        assert statement.text == citation.quote
        assert statement.speaker == citation.speaker
        assert samples.document(citation.document_id).text[citation.start : citation.end] == citation.quote


def test_no_sentence_is_told_twice(samples: Library):
    report = brief(samples, scope=EVERYTHING, length="full")
    quotes = [each.quote for each in report.citations]
    assert len(quotes) == len(set(quotes))


def test_a_topic_is_told_from_what_is_near_it(samples: Library):
    report = brief(samples, "the haulage cable", scope=EVERYTHING, length="paragraph")
    assert any("cable" in each.quote for each in report.citations)


def test_what_is_not_used_is_named(samples: Library):
    found = brief(samples, scope=EVERYTHING, length="paragraph").coverage
    assert found.documents == len(samples.documents()) == found.used + len(found.unused)
    assert found.unused


def test_the_scope_holds(samples: Library):
    outlet = next(each.outlet for each in samples.documents() if each.outlet)
    report = brief(samples, scope=Scope(outlets=(outlet,)))
    assert {each.outlet for each in report.citations} == {outlet}


def test_a_speakers_scope_tells_only_what_they_say_or_relay(samples: Library):
    speaker = next(each.speakers[0] for each in samples.documents() if each.speakers)
    report = brief(samples, scope=Scope(speakers=(speaker,)))
    assert report.citations
    assert all(speaker in (each.speaker, each.via) for each in report.citations)


def test_nothing_in_scope_is_said(samples: Library):
    with pytest.raises(NothingInScopeError, match="nothing to tell"):
        brief(samples, scope=Scope(outlets=("No such paper",)))
