"""Errors of answering that a person can act on."""

from index.errors import BylineError


class ModelError(BylineError):
    """A model that cannot be used, or that failed: an answer is then given in the documents' own sentences."""
