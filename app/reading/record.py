"""A reading as the JSON object that `coop parse` prints and the database keeps, and back."""

from collections.abc import Mapping
from typing import Any

import orjson

from app.reading.model import (
    Agreement,
    Caption,
    Commitment,
    CountryLabel,
    Dateline,
    DateReading,
    Evidence,
    OrganisationLabel,
    Person,
    Reading,
    Repair,
    SectorLabel,
    Teaser,
)

_LABELS: dict[str, type[Any]] = {
    "partner_countries": CountryLabel,
    "mentioned_countries": CountryLabel,
    "organisations": OrganisationLabel,
    "sectors": SectorLabel,
    "persons": Person,
    "agreements": Agreement,
    "commitments": Commitment,
}


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """`reading` as plain data: the model's fields by name, null or [] for what is not there."""
    record: dict[str, Any] = orjson.loads(orjson.dumps(reading))
    return record


def reading_from_dict(record: Mapping[str, Any]) -> Reading:
    """The reading that `reading_to_dict` made `record` of. Raises ValueError for another shape."""
    try:
        return _reading(record)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"not the record of a reading: {error!r}") from error


def _reading(record: Mapping[str, Any]) -> Reading:
    return Reading(
        language=record["language"],
        title=record["title"],
        lead=record["lead"],
        paragraphs=tuple(record["paragraphs"]),
        captions=tuple(Caption(**item) for item in record["captions"]),
        teasers=tuple(Teaser(**item) for item in record["teasers"]),
        dateline=Dateline(**record["dateline"]) if record["dateline"] else None,
        agency=record["agency"],
        author=record.get("author"),
        section=record.get("section"),
        date=_labelled(DateReading, record["date"]) if record["date"] else None,
        repairs=tuple(Repair(**item) for item in record["repairs"]),
        **{
            name: tuple(_labelled(kind, item) for item in record[name])
            for name, kind in _LABELS.items()
        },
    )


def _labelled(kind: type[Any], record: Mapping[str, Any]) -> Any:
    """A label whose evidence and other lists are tuples again."""
    fields = {
        key: tuple(value) if isinstance(value, list) else value for key, value in record.items()
    }
    fields["evidence"] = tuple(Evidence(**item) for item in record["evidence"])
    return kind(**fields)
