"""The wordings given to language models: one Markdown file each in ``prompts/``, with ``$placeholders``."""

from importlib.resources import files
from string import Template

DECLARED: dict[str, frozenset[str]] = {
    "answer_from_documents": frozenset({"question"}),
    "instructions": frozenset(),
    "write_question": frozenset({"passages", "question"}),
    "write_system": frozenset({"declined", "example", "fence"}),
}
"""Every prompt and the placeholders that its file must have: no more, no fewer."""


def load_prompt(name: str) -> Template:
    """Return the prompt of that name, ready for ``substitute``.

    Raises:
        KeyError: no prompt of that name is declared.
        ValueError: the file's placeholders are not those that are declared.
    """
    template = Template(files("prompts").joinpath(f"{name}.md").read_text("utf-8"))
    found = set(template.get_identifiers())
    if not template.is_valid() or found != DECLARED[name]:
        raise ValueError(f"prompts/{name}.md must have the placeholders {sorted(DECLARED[name])}, not {sorted(found)}.")
    return template
