"""What the index holds of an article: the fields, and how an entry fills them.

Words that can be searched stand in three fields: `stem` (matching and ranking), `word` (folded but
not stemmed, with positions: phrases, wildcards, ranking) and `spelling` (a word as written, once a
commit, for did-you-mean). The annexes have the same, apart. A stem's posting tells by a bit for
each section where in the article it stands; a word's position holds its section in the high bits.
"""

import hashlib
import json
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress, count
from typing import Any, NamedTuple

import numpy
from numpy.typing import NDArray
from whoosh import columns, fields, formats

from app.models import Article
from app.search.analysis import agencies, compose, fold, words
from app.search.numbers import Numbers

# The parts of an article that can be searched apart. Labels' names are sections too, so that
# `personne:"Tô Lâm"` works as `titre:"Tô Lâm"` does; they take no part in matching by default.
BODY = ("title", "lead", "text", "caption")
LABELS = ("person", "organisation", "agreement", "source")
SECTIONS = {name: number for number, name in enumerate((*BODY, *LABELS))}
SECTION_SHIFT = 24
PARAGRAPH_GAP = 100

TITLE_WEIGHT = 2
"""A title says what an article is about; much more than this made ranking worse."""

_SECTION_BITS = numpy.left_shift(1, numpy.arange(len(SECTIONS))).astype(numpy.uint8)
_BEHIND_TITLE = 1 << SECTION_SHIFT
_WRITTEN = re.compile(r"[^\W\d_]{3,30}")

FACETS = ("country", "mention", "sector", "person", "organisation", "agency", "language")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is indexed of one article; `earliest` and `latest` are ISO days or null.

    `countries` and `mentions` are ISO 3166-1 codes, `sectors` slugs, `text` paragraphs joined by
    line ends, `dateline` its city, `annexes` the teasers' text, `originals` the unrepaired tokens,
    `sources` the files and addresses it came from.
    """

    id: str
    title: str = ""
    lead: str = ""
    text: str = ""
    dateline: str = ""
    captions: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    agency: str | None = None
    language: str = ""
    earliest: str | None = None
    latest: str | None = None

    @classmethod
    def of(cls, article: Article, reading: dict[str, Any], sources: Iterable[str]) -> "Entry":
        """The entry of an article, its reading (`reading_to_dict`) and where it came from."""
        return cls(
            id=article.id,
            title=article.title or "",
            lead=article.lead or "",
            text="\n".join(reading.get("paragraphs") or ()),
            dateline=(reading.get("dateline") or {}).get("city") or "",
            captions=tuple(caption["text"] for caption in reading.get("captions") or ()),
            annexes=tuple(_teaser(teaser) for teaser in reading.get("teasers") or ()),
            originals=tuple(repair["original"] for repair in reading.get("repairs") or ()),
            countries=_values(reading, "partner_countries", "code"),
            mentions=_values(reading, "mentioned_countries", "code"),
            sectors=_values(reading, "sectors", "slug"),
            persons=_values(reading, "persons", "name"),
            organisations=_values(reading, "organisations", "name"),
            agreements=_values(reading, "agreements", "kind"),
            sources=tuple(sorted({article.source, *sources})),
            agency=article.agency,
            language=article.language or "",
            earliest=_iso(article.date_earliest),
            latest=_iso(article.date_latest),
        )

    @property
    def fingerprint(self) -> str:
        """A hash over all of it: the same entry, the same fingerprint, on any machine."""
        values = {name: getattr(self, name) for name in self.__slots__}
        canonical = json.dumps(values, ensure_ascii=False, sort_keys=True)
        return hashlib.blake2b(canonical.encode(), digest_size=16).hexdigest()


def _teaser(teaser: dict[str, Any]) -> str:
    return "\n".join(filter(None, (teaser["title"], teaser["summary"], teaser["caption"])))


def _values(reading: dict[str, Any], labels: str, key: str) -> tuple[str, ...]:
    """The distinct values of a kind of label, in the order the reading has them."""
    return tuple(dict.fromkeys(label[key] for label in reading.get(labels) or () if label[key]))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


class Terms(NamedTuple):
    """A field's terms in one document, each time one stands there, and where; places ascend.

    Where nothing is told but that a term is there, each comes once, and there are no places.
    """

    names: Sequence[str]
    places: Sequence[int] = ()

    @property
    def length(self) -> int:
        """The sum of the terms' weights."""
        return len(self.places) + bisect_left(self.places, _BEHIND_TITLE) * (TITLE_WEIGHT - 1)


class Encoded(NamedTuple):
    """Many postings: the weights, the values one after the other in bytes, how long each is."""

    weights: Numbers
    values: bytes
    sizes: Numbers


class Presence(formats.Existence):  # type: ignore[misc]
    """Nothing but that the term is there."""

    def encoded(self, _: Numbers, first: Numbers) -> Encoded:
        """The postings, one for each of `first`."""
        return Encoded(numpy.ones_like(first), b"", numpy.zeros_like(first))


class Positions(formats.Positions):  # type: ignore[misc]
    """Positions as little-endian 32-bit numbers, which numpy reads as they are."""

    def encoded(self, places: NDArray[numpy.uint32], first: Numbers) -> Encoded:
        """The postings that begin at `places[first]`."""
        sizes = 4 * numpy.diff(first, append=len(places))
        return Encoded(_weights(places, first), places.astype("<u4").tobytes(), sizes)

    def decode_positions(self, valuestring: bytes) -> list[int]:
        positions: list[int] = numpy.frombuffer(valuestring, dtype="<u4").tolist()
        return positions

    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // 4


class Sections(formats.Format):  # type: ignore[misc]
    """One byte a posting: a bit for each section of the article the term stands in."""

    posting_size = 1

    def fixed_value_size(self) -> int:
        return 1

    def encoded(self, places: NDArray[numpy.uint32], first: Numbers) -> Encoded:
        """The postings that begin at `places[first]`."""
        bits = _SECTION_BITS[places >> SECTION_SHIFT]
        sections = numpy.bitwise_or.reduceat(bits, first)
        return Encoded(_weights(places, first), sections.tobytes(), numpy.ones_like(first))


def _weights(places: NDArray[numpy.uint32], first: Numbers) -> Numbers:
    """How much each posting counts in ranking: once for each place, more in the title."""
    titles = numpy.add.reduceat(places < _BEHIND_TITLE, first, dtype=numpy.int64)
    weights: Numbers = numpy.diff(first, append=len(places)) + titles * (TITLE_WEIGHT - 1)
    return weights


class TermField(fields.FieldType):  # type: ignore[misc]
    """A field whose terms are made by `document`; our own writer takes them as they are.

    With `stems_of` its terms are the stems of another field's, and stand where those do.
    """

    def __init__(self, format: formats.Format, scorable: bool, stems_of: str | None = None) -> None:
        super().__init__(format, None, scorable=scorable)
        self.stems_of = stems_of


def schema() -> fields.Schema:
    """The index's fields."""
    day = columns.NumericColumn("i", default=0)
    return fields.Schema(
        id=TermField(Presence(), scorable=False),
        article=fields.STORED(),
        fingerprint=fields.STORED(),
        stem=TermField(Sections(), scorable=True, stems_of="word"),
        word=TermField(Positions(), scorable=True),
        name=TermField(Positions(), scorable=False),
        annex_stem=TermField(Sections(), scorable=True, stems_of="annex_word"),
        annex_word=TermField(Positions(), scorable=True),
        spelling=TermField(Presence(), scorable=False),
        earliest=fields.COLUMN(day),
        latest=fields.COLUMN(day),
        **{name: TermField(Presence(), scorable=False) for name in FACETS},
    )


def _words(**sections: Iterable[str]) -> Terms:
    """The words of each section's texts, over whose ends no phrase goes. Sections must ascend."""
    names: list[str] = []
    places = array("I")
    for section, texts in sections.items():
        base = SECTIONS[section] << SECTION_SHIFT
        for text in texts:
            found = words(compose(text))
            names += filter(None, found)
            places.extend(compress(count(base), found))
            base += len(found) + PARAGRAPH_GAP
    return Terms(names, places)


def document(entry: Entry, spellings: set[str]) -> dict[str, Any]:
    """The Whoosh document of an entry.

    `spellings` is what this commit has met of written words; what is new is added to it.
    """
    body = _words(
        title=[entry.title],
        lead=[entry.lead],
        text=[*entry.text.split("\n"), entry.dateline, *entry.originals],
        caption=entry.captions,
    )
    # the teasers' section is the text, whose words all count once
    annexes = _words(text=(line for text in entry.annexes for line in text.split("\n")))
    names = _words(
        person=entry.persons,
        organisation=entry.organisations,
        agreement=entry.agreements,
        source=entry.sources,
    )
    return {
        "id": Terms([entry.id]),
        "article": entry.id,
        "fingerprint": entry.fingerprint,
        "stem": body,
        "word": body,
        "annex_stem": annexes,
        "annex_word": annexes,
        "name": names,
        "spelling": Terms(_new_spellings(entry, spellings)),
        "earliest": _day(entry.earliest or entry.latest),
        "latest": _day(entry.latest or entry.earliest),
        "country": _existence(code.upper() for code in entry.countries),
        "mention": _existence(code.upper() for code in entry.mentions),
        "sector": _existence(entry.sectors),
        "person": _existence(entry.persons),
        "organisation": _existence(entry.organisations),
        "agency": _existence(agencies(entry.agency or "")),
        "language": _existence([entry.language] if entry.language else []),
    }


def _existence(values: Iterable[str]) -> Terms:
    return Terms([*dict.fromkeys(" ".join(compose(v).split()) for v in values)])


def _new_spellings(entry: Entry, known: set[str]) -> list[str]:
    """How words are written in title, lead and text: `folded form, tab, written form`."""
    text = compose(f"{entry.title}\n{entry.lead}\n{entry.text}")
    # most of what stands between two spaces has been met before, and has nothing new in it
    runs = set(text.split()) - known
    forms = set(_WRITTEN.findall(" ".join(runs))) - known
    known.update(runs, forms)
    return sorted(f"{fold(form)}\t{form}" for form in forms)


def _day(iso: str | None) -> int:
    """The day's ordinal number, 0 when it is not known."""
    return date.fromisoformat(iso).toordinal() if iso else 0
