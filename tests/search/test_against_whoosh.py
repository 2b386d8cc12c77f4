"""The numpy reading of the index against Whoosh's own matchers: same hits, same order."""

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from whoosh import query as stock
from whoosh.index import FileIndex
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from app.search import ranking, writer
from app.search.analysis import tokens
from app.search.engine import Engine
from app.search.index import Entry, Index
from app.search.language import parse
from app.search.query import And, Labelled, Node, Not, Or, Phrase, Wildcard, Word
from app.search.ranking import K1, B, idf, terms

WORDS = [
    "accord",
    "nucléaire",
    "coopération",
    "russie",
    "laos",
    "énergie",
    "centre",
    "science",
    "projet",
    "numérique",
    "forêt",
    "commerce",
    "étudiant",
    "santé",
    "port",
    "rizière",
    "vaccin",
    "culture",
    "tourisme",
    "défense",
    "signature",
    "visite",
]
COUNTRIES = ("RU", "LA", "EE", "KR")


class OurIdf(BM25F):  # type: ignore[misc]
    """Whoosh's BM25F with our idf."""

    def idf(self, searcher: Searcher, fieldname: str, text: str) -> float:
        parent = searcher.get_parent()
        return idf(parent.doc_frequency(fieldname, text), parent.doc_count_all())


def article(chance: random.Random, number: int) -> Entry:
    def text(most: int) -> str:
        # steeper than Zipf's: the first word is nearly everywhere, the last in one of thirty
        weights = [1 / rank**2 for rank in range(1, len(WORDS) + 1)]
        return " ".join(chance.choices(WORDS, weights, k=chance.randint(1, most)))

    return Entry(
        id=f"a{number}",
        title=text(6),
        text=text(60),
        countries=tuple(chance.sample(COUNTRIES, chance.randint(0, 2))),
    )


@pytest.fixture(scope="module")
def articles() -> dict[str, Entry]:
    """What the index holds, by id."""
    return {}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, articles: dict[str, Entry]) -> Index:
    """600 random articles in several segments, with deletions and replacements; in small blocks."""
    chance = random.Random(4)

    def some(first: int, behind: int) -> list[Entry]:
        made = [article(chance, number) for number in range(first, behind)]
        articles.update((entry.id, entry) for entry in made)
        return made

    index = Index(tmp_path_factory.mktemp("stock"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "BLOCK", 50)
        index.rebuild(some(0, 400))
        index.add(some(350, 500))
        index.add(some(500, 600), merge=False)
    gone = [f"a{number}" for number in range(0, 600, 7)]
    index.remove(gone)
    for id in gone:
        del articles[id]
    assert len(index.segments()) > 1
    assert any(segment.deleted_count() for segment in index.segments())
    return index


@pytest.fixture(scope="module")
def searcher(index: Index) -> Iterator[Searcher]:
    name = next(Path(index.directory).glob("_*.toc")).name.split("_")[1]
    with FileIndex(index.storage, indexname=name).searcher(
        weighting=OurIdf(B=B, K1=K1)
    ) as searcher:
        yield searcher


def matching(node: Node) -> stock.Query:
    """The same query for Whoosh."""
    match node:
        case Word(text):
            return stock.And([stock.Term("stem", token.stem) for token in tokens(text)])
        case Phrase(text):
            return stock.Phrase("word", [token.word for token in tokens(text)])
        case Wildcard(pattern):
            return stock.Wildcard("word", pattern)
        case Labelled(_, value):
            return stock.Term("country", value)
        case And(children):
            return stock.And([matching(child) for child in children])
        case Or(children):
            return stock.Or([matching(child) for child in children])
        case Not(child):
            return stock.Not(matching(child))
    raise AssertionError(node)


def random_query(chance: random.Random) -> str:
    def word() -> str:
        return chance.choice(WORDS)

    shapes = (
        word,
        lambda: f"{word()} {word()}",
        lambda: f"{word()} {word()} {word()}",
        lambda: f"{word()} OU {word()}",
        lambda: f"{word()} ({word()} OU {word()})",
        lambda: f"{word()} -{word()}",
        lambda: f'"{word()} {word()}"',
        lambda: f'"{word()} {word()}" -{word()}',
        lambda: f"{word()} pays:{chance.choice(COUNTRIES)}",
        lambda: f"{word()} -pays:{chance.choice(COUNTRIES)}",
    )
    return chance.choice(shapes)()


@pytest.mark.parametrize("seed", range(250))
def test_a_random_query_finds_what_whoosh_finds(
    index: Index, searcher: Searcher, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # what is scored beyond terms, Whoosh knows nothing of
    monkeypatch.setattr(ranking, "PAIR", 0.0)
    monkeypatch.setattr(ranking, "FAMILY", 0.0)
    query = parse(random_query(random.Random(seed)))
    ours = Engine(index).search(query)
    scoring = [stock.Term(field, term, boost=boost) for field, term, boost in terms(query.texts)]
    theirs = searcher.search(
        stock.Or(scoring), filter=matching(query.node), limit=20, optimize=False
    )
    assert ours.total == len(set(searcher.docs_for_query(matching(query.node))))
    assert [hit.score for hit in ours.hits if not hit.partial] == pytest.approx(
        [hit.score for hit in theirs], rel=1e-4
    )
    # equal scores may stand in either order
    assert [(round(hit.score, 3), hit.id) for hit in ours.hits if not hit.partial][:5] == [
        (round(hit.score, 3), hit["article"]) for hit in theirs
    ][:5] or len({round(hit.score, 3) for hit in ours.hits}) < len(ours.hits)


@pytest.mark.parametrize("seed", range(60))
def test_words_near_each_other_are_found_wherever_a_plain_count_finds_them(
    index: Index, articles: dict[str, Entry], seed: int
) -> None:
    chance = random.Random(seed)
    sought, slop = chance.sample(WORDS, chance.choice((2, 2, 3))), chance.randint(2, 12)
    section = chance.choice(("titre:", "texte:", ""))

    def near(text: str) -> bool:
        places: dict[str, list[int]] = {word: [] for word in sought}
        for place, word in enumerate(text.split()):
            places.get(word, []).append(place)
        return any(max(each) - min(each) <= slop for each in product(*places.values()))

    expected = {
        id
        for id, entry in articles.items()
        if (section != "texte:" and near(entry.title)) or (section != "titre:" and near(entry.text))
    }
    results = Engine(index).search(parse(f'{section}"{" ".join(sought)}"~{slop}'), size=600)
    assert {hit.id for hit in results.hits if not hit.partial} == expected


@pytest.mark.parametrize("pattern", ["co*", "s*", "*e", "?rojet", "n*r*", "*"])
def test_a_pattern_finds_what_whoosh_finds(index: Index, searcher: Searcher, pattern: str) -> None:
    query = stock.Every() if pattern == "*" else stock.Wildcard("word", pattern)
    assert Engine(index).search(parse(pattern)).total == len(searcher.search(query))


@pytest.mark.parametrize("seed", range(30))
def test_what_is_left_after_a_facet_is_picked_is_what_whoosh_finds(
    index: Index, searcher: Searcher, seed: int
) -> None:
    query = parse(random_query(random.Random(seed)))
    for value in Engine(index).search(query).facets["country"]:
        both = stock.And([matching(query.node), stock.Term("country", value.value)])
        found = len(searcher.search(both, limit=None))
        assert found in (value.count, 0)  # 0: the facet counts partial matches
