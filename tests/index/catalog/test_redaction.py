"""What is left of a saved report when one of its documents is removed."""

import json

from index.catalog.redaction import without

REPORT = {
    "topic": "The bridge",
    "title": "Rust and timber",
    "coverage": {"speakers": ["Ada Holm"], "documents": 2, "unused": [{"document_id": "third", "title": "Ferry"}]},
    "themes": [
        {
            "title": "Rust",
            "statements": [
                {"text": "Rust was found.", "citations": [1], "status": "verbatim"},
                {"text": "Timber will come.", "citations": [2], "status": "verbatim"},
                {"text": "Rust was found and timber will come.", "citations": [1, 2], "status": "supported"},
            ],
        },
        {"title": "Timber", "statements": [{"text": "Timber will come.", "citations": [2], "status": "verbatim"}]},
    ],
    "sides": [{"words": "rust", "citation": 1}, {"words": "timber", "citation": 2}],
    "rows": [{"document_id": "gone", "words": "rust"}, {"document_id": "here", "words": "timber"}],
    "citations": [
        {"number": 1, "document_id": "gone", "quote": "Rust was found.", "start": 4, "manner": "said"},
        {"number": 2, "document_id": "here", "quote": "Timber will come.", "start": 9, "manner": "said"},
    ],
}


def test_what_rests_on_the_removed_document_loses_its_words_and_keeps_its_shape():
    left = without(REPORT, {"gone"})
    rust = left["themes"][0]
    assert [each["text"] for each in rust["statements"]] == ["", "Timber will come.", ""]
    assert left["citations"][0] == {"number": 1, "document_id": "gone", "quote": "", "start": 4, "manner": "said"}
    assert left["rows"] == [{"document_id": "gone", "words": ""}, {"document_id": "here", "words": "timber"}]
    assert rust["statements"][2]["status"] == "supported"
    assert "rust" not in json.dumps(left).casefold()


def test_what_rests_on_others_alone_stays():
    left = without(REPORT, {"gone"})
    assert left["themes"][1]["statements"] == REPORT["themes"][1]["statements"]
    assert left["citations"][1] == REPORT["citations"][1]
    assert left["sides"] == [{"words": "", "citation": 1}, {"words": "timber", "citation": 2}]
    assert left["topic"] == "The bridge"


def test_words_that_may_come_from_any_document_go():
    left = without(REPORT, {"gone"})
    assert [left["title"], *(each["title"] for each in left["themes"])] == ["", "", ""]
    unused = {"document_id": "third", "title": "Ferry"}
    assert left["coverage"] == {"speakers": [""], "documents": 2, "unused": [unused]}
    unknown = {**REPORT, "themes": [{"text": "Rust.", "citations": [9]}]}
    assert without(unknown, {"gone"})["themes"] == [{"text": "", "citations": [9]}]


def test_a_report_that_does_not_rest_on_it_is_untouched():
    assert without(REPORT, {"another"}) == REPORT
