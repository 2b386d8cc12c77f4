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


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as it is cited: `agency` stands for its author, `date` is EDTF or null.

    `deduced` when the date was worked out from the text and not told by the source.
    """

    id: str
    title: str
    agency: str | None
    date: str | None
    language: str
    url: str
    lead: str | None
    deduced: bool = False

    @property
    def doubt(self) -> str | None:
        """What a reader must know of the date, for the forms that have a place for a note."""
        if self.date is None:
            return None
        if self.deduced:
            return f"Date deduced from the text (EDTF: {self.date})"
        return None if edtf.certain_day(self.date) else f"EDTF date: {self.date}"


def cited(article: Article, url: str, deduced: bool) -> Cited:
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
    )


def iso_690(c: Cited, language: str, _: Translate, consulted: date) -> str:
    """ISO 690:2021 for an online article, with the day it was consulted."""
    author = f"{c.agency}. " if c.agency else ""
    when = edtf.in_words(c.date, language, _)
    if edtf.certain_day(c.date) is None:
        when = f"[{when}]"
    elif c.deduced:
        deduced = _("date deduced")
        when = f"{when} [{deduced}]"
    online, available = _("online"), _("Available at:")
    seen = _("Accessed on {date}").format(date=edtf.day_in_words(consulted, language))
    title = _sentence(c.title)
    return f"{author}{title} {SITE} [{online}]. {when}. [{seen}]. {available} {c.url}"


def apa(c: Cited, language: str, _: Translate) -> str:
    """APA, seventh edition."""
    author = f"{c.agency}. " if c.agency else ""
    return f"{author}({_apa_date(c.date, language, _)}). {_sentence(c.title)} {SITE}. {c.url}"


def bibtex(c: Cited) -> str:
    """A biblatex `@online` entry; its `date` field takes EDTF, uncertainty included."""
    fields = {
        "title": f"{{{_latex(c.title)}}}",
        "author": f"{{{_latex(c.agency)}}}" if c.agency else None,
        "date": c.date if c.date and _PARTS.fullmatch(c.date) else None,
        "note": c.doubt and _latex(c.doubt),
        "organization": SITE,
        "langid": {"fr": "french", "en": "english", "vi": "vietnamese"}.get(c.language),
        "url": c.url,
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{coop-{c.id},\n{body}}}\n"


def ris(c: Cited) -> str:
    """A RIS record; only a certain date stands in `DA` and `PY`, any other as a note."""
    known = edtf.certain_day(c.date)
    lines = [
        ("TY", "NEWS"),
        ("TI", c.title),
        ("AU", c.agency),
        ("PY", known[:4] if known else None),
        ("DA", known.replace("-", "/") if known else None),
        ("N1", c.doubt),
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
    if c.agency:
        item["author"] = [{"literal": c.agency}]
    if c.lead:
        item["abstract"] = c.lead
    if c.date and (match := _PARTS.fullmatch(c.date)):
        item["issued"] = {"date-parts": [[int(part) for part in match.groups() if part]]}
        if edtf.certain_day(c.date) is None:
            item["issued"]["circa"] = True
    if c.doubt:
        item["note"] = c.doubt
    return [item]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _apa_date(value: str | None, language: str, _: Translate) -> str:
    match = _PARTS.fullmatch(value) if value else None
    if match is None:
        return _("n.d.")
    if edtf.certain_day(value) is None:
        return _("ca. {year}").format(year=match[1])
    words = edtf.in_words(value, language, _).removesuffix(match[1]).strip()
    return f"{match[1]}, {words}" if words else match[1]


def _latex(text: str) -> str:
    named = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(named.get(c) or (f"\\{c}" if c in "&%$#_{}" else c) for c in text)
