"""A library taken away as one file, and one made of such a file."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.responses import FileResponse, JSONResponse, Response
from starlette.background import BackgroundTask
from starlette.requests import Request

from assistant.ui.server.refusing import refused
from assistant.ui.server.uploads import PREFIX
from assistant.workspace import Workspace
from index.errors import BylineError

SUFFIX = ".byline.zip"


def add_archives(app: FastAPI, workspace: Workspace) -> None:
    """Add the address ``/archive`` to the application: a library comes out, a file of one goes in."""

    @app.get("/archive")
    def export(library: str | None = None) -> Response:
        """Return a library as one file."""
        folder = TemporaryDirectory(prefix=PREFIX)
        name = library or workspace.name
        file = Path(folder.name) / f"library{SUFFIX}"
        try:
            workspace.export(name, file)
        except BylineError as error:
            folder.cleanup()
            return refused(error)
        named = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}{SUFFIX}"}
        return FileResponse(
            file, media_type="application/zip", headers=named, background=BackgroundTask(folder.cleanup)
        )

    @app.post("/archive")
    async def import_(request: Request, name: str = "") -> Response:
        """Make a library of the file that is sent, called as it was or ``name``. Returns its name."""
        with TemporaryDirectory(prefix=PREFIX) as folder:
            file = Path(folder) / f"library{SUFFIX}"
            with file.open("wb") as taken:
                async for piece in request.stream():
                    await asyncio.to_thread(taken.write, piece)
            try:
                made = await asyncio.to_thread(workspace.import_, file, name.strip() or None)
            except BylineError as error:
                return refused(error)
        return JSONResponse({"library": made.library})
