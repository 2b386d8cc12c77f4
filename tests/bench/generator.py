"""A deterministic archive of any size: Zipfian French, labels spread as in the real one.

`entries` is what an index takes, `records` what `coop ingest` reads (lines of a .jsonl file), whose
articles tell of visits, talks and agreements between words drawn as for the entries.
"""

import json
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

_TOLD = (
    "Le ministre {of} {office}, {person}, a reçu {day} à Hanoï l'ambassadeur {of}.",
    "Le Vietnam et {the} ont signé {day} un accord de coopération dans le domaine {field}.",
    "La coopération {field} entre les deux pays progresse, a déclaré {person}.",
    "{person} a salué les investissements venus {of} et demandé davantage d'échanges.",
    "Les échanges commerciaux avec {the} ont atteint {figure} millions de dollars en {year}.",
    "Un mémorandum d'entente sera signé lors de la visite de {person} {day}.",
    "Les entreprises venues {of} souhaitent investir {figure} millions de dollars.",
    "Selon {person}, le projet sera achevé en {year}.",
)
_PARTNERS = (
    ("le Laos", "du Laos"), ("la Chine", "de Chine"), ("le Japon", "du Japon"),
    ("la Russie", "de Russie"), ("la France", "de France"), ("les États-Unis", "des États-Unis"),
    ("la République de Corée", "de République de Corée"), ("l'Inde", "d'Inde"),
    ("le Cambodge", "du Cambodge"), ("l'Allemagne", "d'Allemagne"), ("Cuba", "de Cuba"),
    ("l'Australie", "d'Australie"), ("la Thaïlande", "de Thaïlande"), ("Singapour", "de Singapour"),
)  # fmt: skip
_FIELDS = (
    "commercial", "de l'énergie nucléaire", "de la santé", "des sciences et technologies",
    "du tourisme", "de l'agriculture", "de l'éducation", "de la défense", "des transports",
    "de l'environnement", "du numérique", "de la culture", "des finances",
)  # fmt: skip
_OFFICES = ("de la Santé", "des Affaires étrangères", "du Commerce", "de la Défense")
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"


def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 2.7) for rank in range(count)))


def vocabulary() -> list[str]:
    """French words, the most frequent first."""
    return [word for word in top_n_list("fr", VOCABULARY // 2) if word.isalpha()]


def _words(chance: random.Random) -> list[str]:
    known = vocabulary()
    # the long tail: names and rare words, which make most of a real vocabulary
    syllables = _SYLLABLES.split()
    while len(known) < VOCABULARY:
        known.append("".join(chance.choices(syllables, k=chance.randint(2, 5))))
    return known


def entries(count: int, seed: int = 1) -> Iterator[Entry]:
    """`count` entries, the same ones at each call; the id says the number."""
    chance = random.Random(seed)
    known = words = _words(chance)
    weights = _zipf(len(known))
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


def records(count: int, seed: int = 1) -> Iterator[str]:
    """`count` articles of about WORDS_PER_ARTICLE words as JSON, the same ones at each call."""
    chance = random.Random(seed)
    words = _words(chance)
    weights = _zipf(len(words))
    syllables, months = _SYLLABLES.title().split(), _MONTHS.split()
    people = [" ".join(chance.choices(syllables, k=3)) for _ in range(2000)]
    people_weights = _zipf(len(people))

    def sentence() -> str:
        drawn = chance.choices(words, cum_weights=weights, k=chance.randint(12, 22))
        return " ".join(drawn).capitalize() + "."

    def told(the: str, of: str, day: date) -> str:
        return chance.choice(_TOLD).format(
            the=the,
            of=of,
            person=chance.choices(people, cum_weights=people_weights)[0],
            office=chance.choice(_OFFICES),
            field=chance.choice(_FIELDS),
            day=f"le {day.day} {months[day.month - 1]}",
            figure=chance.randint(2, 900),
            year=day.year,
        )

    for number in range(count):
        day = date(2001, 1, 1) + timedelta(days=int(chance.betavariate(3, 1) * 9000))
        the, of = chance.choice(_PARTNERS)
        subject = " ".join(chance.choices(words, cum_weights=weights, k=6))
        paragraphs = [
            " ".join((told(the, of, day), sentence(), told(the, of, day))) for _ in range(8)
        ]
        record = {
            "title": f"Le Vietnam et {the}: {subject}",
            "text": f"Hanoï, {day.day} {months[day.month - 1]} (VNA) – " + "\n\n".join(paragraphs),
            "url": f"https://fr.example.org/{seed}/{number}",
            "published": day.isoformat(),
        }
        yield json.dumps(record, ensure_ascii=False)
