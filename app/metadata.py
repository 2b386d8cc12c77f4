"""What an article's page tells machines: JSON-LD, Open Graph, `citation_*` tags.

A date that is not certain is left out.
"""

from typing import Any

from app import edtf, names
from app.citations import SITE, Cited
from app.models import Article, Label


def json_ld(article: Article, url: str, labels: list[Label]) -> dict[str, Any]:
    """A schema.org NewsArticle."""
    published = edtf.certain_day(article.date_edtf)
    about = [
        {"@type": "Country", "name": names.country_name(label.key, "fr"), "identifier": label.key}
        for label in labels
        if label.kind == "partner"
    ]
    sections = [names.sector_name(label.key, "fr") for label in labels if label.kind == "sector"]
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "headline": article.title,
        "description": article.lead,
        "inLanguage": article.language,
        "datePublished": published,
        "author": {"@type": "Organization", "name": article.agency} if article.agency else None,
        "contentLocation": {"@type": "Place", "name": article.city} if article.city else None,
        "isBasedOn": article.source if article.source.startswith("http") else None,
        "about": about or None,
        "articleSection": sections or None,
        "archivedAt": url,
        "isPartOf": {"@type": "ArchiveComponent", "name": SITE},
    }
    return {name: value for name, value in told.items() if value is not None}


def open_graph(article: Article, url: str, labels: list[Label]) -> list[tuple[str, str]]:
    """Open Graph `property` and `content` pairs."""
    pairs = [
        ("og:type", "article"),
        ("og:site_name", SITE),
        ("og:title", article.title),
        ("og:url", url),
        ("og:locale", {"fr": "fr_FR", "en": "en_GB", "vi": "vi_VN"}.get(article.language, "")),
        ("og:description", article.lead or ""),
        ("article:published_time", edtf.certain_day(article.date_edtf) or ""),
    ]
    pairs += [
        ("article:tag", names.sector_name(label.key, "fr"))
        for label in labels
        if label.kind == "sector"
    ]
    return [(name, value) for name, value in pairs if value]


def citation_tags(cited: Cited) -> list[tuple[str, str]]:
    """Highwire `citation_*` names and contents, as Zotero reads them."""
    published = edtf.certain_day(cited.date)
    pairs = [
        ("citation_title", cited.title),
        *(("citation_author", author) for author in cited.authors),
        ("citation_publication_date", (published or "").replace("-", "/")),
        ("citation_language", cited.language),
        ("citation_public_url", cited.url),
        ("citation_fulltext_html_url", cited.url),
        ("citation_abstract", cited.lead or ""),
    ]
    return [(name, value) for name, value in pairs if value]
