"""Commands of other processes, answered by the one that serves the page: its models are loaded and its libraries open.

They come over a socket in the folder of the libraries, which only its owner can reach (:mod:`assistant.passing`).
"""

import io
import json
import logging
import os
import socketserver
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.exceptions import TyperException

from assistant.cli import terminal
from assistant.cli.shell import FAILED, WRONG_USE, Asked, app, asked, console_of
from assistant.passing import SOCKET, WAY, Command, settings_in, to_command
from index.errors import BylineError, WrongUseError

if TYPE_CHECKING:
    from assistant.ui.server import Way
    from assistant.workspace import Workspace

_log = logging.getLogger(__name__)

_LONGEST = 100
"""Bytes that the path of a socket may have, on every system."""


@contextmanager
def answering(workspace: "Workspace", way: "Way") -> Iterator[None]:
    """Answer the commands of other processes over the libraries of ``workspace`` inside the block.

    Nothing is done where another server answers them already, or where the folder's path is too long for a socket.
    """
    address = workspace.settings.data / SOCKET
    server = _listening(address, workspace, way)
    if server is None:
        yield
        return
    thread = threading.Thread(target=server.serve_forever, name="commands", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        address.unlink(missing_ok=True)


def _listening(address: Path, workspace: "Workspace", way: "Way") -> "_Commands | None":
    if not hasattr(socketserver, "UnixStreamServer") or len(os.fsencode(address)) > _LONGEST or _answers(address):
        return None
    address.unlink(missing_ok=True)  # left by a server that was killed
    before = os.umask(0o177)
    try:
        return _Commands(str(address), workspace, way)
    except OSError as error:
        _log.warning("Commands load their own models: %s cannot be made (%s).", address, error.strerror)
        return None
    finally:
        os.umask(before)


def _answers(address: Path) -> bool:
    """Whether somebody listens at a socket."""
    import socket  # noqa: PLC0415

    with socket.socket(socket.AF_UNIX) as other:
        try:
            other.connect(str(address))
        except OSError:
            return False
    return True


class _Commands(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True

    def __init__(self, address: str, workspace: "Workspace", way: "Way") -> None:
        self.workspace, self.way = workspace, way
        super().__init__(address, _Handler)


class _Handler(socketserver.StreamRequestHandler):
    server: _Commands

    def handle(self) -> None:
        line = self.rfile.readline().decode("utf-8")
        if not line:
            return  # somebody only looked whether there is a server
        try:
            command = to_command(line)
            if command.arguments == (WAY,):
                self._send({WAY: self._way(command)})
                return
            stop = threading.Event()
            threading.Thread(target=self._listen, args=(stop,), daemon=True).start()
            code = copy_context().run(run, command, self.server.workspace, self._send, stop)
            self._send({"exit": code})
        except OSError as error:
            _log.info("A command was left before it was answered (%s).", error)

    def _listen(self, stop: threading.Event) -> None:
        """Wait until the other process closes its end, since it was stopped or has ended."""
        with suppress(OSError, ValueError):  # closed here meanwhile, since the command is answered
            self.connection.recv(1)
        stop.set()

    def _way(self, command: Command) -> tuple[str, str | None] | None:
        """Return how the page is reached, where it answers of the library that the command would."""
        workspace, way = self.server.workspace, self.server.way
        same = _as_set(command) and (command.library or workspace.usual) == workspace.name
        return (way.address, way.token) if same else None

    def _send(self, message: Mapping[str, object]) -> None:
        self.wfile.write(json.dumps(message).encode() + b"\n")


def run(
    command: Command,
    workspace: "Workspace",
    send: Any,  # noqa: ANN401 - a function of one message
    stop: threading.Event,
) -> int | None:
    """Run a command of another process, and ``send`` what it writes; ``stop`` ends it. Return its exit code.

    ``None`` where its own process has to run it: its settings are others, or it was typed wrongly and only says so.
    """
    if not _as_set(command):
        return None
    out, err = (
        console_of(
            file=_Sent(name, send), force_terminal=is_terminal, width=_width(command), _environ=dict(command.terminal)
        )
        for name, is_terminal in (("out", command.out), ("err", command.err))
    )
    given = command.given.encode("utf-8", "surrogateescape")
    library = command.library or workspace.usual
    asked.set(Asked(workspace, library, Path(command.folder), given, stop, out, err))
    try:
        code = app(args=list(command.arguments), prog_name="byline", standalone_mode=False)
    except TyperException:
        return None
    except BylineError as error:
        terminal.show_error(err, error)
        return WRONG_USE if isinstance(error, WrongUseError) else FAILED
    return int(code or 0)


def _as_set(command: Command) -> bool:
    """Whether a command has the settings of this process."""
    return command.settings == settings_in(dict(os.environ))


def _width(command: Command) -> int:
    typed = command.terminal.get("COLUMNS", "")
    return int(typed) if typed.isdigit() else command.width or 80


class _Sent(io.TextIOBase):
    """A stream whose text is sent."""

    def __init__(self, name: str, send: Any) -> None:  # noqa: ANN401
        self._name, self._send = name, send

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if text:
            self._send({self._name: text})
        return len(text)
