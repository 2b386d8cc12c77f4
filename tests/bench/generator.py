"""A deterministic archive of any size: Zipfian French, labels spread as in the real one."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from wordfreq import top_n_list

from app.search.index import Entry

WORDS_PER_ARTICLE = 390
VOCABULARY = 60_000

COUNTRIES = (
    "CN US JP KR RU LA KH FR DE IN TH ID SG AU GB MY PH CU BY EE NL BE IT ES CA CH CZ PL HU BG"
)
SECTORS = (
    "diplomatie commerce investissement finance energie nucleaire numerique sciences education "
    "culture tourisme agriculture sante environnement transport defense securite justice travail"
)
_SYLLABLES = "ba co du fe ghi kha lan minh nguy phu quo ron sta tran vel xuan thi moro"
AGENCIES = ("VNA", "CVN", "NDEL", "VOV")


def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 2.7) for rank in range(count)))


def vocabulary() -> list[str]:
    """French words, the most frequent first."""
    return [word for word in top_n_list("fr", VOCABULARY // 2) if word.isalpha()]


def entries(count: int, seed: int = 1) -> Iterator[Entry]:
    """`count` entries, the same ones at each call; the id says the number."""
    chance = random.Random(seed)
    known = vocabulary()
    # the long tail: names and rare words, which make most of a real vocabulary
    syllables = _SYLLABLES.split()
    while len(known) < VOCABULARY:
        known.append("".join(chance.choices(syllables, k=chance.randint(2, 5))))
    words, weights = known, _zipf(len(known))
    countries, sectors = COUNTRIES.split(), SECTORS.split()
    country_weights, sector_weights = _zipf(len(countries)), _zipf(len(sectors))
    organisations = [f"{chance.choice(known)} {chance.choice(known)}".title() for _ in range(3000)]
    organisation_weights = _zipf(len(organisations))
    first = date(2001, 1, 1)

    def text(length: int) -> str:
        return " ".join(chance.choices(words, cum_weights=weights, k=length))

    for number in range(count):
        day = first + timedelta(days=int(chance.betavariate(3, 1) * 9000))
        dated = chance.random() < 0.93
        yield Entry(
            id=f"a{number:07}",
            title=text(chance.randint(7, 14)).capitalize(),
            lead=text(chance.randint(20, 35)),
            text="\n".join(text(chance.randint(40, 70)) for _ in range(6)),
            captions=(text(14),),
            countries=_some(chance, countries, country_weights, 2),
            mentions=_some(chance, countries, country_weights, 5),
            sectors=_some(chance, sectors, sector_weights, 3),
            organisations=_some(chance, organisations, organisation_weights, 4),
            agency=chance.choices(AGENCIES, (6, 2, 1, 1))[0],
            language="fr",
            earliest=day.isoformat() if dated else None,
            latest=day.isoformat() if dated else None,
        )


def _some(
    chance: random.Random, values: list[str], weights: list[float], most: int
) -> tuple[str, ...]:
    picked = chance.choices(values, cum_weights=weights, k=chance.randint(0, most))
    return tuple(dict.fromkeys(picked))
