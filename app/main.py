"""The web application: `create_app(settings)`."""

import gc
import logging
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from time import time

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from app.database import open_database
from app.mending import Mending
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
    organisations,
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

# Pages that say the same for as long as the archive stays as it is, and the others.
LASTING = (
    home,
    search,
    countries,
    sectors,
    matrix,
    dates,
    people,
    organisations,
    agreements,
    about,
    machines,
)
PASSING = (suggest, articles, source, health)
PAGES = (*LASTING, *PASSING)


def create_app(settings: Settings | None = None) -> FastAPI:
    """The site over the archive of `settings`. The archive is opened when the server starts."""
    settings = settings or Settings()

    @asynccontextmanager
    async def opened(app: FastAPI) -> AsyncIterator[None]:
        app.state.database = open_database(settings)
        index = Index(settings.index_dir)
        mending = Mending(settings, app.state.database, index)
        app.state.searcher = Engine(index)
        app.state.generation = index.generation
        app.state.started = time()
        app.state.counts = index.generation(), {}
        app.state.usable, app.state.in_step = mending.usable, mending.in_step
        mending.in_step()
        yield
        mending.stop()
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


def served_app() -> FastAPI:
    """The site as a process that does nothing else serves it.

    What is loaded by now stays: to let the garbage collector go through all of it again and again
    would take a tenth of a second of some request.
    """
    logging.basicConfig(format="%(levelname)s: %(message)s")
    logging.getLogger("app").setLevel(logging.INFO)
    app = create_app()
    gc.freeze()
    if (server := parent_process()) is not None:
        Thread(target=_end_with, args=(server,), daemon=True).start()
    return app


def _end_with(server: BaseProcess) -> None:
    """A worker whose server was killed would go on answering, and hold the port."""
    server.join()
    os.kill(os.getpid(), signal.SIGTERM)
