"""Every command, and what is made of the errors that one ends with."""

import sys
from typing import TYPE_CHECKING

from pydantic import ValidationError

from assistant.cli import (
    asking,
    corpus,
    exporting,
    libraries,
    models,
    readers,
    reports,
    saved,
    serving,
    terminal,
    versions,
    watching,
)
from assistant.cli.examples import put_in_order
from assistant.cli.shell import FAILED, WRONG_USE, app, err
from assistant.cli.shell import models as models_in_use
from index.errors import BylineError, WrongUseError

if TYPE_CHECKING:
    from assistant.workspace import Models

__all__ = [
    "app",
    "asking",
    "corpus",
    "exporting",
    "libraries",
    "models",
    "readers",
    "reports",
    "run",
    "saved",
    "serving",
    "versions",
    "watching",
]


put_in_order(app)


def run(models: "Models | None" = None) -> None:
    """Run the command line with these models or the real ones; show every error that a person can act on as such."""
    models_in_use.set(models)
    try:
        app()
    except ValidationError as error:
        for each in error.errors():
            name = "BYLINE_" + "_".join(str(part) for part in each["loc"]).upper()
            err.print(f"[bold red]{name}[/]: {each['msg']}.", markup=True)
        sys.exit(WRONG_USE)
    except BylineError as error:
        terminal.show_error(err, error)
        sys.exit(WRONG_USE if isinstance(error, WrongUseError) else FAILED)
