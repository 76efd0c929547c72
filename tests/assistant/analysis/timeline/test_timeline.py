"""Timelines over a real library: what is put together, in which order, and who says it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.analysis.timeline.timeline import ACCOUNTS, Event, Timeline, make_timeline
from assistant.errors import NothingInScopeError
from index.library.library import Library
from index.types import Scope

ARTICLES = {
    "wall.md": ("Courier", "2025-05-07",
        "The sea wall at Norr gave way last Tuesday.\n\n"
        "“We warned the council of the sea wall on Monday,” said Ada Finch, an engineer.\n\n"
        "The new sea wall will be finished by March 2026. The old sea wall was built in 1896."),
    "flood.md": ("Lantern", "2025-05-08",
        "The sea wall at Norr gave way on 6 May. Forty cellars in Gull Street were flooded on 6 May.\n\n"
        "The next day the water fell."),
    "copy.md": ("Mirror", "2025-05-08", "The sea wall at Norr gave way on 6 May. Nobody was hurt, the mayor added."),
    "plan.md": ("Courier", "2025-04-01", "The sea wall at Norr will be inspected on 6 May."),
    "undated.md": ("Lantern", None, "The market in Norr opened on 3 June 1904. Its roof fell in last Friday."),
}  # fmt: skip


@pytest.fixture
def press(library: Library, tmp_path: Path) -> Library:
    folder = tmp_path / "press"
    folder.mkdir()
    for name, (outlet, published, text) in ARTICLES.items():
        day = f"date: {published}\n" if published else ""
        (folder / name).write_text(f"---\ntitle: About {name}\noutlet: {outlet}\n{day}---\n\n{text}\n", "utf-8")
    library.add([str(folder)])
    return library


def made(library: Library, topic: str | None = None, scope: Scope | None = None, **options: object) -> Timeline:
    return make_timeline(library, topic, scope=scope or Scope(), **{"length": "full", **options})


def texts(event: Event) -> list[str]:
    return [each.statement.text for each in event.accounts]


def at(report: Timeline, label: str) -> list[Event]:
    return [each for each in report.events if each.when.label == label]


def test_events_stand_in_the_order_of_their_own_dates(press: Library):
    labels = [event.when.label for event in made(press).events]
    assert labels[:2] == ["1896", "3 June 1904"]
    assert labels[-1] == "by March 2026"


def test_every_statement_is_its_citation_and_the_words_that_gave_its_date_stand_in_it(press: Library):
    report = made(press)
    cited = {each.number: each for each in report.citations}
    accounts = [each for event in report.events for each in event.accounts] + list(report.unplaced)
    assert accounts
    for account in accounts:
        citation = cited[account.statement.citations[0]]
        document = press.document(citation.document_id)
        assert citation.version == document.version
        assert account.statement.text == citation.quote == document.text[citation.start : citation.end]
        assert account.words.of(citation.quote).strip()
    (built,) = at(report, "1896")
    assert [each.words.of(each.statement.text) for each in built.accounts] == ["1896"]


def test_a_date_in_a_quotation_is_said_by_its_speaker(press: Library):
    (warned,) = at(made(press), "5 May 2025")
    assert warned.accounts[0].statement.speaker == "Ada Finch"
    assert warned.accounts[0].from_publication == "all"


def test_documents_that_tell_one_event_stand_together_and_copies_count_without_being_repeated(press: Library):
    broke, flooded = sorted(at(made(press), "6 May 2025"), key=lambda event: -event.documents)
    assert texts(broke) == [
        "The sea wall at Norr will be inspected on 6 May.",
        "The sea wall at Norr gave way last Tuesday.",
        "The sea wall at Norr gave way on 6 May.",
    ]
    assert broke.documents == 4
    assert texts(flooded) == ["Forty cellars in Gull Street were flooded on 6 May."]


def test_what_was_planned_is_told_apart_from_what_happened(press: Library):
    report = made(press)
    (finished,) = at(report, "by March 2026")
    assert finished.outlook == "expected"
    broke = max(at(report, "6 May 2025"), key=lambda event: event.documents)
    assert (broke.outlook, [each.outlook for each in broke.accounts]) == (
        "happened",
        ["expected", "happened", "happened"],
    )
    assert broke.accounts[1].doubt == "or 29 April 2025"


def test_what_cannot_be_placed_is_told_with_the_reason_and_counted(press: Library):
    report = made(press)
    reasons = {each.statement.text: each.reason for each in report.unplaced}
    assert reasons == {
        "The next day the water fell.": "it counts from another event",
        "Its roof fell in last Friday.": "published: not known, and it counts from there",
    }
    assert (report.unplaced_in_all, report.undated) == (2, 1)


def test_the_length_keeps_what_most_documents_tell(press: Library, monkeypatch: pytest.MonkeyPatch):
    from assistant.analysis.timeline import timeline as module

    monkeypatch.setitem(module.LENGTHS, "paragraph", 1)
    report = made(press, length="paragraph")
    assert [event.documents for event in report.events] == [4]
    dated_in_all = sum(len(each.accounts) for each in made(press).events) + 1  # the copy, which is shown once
    assert report.omitted == dated_in_all - 4


def test_a_topic_leaves_out_what_is_about_something_else(press: Library):
    report = made(press, "the market in Norr opened")
    assert [event.when.label for event in report.events] == ["3 June 1904"]


def test_the_scope_holds(press: Library):
    report = made(press, scope=Scope(outlets=("Mirror",)))
    assert {each.outlet for each in report.citations} == {"Mirror"}
    assert report.coverage.documents == 1
    said = made(press, scope=Scope(speakers=("Finch",)))
    assert [event.when.label for event in said.events] == ["5 May 2025"]


def test_nothing_in_scope_is_an_error_with_advice(press: Library):
    with pytest.raises(NothingInScopeError, match="no document is selected"):
        made(press, scope=Scope(after="2099-01-01"))


def test_documents_without_any_time_have_no_events(library: Library, tmp_path: Path):
    (tmp_path / "plain.txt").write_text("The quay\n\nThe quay is made of stone and the stone is grey.\n", "utf-8")
    library.add([str(tmp_path / "plain.txt")])
    assert made(library).events == ()


def test_an_event_that_many_tell_shows_a_few(library: Library, tmp_path: Path):
    roofs = ["old harbour office", "village school hall", "covered market stalls", "iron railway bridge", "theatre bar"]
    for number, roof in enumerate(roofs):
        text = f"The big storm of Norr on 30 April tore the roof off the {roof}."
        (tmp_path / f"{number}.md").write_text(f"---\ntitle: {roof}\ndate: 2025-05-01\n---\n\n{text}\n", "utf-8")
    library.add([str(tmp_path / f"{number}.md") for number in range(len(roofs))])
    (event,) = made(library).events
    assert (len(event.accounts), event.documents) == (ACCOUNTS, len(roofs))


def test_the_command_prints_it_and_its_json_is_the_contract(byline: Callable, tmp_path: Path):
    (tmp_path / "wall.md").write_text("---\ndate: 2025-05-07\n---\n\nThe sea wall gave way last Tuesday.\n", "utf-8")
    byline("add", tmp_path / "wall.md")
    printed = byline("timeline")
    assert printed.code == 0
    assert "6 May 2025" in printed.out
    assert "or 29 April 2025" in printed.out
    assert '"label": "6 May 2025"' in byline("timeline", "--json").out
    assert byline("timeline", "--after", "2099-01-01").code == 1
