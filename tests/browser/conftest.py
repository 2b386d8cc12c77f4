"""A real server and a real browser, the machine's own Chromium."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Request, sync_playwright

from app.main import create_app
from app.settings import Settings

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
STARTED_WITHIN = 20.0  # seconds


@pytest.fixture(scope="session")
def site(settings: Settings) -> Iterator[str]:
    """The seeded archive, served; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(create_app(settings), port=port, log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + STARTED_WITHIN
    while not server.started:
        assert time.monotonic() < deadline, "the server does not start"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, or a skip that says how to get it."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not on this machine: apt-get install chromium")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"] if root else []
        )
        yield browser
        browser.close()


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Page]:
    """A tab on the site. Whatever it complains of, or asks of others, fails the test."""
    context = browser.new_context(base_url=site, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    complaints: list[str] = []

    def on_request(request: Request) -> None:
        if not request.url.startswith((site, "data:")):
            complaints.append(f"asked {request.url}")

    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", on_request)
    yield page
    context.close()
    assert complaints == []
