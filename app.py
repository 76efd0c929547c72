"""The web application's entry point: settings in, Gradio app out."""

import sys

from assistant.types import ServeReport
from assistant.ui.server import launch
from index.errors import BylineError


def announce(report: ServeReport) -> None:
    """Say where the page is."""
    sys.stdout.write(f"Byline is at {report.address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        launch(on_ready=announce)
    except BylineError as error:
        sys.exit(str(error))
