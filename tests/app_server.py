"""The real application over a workspace, served in a thread."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from assistant.access import Access
from assistant.ui.server.server import address_of, listen, make_app
from assistant.workspace import Workspace


@contextmanager
def serving_app(workspace: Workspace, access: Access | None = None) -> Iterator[str]:
    """Serve the page over ``workspace``, and yield its address."""
    ready = threading.Event()
    with listen("127.0.0.1", 0) as listening:
        where = address_of(listening)
        app = make_app(workspace, where, lambda _report: ready.set(), access=access)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        assert ready.wait(60)
        yield where
        server.should_exit = True
        thread.join()
