"""The command `byline` in processes of its own, with quick stand-ins for the models."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-m", "tests.quick_byline"]


def run(environment: Mapping[str, str], *arguments: object, folder: Path = ROOT) -> subprocess.CompletedProcess:
    """Run a command to its end, started in ``folder``."""
    whole = [*COMMAND, *map(str, arguments)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(whole, env=env, cwd=folder, capture_output=True, text=True, check=False, timeout=120)


@contextmanager
def serving(environment: Mapping[str, str]) -> Iterator[str]:
    """Run `byline serve`, and yield its address."""
    command = [*COMMAND, "serve", "--port", "0"]
    process = subprocess.Popen(command, env={**os.environ, **environment}, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        said = process.stdout.readline()
        assert said.startswith("Byline is at "), said
        yield said.split()[3]
    finally:
        process.terminate()
        process.wait(20)


if __name__ == "__main__":
    from assistant import cli
    from tests.fakes_ui import QUICK

    cli.main(QUICK)
