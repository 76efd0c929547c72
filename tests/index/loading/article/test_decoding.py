"""Text in any encoding comes out exactly, or with a warning."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.loading.article.decoding import declared_charset, decode

GERMAN = "Der Rat hat beschlossen, den Pier zu schließen – „für immer“, sagte sie. Grüße aus Köln, über die Brücke."
JAPANESE = "議会は火曜日に桟橋を閉鎖することを決めた。市長は反対した。「誰にも聞かれなかった」と彼女は言った。" * 3
RUSSIAN = "Совет решил закрыть причал до весны. Мэр был против. Нас никто не спросил, сказала она." * 3


@given(st.text())
def test_utf8_comes_out_exactly_and_without_a_warning(text):
    assert decode(("a " + text).encode("utf-8")) == ("a " + text, ())


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark, codec):
    assert decode(mark + GERMAN.encode(codec)) == (GERMAN, ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_spaces(codec):
    assert decode(GERMAN.encode(codec)) == (GERMAN, ())


@pytest.mark.parametrize(
    ("text", "codec"),
    [(GERMAN, "cp1252"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r")],
)
def test_a_declared_encoding_is_used_without_a_warning(text, codec):
    assert decode(text.encode(codec), codec) == (text, ())


@pytest.mark.parametrize(
    ("text", "codec"),
    [(GERMAN, "cp1252"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r")],
)
@pytest.mark.case(25)
def test_an_undeclared_encoding_is_found_and_warned_of(text, codec):
    found, warnings = decode(text.encode(codec))
    assert found == text
    assert len(warnings) == 1


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (
            "Le conseil a décidé. « Personne ne nous a demandé », dit-elle à l’œuvre, où être inquiète coûte cher.",
            "cp1252",
        ),
        ("O conselho decidiu na terça-feira fechar o cais até à primavera. A reparação não será barata.", "cp1252"),
        ("Rådet beslutade på tisdagen att stänga piren till våren. Därför åker färjorna söderut.", "cp1252"),
        ("Rada postanowiła we wtorek zamknąć molo do wiosny, żeby było bezpieczne. „Nikt nas nie zapytał”.", "cp1250"),
        ("Rada v úterý rozhodla, že molo zůstane do jara zavřené. Příští týden začne oprava.", "cp1250"),
        ("Meclis salı günü iskeleyi kapatmaya karar verdi, çünkü kazıklar çürümüş, şimdi işçiler ağlıyor.", "cp1254"),
        ("Το συμβούλιο αποφάσισε την Τρίτη να κλείσει την προβλήτα μέχρι την άνοιξη.", "cp1253"),
        ("议会星期二决定关闭码头，直到春天。市长表示反对。修理费用为二百万。", "gb18030"),
        ("의회는 화요일에 봄까지 부두를 폐쇄하기로 결정했다. 시장은 반대했다.", "euc_kr"),
    ],
)
def test_one_sentence_is_enough_to_tell_encodings_apart(text, codec):
    assert decode(text.encode(codec))[0] == text


def test_typographic_quotes_of_windows_are_read_as_such():
    english = "The mayor’s office said on Monday that the café – “a landmark” – would stay… for now."
    found, warnings = decode(english.encode("cp1252"))
    assert found == english
    assert warnings


def test_a_page_says_its_own_encoding():
    page = f'<html><head><meta charset="shift_jis"></head><body>{JAPANESE}</body></html>'
    assert decode(page.encode("shift_jis")) == (page, ())


def test_latin_1_is_read_as_browsers_read_it():
    assert decode("“café”".encode("cp1252"), "iso-8859-1") == ("“café”", ())


def test_a_wrong_declaration_gives_way_to_what_the_bytes_say():
    assert decode(GERMAN.encode("utf-8"), "shift_jis") == (GERMAN, ())
    assert decode(b"plain words", "no-such-encoding") == ("plain words", ())


def test_a_few_damaged_bytes_are_shown_and_warned_of():
    found, warnings = decode(GERMAN.encode("utf-8") + b" \xff end")
    assert found == GERMAN + " � end"
    assert "1 character" in warnings[0]


def test_replacement_characters_that_were_always_there_are_not_damage():
    assert decode("a � b".encode()) == ("a � b", ())


@given(st.binary(max_size=300))
def test_any_bytes_come_out_as_something(data):
    found, _ = decode(data)
    assert isinstance(found, str)


def test_the_charset_of_a_content_type():
    assert declared_charset("text/html; charset=Shift_JIS") == "Shift_JIS"
    assert declared_charset('text/html; charset="utf-8"') == "utf-8"
    assert declared_charset("text/html") is None
    assert declared_charset(None) is None
