"""A command that is passed on to the server that has the same libraries open, over a socket in their folder.

What is sent is one line of JSON; what comes back are lines of JSON, each with some output or the exit code. Imports
nothing that takes time: it is all that a command loads which is passed on.
"""

import io
import json
import os
import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TypeVar

SOCKET = "serving.socket"
"""The file in the folder of the libraries by which a server is reached."""

WAY = "way"
"""What a server is sent to be asked how else it is reached."""

READING = frozenset(
    {"ask", "brief", "changes", "claims", "compare", "eval", "list", "search", "show", "timeline", "verify"}
)
"""The commands that are passed on: they only read."""

_STOPPED_GENTLY = "eval"
"""The command that ends after a wish to stop with what it has by then."""

_HERE = frozenset({"--export", "--help"})
"""Options of what is done in this process: files are written by its own working folder."""

_TERMINAL = ("COLORTERM", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "TERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE")
_OURS = "BYLINE_"
_WHERE = frozenset({"BYLINE_HOST", "BYLINE_PORT", "BYLINE_LIBRARY"})
"""Settings in which a command and the server that answers it may differ."""

Result = TypeVar("Result")

_PATIENCE = 2.0
"""Seconds within which a server must take a command."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it was typed, and the terminal that shows what comes of it.

    ``folder`` is where it was typed, ``given`` what was piped into it, bytes that are no text as half characters.
    ``out`` and ``err`` say whether these are terminals, ``width`` how many columns they have, ``None`` where it is
    not known; ``settings`` are the settings in its environment, ``terminal`` what that says of the terminal.
    """

    arguments: tuple[str, ...]
    settings: Mapping[str, str]
    library: str | None
    folder: str
    given: str
    terminal: Mapping[str, str]
    width: int | None
    out: bool
    err: bool


def passed_on(arguments: Sequence[str]) -> int | None:
    """Have a running server answer a command, and write what it says. Return the exit code, ``None`` where none did."""
    if not arguments or arguments[0] not in READING or _HERE & {each.partition("=")[0] for each in arguments}:
        return None
    return _sent(_command(arguments), _written)


def server_of(library: str | None) -> tuple[str, str | None] | None:
    """Return the address of the page of a running server, and the token it asks for, if it does.

    ``None`` where none runs that has ``library`` open, or that which opens where none is named.
    """
    return _sent(replace(_command((WAY,)), library=library), _way)


def _way(said: Iterable[str]) -> tuple[str, str | None] | None:
    told = json.loads(next(iter(said), "{}")).get(WAY)
    return tuple(told) if told else None


def settings_in(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the settings of an environment that a command and its server must have in common."""
    return {name: value for name, value in environment.items() if name.startswith(_OURS) and name not in _WHERE}


def to_command(line: str) -> Command:
    """Return the command that was sent as ``line``.

    Raises:
        ValueError: it is none.
    """
    said = json.loads(line)
    try:
        return Command(**{**said, "arguments": tuple(said["arguments"])})
    except (KeyError, TypeError) as error:
        raise ValueError("no command") from error


def _sent(command: Command, read: Callable[[Iterable[str]], Result | None]) -> Result | None:
    """Send a command to a running server, and return what ``read`` makes of its lines; ``None`` where none runs."""
    address = _data() / SOCKET
    if not address.exists():
        return None
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.settimeout(_PATIENCE)
            server.connect(str(address))
            server.sendall(json.dumps(asdict(command)).encode() + b"\n")
            server.settimeout(None)  # an answer may take its time
            with server.makefile("r", encoding="utf-8", newline="\n") as said:
                return read(_until_stopped(said, server) if command.arguments[0] == _STOPPED_GENTLY else said)
    except (OSError, AttributeError):  # nobody listens any more, or this system has no such sockets
        return None


def _until_stopped(said: Iterable[str], server: socket.socket) -> Iterator[str]:
    """Yield what a server says; the first Ctrl-C tells it to come to an end, a second one leaves it."""
    lines, told = iter(said), False
    while True:
        try:
            line = next(lines, None)
        except KeyboardInterrupt:
            if told:
                raise
            told = True
            server.shutdown(socket.SHUT_WR)
            continue
        if line is None:
            if told:
                raise KeyboardInterrupt  # it ended first: what was to stop is not begun again here
            return
        yield line


def _command(arguments: Sequence[str]) -> Command:
    environment = dict(os.environ)
    return Command(
        arguments=tuple(arguments),
        settings=settings_in(environment),
        library=environment.get(f"{_OURS}LIBRARY"),
        folder=str(Path.cwd()),
        given=_piped(arguments),
        terminal={name: environment[name] for name in _TERMINAL if name in environment},
        width=_width(),
        out=sys.stdout.isatty(),
        err=sys.stderr.isatty(),
    )


def _piped(arguments: Sequence[str]) -> str:
    """Return what is piped into a command that reads it, and leave it to be read again if no server takes that."""
    if arguments[0] != "verify" or "-" not in arguments or not (_data() / SOCKET).exists():
        return ""
    given = sys.stdin.buffer.read()
    sys.stdin = io.TextIOWrapper(io.BytesIO(given))
    return given.decode("utf-8", "surrogateescape")


def _written(said: Iterable[str]) -> int | None:
    """Write what a server says, and return the exit code; ``None`` where it leaves the command to this process."""
    streams: dict[str, Callable[[str], object]] = {"out": sys.stdout.write, "err": sys.stderr.write}
    wrote = False
    for line in said:
        for kind, what in json.loads(line).items():
            if kind == "exit":
                return int(what) if what is not None else None
            streams[kind](what)
            wrote = True
    if wrote:
        sys.stderr.write("The server ended before it had answered. Ask again.\n")
        return 1
    return None


def _width() -> int | None:
    """Return how many columns the terminal has, ``None`` without one."""
    for stream in (0, 1, 2):
        try:
            return os.get_terminal_size(stream).columns
        except OSError:
            continue
    return None


def _data() -> Path:
    """Return the folder of the libraries, as the settings find it."""
    named = dict(os.environ).get(f"{_OURS}DATA")
    if named:
        return Path(named).expanduser()
    import platformdirs  # noqa: PLC0415

    return platformdirs.user_data_path("byline", appauthor=False)
