"""The web server: the page, the documents' original files, and the socket they are served on."""

import asyncio
import logging
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, ExitStack, asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass
from importlib import metadata

import gradio as gr
import uvicorn
from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse, Response
from fastapi_offline import FastAPIOffline

from assistant.access import Access, access_of
from assistant.settings import Settings
from assistant.types import ServeReport
from assistant.ui.page import Intake, build, go_on
from assistant.ui.server.archives import add_archives
from assistant.ui.server.assets import head
from assistant.ui.server.door import Door
from assistant.ui.server.export import add_export
from assistant.ui.server.guard import Guard, is_loopback
from assistant.ui.server.pictures import add_pictures
from assistant.ui.server.recordings import add_recordings
from assistant.ui.server.sharing import ICON, Sharing, add_picture
from assistant.ui.server.theme import theme
from assistant.ui.server.uploads import own_uploads
from assistant.ui.tools import AT_ONCE, add_agents, add_chat, add_http, agents_server, tools_of
from assistant.wording import speak
from assistant.workspace import SAMPLES, LibraryNotFoundError, Models, Workspace
from index.errors import BylineError, DocumentNotFoundError
from index.i18n import _
from index.types import SyncReport

_log = logging.getLogger(__name__)

ABOUT = """Ask your own documents. Each sentence of an answer names who says it and carries a citation that opens it.

Every address takes and returns an object; one that is an error says what happened, to which document, and what to do.
Where a password is set, send the token that `byline password` printed: `Authorization: Bearer …`.
"""

UPLOAD = "200mb"
"""The largest file that the page takes."""


OnReady = Callable[[ServeReport], None]


@dataclass(frozen=True, slots=True)
class Way:
    """How another process of the same person reaches the server: its address, and the token, where one is asked for."""

    address: str
    token: str | None


Beside = Callable[[Workspace, Way], AbstractContextManager[object]]
"""What else is served from the workspace while the page is."""


def nothing(_workspace: Workspace, _way: Way) -> AbstractContextManager[object]:
    """Serve nothing else."""
    return nullcontext()


def launch(
    settings: Settings | None = None,
    *,
    on_ready: OnReady | None = None,
    models: Models | None = None,
    beside: Beside = nothing,
    access: Access | None = None,
) -> None:
    """Open the workspace and serve the page until the process is told to end; ``on_ready`` hears when it answers.

    Without ``models`` the real ones are used, without ``access`` that which is set. What ``beside`` returns is entered
    for as long as the page is served.

    Raises:
        BylineError: others reach the address and no password is set, or its port is taken; the language is none that is
            spoken.
    """
    settings = settings or Settings()
    speak(settings.language, settings.locale)
    access = access or access_of(settings)
    with listen(settings.host, settings.port, guarded=access is not None) as listening:
        app = make_app(Workspace(settings, models), address_of(listening), on_ready, beside, access)
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def make_app(
    workspace: Workspace,
    address: str,
    on_ready: OnReady | None = None,
    beside: Beside = nothing,
    access: Access | None = None,
) -> FastAPI:
    """Return the application over ``workspace``, which it closes at its end; with ``access`` behind a password."""
    intake = Intake()
    door = Door(access) if access else None
    leaving = ExitStack()
    leaving.enter_context(own_uploads())

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        intake.begin(lambda progress, _stop: workspace.load_samples(progress=progress) or SyncReport(), SAMPLES)
        go_on(workspace, intake)
        ending = threading.Event()
        warming = asyncio.create_task(asyncio.to_thread(_warm, workspace, ending))
        with beside(workspace, Way(address, door.inner if door else None)):
            async with agents:
                if on_ready:
                    on_ready(ServeReport(address, workspace.library.name, len(workspace.library.documents())))
                yield
        ending.set()
        intake.close()
        await warming
        workspace.close()
        leaving.close()

    app: FastAPI = FastAPIOffline(
        redoc_url=None,
        static_url="/docs/static",
        title="Byline",
        version=metadata.version("byline"),
        description=ABOUT,
        lifespan=lifespan,
    )
    app.add_middleware(Sharing)
    app.add_middleware(Guard, door=door, names=workspace.settings.names.replace(",", " ").split())
    tools, line = tools_of(workspace), asyncio.Semaphore(AT_ONCE)
    add_http(app, tools, line)
    add_chat(app, workspace, line)
    agents = add_agents(app, agents_server(tools, line))

    @app.get("/alive", status_code=204, include_in_schema=False)
    def alive() -> None:
        """Answer that the server is there."""

    @app.get("/original/{document_id}", tags=["Documents"], response_class=FileResponse)
    def original(document_id: str, library: str | None = None) -> Response:
        """Return the file that a document of a library was read from."""
        try:
            with workspace.at(library) as here:
                document, path = here.library.document(document_id), here.library.original(document_id)
        except (DocumentNotFoundError, LibraryNotFoundError) as error:
            raise HTTPException(404, _("No document has that id.")) from error
        if path is None:
            raise HTTPException(404, _("The original of this document is not on this machine any more."))
        if document.media_type == "application/pdf":
            # A browser's PDF viewer is a plugin to the policy of the page, so this answer carries its own.
            own = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'"}
            return FileResponse(
                path, media_type="application/pdf", filename=path.name, content_disposition_type="inline", headers=own
            )
        return FileResponse(path, media_type="application/octet-stream", filename=path.name)

    add_recordings(app, workspace)
    add_pictures(app, workspace)
    add_export(app, workspace)
    add_picture(app)
    add_archives(app, workspace)
    gr.mount_gradio_app(
        app,
        build(workspace, intake, guarded=access is not None),
        path="/",
        theme=theme(),
        head=head(),
        favicon_path=ICON,
        max_file_size=UPLOAD,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
    )
    return app


def _warm(workspace: Workspace, ending: threading.Event) -> None:
    """Load the models, which the first question would otherwise wait for."""
    try:
        workspace.warm(ending)
    except BylineError as error:
        _log.warning("%s", error)


def listen(host: str, port: int, *, guarded: bool = False) -> socket.socket:
    """Return a socket that listens, on this machine only unless the page is ``guarded`` by a password.

    Raises:
        BylineError: the address is reachable from elsewhere and the page is not guarded, or the port is taken.
    """
    if not guarded and not is_loopback(host):
        raise BylineError(
            _("Everyone who can reach this address could read the documents: no password is set."),
            place=host,
            advice=_(
                "Make one with `byline password`, or keep BYLINE_HOST at 127.0.0.1 and make a tunnel: %(command)s",
                command=f"ssh -L {port}:127.0.0.1:{port} this-machine",
            ),
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        # From here on who connects waits to be answered, rather than being refused until the application is ready.
        listening.listen()
    except OSError as error:
        listening.close()
        raise BylineError(
            _("The page cannot be served there (%(reason)s).", reason=error.strerror),
            place=f"{host}:{port}",
            advice=_("Close what uses this port, or choose another with BYLINE_PORT."),
        ) from error
    return listening


def address_of(listening: socket.socket) -> str:
    """Return the web address of a listening socket."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
