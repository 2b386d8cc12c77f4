"""What a careful reader makes of a document: plain frozen data, no rules.

Offsets count Unicode code points in the named part. A part is `title`, `lead`, `paragraph`
(with its index), `caption` (with its index; its text without the credit), `caption line`
(repairs only: the whole line of the caption of that index), `file` (the file name above that
caption), `dateline` (the day in it) or `metadata` (a field of an HTML head or
a record, the address, a time stamp printed around the text: each quoted whole).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """The very words a label rests on: `text == part[start:end]`. `rule` names what found them."""

    text: str
    part: str
    index: int
    start: int
    end: int
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption without its credit; `file` is the picture's name, if it was printed.

    `text` is empty where only the file name or a credit was printed. `line` is the whole line,
    mended, where more was printed than text, file and credit ("Le titre ảnh 1 Le texte. Photo:
    VNA"); else null.
    """

    text: str
    credit: str | None = None
    file: str | None = None
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Teaser:
    """Another article's caption, headline and summary, from behind "Voir plus"."""

    caption: str | None
    title: str
    summary: str | None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, by whom and when the article was sent: "Hanoï, 20 novembre (VNA) –"."""

    city: str | None
    agency: str | None
    day: str | None = None


@dataclass(frozen=True, slots=True)
class DateReading:
    """When the article was published, as far as it can be known.

    `edtf` is ISO 8601-2 (`2025-06-06`, `2023-05-29?`, `XXXX-11-20`); `earliest` and `latest` are
    ISO days, both null when the year is unknown. `evidence` holds contradicting proofs too.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CountryLabel:
    """A country (ISO 3166-1 alpha-2 code); `score` in 0..1."""

    code: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OrganisationLabel:
    """An organisation; `partner` when it acts with the home country in the main event."""

    name: str
    partner: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SectorLabel:
    """A sector's slug in `vocabulary/sectors`; `score` in 0..1."""

    slug: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person, the role they appear in and the country they act for, null where not said."""

    name: str
    role: str | None
    country: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement: `kind` is its instrument, `status` signed, planned, in force or mentioned.

    `date` is EDTF or null, `parties` are country codes or organisation names, `quote` the sentence,
    or the item where agreements are listed one by one.
    """

    kind: str
    status: str
    date: str | None
    parties: tuple[str, ...]
    quote: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Commitment:
    """A figure with a horizon ("15 milliards de dollars d'ici 2030") and its sentence."""

    figure: str
    horizon: str
    quote: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """A mended place: `part[start:end] == repaired`, where the source had `original`."""

    original: str
    repaired: str
    part: str
    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as read. Title, lead and paragraphs are repaired text without the dateline, the
    repeated lead, the captions, the sign-off and the tail. `author` and `section` are as a page's
    head or a record states them."""

    language: str
    title: str | None
    lead: str | None
    paragraphs: tuple[str, ...]
    captions: tuple[Caption, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    dateline: Dateline | None = None
    agency: str | None = None
    author: str | None = None
    section: str | None = None
    date: DateReading | None = None
    partner_countries: tuple[CountryLabel, ...] = ()
    mentioned_countries: tuple[CountryLabel, ...] = ()
    organisations: tuple[OrganisationLabel, ...] = ()
    sectors: tuple[SectorLabel, ...] = ()
    persons: tuple[Person, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    repairs: tuple[Repair, ...] = ()
