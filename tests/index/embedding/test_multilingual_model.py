"""A multilingual sentence-transformers model in place of the installed one: counting, limits, prompts, languages."""

from pathlib import Path

import numpy as np
import pytest

from index.embedding.embedder import SentenceTransformerEmbedder
from index.embedding.model_card import languages_of
from index.errors import StaleLibraryError
from index.library.library import Library
from tests.tiny_models import LINES, make_multilingual_model

PROMPTS = {"query": "query: ", "passage": "passage: "}
CARD = "---\nlanguage:\n- multilingual\n- ru\n- zh-Hans\n---\n\n# A model\n"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_multilingual_model(tmp_path_factory.mktemp("prompted"), prompts=PROMPTS, card=CARD)


@pytest.fixture(scope="module")
def multilingual(model: Path) -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(str(model))


def raw(model: Path, text: str) -> np.ndarray:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(model)).encode([text], prompt="", normalize_embeddings=True)[0]


@pytest.mark.parametrize("line", LINES)
def test_every_script_is_counted_as_the_model_reads_it(
    model: Path, multilingual: SentenceTransformerEmbedder, line: str
):
    from transformers import AutoTokenizer

    assert multilingual.count(line) == len(AutoTokenizer.from_pretrained(model).tokenize(line))


def test_the_prompt_takes_its_place_from_what_is_read(multilingual: SentenceTransformerEmbedder):
    assert multilingual.limit == 32 - 2 - multilingual.count("passage: ")
    filling = "мост " * 40
    fitting = next(
        filling[:n] for n in range(len(filling), 0, -1) if multilingual.count(filling[:n]) <= multilingual.limit - 1
    )
    one, other = multilingual.embed([fitting + "осени", fitting + "реку"])
    assert one @ other < 0.99999


def test_texts_and_questions_are_embedded_behind_their_prompts(model: Path, multilingual: SentenceTransformerEmbedder):
    text = LINES[1]
    assert multilingual.embed([text])[0] @ raw(model, f"passage: {text}") == pytest.approx(1.0, abs=1e-3)
    assert multilingual.embed_query(text) @ raw(model, f"query: {text}") == pytest.approx(1.0, abs=1e-3)
    assert multilingual.embed_query(text) @ multilingual.embed([text])[0] < 0.999


def test_e5_models_that_declare_no_prompts_get_those_they_were_trained_with(tmp_path: Path):
    plain = make_multilingual_model(tmp_path)
    folder = plain.rename(tmp_path / "multilingual-e5-small")
    multilingual = SentenceTransformerEmbedder(str(folder))
    assert multilingual.embed([LINES[0]])[0] @ raw(folder, f"passage: {LINES[0]}") == pytest.approx(1.0, abs=1e-3)
    assert multilingual.embed_query(LINES[0]) @ raw(folder, f"query: {LINES[0]}") == pytest.approx(1.0, abs=1e-3)


def test_the_card_says_which_languages_a_model_knows(model: Path, tmp_path: Path):
    assert SentenceTransformerEmbedder(str(model)).languages == {"multilingual", "ru", "zh"}
    assert SentenceTransformerEmbedder().languages == {"en"}
    for number, card in enumerate(
        ["no front matter", "---\nlanguage: [\n---\n", "---\nlanguage: klingonish\n---\n", ""]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "README.md").write_text(card, "utf-8")
        assert languages_of(str(folder)) is None
    assert languages_of("/nowhere/model") is None


def test_a_library_is_built_and_searched_with_it_after_reindexing(
    multilingual: SentenceTransformerEmbedder, library: Library, tmp_path: Path
):
    for number, line in enumerate(LINES):
        (tmp_path / f"{number}.txt").write_text(f"{line}\n\n{line} {number}", "utf-8")
    library.add([str(tmp_path / f"{number}.txt") for number in range(len(LINES))])
    library.close()
    switched = Library(library.folder, embedder=multilingual)
    with pytest.raises(StaleLibraryError, match="needs re-indexing"):
        switched.search("мост")
    switched.reindex()
    hits = switched.search("старому мосту", how="lexical").hits
    assert {hit.document.language for hit in hits} == {"ru"}
    assert {hit.document.document_id for hit in switched.search("мост", how="dense", limit=100).hits} == {
        document.document_id for document in switched.documents()
    }
    assert switched.check().healthy
    switched.close()
