"""Words as the full-text index takes them: English as it was, other languages by their stems or their characters."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.library.library import Library
from index.text.language.fulltext import put, terms, to_match
from tests.fakes import HashingEmbedder

RUSSIAN = (
    "Старый мост через Ветлинку закрыли на ремонт до осени. Инженеры нашли трещины в третьей опоре. "
    "Городской совет выделил деньги на новые опоры и ждёт подрядчика к концу месяца."
)
CHINESE = "清河大桥三月关闭维修。工程师在三号桥墩发现了裂缝。市议会已经批准了新桥墩的费用，等待承包商进场施工。"
THAI = "สะพานข้ามแม่น้ำปิดซ่อมตั้งแต่เดือนมีนาคม วิศวกรพบรอยร้าวที่เสาต้นที่สาม สภาเมืองอนุมัติเงินสำหรับเสาต้นใหม่แล้ว"
GERMAN = (
    "Die alte Brücke über die Wetlina bleibt bis zum Herbst gesperrt. Gutachterinnen fanden Risse in den Pfeilern. "
    "Der Stadtrat hat das Geld für neue Häuser am Ufer gestrichen."
)
ARABIC = "أغلق الجسر القديم على النهر حتى الخريف. وجد المهندسون شقوقا في الأعمدة، ووافق المجلس على دفع كلفة الإصلاح."
HINDI = "नदी पर बना पुराना पुल शरद ऋतु तक बंद रहेगा। इंजीनियरों को तीसरे खंभे में दरार मिली, और परिषद ने नए खंभों का पैसा मंज़ूर किया।"
ENGLISH = "The council met on Tuesday to talk about buses. Nobody mentioned the harbour, and the session ended early."


def test_function_words_are_not_searched_for():
    assert to_match("What did the mayor say about the bridge?") == '"mayor" OR "say" OR "bridge"'


def test_a_question_of_function_words_only_still_searches():
    assert to_match("who is he") == '"who" OR "is" OR "he"'


def test_punctuation_and_operators_are_harmless():
    assert to_match('NEAR("x" AND *) OR: -y^2') == '"near" OR "x" OR "y" OR "2"'
    assert to_match("?!…") == ""


def test_english_goes_in_as_it_is_and_is_asked_as_it_was():
    assert put(ENGLISH, "en") == put(ENGLISH, None) == ENGLISH
    assert terms("bridges closing", {"en", None}) == ['"bridges"', '"closing"']


def test_a_word_is_asked_for_in_the_stems_of_the_languages_that_the_library_holds():
    assert terms("опоры 2025", {"en", "ru", "zh", None}) == ['"опоры" OR "ru0опор"', '"2025"']
    assert put("Опоры моста", "ru") == "ru0опор ru0мост"


def test_what_is_written_without_spaces_is_asked_for_in_pairs():
    assert put("在三号桥墩", "zh").split() == list("在三号桥墩")
    assert terms("三号桥墩X5", {"zh"}) == ['"三 号"', '"号 桥"', '"桥 墩"', '"x5"']
    assert terms("桥", {"zh"}) == ['"桥"']


@pytest.fixture
def many(tmp_path: Path, library: Library) -> Library:
    for name, text in {
        "ru": RUSSIAN,
        "zh": CHINESE,
        "th": THAI,
        "de": GERMAN,
        "en": ENGLISH,
        "ar": ARABIC,
        "hi": HINDI,
    }.items():
        tmp_path.joinpath(f"{name}.txt").write_text(text, "utf-8")
    library.add([str(tmp_path / f"{name}.txt") for name in ("ru", "zh", "th", "de", "en", "ar", "hi")])
    return library


def languages_found(library: Library, query: str) -> list[str | None]:
    return [hit.document.language for hit in library.search(query, how="lexical").hits]


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("трещина в опоре", "ru"),  # the text has "трещины" and "опоре"
        ("ремонтом", "ru"),
        ("裂缝在哪里？", "zh"),
        ("รอยร้าว", "th"),
        ("Haus", "de"),  # the text has "Häuser"
        ("gesperrte Brücken", "de"),
        ("harbours", "en"),
        ("شُقوق", "ar"),  # the text has no vowel signs
        ("أعمدة الجسر", "ar"),  # the text has "الأعمدة"
        ("दरारें", "hi"),  # the text has "दरार"
    ],
)
def test_a_document_is_found_by_another_form_of_its_words(many: Library, query: str, language: str):
    assert languages_found(many, query)[0] == language


def test_what_no_document_holds_is_not_found(many: Library):
    assert languages_found(many, "самолёт") == []
    assert languages_found(many, "飞机") == []


def test_a_language_set_by_hand_is_the_one_that_is_searched_by(library: Library, tmp_path: Path):
    tmp_path.joinpath("short.txt").write_text("Häuser", "utf-8")
    [added] = library.add([str(tmp_path / "short.txt")]).added
    assert languages_found(library, "Haus") == []
    library.edit(added.document_id, {"language": "de"})
    assert languages_found(library, "Haus") == ["de"]


def test_the_words_of_an_older_library_are_put_anew_without_embedding(many: Library):
    """An older version stored every text as it is, and did not note by which language."""
    file = many.folder / "catalog.sqlite"
    with closing(sqlite3.connect(file)) as db, db:
        for passage_id, words in db.execute(
            "SELECT passage_id, substr(text, start + 1, end - start) FROM passages JOIN documents USING (document_id)"
        ).fetchall():
            db.execute("UPDATE words SET body = ?, context = '' WHERE rowid = ?", (words, passage_id))
        db.execute("DELETE FROM worded")
        db.execute("PRAGMA user_version = 3")
    many.close()
    embedder = HashingEmbedder()
    older = Library(many.folder, embedder=embedder)
    assert languages_found(older, "трещина")[0] == "ru"
    assert languages_found(older, "裂缝")[0] == "zh"
    assert languages_found(older, "harbours")[0] == "en"
    assert embedder.embedded == []
    older.close()
