from pathlib import Path

import pytest

from assistant.reader.trained import TrainedReader
from index.errors import LibraryError
from index.types import Span
from tests.small_reader import small_mpnet, small_network, small_tokenizer
from training.reader import export as exporting
from training.reader.export import export

PASSAGE = "The ferry sank in May. Ada sang in June."
SENTENCES = [Span(0, 22), Span(23, 40)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("reader")
    export(small_network(), small_tokenizer(), place)
    return place


def test_every_passage_gets_a_reading_in_the_order_given(folder: Path) -> None:
    reader = TrainedReader(folder)
    passages = [PASSAGE, "Rain fell.", PASSAGE * 3]
    readings = reader.read("who sang", passages, [SENTENCES, [Span(0, 10)], SENTENCES])
    assert [len(reading.sentences) for reading in readings] == [2, 1, 2]
    (alone,) = reader.read("who sang", ["Rain fell."], [[Span(0, 10)]])
    assert alone.answers == pytest.approx(readings[1].answers, abs=0.02)


def test_no_passages_give_no_readings(folder: Path) -> None:
    assert TrainedReader(folder).read("who sang", [], []) == []


def test_a_passage_without_sentences_does_not_answer(folder: Path) -> None:
    (reading,) = TrainedReader(folder).read("who sang", [PASSAGE], [[]])
    assert (reading.answers, reading.sentences, reading.short) == (0.0, (), None)


def test_missing_weights_say_which_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="Install Byline again") as raised:
        TrainedReader(tmp_path).read("who sang", [PASSAGE], [SENTENCES])
    assert raised.value.place == str(tmp_path)


@pytest.mark.parametrize("name", ["reader.json", "reader.safetensors", "tokenizer.json"])
def test_damaged_weights_are_told_from_good_ones(folder: Path, tmp_path: Path, name: str) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    whole = (folder / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(LibraryError):
        TrainedReader(tmp_path).read("who sang", [PASSAGE], [SENTENCES])


def test_weights_of_another_encoder_in_several_files_are_read_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "LARGEST_FILE", 9_000)
    export(small_mpnet(), small_tokenizer(), tmp_path)
    assert len(list(tmp_path.glob("reader-*.safetensors"))) > 1
    (reading,) = TrainedReader(tmp_path).read("who sang", [PASSAGE], [SENTENCES])
    assert len(reading.sentences) == 2
    (tmp_path / "reader-2.safetensors").unlink()
    with pytest.raises(LibraryError):
        TrainedReader(tmp_path).read("who sang", [PASSAGE], [SENTENCES])


def test_an_encoder_of_an_unknown_kind_is_an_error(folder: Path, tmp_path: Path) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    record = (folder / "reader.json").read_text().replace('"bert"', '"clay"')
    (tmp_path / "reader.json").write_text(record)
    with pytest.raises(LibraryError, match="clay"):
        TrainedReader(tmp_path).read("who sang", [PASSAGE], [SENTENCES])
