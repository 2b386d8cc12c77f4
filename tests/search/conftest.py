"""A small archive written for these tests, with what real articles have."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.search.engine import Engine
from app.search.index import Entry, Index
from app.search.language import parse

ENTRIES = (
    Entry(
        id="laos",
        title="Le Vietnam et le Laos promeuvent leur coopération technologique",
        lead="Le vice-Premier ministre Trân Hông Hà a reçu le ministre lao des Technologies.",
        text="Il a parlé de la coopération avec la VAST.\n"
        "Un protocole d’accord sera signé à Hanoï.",
        captions=("La poignée de main des deux ministres",),
        annexes=("Des touristes polonais à Hôi An\nLes Polonais aiment le Vietnam",),
        originals=("lacoopération",),
        countries=("LA",),
        mentions=("LA", "TH"),
        sectors=("sciences", "numerique"),
        persons=("Trân Hông Hà", "Boviengkham Vongdara"),
        organisations=("VAST",),
        agreements=("protocole d’accord",),
        sources=("https://fr.vietnamplus.vn/laos-post201.vnp",),
        agency="VNA",
        language="fr",
        earliest="2023-05-29",
        latest="2023-05-29",
    ),
    Entry(
        id="russie",
        title="Un centre nucléaire avec la Russie",
        lead="Rosatom et le Vietnam construiront un centre nucléaire à Dông Nai.",
        text="L’accord sur l’énergie nucléaire a été signé. Le centre des sciences est prêt.\n"
        "La Russie forme des ingénieurs.",
        countries=("RU",),
        mentions=("RU",),
        sectors=("energie", "sciences"),
        persons=("Mikhaïl Michoustine",),
        organisations=("Rosatom",),
        agreements=("accord",),
        sources=("nhandan.vn/russie",),
        agency="VNA",
        language="fr",
        earliest="2025-06-01",
        latest="2025-06-30",
    ),
    Entry(
        id="estonie",
        title="L’Estonie partage son savoir-faire numérique",
        text="Une experte estonienne salue la transformation numérique.\nElle parle d’un accord.",
        countries=("EE",),
        sectors=("numerique",),
        agency="CVN",
        language="fr",
        earliest="2025-12-30",
        latest="2026-01-02",
    ),
    Entry(
        id="coree",
        title="Des entreprises sud-coréennes à Hanoi",
        text="Les investissements sud-coréens dépassent 4,15 milliards de dollars.\n"
        "Un accord de libre-échange entre le Vietnam et la Corée du Sud porte ses fruits, "
        "surtout dans le nucléaire.",
        countries=("KR",),
        sectors=("investissement",),
        language="fr",
    ),
)


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index of the small archive, in two segments."""
    index = Index(tmp_path_factory.mktemp("index"))
    index.rebuild(ENTRIES[:2])
    index.add(ENTRIES[2:])
    return index


@pytest.fixture(scope="session")
def find(index: Index) -> Callable[[str], list[str]]:
    """The ids of what a query finds in full, in order."""
    engine = Engine(index)

    def find(text: str) -> list[str]:
        return [hit.id for hit in engine.search(parse(text)).hits if not hit.partial]

    return find


@pytest.fixture
def empty(tmp_path: Path) -> Index:
    """A new index."""
    return Index(tmp_path / "index")
