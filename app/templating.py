"""Jinja: the environment of each language, its filters, and how a page is rendered."""

import hashlib
import io
import re
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app import edtf, names, wording
from app.models import Article
from app.search.snippets import Pieces
from app.settings import ROOT

LANGUAGES = ("fr", "en")
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
LOCALE = Path(__file__).parent / "locale"


def language_of(request: Request) -> str:
    """What the reader asked for now (`?lang=`) or before (the cookie); French otherwise."""
    for asked in (request.query_params.get("lang"), request.cookies.get("lang")):
        if asked in LANGUAGES:
            return asked
    return LANGUAGES[0]


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of `language`. English is the language of the messages themselves."""
    with (LOCALE / f"{language}.po").open("rb") as source:
        compiled = io.BytesIO()
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def translate(language: str, message: str, **values: Any) -> str:
    """A message of the catalogue, with its `%(name)s` filled in."""
    text = translations(language).gettext(message)
    return text % values if values else text


@cache
def environment(language: str) -> Environment:
    """The Jinja environment that speaks `language`."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    spoken = translations(language)
    env.install_gettext_callables(  # type: ignore[attr-defined]
        spoken.gettext, spoken.ngettext, newstyle=True
    )
    env.filters |= {
        "country": partial(names.country_name, language=language),
        "sector": partial(names.sector_name, language=language),
        "edtf": partial(edtf.in_words, language=language, _=spoken.gettext),
        "day": partial(edtf.day_in_words, language=language),
        "moment": partial(edtf.moment_in_words, language=language),
        "number": cache(partial(format_decimal, locale=language)),
        "tongue": partial(names.language_name, language=language),
        "ranked": partial(_ranked, language=language),
        "meaning": partial(wording.meaning, language=language, gettext=spoken.gettext),
        "note": partial(wording.note, gettext=spoken.gettext),
        "anchor": anchor,
        "marks": marks,
        "path": article_path,
        "query": query_string,
    }
    env.globals |= {"language": language, "languages": LANGUAGES, "static": static_url}
    return env


def render(
    request: Request,
    template: str,
    status_code: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: Any,
) -> HTMLResponse:
    """The page of `template` in the reader's language."""
    language = language_of(request)
    own = [(k, v) for k, v in request.query_params.multi_items() if k != "lang"]
    html = (
        environment(language)
        .get_template(template)
        .render(
            site_url=site_url(request),
            here=request.url.path,
            parameters=own,
            **context,
        )
    )
    return HTMLResponse(
        html, status_code, {"Content-Language": language, "Vary": "Cookie", **(headers or {})}
    )


def site_url(request: Request) -> str:
    """The site's address without a slash at its end: `PUBLIC_URL`, else the one asked."""
    public = request.app.state.settings.public_url
    return str(public or request.base_url).rstrip("/")


def article_path(article: Article) -> str:
    """The canonical path of an article; a title without Latin letters makes no slug, and that of
    one titled "Original" is where its bytes are."""
    slug = article.slug if article.slug not in ("", "original") else "article"
    return f"/articles/{article.id}/{slug}"


def anchor(label: str) -> str:
    """The id of the first place that bears `label` (`country:RU` → `ev-country-RU`)."""
    return "ev-" + re.sub(r"\W+", "-", label)


def marks(pieces: Pieces) -> Markup:
    """A text in pieces with `<mark>` around those that are marked."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(text) if marked else text for text, marked in pieces
    )


def _ranked(counts: list[names.One], kind: str, language: str) -> list[names.One]:
    return names.ranked(kind, counts, language)


def query_string(pairs: list[tuple[str, str]]) -> str:
    """`?a=1&b=2`, or nothing at all where there are no pairs."""
    return "?" + urlencode(pairs) if pairs else ""


@cache
def static_url(name: str) -> str:
    """A static file's path with its content's version, so that it can be cached for good."""
    version = hashlib.blake2b((STATIC / name).read_bytes(), digest_size=4).hexdigest()
    return f"/static/{name}?v={version}"
