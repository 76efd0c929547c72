"""Build the library of the samples that comes ready made: ``make samples``, after a change of them or of splitting."""

import sys
import tempfile
from pathlib import Path

from assistant.settings import Settings
from assistant.workspace import READY_MADE, SAMPLE_FILES, SAMPLES, Workspace
from index.library import CATALOG, make_ready


def build(ready: Path = READY_MADE) -> None:
    """Add the samples to a library of their own, and keep its catalog as ``ready``."""
    ready.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Settings(data=Path(folder), library=SAMPLES))
        workspace.library.add([str(SAMPLE_FILES)])
        workspace.find_examples()
        workspace.close()
        make_ready(Path(folder) / SAMPLES / CATALOG, SAMPLE_FILES, ready)


if __name__ == "__main__":
    build()
    sys.stdout.write(f"{READY_MADE.name}: {READY_MADE.stat().st_size / 1000:.0f} kB\n")
