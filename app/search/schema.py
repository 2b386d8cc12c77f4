"""What the index holds of an article: the fields, and how an entry fills them.

Words that can be searched stand in three fields: `stem` (matching and ranking), `word` (folded but
not stemmed, with positions: phrases, wildcards, ranking) and `spelling` (a word as written, once a
commit, for did-you-mean). The annexes have the same, apart. A stem's posting tells by a bit for
each section where in the article it stands; a word's position holds its section in the high bits.
"""

import hashlib
import json
import re
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy
from whoosh import columns, fields, formats

from app.models import Article
from app.search.analysis import compose, fold, forms

# The parts of an article that can be searched apart. Labels' names are sections too, so that
# `personne:"Tô Lâm"` works as `titre:"Tô Lâm"` does; they take no part in matching by default.
BODY = ("title", "lead", "text", "caption")
LABELS = ("person", "organisation", "agreement", "source")
SECTIONS = {name: number for number, name in enumerate((*BODY, *LABELS))}
SECTION_SHIFT = 24
PARAGRAPH_GAP = 100

TITLE_WEIGHT = 2
"""A title says what an article is about; much more than this made ranking worse."""

_SECTION_BYTES = [bytes([bits]) for bits in range(1 << len(SECTIONS))]
_WRITTEN = re.compile(r"[^\W\d_]{3,30}")

FACETS = ("country", "mention", "sector", "organisation", "agency", "language")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is indexed of one article; `earliest` and `latest` are ISO days or null.

    `countries` and `mentions` are ISO 3166-1 codes, `sectors` slugs, `text` paragraphs joined by
    line ends, `annexes` the teasers' text, `originals` the unrepaired tokens.
    """

    id: str
    title: str = ""
    lead: str = ""
    text: str = ""
    captions: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    source: str = ""
    agency: str | None = None
    language: str = ""
    earliest: str | None = None
    latest: str | None = None

    @classmethod
    def of(cls, article: Article, reading: dict[str, Any]) -> "Entry":
        """The entry of an article and its reading (`reading_to_dict`'s shape)."""
        return cls(
            id=article.id,
            title=article.title or "",
            lead=article.lead or "",
            text="\n".join(reading.get("paragraphs") or ()),
            captions=tuple(caption["text"] for caption in reading.get("captions") or ()),
            annexes=tuple(_teaser(teaser) for teaser in reading.get("teasers") or ()),
            originals=tuple(repair["original"] for repair in reading.get("repairs") or ()),
            countries=_values(reading, "partner_countries", "code"),
            mentions=_values(reading, "mentioned_countries", "code"),
            sectors=_values(reading, "sectors", "slug"),
            persons=_values(reading, "persons", "name"),
            organisations=_values(reading, "organisations", "name"),
            agreements=_values(reading, "agreements", "kind"),
            source=article.source or "",
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
    """A field's terms in one document: each with its weight and its posting's value."""

    names: Sequence[str]
    weights: Sequence[int]
    values: Sequence[bytes]

    @classmethod
    def present(cls, names: Sequence[str]) -> "Terms":
        """Terms of which nothing is told but that they are there."""
        return cls(names, [1] * len(names), [b""] * len(names))


class Positions(formats.Positions):  # type: ignore[misc]
    """Positions as little-endian 32-bit numbers, which numpy reads as they are."""

    def encode(self, poslist: Sequence[int]) -> bytes:
        return struct.pack(f"<{len(poslist)}I", *poslist)

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


class TermField(fields.FieldType):  # type: ignore[misc]
    """A field whose terms are made by `document`; our own writer takes them as they are."""

    def __init__(self, format: formats.Format, scorable: bool) -> None:
        super().__init__(format, None, scorable=scorable)


def schema() -> fields.Schema:
    """The index's fields."""
    day = columns.NumericColumn("i", default=0)
    return fields.Schema(
        id=TermField(formats.Existence(), scorable=False),
        article=fields.STORED(),
        fingerprint=fields.STORED(),
        stem=TermField(Sections(), scorable=True),
        word=TermField(Positions(), scorable=True),
        name=TermField(Positions(), scorable=False),
        annex_stem=TermField(Sections(), scorable=True),
        annex_word=TermField(Positions(), scorable=True),
        spelling=TermField(formats.Existence(), scorable=False),
        earliest=fields.COLUMN(day),
        latest=fields.COLUMN(day),
        **{name: TermField(formats.Existence(), scorable=False) for name in FACETS},
    )


class _Collector:
    """Gathers the terms of one family of fields."""

    def __init__(self) -> None:
        self._places: dict[str, list[int]] = {}
        self._stems: dict[str, str] = {}

    def add(self, texts: Iterable[str], section: int) -> None:
        """Add texts that no phrase may cross, one after the other."""
        base = section << SECTION_SHIFT
        places, stems = self._places, self._stems
        for text in texts:
            found = forms(compose(text))
            for place, known in enumerate(found, base):
                if known is None:
                    continue
                word, stem = known
                if word in places:
                    places[word].append(place)
                else:
                    places[word], stems[word] = [place], stem
            base += len(found) + PARAGRAPH_GAP

    def words(self) -> Terms:
        """The terms of a field of words with positions."""
        encode = Positions().encode
        places = self._places.values()
        return Terms(list(self._places), [*map(_weight, places)], [*map(encode, places)])

    def stems(self) -> Terms:
        """The terms of a field of stems."""
        stems = self._stems
        weights = dict.fromkeys(stems.values(), 0)
        sections = weights.copy()
        for word, places in self._places.items():
            stem = stems[word]
            weights[stem] += _weight(places)
            first, last = places[0] >> SECTION_SHIFT, places[-1] >> SECTION_SHIFT
            sections[stem] |= 1 << first | 1 << last
            if last - first > 1:  # places ascend
                for place in places:
                    sections[stem] |= 1 << (place >> SECTION_SHIFT)
        values = [_SECTION_BYTES[bits] for bits in sections.values()]
        return Terms(list(weights), list(weights.values()), values)


def _weight(places: list[int]) -> int:
    """How much a word counts in ranking: once for each place, more in the title."""
    if places[0] >> SECTION_SHIFT:  # places ascend, and the title is the first section
        return len(places)
    titles = sum(not place >> SECTION_SHIFT for place in places)
    return len(places) + titles * (TITLE_WEIGHT - 1)


def document(entry: Entry, spellings: set[str]) -> dict[str, Any]:
    """The Whoosh document of an entry.

    `spellings` is what this commit has met of written words; what is new is added to it.
    """
    body, names, annexes = _Collector(), _Collector(), _Collector()
    body.add([entry.title], SECTIONS["title"])
    body.add([entry.lead], SECTIONS["lead"])
    body.add([*entry.text.split("\n"), *entry.originals], SECTIONS["text"])
    body.add(entry.captions, SECTIONS["caption"])
    # the teasers' section is the text, whose words all count once
    annexes.add((line for text in entry.annexes for line in text.split("\n")), SECTIONS["text"])
    names.add(entry.persons, SECTIONS["person"])
    names.add(entry.organisations, SECTIONS["organisation"])
    names.add(entry.agreements, SECTIONS["agreement"])
    names.add([entry.source], SECTIONS["source"])
    return {
        "id": Terms.present([entry.id]),
        "article": entry.id,
        "fingerprint": entry.fingerprint,
        "stem": body.stems(),
        "word": body.words(),
        "annex_stem": annexes.stems(),
        "annex_word": annexes.words(),
        "name": names.words(),
        "spelling": Terms.present(_new_spellings(entry, spellings)),
        "earliest": _day(entry.earliest or entry.latest),
        "latest": _day(entry.latest or entry.earliest),
        "country": _existence(code.upper() for code in entry.countries),
        "mention": _existence(code.upper() for code in entry.mentions),
        "sector": _existence(entry.sectors),
        "organisation": _existence(entry.organisations),
        "agency": _existence([entry.agency] if entry.agency else []),
        "language": _existence([entry.language] if entry.language else []),
    }


def _existence(values: Iterable[str]) -> Terms:
    return Terms.present([*dict.fromkeys(" ".join(compose(v).split()) for v in values)])


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
