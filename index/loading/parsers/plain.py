"""Plain text."""

from index.loading.article import clean_characters, paragraphs_of
from index.loading.drafts import Draft


def parse(text: str) -> Draft:
    """Return the paragraphs of a plain text."""
    return Draft(tuple(paragraphs_of(clean_characters(text))))
