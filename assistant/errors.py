"""Errors of answering that a person can act on."""

from index.errors import BylineError, WrongUseError


class ModelError(BylineError):
    """A model that cannot be used, or that failed: an answer is then given in the documents' own sentences."""


class UnknownModelError(ModelError, WrongUseError):
    """A name that is none of a model: in the settings, or of one that they do not hold."""


class NothingInScopeError(BylineError):
    """A report that would be empty: no document is in scope, or nothing in them is near the topic."""
