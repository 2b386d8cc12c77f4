"""Counting what hits bear, each of the three ways it is done."""

import random

import numpy
import pytest

from app.search import snapshot
from app.search.snapshot import Facet, Hits

SIZE = 300


@pytest.mark.parametrize("values", [2, 40, 250])
@pytest.mark.parametrize("label_cost", [0, 10, 10**9])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 1.0])
def test_a_facet_counts_the_hits_that_bear_each_value(
    values: int, label_cost: int, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "LABEL_COST", label_cost)
    chance = random.Random(values)
    bearing = [chance.sample(range(SIZE), chance.randint(1, 6)) for _ in range(values)]
    bearing[0] = list(range(SIZE))
    rows = [(numpy.array(sorted(found)), number) for number, found in enumerate(bearing)]
    names = [f"v{number}" for number in range(values)]
    facet = Facet(names, {name: n for n, name in enumerate(names)}, str, rows, SIZE)
    mask = numpy.array([chance.random() < share for _ in range(SIZE)])
    hits = set(numpy.flatnonzero(mask).tolist())
    assert Hits(mask).counts(facet).tolist() == [len(hits & set(found)) for found in bearing]
    for number in (0, values - 1):
        assert numpy.flatnonzero(facet.mask([f"v{number}"])).tolist() == sorted(bearing[number])
