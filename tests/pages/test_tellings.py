"""Other tellings of the same event: found when sure, and never claimed otherwise."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser
from sqlmodel import Session

from app import archive
from app.database import open_database
from app.ingest import ingest
from app.lock import sole_writer
from app.main import create_app
from app.pages.tellings import Telling
from app.search.index import Index
from app.settings import Settings
from app.templating import article_path

VISIT = (
    "Le président du Parlement suisse Martin Candinas a entamé mardi sa visite officielle au "
    "Vietnam, à l’invitation du président de l’Assemblée nationale Vuong Dinh Huê. Les deux "
    "parties doivent signer un accord sur la formation professionnelle et visiter le port de "
    "Hai Phong, où des entreprises suisses ont bâti une usine de machines à tisser. "
)
AGAIN = (
    "À l’invitation du président de l’Assemblée nationale Vuong Dinh Huê, le chef du Parlement "
    "helvétique est arrivé à Hanoï. Son séjour doit aboutir à un accord sur la formation "
    "professionnelle. Il verra le port de Hai Phong, et une usine que la Suisse y a bâtie, puis "
    "sa délégation se rendra dans le delta du Mékong, où l’eau salée menace les rizières. "
)
OTHER = (
    "Le président de l’Assemblée nationale Vuong Dinh Huê a reçu l’ambassadeur de Suisse, venu "
    "lui faire ses adieux. Il a salué ce que le diplomate a fait pour les liens entre les peuples, "
    "le commerce, l’éducation et la culture, et lui a souhaité de nouveaux succès ailleurs. "
)
TOURISM = (
    "Le Vietnam a accueilli {} visiteurs étrangers en {}, selon l’Office général des statistiques, "
    "soit une hausse de {} % par rapport à la même période. La Chine reste le premier marché avec "
    "{} arrivées, devant la République de Corée. Les visiteurs venus par avion sont au nombre de "
    "{}, et ceux par la route de {}, a fait savoir l’Office dans son communiqué de presse. "
)
MAY = TOURISM.format(1311, "mai", 12, 402, 1100, 211)
JUNE = TOURISM.format(1290, "juin", 17, 388, 1046, 244)


def reading(text: str, day: str | None = None, *people: str, partner: str = "CH") -> dict[str, Any]:
    return {
        "title": None,
        "lead": None,
        "paragraphs": [text],
        "partner_countries": [{"code": partner}],
        "persons": [{"name": name} for name in people],
        "date": {"edtf": day} if day else None,
    }


HOST, GUEST = "Vuong Dinh Huê", "Martin Candinas"


@pytest.mark.parametrize(
    ("one", "other", "same_text"),
    [
        (reading(VISIT), reading("Hanoï. " + VISIT), True),
        (reading(VISIT), reading(VISIT.upper()), True),
        (reading(VISIT, "2023-06-27"), reading(VISIT, "2023-06-28"), True),
        (reading(MAY), reading("Selon la VNA, " + MAY), True),
        (reading(VISIT, "2023-06-27", HOST), reading(AGAIN, "2023-06-28", HOST), False),
        (reading(VISIT, "2023-12-31", HOST), reading(AGAIN, "2024-01-01", HOST), False),
        (
            reading(VISIT, "XXXX-12-31", HOST, GUEST),
            reading(AGAIN, "2024-01-01", HOST, GUEST),
            False,
        ),
        (
            reading(VISIT, "2023-06-27/2023-06-30", HOST),
            reading(AGAIN, "2023-06-29?", HOST),
            False,
        ),
    ],
)
def test_what_tells_the_same_is_found(
    one: dict[str, Any], other: dict[str, Any], same_text: bool
) -> None:
    there, back = (
        Telling.of(one).told_by(Telling.of(other)),
        Telling.of(other).told_by(Telling.of(one)),
    )
    assert there is not None
    assert there == back
    assert there.same_text == same_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (reading(VISIT, "2022-06-27"), reading(VISIT, "2023-06-27")),
        (reading(VISIT, "2022"), reading(VISIT, "2023-06-27")),
        (reading(VISIT, "XXXX-06-27"), reading(VISIT, "XXXX-09-27")),
        (reading(MAY), reading(JUNE)),
        (reading(VISIT, None, HOST), reading(AGAIN, None, HOST)),
        (reading(VISIT, "2023-06-27", HOST), reading(AGAIN, "2023-07-27", HOST)),
        (reading(VISIT, "2023-06", HOST), reading(AGAIN, "2023-06", HOST)),
        (reading(VISIT, "XXXX-06-27", HOST), reading(AGAIN, "XXXX-06-27", HOST)),
        (reading(VISIT, "2023-06-27"), reading(AGAIN, "2023-06-27")),
        (reading(VISIT, "2023-06-27", HOST), reading(AGAIN, "2023-06-27", HOST, partner="FR")),
        (reading(VISIT, "2023-06-27", HOST), reading(OTHER, "2023-06-27", HOST)),
        (reading("Un accord."), reading("Un accord.")),
        (reading(""), reading("")),
    ],
)
def test_what_only_looks_alike_is_not_claimed(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert Telling.of(one).told_by(Telling.of(other)) is None


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)
    engine, index = open_database(settings), Index(settings.index_dir)
    texts = {
        "vna": "La Suisse en visite\n\nBerne (VNA) – " + VISIT,
        "vov": "Visite du Parlement suisse\n\nHanoï (VOV) – " + VISIT,
        "adieux": "Adieux de l’ambassadeur de Suisse\n\nHanoï (VNA) – " + OTHER,
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with sole_writer(settings):
        ingest([tmp_path / f"{name}.txt" for name in texts], settings, engine, index)
    engine.dispose()
    with TestClient(create_app(settings)) as client:
        yield client


def test_an_article_lists_the_other_tellings_of_its_event_and_says_why(reader: TestClient) -> None:
    with Session(reader.app.state.database) as session:  # type: ignore[attr-defined]
        paths = {article.title: article_path(article) for article in archive.newest(session, 3)}
    html = LexborHTMLParser(reader.get(paths["La Suisse en visite"]).text)
    (told,) = html.css("section[aria-labelledby=tellings] li")
    assert told.css_first("a").attributes["href"] == paths["Visite du Parlement suisse"]
    assert "le même texte, ou presque" in told.text()
    related = [node.attributes["href"] for node in html.css("section[aria-labelledby=related] a")]
    assert related == [paths["Adieux de l’ambassadeur de Suisse"]]
    farewell = LexborHTMLParser(reader.get(paths["Adieux de l’ambassadeur de Suisse"]).text)
    assert not farewell.css("#tellings")
