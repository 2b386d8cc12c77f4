"""Label an article with the countries it mentions and those it has as partners."""

from collections.abc import Sequence

from app.reading.countries.mentions import Mention, find_companies, find_mentions
from app.reading.countries.partners import partner_scores
from app.reading.model import CountryLabel, Evidence
from app.reading.parts import Part
from app.reading.vocabulary.gazetteer import Kind

MOST_EVIDENCE = 20
"""Places quoted for one label."""

SURE = 0.95
"""Score of a partner that the title and the lead name both."""

_CERTAIN_AFTER = 3


def read_countries(
    parts: Sequence[Part], home_country: str, language: str = "fr"
) -> tuple[tuple[CountryLabel, ...], tuple[CountryLabel, ...]]:
    """The partner countries and all mentioned countries, partners included, by falling score.

    `home_country` (ISO 3166-1 alpha-2) is neither. A partner is a state, with its regions,
    companies and agencies, that acts with the home country in the article's main event.
    """
    companies, named = find_companies(parts), find_mentions(parts, language)
    scores = partner_scores(parts, named, companies, home_country)
    if language != "fr":  # no rule tells venues or markets there: the title and the lead must agree
        scores = {code: score for code, score in scores.items() if score >= SURE}
    abroad: dict[str, list[Mention]] = {}
    for mention in (*companies, *named):
        # a company's name alone is no mention of its country, unless it acts for it
        if mention.code in scores or mention.kind is not Kind.COMPANY:
            abroad.setdefault(mention.code, []).append(mention)
    abroad.pop(home_country, None)
    evidence = {code: _evidence(found) for code, found in abroad.items()}
    partners = [CountryLabel(code, score, evidence[code]) for code, score in scores.items()]
    mentioned = [
        CountryLabel(code, _mention_score(found), evidence[code]) for code, found in abroad.items()
    ]
    return _sorted(partners), _sorted(mentioned)


def _mention_score(found: list[Mention]) -> float:
    """More mentions, and those above the body, make surer: 0.5 for one, 1 from three upwards."""
    points = sum(2 if mention.part.name in ("title", "lead") else 1 for mention in found)
    return round(0.25 + 0.75 * min(points, _CERTAIN_AFTER) / _CERTAIN_AFTER, 2)


def _evidence(found: list[Mention]) -> tuple[Evidence, ...]:
    return tuple(
        mention.part.evidence(mention.start, mention.end, mention.kind.value)
        for mention in found[:MOST_EVIDENCE]
    )


def _sorted(labels: list[CountryLabel]) -> tuple[CountryLabel, ...]:
    return tuple(sorted(labels, key=lambda label: (-label.score, label.code)))
