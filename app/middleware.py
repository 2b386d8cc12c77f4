"""What every request and answer passes through: plain ASGI, innermost thing last."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.templating import LANGUAGES

SECURITY = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}
YEAR_IN_SECONDS = 31_536_000


def _on_start(app: ASGIApp, change: Callable[[Scope, Message], None]) -> ASGIApp:
    """`app` with each answer's first message (status and headers) changed on its way out."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                change(scope, message)
            await send(message)

        await app(scope, receive, send_changed if scope["type"] == "http" else send)

    return wrapped


def security_headers(app: ASGIApp) -> ASGIApp:
    """Nothing but our own scripts, styles and pictures; no frames, no sniffing."""

    def change(_: Scope, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in SECURITY.items():
            headers.setdefault(name, value)

    return _on_start(app, change)


def remember_language(app: ASGIApp) -> ASGIApp:
    """`?lang=en` holds for the pages that follow, by a cookie."""

    def change(scope: Scope, message: Message) -> None:
        asked = dict(parse_qsl(scope["query_string"].decode("latin-1"))).get("lang")
        if asked in LANGUAGES:
            MutableHeaders(scope=message).append(
                "Set-Cookie", f"lang={asked}; Max-Age={YEAR_IN_SECONDS}; Path=/; SameSite=Lax"
            )

    return _on_start(app, change)


def versioned_files_stay(app: ASGIApp) -> ASGIApp:
    """A static file asked for with its version never changes, so caches may keep it; one that is
    not there may come."""

    def change(scope: Scope, message: Message) -> None:
        versioned = scope["path"].startswith("/static/") and scope["query_string"].startswith(b"v=")
        if versioned and message["status"] < 400:
            MutableHeaders(scope=message)["Cache-Control"] = (
                f"public, max-age={YEAR_IN_SECONDS}, immutable"
            )

    return _on_start(app, change)


def tell_etag(app: ASGIApp) -> ASGIApp:
    """The ETag a page left in the request's state stands on its answer; caches must ask again."""

    def change(scope: Scope, message: Message) -> None:
        etag = scope["state"].get("etag")
        headers = MutableHeaders(scope=message)
        if etag and message["status"] in (200, 304) and "etag" not in headers:
            headers["ETag"] = etag
            headers["Cache-Control"] = "no-cache"
            if "cookie" not in headers.get("vary", "").lower():
                headers.add_vary_header("Cookie")

    changed = _on_start(app, change)

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault("state", {})
        await changed(scope, receive, send)

    return wrapped


def drop_blank_fields(app: ASGIApp) -> ASGIApp:
    """A form sends its empty fields too (`country=`); they say nothing and are no error."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["query_string"]:
            text = scope["query_string"].decode("utf-8", "replace")
            pairs = [(name, value) for name, value in parse_qsl(text) if value.strip()]
            scope = {**scope, "query_string": urlencode(pairs).encode()}
        await app(scope, receive, send)

    return wrapped


def answer_head(app: ASGIApp) -> ASGIApp:
    """HEAD is answered as GET is, without the body."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await app(scope, receive, send)
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await app({**scope, "method": "GET"}, receive, send_head)

    return wrapped


MIDDLEWARE: tuple[Callable[[ASGIApp], Any], ...] = (
    drop_blank_fields,
    remember_language,
    versioned_files_stay,
    security_headers,
    tell_etag,
    answer_head,
)
