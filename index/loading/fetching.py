"""From a source to its bytes: reads a file or downloads a page."""

import hashlib
import os
import stat

from index.errors import LoadError
from index.i18n import _
from index.loading import limits
from index.loading.sources import NO_VALIDATORS, Fetched, Source, Validators


def fetch(source: Source, *, private_addresses: bool = False, known: Validators = NO_VALIDATORS) -> Fetched:
    """Read or download the bytes of ``source``.

    ``private_addresses`` lifts the refusal of web addresses on this machine or a private network; ``known`` is the
    version of a web address that one has.
    Raises :class:`LoadError` when it can't be read or is too large.
    """
    if source.is_address:
        from index.loading.web import download  # noqa: PLC0415 - files need no network library

        return download(source, private_addresses=private_addresses, known=known)
    data = _read(source.place)
    return Fetched(source, data, hashlib.sha256(data).hexdigest())


def _read(place: str) -> bytes:
    try:
        # Opening a pipe would otherwise wait for somebody to write into it.
        descriptor = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise LoadError(
            _("The file can't be opened: %(reason)s.", reason=error.strerror),
            place=place,
            advice=_("Check that it is there and readable."),
        ) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise LoadError(_("This is not a file."), place=place, advice=_("Give a file, a folder or a web address."))
    with os.fdopen(descriptor, "rb") as file:
        try:
            data = file.read(limits.FILE_BYTES + 1)
        except OSError as error:
            raise LoadError(
                _("The file can't be read: %(reason)s.", reason=error.strerror),
                place=place,
                advice=_("Check the disk it is on."),
            ) from error
    if len(data) > limits.FILE_BYTES:
        raise LoadError(
            _("The file is larger than %(what)s MB.", what=limits.FILE_BYTES // limits.MEBIBYTE),
            place=place,
            advice=_("Split it into smaller files."),
        )
    return data
