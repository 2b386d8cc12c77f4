from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.engine import Engine
from app.search.index import Entry, Index
from app.search.language import parse
from app.search.model import Filters
from tests.search.test_language import SCRAPS

Find = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("nucléaire", {"russie", "coree"}),
        ("NUCLEAIRES", {"russie", "coree"}),
        ("nucléaire russie", {"russie"}),
        ("tran hong ha", {"laos"}),
        ("Hanoï", {"laos", "coree"}),
        ("hanoi", {"laos", "coree"}),
        ("l'accord", {"laos", "russie", "estonie", "coree"}),
        ("coopération avec la VAST", {"laos"}),
        ("lacoopération", {"laos"}),
        ('"coopération avec la VAST"', {"laos"}),
        ('"coopération VAST"', set()),
        ('"centre avec avec la Russie"', {"russie"}),
        ('"centre nucléaire"', {"russie"}),
        ('"centres nucléaires"', set()),
        ('"nucléaire centre"', set()),
        ('"sud coréennes"', {"coree"}),
        ('"sud-coréennes"', {"coree"}),
        ('"accord nucléaire"~5', {"russie"}),
        ('"nucléaire accord"~5', {"russie"}),
        ('"nucléaire accord"~2', set()),
        ('"ministre ministre"~8', {"laos"}),
        ('"ministre ministre"~3', set()),
        ('"accord Vietnam Corée"~9', {"coree"}),
        ("laos OU estonie", {"laos", "estonie"}),
        ("accord -nucléaire", {"laos", "estonie"}),
        ("accord SAUF (nucléaire OU laos)", {"estonie"}),
        ("-accord", set()),
        ("-nucléaire", {"laos", "estonie"}),
        ("technolog*", {"laos"}),
        ("*nucl?aire", {"russie", "coree"}),
        ("nucleare~", {"russie", "coree"}),
        ("niuclaire~", set()),
        ("niuclaire~2", {"russie", "coree"}),
        ("4,15", {"coree"}),
        ("15", set()),
        ("titre:nucléaire", {"russie"}),
        ("texte:nucléaire", {"russie", "coree"}),
        ("chapo:dông", {"russie"}),
        ("légende:poignée", {"laos"}),
        ("titre:poignée", set()),
        ('titre:"centre nucléaire"', {"russie"}),
        ('texte:"centre nucléaire"', set()),
        ("titre:coop*", {"laos"}),
        ("texte:techno*", set()),
        ("pays:ru", {"russie"}),
        ("pays:(ru la)", {"russie", "laos"}),
        ("mention:th", {"laos"}),
        ("pays:th", set()),
        ("secteur:energie", {"russie"}),
        ("secteur:numerique -pays:ee", {"laos"}),
        ('personne:"Trân Hông Hà"', {"laos"}),
        ("personne:michoustine", {"russie"}),
        ("michoustine", set()),
        ("org:rosatom", {"russie"}),
        ("accord:protocole", {"laos"}),
        ("source:nhandan", {"russie"}),
        ("source:nhandan.vn", {"russie"}),
        ("source:vn-nhandan", set()),
        ("source:russie.nhandan", set()),
        ("source:https://fr.vietnamplus.vn/laos-post201.vnp", {"laos"}),
        ("source:laos-post201.vnp", {"laos"}),
        ("https://fr.vietnamplus.vn/laos-post201.vnp", {"laos"}),
        ("agence:vna", {"laos", "russie"}),
        ("langue:fr", {"laos", "russie", "estonie", "coree"}),
        ("lang:en", set()),
        ("date:2025", {"russie", "estonie"}),
        ("date:2026", {"estonie"}),
        ("date:2025-06-15", {"russie"}),
        ("date:2023..2025-06", {"laos", "russie"}),
        ("après:2025", {"estonie"}),
        ("avant:2024", {"laos"}),
        ("date:inconnue", {"coree"}),
        ("-date:inconnue", {"laos", "russie", "estonie"}),
        ("polonais", set()),
        ("dans:annexes polonais", {"laos"}),
        ("dans:annexes Hôi An", {"laos"}),
        ('dans:annexes "touristes polonais"', {"laos"}),
        ("dans:annexes nucléaire", set()),
        ("partout:polonais", {"laos"}),
        ("*", {"laos", "russie", "estonie", "coree"}),
        ("", {"laos", "russie", "estonie", "coree"}),
        ("(", set()),
        ("le", set()),
        ("date:foo", set()),
        ("titre:", set()),
        ("😀", set()),
    ],
)
def test_a_query_finds(find: Find, typed: str, ids: set[str]) -> None:
    assert set(find(typed)) == ids


def test_an_agency_that_no_article_is_by_is_named(index: Index) -> None:
    results = Engine(index).search(parse("agence:reuters"))
    assert (results.total, results.notes) == (0, (("unknown agency", "reuters"),))


@pytest.mark.parametrize("typed", ["3000", "3.000", "3 000", "3\u00a0000", '"3000 élèves"'])
def test_a_number_is_found_however_its_thousands_are_parted(empty: Index, typed: str) -> None:
    texts = ("3.000 élèves", "3 000 élèves", "3000 élèves", "3\u202f000 élèves", "3 élèves, 4,15")
    empty.add(Entry(id=text, text=text) for text in texts)
    assert set(Engine(empty).all_ids(parse(typed))) == set(texts[:4])


def test_a_phrase_does_not_run_on_into_the_next_paragraph(find: Find) -> None:
    assert find('"prêt la Russie forme"') == []
    assert find('"Russie forme"') == ["russie"]


def test_what_is_said_in_the_title_and_often_comes_first(find: Find) -> None:
    assert find("nucléaire") == ["russie", "coree"]


def test_typed_and_picked_filters_give_the_same_hits(index: Index) -> None:
    engine = Engine(index)
    for typed, filters in [
        ("pays:ru accord", Filters(countries=("ru",))),
        ("secteur:numerique accord", Filters(sectors=("numerique",))),
        ("date:2025 accord", Filters(years=("2025",))),
        ("date:inconnue accord", Filters(years=("unknown",))),
        ("date:2025..2026-01 accord", Filters(since="2025", until="2026-01")),
        ("agence:vna accord", Filters(agencies=("VNA",))),
    ]:
        picked = engine.search(parse("accord"), filters)
        wrote = engine.search(parse(typed))
        assert [hit.id for hit in picked.hits] == [hit.id for hit in wrote.hits] != []
        assert picked.total == wrote.total


QUERIES = ("*", "accord", "nucléaire", "accord -laos", "coopération nucléaire Hanoi", "date:2025..")
FIELDS = {
    "country": "countries",
    "sector": "sectors",
    "year": "years",
    "organisation": "organisations",
    "agency": "agencies",
    "language": "languages",
}


@pytest.mark.parametrize("typed", QUERIES)
def test_a_facets_count_is_the_number_of_hits_after_the_click(index: Index, typed: str) -> None:
    engine, query = Engine(index), parse(typed)
    results = engine.search(query)
    assert any(results.facets.values())
    for name, values in results.facets.items():
        for value in values:
            after = engine.search(query, Filters(**{FIELDS[name]: (value.value,)}))
            assert value.count == (after.total or after.partial), (name, value)
            # and once more, with another value beside it
            for other in after.facets[name]:
                picks = {value.value} ^ {other.value}
                both = engine.search(query, Filters(**{FIELDS[name]: tuple(picks)}))
                assert other.after == (both.total or both.partial), (name, value, other)


@pytest.mark.parametrize("typed", QUERIES)
def test_a_histogram_counts_the_hits_of_each_period(index: Index, typed: str) -> None:
    engine, query = Engine(index), parse(typed)
    for period, count in engine.search(query).histogram:
        narrowed = engine.search(query, Filters(since=period, until=period))
        assert count == (narrowed.total or narrowed.partial)


def test_undated_articles_come_last_in_both_orders(index: Index) -> None:
    engine = Engine(index)
    newest = engine.search(parse("accord"), sort="newest")
    oldest = engine.search(parse("accord"), sort="oldest")
    assert [hit.id for hit in newest.hits] == ["estonie", "russie", "laos", "coree"]
    assert [hit.id for hit in oldest.hits] == ["laos", "russie", "estonie", "coree"]


def test_an_article_known_by_its_year_is_no_newer_than_the_days_of_that_year(empty: Index) -> None:
    spans = {"around": ("01-01", "12-31"), "march": ("03-12", "03-12"), "november": ("11-20",) * 2}
    empty.add(
        Entry(id=name, title="Accord", earliest=f"2025-{first}", latest=f"2025-{last}")
        for name, (first, last) in spans.items()
    )
    hits = {
        sort: [hit.id for hit in Engine(empty).search(parse("accord"), sort=sort).hits]
        for sort in ("newest", "oldest")
    }
    assert hits["newest"] == ["november", "march", "around"]
    assert hits["oldest"] == ["around", "march", "november"]


@pytest.mark.parametrize("typed", ["", "date:2020..", "-zzz", "langue:fr"])
def test_where_no_words_are_looked_for_the_newest_come_first(index: Index, typed: str) -> None:
    hits = Engine(index).search(parse(typed)).hits
    assert [hit.id for hit in hits][:3] == ["estonie", "russie", "laos"]


def test_pages_follow_one_another_without_gap_or_overlap(index: Index) -> None:
    engine, query = Engine(index), parse("coopération nucléaire Hanoi accord")
    whole = engine.search(query, size=10)
    assert whole.partial
    pages = [engine.search(query, page=page, size=1).hits for page in range(1, 7)]
    assert [hit.id for page in pages for hit in page] == [hit.id for hit in whole.hits]


def test_every_hit_is_streamed(index: Index) -> None:
    engine = Engine(index)
    assert list(engine.all_ids(parse("accord"), sort="oldest")) == [
        "laos",
        "russie",
        "estonie",
        "coree",
    ]


def test_where_all_words_find_little_the_best_partial_matches_follow(index: Index) -> None:
    results = Engine(index).search(parse("nucléaire russie ingénieurs estonie"))
    assert results.total == 0
    assert results.hits[0].id == "russie"
    assert all(hit.partial for hit in results.hits)
    assert results.partial == len(results.hits)


def test_a_partial_match_keeps_to_labels_dates_and_exclusions(index: Index) -> None:
    results = Engine(index).search(parse("nucléaire estonie pays:ru"))
    assert [hit.id for hit in results.hits] == ["russie"]
    results = Engine(index).search(parse("nucléaire estonie -russie"))
    assert {hit.id for hit in results.hits} == {"estonie", "coree"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nucleere", "nucléaire"),
        ("coopératoin", "coopération"),
        ("rusie", "Russie"),
        ("nucleere rusie", "nucléaire Russie"),
        ("titre:rusie -laos", "titre:Russie -laos"),
        ("titre:rusie -accord", None),
        ("rusie estonie", None),
        ("co-opération", "coopération"),
        ("co-opératoin", None),
        ('"centre nucleere"', '"centre nucléaire"'),
        ("nucléaire", None),
        ("xyzzy", None),
    ],
)
def test_a_misspelt_word_gets_a_real_word_with_its_accents(
    index: Index, typed: str, meant: str | None
) -> None:
    assert Engine(index).search(parse(typed)).suggestion == meant


@given(st.one_of(st.text(max_size=80), SCRAPS.map(" ".join)))
def test_any_text_can_be_searched(index: Index, text: str) -> None:
    results = Engine(index).search(parse(text))
    assert len(results.hits) == min(results.total + results.partial, 20)


@pytest.mark.parametrize("typed", ["*a*", "*", "a* OR b* OR *e*", "?????", "-*a*", "z*", "*z*x*"])
def test_wide_patterns_are_answered(index: Index, typed: str) -> None:
    Engine(index).search(parse(typed))


def test_a_pattern_of_very_many_words_is_bounded_and_says_so(empty: Index) -> None:
    empty.add(Entry(id=str(n), text=" ".join(f"mot{n}x{m}" for m in range(400))) for n in range(5))
    results = Engine(empty).search(parse("mot*"))
    assert ("many words", "mot*") in results.notes
    assert results.total > 0


def test_an_empty_index_finds_nothing(empty: Index) -> None:
    empty.rebuild([])
    results = Engine(empty).search(parse("nucléaire"))
    assert (results.total, results.hits, results.suggestion) == (0, (), None)


def test_a_commit_is_seen_at_the_next_search(empty: Index) -> None:
    empty.rebuild([])
    engine = Engine(Index(empty.directory))
    assert engine.search(parse("laos")).total == 0
    empty.add([Entry(id="one", title="Le Laos")])
    assert engine.search(parse("laos")).total == 1
    empty.add([Entry(id="one", title="La Russie")])
    assert engine.search(parse("laos")).total == 0
    empty.remove(["one"])
    assert engine.search(parse("russie")).total == 0
    empty.rebuild([Entry(id="two", title="Le Laos")])
    assert engine.search(parse("laos")).total == 1


def test_threads_may_share_an_engine(index: Index) -> None:
    engine = Engine(index)
    queries = ["accord", '"centre nucléaire"', "nucl*", "rusie", "accord -laos", "pays:ru"] * 20
    alone = [Engine(index).search(parse(query)) for query in queries]
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda query: engine.search(parse(query)), queries))
    assert together == alone


@pytest.mark.parametrize("name", ["VAST", "vast", "Rosatom", "ROSÁTOM", "centre-d-energie"])
def test_an_organisation_can_be_picked_by_its_name_or_slug(empty: Index, name: str) -> None:
    known = ("VAST", "Rosatom", "Centre d’énergie")
    empty.add(Entry(id=one, organisations=(one,)) for one in known)
    assert Engine(empty).search(parse("*"), Filters(organisations=(name,))).total == 1


@pytest.mark.parametrize("name", ["Tô Lâm", "to-lam", "TO LAM"])
def test_a_person_who_is_picked_is_nobody_of_a_longer_name(empty: Index, name: str) -> None:
    empty.add(Entry(id=one, persons=(one,)) for one in ("Tô Lâm", "Tô Lâm Anh", "Lâm"))
    engine = Engine(empty)
    for typed in ("*", "personne:lam"):
        hits = engine.search(parse(typed), Filters(persons=(name,))).hits
        assert [hit.id for hit in hits] == ["Tô Lâm"]


def test_the_best_of_many_hits_are_the_first_of_all_hits(empty: Index) -> None:
    texts = ("accord " * (number * 37 % 101 + 1) + f"mot{number}" for number in range(900))
    empty.rebuild(Entry(id=f"a{number}", text=text) for number, text in enumerate(texts))
    engine, query = Engine(empty), parse("accord")
    best = [hit.id for page in (1, 2, 3) for hit in engine.search(query, page=page, size=20).hits]
    assert best == list(engine.all_ids(query))[:60]


def test_a_few_hits_are_listed_in_the_order_they_are_shown_in(empty: Index) -> None:
    texts = ["assassinée, laos", "assassinée, assassin", *["laos"] * 9]
    empty.rebuild(Entry(id=f"a{number}", text=text) for number, text in enumerate(texts))
    engine, query = Engine(empty), parse("assassinée")
    shown = [hit.id for hit in engine.search(query).hits if not hit.partial]
    assert shown == list(engine.all_ids(query)) == ["a1", "a0"]


def test_many_organisations_are_counted_as_few_are(empty: Index) -> None:
    entries = [
        Entry(id=f"a{number}", title="accord", organisations=(f"Org {number}", "VAST"))
        for number in range(600)
    ]
    empty.rebuild(entries)
    facet = Engine(empty).search(parse("accord")).facets["organisation"]
    assert [(one.value, one.count) for one in facet[:2]] == [("VAST", 600), ("Org 0", 1)]
    filters = Filters(organisations=("Org 7",))
    assert Engine(empty).search(parse("accord"), filters).total == 1
