"""The five seeds, read by hand (cases/seeds.json) and by the reader, field by field."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from app.documents import Document, read
from app.reading import Reading, read_article

SEEDS = Path(__file__).parents[2] / "seeds"
BY_HAND = json.loads((Path(__file__).parent / "cases" / "seeds.json").read_text(encoding="utf-8"))
Pair = tuple[Reading, dict[str, Any]]


@pytest.fixture(scope="module", params=sorted(BY_HAND))
def seed(request: pytest.FixtureRequest) -> Pair:
    [path] = SEEDS.glob(f"{request.param}_*.txt")
    [document] = read(path)
    assert isinstance(document, Document)
    return read_article(document), BY_HAND[request.param]


def test_title_and_lead_are_those_of_the_article(seed: Pair) -> None:
    reading, hand = seed
    assert reading.title == hand["title"]
    assert (reading.lead or "").startswith(hand["lead"])
    assert hand["lead"] not in reading.paragraphs[0]


def test_dateline_and_agency_are_told(seed: Pair) -> None:
    reading, hand = seed
    assert (reading.dateline.city if reading.dateline else None) == hand["city"]
    assert reading.agency == hand["agency"]


def test_captions_and_teasers_stand_apart(seed: Pair) -> None:
    reading, hand = seed
    captions = [caption.text for caption in reading.captions]
    assert len(captions) == len(hand["captions"])
    assert all(map(str.startswith, captions, hand["captions"]))
    titles = [" ".join(teaser.title.split()[:6]) for teaser in reading.teasers]
    assert titles == [" ".join(title.split()) for title in hand["teasers"]]


def test_countries_are_partners_or_mentions(seed: Pair) -> None:
    reading, hand = seed
    assert {label.code for label in reading.partner_countries} == set(hand["partners"])
    assert {label.code for label in reading.mentioned_countries} == set(hand["mentions"])


def test_sectors_are_what_the_article_is_about(seed: Pair) -> None:
    reading, hand = seed
    sectors = {label.slug for label in reading.sectors}
    assert set(hand["sectors"]) <= sectors <= {*hand["sectors"], *hand["sectors_optional"]}


def test_persons_have_their_roles_and_countries(seed: Pair) -> None:
    reading, hand = seed
    persons = [[one.name, one.role, one.country] for one in reading.persons]
    assert sorted(persons) == sorted(hand["persons"])


def test_agreements_have_their_kind_and_status(seed: Pair) -> None:
    reading, hand = seed
    agreements = [[one.kind, one.status] for one in reading.agreements]
    assert sorted(agreements) == sorted(hand["agreements"])


def test_every_glued_word_is_mended_and_recorded(seed: Pair) -> None:
    reading, hand = seed
    mended = {repair.original: repair.repaired for repair in reading.repairs}
    assert hand["glued"].items() <= mended.items()
    assert hand["glued"] or not mended


def test_the_date_is_one_the_text_allows(seed: Pair) -> None:
    reading, hand = seed
    assert reading.date is not None
    assert reading.date.edtf in hand["dates"], asdict(reading.date)
