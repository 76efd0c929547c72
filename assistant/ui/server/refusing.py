"""What is answered where something that the page asks for cannot be given."""

from fastapi.responses import JSONResponse

from index.errors import BylineError


def refused(error: BylineError) -> JSONResponse:
    """Return what happened and what to do next, with status 422."""
    return JSONResponse({"what": error.what, "advice": error.advice}, 422)
