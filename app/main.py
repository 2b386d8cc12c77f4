"""The web application: `create_app(settings)`."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread
from time import time

from fastapi import FastAPI
from sqlalchemy import Engine as DatabaseEngine
from sqlmodel import Session
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from app import archive, indexing
from app.database import open_database
from app.lock import ArchiveBusy, sole_writer
from app.middleware import MIDDLEWARE
from app.pages import (
    about,
    agreements,
    articles,
    countries,
    dates,
    health,
    home,
    machines,
    matrix,
    people,
    search,
    sectors,
    source,
    suggest,
)
from app.pages.dependencies import UnlessHeld
from app.pages.errors import add_error_pages
from app.search.engine import Engine
from app.search.index import Index
from app.settings import Settings
from app.templating import STATIC

log = logging.getLogger(__name__)

# Pages that say the same for as long as the archive stays as it is, and the others.
LASTING = (home, search, countries, sectors, matrix, dates, people, agreements, about, machines)
PASSING = (suggest, articles, source, health)
PAGES = (*LASTING, *PASSING)


def create_app(settings: Settings | None = None) -> FastAPI:
    """The site over the archive of `settings`. The archive is opened when the server starts."""
    settings = settings or Settings()

    @asynccontextmanager
    async def opened(app: FastAPI) -> AsyncIterator[None]:
        app.state.database = open_database(settings)
        index = Index(settings.index_dir)
        app.state.searcher = Engine(index)
        app.state.generation = index.generation
        app.state.started = time()
        app.state.counts = index.generation(), {}
        app.state.usable = lambda: not index.needs_rebuild
        app.state.in_step = lambda: _in_step(app, index)
        mending = Thread(target=_bring_into_step, args=(settings, app.state.database, index))
        if not app.state.in_step():
            mending.start()
        yield
        if mending.ident is not None:
            mending.join()
        app.state.database.dispose()

    app = FastAPI(
        title="Coopérathèque",
        description="A searchable web archive of Vietnam's cooperation news in French.",
        lifespan=opened,
        redirect_slashes=False,  # the pages of errors do, without naming a host
        docs_url=None,  # the documentation page would load scripts from elsewhere
        redoc_url=None,
    )
    app.state.settings = settings
    add_error_pages(app)
    for page in PAGES:
        app.include_router(page.router, dependencies=[UnlessHeld] if page in LASTING else [])
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    for middleware in reversed(MIDDLEWARE):
        app.add_middleware(middleware)
    return app


def _bring_into_step(settings: Settings, database: DatabaseEngine, index: Index) -> None:
    """Mend the index beside the requests; the pages say so meanwhile."""
    try:
        with sole_writer(settings, patience=0):
            indexing.bring_into_step(database, index)
    except ArchiveBusy:
        log.info("another process brings the index into step")


def _in_step(app: FastAPI, index: Index) -> bool:
    """Whether the index can be used and no change waits to be indexed."""
    if index.needs_rebuild:
        return False
    with Session(app.state.database) as session:
        return not archive.pending(session, 1)
