"""Which languages a model knows, as its card says, which lies in the model's folder as README.md."""

from pathlib import Path

from index.text import MULTILINGUAL, Languages, code_of

_FENCE = "---"


def languages_of(model: str) -> Languages:
    """Return the languages that a model, by folder or name, says it knows; ``None`` where it does not say.

    Nothing is fetched: of a model by name, the card is read that lies beside its weights in the cache.
    """
    import yaml  # noqa: PLC0415 - with babel some tenths of a second, and many commands need neither

    card = _card_of(model)
    if card is None or not card.is_file():
        return None
    _, _, rest = card.read_text("utf-8", "replace").partition(_FENCE)
    try:
        said = yaml.safe_load(rest.partition(f"\n{_FENCE}")[0])
    except yaml.YAMLError:
        return None  # a card that cannot be read says nothing
    named = said.get("language") if isinstance(said, dict) else None
    listed = [named] if isinstance(named, str) else named if isinstance(named, list) else []
    codes = {code for each in listed if isinstance(each, str) and (code := _code(each))}
    return frozenset(codes) or None


def _code(named: str) -> str | None:
    return named if named == MULTILINGUAL else code_of(named)


def _card_of(model: str) -> Path | None:
    if Path(model).is_dir():
        return Path(model) / "README.md"
    from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415
    from huggingface_hub.errors import HFValidationError  # noqa: PLC0415

    # A name without its owner is one of the models of sentence-transformers.
    for name in (model, f"sentence-transformers/{model}"):
        try:
            found = try_to_load_from_cache(name, "README.md")
        except HFValidationError:
            return None
        if isinstance(found, str):
            return Path(found)
    return None
