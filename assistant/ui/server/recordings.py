"""The sound or film that a transcript is of, to be played from any second on."""

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse, Response

from assistant.workspace import LibraryNotFoundError, Workspace
from index.errors import DocumentNotFoundError
from index.i18n import _


def add_recordings(app: FastAPI, workspace: Workspace) -> None:
    """Serve the recordings of transcripts that are in the libraries of ``workspace``, and no other file."""

    @app.get("/recording/{document_id}", tags=["Documents"])
    def recording(document_id: str, library: str | None = None) -> Response:
        """Return a recording, or as much of it as is asked for."""
        try:
            with workspace.at(library) as here:
                found = here.library.recording(document_id)
        except (DocumentNotFoundError, LibraryNotFoundError) as error:
            raise HTTPException(404, _("No document has that id.")) from error
        if found is None:
            raise HTTPException(404, _("The recording of this document is not on this machine any more."))
        name = found.path.name
        return FileResponse(found.path, media_type=found.media_type, filename=name, content_disposition_type="inline")
