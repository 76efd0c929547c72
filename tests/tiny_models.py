"""A sentence-transformers model of the multilingual kind, made on the spot: an XLM-R with a Unigram tokenizer."""

from collections.abc import Mapping, Sequence
from pathlib import Path

LINES = (
    "The old bridge over the river is closed until autumn.",
    "Старый мост через реку закрыт до осени.",
    "Die alte Brücke über den Fluss ist bis zum Herbst gesperrt.",
    "旧桥关闭到秋天。",
    "الجسر القديم مغلق حتى الخريف.",
)


def make_multilingual_model(
    folder: Path, *, prompts: Mapping[str, str] | None = None, card: str = "", length: int = 32
) -> Path:
    """Save a model with random weights, which reads ``length`` pieces, in ``folder``; ``card`` is its README.md."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import PreTrainedTokenizerFast, XLMRobertaConfig, XLMRobertaModel

    torch.manual_seed(1)
    plain = folder / "plain"
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=_unigram(LINES * 3), bos_token="<s>", eos_token="</s>", pad_token="<pad>",
        unk_token="<unk>", cls_token="<s>", sep_token="</s>", mask_token="<mask>", model_max_length=length,
    )  # fmt: skip
    config = XLMRobertaConfig(
        vocab_size=len(tokenizer), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=length + 2, pad_token_id=tokenizer.pad_token_id, type_vocab_size=1,
    )  # fmt: skip
    XLMRobertaModel(config).save_pretrained(plain)
    tokenizer.save_pretrained(plain)
    encoder = Transformer(str(plain), max_seq_length=length)
    model = SentenceTransformer(modules=[encoder, Pooling(32)], prompts=dict(prompts or {}))
    model.save(str(folder / "model"), create_model_card=False)
    if card:
        (folder / "model" / "README.md").write_text(card, "utf-8")
    return folder / "model"


def _unigram(lines: Sequence[str]):
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    tokenizer.train_from_iterator(
        lines, trainers.UnigramTrainer(vocab_size=160, special_tokens=special, unk_token="<unk>", show_progress=False)
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return tokenizer
