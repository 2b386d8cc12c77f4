"""What went wrong, as a page that helps; as JSON where JSON was asked for."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from app.middleware import SECURITY
from app.models import Article
from app.pages.dependencies import NotModified
from app.search.engine import NoIndex
from app.templating import language_of, query_string, render, translate, translations

LONGEST_GIVEN = 80
"""Characters of a wrong value that are shown."""

EXPLAINED = (404, 405)

RETRY_AFTER = 30
"""Seconds after which a search may be asked again that no index could answer."""


class Withdrawn(Exception):
    """The article was taken out of the archive; its place says so."""

    def __init__(self, article: Article) -> None:
        super().__init__(article.id)
        self.article = article


def add_error_pages(app: FastAPI) -> None:
    """Give every error of `app` its page."""
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(NotModified, _not_modified)
    app.add_exception_handler(Withdrawn, _withdrawn)
    app.add_exception_handler(NoIndex, _no_index)
    app.add_exception_handler(Exception, _crash)


def _wants_json(request: Request) -> bool:
    """Whether a machine asked, which has no use for a page."""
    return request.url.path.endswith((".json", ".csv", ".atom"))


def _not_modified(_request: Request, _: Exception) -> Response:
    return Response(status_code=304)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if _wants_json(request):
        return JSONResponse({"error": error.detail}, error.status_code, error.headers)
    path = request.url.path
    if error.status_code == 404 and path.endswith("/") and path.strip("/"):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/{quote(path.strip('/'))}{query}", 301)
    guess = path.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ").strip()
    return render(
        request,
        "error.html",
        error.status_code,
        error.headers,
        status=error.status_code if error.status_code in EXPLAINED else 500,
        guess=guess[:80],
        faults=[],
    )


def _bad_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [
        {
            "field": str(fault["loc"][-1]),
            "given": None if fault["type"] == "missing" else _given(fault.get("input")),
            "expected": _expected(fault, translations(language_of(request)).gettext),
        }
        for fault in error.errors()
    ]
    if _wants_json(request):
        return JSONResponse({"error": "invalid request", "fields": faults}, 422)
    wrong = {fault["field"] for fault in faults}
    given = request.query_params.multi_items()
    right = [(name, value) for name, value in given if name not in wrong]
    without = request.url.path + query_string(right)
    return render(request, "error.html", 422, status=422, guess="", faults=faults, without=without)


def _given(value: Any) -> str:
    """The beginning of what stood there."""
    typed = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return typed if len(typed) <= LONGEST_GIVEN else f"{typed[:LONGEST_GIVEN]}…"


def _expected(fault: dict[str, Any], _: Callable[[str], str]) -> str:
    """What should have stood there, in words; the validator's own where we have none."""
    limits = fault.get("ctx", {})
    match fault["type"]:
        case "missing":
            return _("it must be given")
        case "int_parsing":
            return _("a whole number")
        case "greater_than_equal":
            return _("a number from {least} on").format(least=limits["ge"])
        case "less_than_equal":
            return _("a number up to {most}").format(most=limits["le"])
        case "too_long":
            return _("no more than {most} values").format(most=limits["max_length"])
        case "country":
            return _("a country's code or name")
        case "literal_error":
            return str(limits["expected"]).replace("'", "").replace(" or ", ", ")
        case _other:
            return str(fault["msg"])


def _withdrawn(request: Request, error: Exception) -> Response:
    assert isinstance(error, Withdrawn)
    article = error.article
    if _wants_json(request):
        told = {
            "error": "withdrawn",
            "id": article.id,
            "title": article.title,
            "date": article.date_edtf,
            "withdrawn_on": article.withdrawn_on.isoformat() if article.withdrawn_on else None,
            "reason": article.withdrawn_reason,
        }
        return JSONResponse(told, 410)
    return render(request, "withdrawn.html", 410, article=article)


def _no_index(request: Request, _: Exception) -> Response:
    request.app.state.usable()  # it is made anew from now on, if it is not already
    headers = {"Retry-After": str(RETRY_AFTER)}
    if _wants_json(request):
        message = translate(language_of(request), "The index is being made anew")
        return JSONResponse({"error": message}, 503, headers)
    asked = request.query_params.get("q", "")
    return render(request, "error.html", 503, headers, status=503, guess=asked, faults=[])


def _crash(request: Request, _: Exception) -> Response:
    answer: Response
    if _wants_json(request):
        message = translate(language_of(request), "Something broke on our side")
        answer = JSONResponse({"error": message}, 500)
    else:
        answer = render(request, "error.html", 500, status=500, guess="", faults=[])
    # A crash is answered outside of the middleware.
    answer.headers.update(SECURITY)
    return answer
