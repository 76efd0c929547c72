"""Pictures of documents' pages, drawn when they are looked at."""

from fastapi import FastAPI, HTTPException
from fastapi.responses import Response

from assistant.workspace import LibraryNotFoundError, Workspace
from index.errors import DocumentNotFoundError, LoadError
from index.i18n import _

_MOST = 1600
"""The longer side, in pixels, of what is shown: letters of eight points can be read in it."""


def add_pictures(app: FastAPI, workspace: Workspace) -> None:
    """Serve the pages of documents that were read from pictures."""

    @app.get("/picture/{document_id}", tags=["Documents"])
    def picture(document_id: str, page: int = 1, library: str | None = None) -> Response:
        """Return a page, from 1, of the file that a document was read from, as a JPEG."""
        try:
            with workspace.at(library) as here:
                drawn = here.library.page_picture(document_id, page, _MOST)
        except (DocumentNotFoundError, LibraryNotFoundError) as error:
            raise HTTPException(404, _("No document has that id.")) from error
        except LoadError as error:
            raise HTTPException(404, str(error)) from error
        if drawn is None:
            raise HTTPException(404, _("The original of this document is not on this machine any more."))
        return Response(drawn, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=60"})
