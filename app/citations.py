"""An article's citation: ISO 690, APA, BibTeX (biblatex), RIS and CSL-JSON.

A date that is not certain is never given as if it were: where a form can say "about" it does,
where it cannot the date is left out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app import edtf
from app.models import Article

Translate = Callable[[str], str]

SITE = "Coopérathèque"
_PARTS = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[?~%]?")

_DAYS = re.compile(r"(\d{4})-(\d\d)-(\d\d)/(\d{4})-(\d\d)-(\d\d)")
"""Days from the first to the last: of a visit, say."""

_PROVEN_YEAR = re.compile(r"(\d{4})(?:-\d\d){0,2}(?:~|/\1-\d\d-\d\d)?$")


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as it is cited: `author` and `agency` as far as they are known, `date` EDTF or
    null, `original` the address it came from.

    `deduced` when the date was worked out from the text, and not told by the source or in full.
    """

    id: str
    title: str
    agency: str | None
    date: str | None
    language: str
    url: str
    lead: str | None
    deduced: bool = False
    author: str | None = None
    original: str | None = None

    @property
    def authors(self) -> list[str]:
        """The author and the agency; "Linh Thao/CVN" names the agency already."""
        named = list(dict.fromkeys(filter(None, (self.author, self.agency))))
        parts = [set(re.split(r"\s*[/,;&]\s*", one)) for one in named]
        return [
            one for one, own in zip(named, parts, strict=True) if not any(own < p for p in parts)
        ]

    @property
    def notes(self) -> list[str]:
        """What is to be said besides, in the forms that have a place for notes."""
        original = f"Original: {self.original}" if self.original else None
        return [note for note in (self.doubt, original) if note]

    @property
    def doubt(self) -> str | None:
        """What a reader must know of the date."""
        if self.date is None:
            return None
        if self.deduced:
            return f"Date deduced from the text (EDTF: {self.date})"
        return None if edtf.certain_day(self.date) else f"EDTF date: {self.date}"


def cited(article: Article, url: str, author: str | None, deduced: bool) -> Cited:
    """What a citation says of the article found at the permalink `url`."""
    return Cited(
        id=article.id,
        title=" ".join(article.title.split()),
        agency=article.agency,
        date=article.date_edtf,
        language=article.language,
        url=url,
        lead=article.lead,
        deduced=deduced,
        author=" ".join(author.split()) if author else None,
        original=article.source if re.fullmatch(r"https?://\S+", article.source) else None,
    )


def iso_690(c: Cited, language: str, _: Translate, consulted: date) -> str:
    """ISO 690:2021 for an online article, with the day it was consulted."""
    author = f"{', '.join(c.authors)}. " if c.authors else ""
    when = edtf.in_words(c.date, language, _)
    if edtf.certain_day(c.date) is None:
        when = f"[{when}]"
    elif c.deduced:
        when = _deduced(when, _)
    original = f"[{_original(c.original, _)}]. " if c.original else ""
    online, available = _("online"), _("Available at:")
    seen = _("Accessed on {date}").format(date=edtf.day_in_words(consulted, language))
    title = _sentence(c.title)
    return f"{author}{title} {SITE} [{online}]. {when}. [{seen}]. {original}{available} {c.url}"


def apa(c: Cited, language: str, _: Translate) -> str:
    """APA, seventh edition."""
    author = f"{' & '.join(c.authors)}. " if c.authors else ""
    when = _apa_date(c.date, language, _)
    if c.deduced and edtf.certain_day(c.date):
        when = _deduced(when, _)
    original = f" ({_original(c.original, _)})" if c.original else ""
    return f"{author}({when}). {_sentence(c.title)} {SITE}. {c.url}{original}"


def _deduced(when: str, _: Translate) -> str:
    deduced = _("date deduced")
    return f"{when} [{deduced}]"


def _original(address: str, _: Translate) -> str:
    original = _("Original:")
    return f"{original} {address}"


def bibtex(c: Cited) -> str:
    """A biblatex `@online` entry; its `date` field takes EDTF, uncertainty included."""
    fields = {
        "title": f"{{{_latex(c.title)}}}",
        "author": " and ".join(f"{{{_latex(author)}}}" for author in c.authors),
        "date": c.date
        if c.date and (_PARTS.fullmatch(c.date) or _DAYS.fullmatch(c.date))
        else None,
        "note": _latex("; ".join(c.notes)),
        "organization": SITE,
        "langid": {"fr": "french", "en": "english", "vi": "vietnamese"}.get(c.language),
        "url": c.url,
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{coop-{c.id},\n{body}}}\n"


def ris(c: Cited) -> str:
    """A RIS record; only a certain date stands in `DA` and a proven year in `PY`, any other date
    as a note."""
    known, year = edtf.certain_day(c.date), _PROVEN_YEAR.match(c.date or "")
    lines = [
        ("TY", "NEWS"),
        ("TI", c.title),
        *(("AU", author) for author in c.authors),
        ("PY", year[1] if year else None),
        ("DA", known.replace("-", "/") if known else None),
        *(("N1", note) for note in c.notes),
        ("AB", " ".join(c.lead.split()) if c.lead else None),
        ("LA", c.language),
        ("DB", SITE),
        ("AN", c.id),
        ("UR", c.url),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value is not None)


def csl_json(c: Cited) -> list[dict[str, Any]]:
    """A CSL-JSON item in a list; an uncertain date is `circa`, one without a year left out."""
    item: dict[str, Any] = {
        "id": c.id,
        "type": "article-newspaper",
        "title": c.title,
        "archive": SITE,
        "language": c.language,
        "URL": c.url,
    }
    if c.authors:
        item["author"] = [{"literal": author} for author in c.authors]
    if c.lead:
        item["abstract"] = c.lead
    if c.date and (days := _DAYS.fullmatch(c.date)):
        first, last = [[int(part) for part in days.groups()[i : i + 3]] for i in (0, 3)]
        item["issued"] = {"date-parts": [first, last]}
    elif c.date and (match := _PARTS.fullmatch(c.date)):
        item["issued"] = {"date-parts": [[int(part) for part in match.groups() if part]]}
        if edtf.certain_day(c.date) is None:
            item["issued"]["circa"] = True
    if c.notes:
        item["note"] = "; ".join(c.notes)
    return [item]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _apa_date(value: str | None, language: str, _: Translate) -> str:
    days = _DAYS.fullmatch(value) if value else None
    match = days if days and days[1] == days[4] else _PARTS.fullmatch(value) if value else None
    if match is None:
        return _("n.d.")
    if edtf.certain_day(value) is None and match is not days:
        return _("ca. {year}").format(year=match[1])
    words = edtf.in_words(value, language, _).removesuffix(match[1]).strip()
    return f"{match[1]}, {words}" if words else match[1]


def _latex(text: str) -> str:
    named = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(named.get(c) or (f"\\{c}" if c in "&%$#_{}" else c) for c in text)
