"""Ctrl-C and SIGTERM as a wish to stop, rather than an end in the middle of something."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.cli.shell import asked


@contextmanager
def stoppable(on_wish: Callable[[], object]) -> Iterator[threading.Event]:
    """Yield an event that the first signal sets, after which ``on_wish`` is called; a second one ends it at once.

    Where a command is run for another process, the event is the one by which that says that it wants no more.
    """
    if command := asked.get():
        yield command.stop
        return
    stop = threading.Event()

    def on_signal(number: int, _frame: object) -> None:
        stop.set()
        on_wish()
        signal.signal(number, before[signal.Signals(number)])

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
