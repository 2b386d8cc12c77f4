"""A web page: its article's text by trafilatura, its metadata by what its head states."""

import codecs
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from lxml import html

from app.documents.decode import NotText, charset, decode
from app.documents.document import Document, Metadata
from app.documents.layout import without_layout_tables
from app.documents.standfirst import blocks_of, standfirst
from app.documents.stated import iso_day, stamp_day, web_address

# Where a page's head says when it was published, best first. htmldate would also guess from the
# text, and a guessed date is worse than none.
PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[translate(@name, 'DCPUBLIS', 'dcpublis')='dc.date.issued']/@content",
    "//meta[translate(@name, 'PUBDATE', 'pubdate')='pubdate']/@content",
    "//meta[translate(@name, 'CITAONPUBLDE', 'citaonpublde')='citation_publication_date']/@content",
    "//meta[translate(@name, 'DATE', 'date')='date']/@content",
    "//time[@pubdate]/@datetime",
)
URLS = (
    "//link[@rel='canonical']/@href",
    "//meta[@property='og:url']/@content",
)
TITLES = ("//meta[@property='og:title']/@content", "//h1", "//title")
AUTHORS = ("//meta[@name='author']/@content", "//meta[@property='article:author']/@content")
SECTIONS = ("//meta[@property='article:section']/@content",)
CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


def html_document(content: bytes, origin: str) -> Document:
    """The document a web page's bytes hold. Raises `NotText`."""
    stated = _as_stated(content)
    text, captions, metadata = article_of(stated[0] if stated else decode(content))
    return Document(content, "text/html", origin, text, metadata, captions)


def html_charset(content: bytes) -> str:
    """The encoding in which a web page's bytes are read. Raises `NotText`."""
    stated = _as_stated(content)
    return stated[1] if stated else charset(content)


def article_of(page: str) -> tuple[str, tuple[str, ...], Metadata]:
    """The article's plain text in a web page, its captions, and what the page's head says of it.

    Raises `NotText` when there is no article in it.
    """
    # to load it takes a twelfth of the time a command needs to start, and not all have web pages
    from trafilatura import extract

    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=_PARSER)
    except (ValueError, html.etree.ParserError) as error:
        raise NotText("is not HTML that can be read") from error
    captions = tuple(_captions_as_paragraphs(tree))
    stamp = _stamp_below_the_title(tree)
    without_layout_tables(tree)
    blocks = blocks_of(tree)
    text = extract(tree, output_format="txt", include_comments=False, favor_recall=True)
    if not text:
        raise NotText("has no article in it")
    data = _json_ld(tree)
    metadata = Metadata(
        title=_first(tree, TITLES) or _text(data.get("headline")),
        url=web_address(_first(tree, URLS) or _saved_from(page)),
        published=iso_day(_first(tree, PUBLISHED) or _text(data.get("datePublished"))) or stamp,
        language=(tree.get("lang") or "")[:2].lower() or None,
        author=_first(tree, AUTHORS),
        section=_first(tree, SECTIONS) or _text(data.get("articleSection")),
    )
    lines = [*standfirst(blocks, text), *text.split("\n")]
    return "\n\n".join(lines), captions, metadata


_PARSER = html.HTMLParser(encoding="utf-8", huge_tree=False)


def _as_stated(content: bytes) -> tuple[str, str] | None:
    """A page in the encoding that it states, and which that is; null where that does not hold."""
    if match := CHARSET.search(content[:4096]):
        with suppress(LookupError):
            for encoding in _meant(match[1].decode("ascii")):
                with suppress(UnicodeError):
                    return content.decode(encoding).replace("\r\n", "\n"), encoding
    return None


def _meant(stated: str) -> tuple[str, ...]:
    """What is meant by an encoding that could be read in the page's own bytes (WHATWG, Encoding
    and HTML): by Latin-1 or ASCII Windows-1252; by UTF-16, in which it could not, UTF-8.
    """
    name = codecs.lookup(stated).name
    if name in ("iso8859-1", "ascii"):
        return "windows-1252", stated
    return ("utf-8",) if name.startswith("utf") else (stated,)


def _captions_as_paragraphs(tree: Any) -> Iterator[str]:
    """Let trafilatura keep the captions, which it drops with their figures; their texts."""
    for figure in tree.xpath("//figure"):
        figure.tag = "div"
    for caption in tree.xpath("//figcaption"):
        caption.tag = "p"
        if text := " ".join(caption.text_content().split()):
            yield text


def _first(tree: Any, paths: tuple[str, ...]) -> str | None:
    for path in paths:
        for found in tree.xpath(path):
            if value := " ".join(_whole_text(found).split()):
                return value
    return None


def _whole_text(found: Any) -> str:
    """An attribute's value, or all that stands in an element, whose lines do not run together."""
    if isinstance(found, str):
        return found
    for line_end in found.iter("br"):
        line_end.tail = f" {line_end.tail or ''}"
    return str(found.text_content())


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _saved_from(page: str) -> str | None:
    """The address a browser wrote into the page when it saved it (the "mark of the web")."""
    found = _SAVED_FROM.search(page[:4096])
    return found[1] if found else None


_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")


def _stamp_below_the_title(tree: Any) -> str | None:
    """The day of a time stamp between the page's first heading and its first paragraph."""
    heading = next(iter(tree.xpath("//h1")), None)
    if heading is None:
        heading = next(iter(tree.xpath("//h2 | //h3")), None)
    if heading is None:
        return None
    for element in islice(heading.xpath("following::*"), _NEAR_THE_TITLE):
        words = " ".join(element.xpath("string()").split())
        if element.tag in ("p", "div", "td") and len(words) >= _PARAGRAPH and not len(element):
            return None
        if len(words) <= _LONGEST_STAMP and (day := stamp_day(words)):
            return day
    return None


_NEAR_THE_TITLE, _PARAGRAPH, _LONGEST_STAMP = 12, 150, 80  # elements, characters, characters

_OF_AN_ARTICLE = re.compile(r"Article|Posting|Report")


def _json_ld(tree: Any) -> dict[str, Any]:
    """The first JSON-LD object of an article that states its day; that of a site is the site's."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        found = data.get("@graph", [data]) if isinstance(data, dict) else data
        for one in found if isinstance(found, list) else []:
            if isinstance(one, dict) and "datePublished" in one and _is_an_article(one):
                return one
    return {}


def _is_an_article(data: dict[str, Any]) -> bool:
    kinds = data.get("@type", "Article")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(one, str) and _OF_AN_ARTICLE.search(one) for one in named)
