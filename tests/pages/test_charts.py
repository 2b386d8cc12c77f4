"""Numbers ready to be drawn."""

import pytest

from app import names
from app.pages.charts import bars, by_year, shade, world
from app.pages.matrix import Table


def test_periods_without_articles_have_their_bar_too() -> None:
    drawn = bars([("2024-11", 2), ("2025-02", 1)])
    assert [(bar.period, bar.count) for bar in drawn] == [
        ("2024-11", 2),
        ("2024-12", 0),
        ("2025-01", 0),
        ("2025-02", 1),
    ]
    assert [bar.height for bar in drawn] == [1, 0, 0, 0.5]


def test_months_and_years_add_up_and_undated_ones_are_apart() -> None:
    drawn, undated = by_year([("2023", 1), ("2023-05", 2), ("2025-01", 4), (None, 3)])
    assert [(bar.period, bar.count) for bar in drawn] == [("2023", 3), ("2024", 0), ("2025", 4)]
    assert undated == 3


def test_nothing_is_drawn_of_nothing() -> None:
    assert bars([]) == []
    assert by_year([(None, 2)]) == ([], 2)


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (50, 2), (100, 4)])
def test_the_most_articles_are_drawn_darkest(count: int, expected: int) -> None:
    assert shade(count, 100) == expected


def test_every_country_of_the_map_has_a_name() -> None:
    drawn = {*world()["land"], *world()["points"]} - {""}
    assert drawn <= set(names.countries("fr"))
    assert {"RU", "LA", "EE", "SG", "FR", "US"} <= drawn


def test_the_front_page_draws_no_country_without_a_sector() -> None:
    counts = {("RU", "energie"): 2, ("LA", "commerce"): 1}
    whole = Table(("KE", "RU", "LA"), ("commerce", "energie", "sports"), counts, 2)
    assert whole.top(1).countries == ("RU",)
    assert whole.top(2).sectors == ("commerce", "energie")
