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
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?P<doubt>[?~%]?)")


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
    when = _apa_date(c, language, _)
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
        "date": c.date if _first_and_last(c.date) else None,
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
    known, told = edtf.certain_day(c.date), _first_and_last(c.date)
    year = _years(told) if _doubts(told) <= {"~"} else ""  # "~" doubts the month, "?" the year
    lines = [
        ("TY", "NEWS"),
        ("TI", c.title),
        *(("AU", author) for author in c.authors),
        ("PY", year if year.isdigit() else None),
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
    if told := _first_and_last(c.date):
        parts = [one.group("year", "month", "day") for one in told]
        item["issued"] = {"date-parts": [[int(part) for part in one if part] for one in parts]}
        if _doubts(told):
            item["issued"]["circa"] = True
    if c.notes:
        item["note"] = "; ".join(c.notes)
    return [item]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _first_and_last(value: str | None) -> list[re.Match[str]]:
    """A date, or an interval's first and last; nothing where a year is not known."""
    found = [_DATE.fullmatch(one) for one in (value or "").split("/")]
    told = [one for one in found if one]
    return told if len(told) == len(found) else []


def _years(told: list[re.Match[str]]) -> str:
    return "–".join(dict.fromkeys(one["year"] for one in told))


def _doubts(told: list[re.Match[str]]) -> set[str]:
    """The signs that mark a date as uncertain (`?`), as approximate (`~`) or as both (`%`)."""
    return {one["doubt"] for one in told if one["doubt"]}


def _apa_date(c: Cited, language: str, _: Translate) -> str:
    told = _first_and_last(c.date)
    years = _years(told)
    if not told:
        return _("n.d.")
    if _doubts(told):
        return _("ca. {year}").format(year=years)
    words = edtf.in_words(c.date, language, _).removesuffix(years).strip()
    when = f"{years}, {words}" if words and years.isdigit() else years
    return _deduced(when, _) if c.deduced else when


def _latex(text: str) -> str:
    named = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(named.get(c) or (f"\\{c}" if c in "&%$#_{}" else c) for c in text)
