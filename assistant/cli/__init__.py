"""The ``byline`` command. Exit codes: 0 done or answered, 1 failed, 2 wrong use, 3 declined or unsupported."""

import sys
from typing import TYPE_CHECKING

from assistant.passing import passed_on

if TYPE_CHECKING:
    from assistant.workspace import Models

INTERRUPTED = 130


def main(models: "Models | None" = None) -> None:
    """Run the command line with these models or the real ones; show every error that a person can act on as such.

    Where a server of these libraries runs, a command that only reads is answered by it: nothing is loaded here then.
    """
    try:
        code = passed_on(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    if code is not None:
        sys.exit(code)
    # Its imports take most of a second, which a command that is passed on does without.
    from assistant.cli.commands import run  # noqa: PLC0415

    run(models)
