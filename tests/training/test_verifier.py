"""What the verifier learns from: pairs as the sets have them, and pairs of our own making."""

import json
from pathlib import Path
from random import Random

from tests.assistant.verifier.test_trained import small_verifier
from tests.small_reader import small_tokenizer
from training.verifier.made import of_article
from training.verifier.pairs import Pair, fever, fm2, part_of
from training.verifier.train import batched, course, step

SENTENCES = [
    "The town council opened the railway in 1896 with twelve cars.",
    "It was not repaired before the war, said its manager Ada Holm.",
    "The trust has leased the line to Ray Speke since 2009.",
    "Four engineers were sent to the upper station in May.",
    "Nobody in the town was surprised when the cable broke on Monday.",
]


def write(folder: Path, name: str, *rows: dict[str, object]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join(json.dumps(row) for row in rows), "utf-8")


def test_pairs_that_share_their_longest_sentence_are_of_one_group(tmp_path: Path):
    rows = [
        {
            "id": "1",
            "premise": "It sank. The ferry was built in Garrow.",
            "hypothesis": "It sank.",
            "label": "entailment",
        },
        {"id": "2", "premise": "The ferry was built in Garrow.", "hypothesis": "It rose.", "label": "contradiction"},
    ]
    write(tmp_path / "fever_dev", "pairs.jsonl", *rows)
    one, other = fever(tmp_path)
    assert one.group == other.group
    assert (one.supported, other.supported) == (True, False)
    assert part_of(one.group) == part_of(other.group)


def test_other_sentences_of_a_page_do_not_support_its_claim(tmp_path: Path):
    row = {"id": "1", "title": "Ferry", "premise": "It sank.", "hypothesis": "The ferry sank.", "label": "entailment"}
    found = {"id": "1", "question": "The ferry sank.", "sentences": ["It sank.", "It was red."], "labels": [1, 0]}
    write(tmp_path / "fm2", "pairs.jsonl", row)
    write(tmp_path / "fm2", "sentences.jsonl", found)
    told, untold = fm2(tmp_path)
    assert (told.premise, told.supported) == ("Ferry. It sank.", True)
    assert (untold.premise, untold.supported) == ("Ferry. It was red.", False)


def test_made_pairs_change_what_is_not_supported_and_keep_what_is():
    pairs = list(of_article("made", SENTENCES, Random(3)))
    assert {pair.supported for pair in pairs} == {True, False}
    for pair in pairs:
        whole = pair.statement in pair.premise
        assert not (whole and not pair.supported)


def test_a_few_pairs_are_learnt_by_heart():
    network, pairs = small_verifier().train(), [
        Pair("Ada sang.", "Ada sang in June.", True, "made", "a"),
        Pair("Rain fell.", "Ada sang in June.", False, "made", "b"),
    ]  # fmt: skip
    [batch] = batched(pairs, small_tokenizer())
    optimizer, _ = course(network, 1)
    for group in optimizer.param_groups:
        group["lr"] = 0.01
    losses = [step(network, optimizer, batch) for _ in range(60)]
    assert losses[-1] < 0.1 < losses[0]
