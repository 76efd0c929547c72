"""Plain text."""

from index.loading.drafts import Draft
from index.loading.lines import paragraphs_of
from index.loading.normalising import clean_characters


def parse(text: str) -> Draft:
    """Return the paragraphs of a plain text."""
    return Draft(tuple(paragraphs_of(clean_characters(text))))
