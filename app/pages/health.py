"""/healthz: the server is alive. /readyz: database and index are open and in step."""

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
    """200 when the archive answers and the index holds what it holds; 503 with the reason."""
    try:
        with Session(request.app.state.database) as session:
            articles = archive.coverage(session).articles
        in_step = request.app.state.in_step()
    except SQLAlchemyError:
        return JSONResponse({"status": "the database does not answer"}, 503)
    if not in_step:
        return JSONResponse({"status": "the index is not in step with the database"}, 503)
    return JSONResponse({"status": "ok", "articles": articles})
