"""Files that a person names, or pipes in: read from where the command was typed, wherever it is run."""

import sys
from pathlib import Path

from assistant.cli.shell import asked
from index.errors import WrongUseError
from index.i18n import _

STANDARD_INPUT = "-"


def place_of(file: Path) -> Path:
    """Return a file as it was meant in the folder where the command was typed."""
    command = asked.get()
    return file if command is None else command.folder / file


def text_in(file: Path, advice: str) -> str:
    """Return the text of a file, of standard input for ``-``; ``advice`` is for one that is no text.

    Raises:
        WrongUseError: it cannot be read, or is no text in UTF-8.
    """
    command = asked.get()
    try:
        if str(file) != STANDARD_INPUT:
            return place_of(file).read_bytes().decode("utf-8-sig")
        if command is not None:
            return command.given.decode("utf-8-sig")
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except OSError as error:
        raise WrongUseError(
            _("The file cannot be read (%(reason)s).", reason=error.strerror),
            place=str(file),
            advice=_("Check its name and permissions."),
        ) from error
    except UnicodeDecodeError as error:
        raise WrongUseError(_("This is not text in UTF-8."), place=str(file), advice=advice) from error
