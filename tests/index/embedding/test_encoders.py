"""Our own encoders: what transformers computes with the same weights, and how the installed model is run by them."""

import os
import subprocess
import sys

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

from index.embedding import encoder_of
from index.embedding.embedder import SentenceTransformerEmbedder, installed_model

SIZE = {"vocab_size": 50, "hidden_size": 24, "num_hidden_layers": 2, "num_attention_heads": 3, "intermediate_size": 40}


@pytest.mark.parametrize("kind", ["bert", "mpnet"])
def test_the_same_weights_give_what_they_give_in_transformers(kind: str) -> None:
    torch.manual_seed(1)
    if kind == "bert":
        config = BertConfig(**SIZE)
        theirs = BertModel(config, add_pooling_layer=False).eval()
    else:
        config = MPNetConfig(**SIZE)
        theirs = MPNetModel(config, add_pooling_layer=False).eval()
    ours = encoder_of(config.to_dict()).eval()
    ours.load_state_dict(theirs.state_dict())
    pieces = torch.randint(0, 50, (3, 300))
    present = torch.ones_like(pieces)
    present[1, 200:] = 0
    segments = {"token_type_ids": (torch.arange(300) > 9).long().expand(3, -1)} if kind == "bert" else {}
    with torch.inference_mode():
        wanted = theirs(input_ids=pieces, attention_mask=present, **segments).last_hidden_state
        given = ours(pieces, present, **segments).last_hidden_state
    kept = present.bool()
    assert torch.allclose(given[kept], wanted[kept], atol=1e-5)


@pytest.mark.model
def test_the_installed_model_gives_the_vectors_of_sentence_transformers() -> None:
    texts = ["The ferry will sail again.", "Bread is dearer now. " * 40, "x", "", "harbour " * 400, "Übergröße 旧桥"]
    ours, theirs = SentenceTransformerEmbedder(), SentenceTransformerEmbedder(str(installed_model()))
    assert np.abs(ours.embed(texts) - theirs.embed(texts)).max() < 2e-3
    assert np.abs(ours.embed_query("who sails") - theirs.embed_query("who sails")).max() < 2e-3
    assert [ours.count(each) for each in texts] == [theirs.count(each) for each in texts]
    assert ours.limit == theirs.limit


def test_reading_with_what_is_installed_imports_no_more_than_it_needs() -> None:
    code = (
        "import sys; from index.embedding import SentenceTransformerEmbedder as E; e = E(); e.embed_query('x')\n"
        "from assistant.reader import TrainedReader; from index.types import Span\n"
        "TrainedReader().read('who', ['Ada sang.'], [[Span(0, 9)]])\n"
        "print({'transformers', 'sentence_transformers', 'scipy', 'torch._dynamo'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(("said", "set_to"), [({}, "PASSIVE"), ({"OMP_WAIT_POLICY": "ACTIVE"}, "ACTIVE")])
def test_threads_sleep_while_they_wait_unless_the_environment_says_otherwise(said: dict, set_to: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "OMP_WAIT_POLICY"} | said
    code = "import sys, os, index.embedding; print('torch' in sys.modules, os.environ['OMP_WAIT_POLICY'])"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", set_to]
