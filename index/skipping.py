"""What is passed over without having failed, such as a picture in a folder: it begins with one word in any language."""

from index.i18n import N_, _
from index.types import Failure

_SKIPPED = N_("skipped: ")


def skipped(what: str) -> str:
    """Return ``what`` as the words of a :class:`Failure` that is none."""
    return _(_SKIPPED) + what


def reason_of(failure: Failure) -> str:
    """Return why something failed or was passed over, without the word that tells the two apart."""
    return failure.what.removeprefix(_(_SKIPPED))


def is_skipped(failure: Failure) -> bool:
    """Whether a failure is none, but was passed over."""
    return failure.what.startswith(_(_SKIPPED))
