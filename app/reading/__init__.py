"""Document → Reading: pure functions over text, knowledge as data in `vocabulary/`."""

import gc
from dataclasses import replace
from functools import cache

from app.documents.document import Document
from app.reading.agreements import read_agreements
from app.reading.agreements.commitments import read_commitments
from app.reading.countries import read_countries
from app.reading.dates import read_date
from app.reading.language import read_language
from app.reading.model import Reading
from app.reading.organisations import read_organisations
from app.reading.parts import parts_of, text_of
from app.reading.persons import in_office, read_persons
from app.reading.record import reading_from_dict, reading_to_dict
from app.reading.repairs import caption_lines, mend, undo
from app.reading.sectors import read_sectors
from app.reading.structure import UnreadableDocument, read_layout
from app.reading.structure.mojibake import garbled_words, with_spellings

__all__ = [
    "READER_VERSION",
    "Reading",
    "UnreadableDocument",
    "prepare",
    "read_article",
    "reading_from_dict",
    "reading_to_dict",
    "undo",
]

_OBJECTS = 5_000  # made, and not yet given up, before the garbage is collected again

READER_VERSION = 16  # count up when the same bytes would be read otherwise


@cache
def prepare() -> None:
    """Load the vocabularies, once, and keep them out of each later garbage collection.

    Reading works without; who reads many articles reads them faster. What a reading leaves behind
    has hardly a cycle in it: a collection for every few articles will do.
    """
    read_article(Document(b"", "text/plain", "", "Hanoï (VNA) – Le Vietnam coopère avec le Laos."))
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS)


def read_article(document: Document, home_country: str = "VN") -> Reading:
    """Read `document` as an archivist of `home_country` (ISO 3166-1 alpha-2) would.

    Rules that know French run on French only; other languages get their structure, their date
    and the countries they name. Raises UnreadableDocument if there is no text.
    """
    layout = read_layout(document)
    language = read_language(text_of(layout.reading), document.metadata.language)
    reading = replace(layout.reading, language=language)
    if language == "fr":
        reading = mend(reading, layout.damaged_lead)
    garbled = garbled_words(f"{document.metadata.title or ''}\n{document.text}")
    reading = with_spellings(reading, garbled, tuple(caption_lines(reading)))
    parts = parts_of(reading)
    partners, mentions = read_countries(parts, home_country, language)
    french = language == "fr"
    codes = [one.code for one in partners]
    persons = read_persons(parts, home_country, codes) if french else ()
    date = read_date(
        reading,
        parts,
        document.metadata,
        layout.printed_days,
        in_office(persons),
        document.received,
    )
    reading = replace(reading, date=date, partner_countries=partners, mentioned_countries=mentions)
    if not french:
        return reading
    return replace(
        reading,
        organisations=read_organisations(parts, home_country, persons),
        sectors=read_sectors(parts),
        persons=persons,
        agreements=read_agreements(parts, home_country, reading.date, codes),
        commitments=read_commitments(parts),
    )
