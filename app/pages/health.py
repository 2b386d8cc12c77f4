"""/healthz: the server is alive. /readyz: the archive can be read and searched."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from app import archive

router = APIRouter()


@router.get("/healthz")
def healthz() -> JSONResponse:
    """Alive."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz")
def readyz(request: Request) -> JSONResponse:
    """200 when the database answers and the index can be used; 503 with the reason.

    `pending` says that changes wait to be indexed, as they do while an ingest is at work: pages
    and searches answer all the same.
    """
    state = request.app.state
    try:
        with Session(state.database) as session:
            articles = archive.coverage(session).articles
            pending = bool(archive.pending(session, 1))
    except SQLAlchemyError:
        return JSONResponse({"status": "the database does not answer"}, 503)
    if not state.usable():
        return JSONResponse({"status": "the index is being made anew"}, 503)
    return JSONResponse({"status": "ok", "articles": articles, "pending": pending})
