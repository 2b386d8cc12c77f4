"""Years that the text sets beside its own: "cette année 2025", "l'année dernière (2024)"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from app.reading.dates.clue import Clue, Source, found_in, parts_with
from app.reading.dates.clues.anniversaries import NEXT_YEAR
from app.reading.dates.clues.figures import before_a_crisis
from app.reading.dates.context import FUTURE
from app.reading.dates.years import was_put_off
from app.reading.parts import Part, has_any
from app.reading.sentences import sentence_at
from app.reading.vocabulary.almanac import almanac, number_of_months
from app.reading.vocabulary.alternation import any_of

_SIGNS_OF_A_YEAR = (
    *("annee", "l'an ", "soit dans", "ce debut", "ce mois", "est l", "etait l", "marque"),
    *("marquait l", "celebrent", "fetent", "celebrant", "fetant"),
)
_THIS_YEAR = re.compile(
    r"cette annee,? \(?(?:en )?(?P<y>20\d\d)|(?P<y2>20\d\d),? cette annee"
    r"|cette (?:fin|debut) d'annee (?P<y3>20\d\d)"
    r"|ce (?:debut|mois) (?:d'annee|de [a-z]+) (?P<y4>20\d\d)"
    r"|\bl'annee (?P<y12>20\d\d) (?:temoigne|touche a sa fin|s'acheve|se termine)\b"
    r"|(?P<y5>20\d\d),? (?:est|etait|marque|marquait) l[ea] \d{1,3}e\b"
    r"|(?<!\bque )(?P<y8>20\d\d),? (?:est|etant)(?: aussi| egalement)?,?(?: [^.;,]{1,30},)?"
    r" (?:l'|une |la (?:premiere|derniere|\w+ieme) )annee\b"
    r"|en (?P<y6>20\d\d),? [^.;]{3,70} (?:celebrent|fetent|marquent) l(?:e|a|es) \d{1,3}(?:e| ans)"
    r"|\b(?:jeux|games|championnats?|coupe|sommet|festival|salon|foire|congres)\b[^.;,\d]{0,40}"
    r" (?P<y9>20\d\d)(?! ?[-–])[^.;\d]{0,50}\b(?:a la|en) fin (?:de cette annee|d'annee)\b"
    r"|\b(?:commence|debute|demarre)\w* cette annee\b[^.;\d]{0,80}(?P<y10>20\d\d) ?[-–] ?20\d\d"
    r"|\bfin (?:de )?(?P<y11>20\d\d),? soit dans (?:moins de |environ |quelque )?[a-z\d]+ mois\b"
    r"|\b(?:celebrent|fetent|marquent|celebrant|fetant) en (?P<y7>20\d\d)"
    r" l(?:e|a|es) \d{1,3}(?:e| ans)"
    r"|(?:l'annee derniere|l'an dernier|l'an passe|l'annee passee),? \(?(?:en (?:[a-z]{3,9} )?)?"
    r"(?P<last>20\d\d)"
    r"|(?:l'annee derniere|l'an dernier|l'an passe|l'annee passee)"
    r"(?: (?:a|au|aux|en) [^.;,\d]{2,40})?,? (?:le )?\d{1,2}(?:er)? [a-z]{3,9} (?P<last4>20\d\d)"
    r"|(?:l'annee derniere|l'an dernier|l'an passe|l'annee passee)\b[^.;()\d]{0,40}"
    r"\((?:\d{1,2} |\d[\d,. ]*[a-z% ]{0,40} en )?(?:[a-z]{3,9} )?(?P<last3>20\d\d)\)"
    r"|(?P<last2>20\d\d), (?:ce qui|faisant|permettant|placant)\b"
    r"(?:(?! par rapport| contre | compar| qu[e']| superieur| inferieur)[^.;\d]){0,90}?"
    r" (?:l'annee derniere|l'an dernier)\b"
    r"|(?:l'annee prochaine|l'an prochain),? (?:\(|(?:soit )?en (?:[a-z]{3,9} )?|soit "
    r"|[^.;,\d]{3,40} de )"
    r"(?P<next>20\d\d)(?!\d| ?-)"
)


_OF_THEN = re.compile(
    r"\b(?:se souvien\w+|raconte\w*|ecrivai\w+|discours prononce|relu\w*|avai(?:en)?t envoye"
    r"|derniere annee avant|avait dit)\b"
)
_PREPARED = re.compile(r"\bprepar(?:e|ent|er|ant)\b")
_BACK_THEN = re.compile(r"-la\b| record\b| de (?:la )?(?:pandemie|crise|guerre)\b")


def this_year(source: Source) -> Iterator[Clue]:
    """ "cette année 2025", "l'année dernière (2024)"."""
    for part in parts_with("20", source.parts):
        for found in _THIS_YEAR.finditer(part.folded) if has_any(part, _SIGNS_OF_A_YEAR) else ():
            year = next(int(digits) for digits in found.groups() if digits)
            evidence = part.evidence(found.start(), found.end(), "this year, last year")
            last = found["last"] or found["last2"] or found["last3"] or found["last4"]
            sentence = part.folded[slice(*sentence_at(part.text, found.start()))]
            if _OF_THEN.search(sentence) or _BACK_THEN.match(part.folded, found.end()):
                continue
            if "debut d'annee" in found.group() and _is_late(source):
                year -= 1  # "En ce début d'année 2013 … le 28 décembre, elle a accueilli"
            kept = found["y5"] or found["y6"] or found["y7"] or found["y8"]
            if kept and _PREPARED.search(sentence):
                continue  # "2025 marque le 30e anniversaire, a noté l'ambassadeur, qui le prépare"
            pivotal = found["y8"] is not None and "charniere" in part.folded[found.end() :][:20]
            year += bool(last) - bool(found["next"])  # "2025 est une année charnière", told in 2024
            yield Clue(year, evidence, stated=not pivotal, estimate=pivotal)
        if not has_any(part, _SIGNS_OF_AN_END):
            continue
        for found in _YEAR_ENDS.finditer(part.folded):
            year = next(int(digits) for digits in found.groups() if digits)
            shift = bool(found["last"]) - bool(found["next"] or found["soon"])
            if found["next"] and not _names(source.parts, year - 1, year - 2):
                continue  # "cette année ou en 2030"
            # "démarreront au début de 2016" may be told more than a year before
            evidence = part.evidence(*found.span(), "this year, last year")
            estimate = source.news is not None and found["soon"] is not None
            yield Clue(year + shift, evidence, estimate=estimate)


def _is_late(source: Source) -> bool:
    """Whether the news is of the last months of a year."""
    return source.news is not None and source.news.month >= _LATE


_LATE = 11  # month
_YEAR_OVER = re.compile(
    r"\b(?:au cours|lors) de l'annee ecoulee\b[^.;()\d]{0,60}\d[^.;()]{0,40}"
    r" en (?P<y>20\d\d)\b(?! ?-)"
)


def year_over(source: Source) -> Iterator[Clue]:
    """ "Au cours de l'année écoulée, 6,8 milliards en 2020": the year before that of the news, but
    for news of its last months, or of no day."""
    for part, found in found_in(_YEAR_OVER, source.parts, "ecoulee"):
        if source.news and not _is_late(source):
            yield Clue(int(found["y"]) + 1, part.evidence(*found.span(), "this year, last year"))


_OVER = re.compile(r"\b(20\d\d),? qui (?:vient (?:tout juste )?de s'achever|s'est achevee?)\b")


def just_over(source: Source) -> Iterator[Clue]:
    """ "L'Année du Vietnam en Italie 2013, qui vient de s'achever", told in January."""
    if source.news is None or source.news.month > 2:
        return
    for part, found in found_in(_OVER, source.parts, "achev"):
        words = part.evidence(*found.span(), "this year, last year")
        yield Clue(int(found[1]) + 1, words, stated=True)


def _names(parts: Sequence[Part], *years: int) -> bool:
    return any(f" {year}" in part.folded for part in parts for year in years)


@cache
def _next_month() -> re.Pattern[str]:
    months = any_of(almanac().months)
    return re.compile(
        rf"\b(?:en|1er|\d\d?) (?P<month>{months}) prochain,? \(?(?:soit )?"
        rf"(?:en |le (?:1er|\d\d?) {months} )?(?P<year>20\d\d)\b(?! ?-)"
        r"|\b(?P<named>20\d\d) (?:se tiendra|aura lieu|se deroulera|s'ouvrira|debutera"
        rf"|sera organisee?) [^.;\d]{{0,40}}\ben (?P<then>{months}) prochain\b"
    )


def next_month(source: Source) -> Iterator[Clue]:
    """ "Le 11 septembre … en juin prochain, en 2015", "le 1er janvier prochain, soit le 1er janvier
    2021", "le Festival 2020 aura lieu en avril prochain": the next such month behind the news."""
    for part, found in found_in(_next_month(), source.parts, " prochain") if source.news else ():
        month = almanac().months[found["month"] or found["then"]]
        before = source.news is not None and source.news.month >= month
        words = part.evidence(*found.span(), "this year, last year")
        yield Clue(int(found["year"] or found["named"]) - before, words)


_SIGNS_OF_AN_END = (
    "debut ",
    " prochain",
    "d'ici ",
    " portant ",
    "cette annee",
    "cette nouvelle annee",
)
# "D'ici fin décembre, ce qui portera leur nombre à 74.000 en 2016", "cette année ou en 2015".
_YEAR_ENDS = re.compile(
    r"d'ici (?:a )?(?:la )?fin (?:decembre|de l'annee|d'annee)(?! \d)(?! prochaine)[^.;\d]{0,40}"
    r"(?:portera|porteront|atteindra|atteindront|s'elevera)\b"
    r"(?:(?!avant|puis|contre)[^;\n]){0,40}? en (?P<y>20\d\d)(?!\d)"
    r"|(?:l'annee derniere|l'an dernier|l'an passe|l'annee passee)\b[^.;]{0,90},"
    r" portant (?:ainsi )?le total (?:de|en|pour) (?:l'annee )?(?P<last>20\d\d)(?!\d)"
    r"|\ben (?P<y3>20\d\d),? et [^.;,\d]{3,60}[a-z](?:er|dr|ir)(?:a|ont)\b[^.;,\d]{0,40}"
    r" l'an(?:nee)? prochaine?\b"
    r"|\bcette annee ou (?:en |debut |au debut de )(?P<next>20\d\d)(?!\d)"
    r"|[a-z]r(?:a|ont) [^.;,\d]{0,30}\bdebut (?:de (?:l'annee )?)?(?P<soon>20\d\d)(?!\d| ?-)"
    r"|\bcette (?:nouvelle )?annee (?:lunaire )?(?:du |de la |d'|de l')(?!visite|accord|signature)"
    r"[a-z' -]{2,25}? (?P<y2>20\d\d)(?!\d| ?-)"
)
_WILL_HOLD = re.compile(r"\ben (20\d\d),? (?:ou |lorsqu[e'] ?)[^.;,]{2,40}?[a-z]r(?:a|ont)\b")


def next_year(source: Source) -> Iterator[Clue]:
    """ "L'année prochaine … en 2020 où il assumera la présidence": most likely the same year."""
    if next(found_in(NEXT_YEAR, source.parts, " prochain"), None) is None:
        return
    held = list(found_in(_WILL_HOLD, source.parts, " en 20"))
    if len({one[1] for _, one in held}) == 1:
        part, one = held[0]
        yield Clue(
            int(one[1]) - 1, part.evidence(*one.span(), "this year, last year"), estimate=True
        )


_IN_A_TITLE = re.compile(rf"{FUTURE}[^.;:]*?\ben (20\d\d)$")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)* ?%?")


def titles_next_year(source: Source) -> Iterator[Clue]:
    """A title "Le salaire augmentera de 5,5% en 2020" over "dès l'année prochaine … de 5,5%"."""
    for part in parts_with(" en 20", source.parts):
        found = _IN_A_TITLE.search(part.text) if part.name == "title" else None
        figures = _FIGURE.findall(part.text, 0, found.start(1)) if found else []
        for other, ahead in found_in(NEXT_YEAR, source.parts, " prochain") if figures else ():
            sentence = other.text[slice(*sentence_at(other.text, ahead.start()))]
            if found and all(figure in sentence for figure in figures):
                words = other.evidence(*ahead.span(), "this year, last year")
                yield Clue(int(found[1]) - 1, words)


_COMPARED = r"\bmeme periode (?:de |en )?(?:l'annee |l'an )?(20\d\d)\b"
_THIS = r"(?:de l'|de cette )annee\b(?! (?:20|derniere|passee|prec))"
_HALF = rf"\bpremier (?:semestre|trimestre) {_THIS}"
# The aim of the year; the goal of a year.
_AIM = (
    r"\ben (20\d\d), [^.;]{3,40}"
    r" (?:(?:espere|vise|table|entend)(?:nt)?\b|compte(?:nt)? [a-z']{2,}(?:er|ir|re)\b)"
)
_GOAL = r"\bobjectif (?:de |d')[^.;]{3,80}? (?:en|pour) (20\d\d)\b(?! ?-)"
# What the rest of the year should bring; the outlook for all of it.
_REST = (
    r"\b(?:devrai|pourrai)(?:en)?t\b[^.;]{0,90}"
    r"(?:\bau second|(?:second|deuxieme) semestre|fin de l'annee|cette annee|mois restants)"
)
_OUTLOOK = (
    r"\b(?:devrai(?:en)?t|table\w*|prevoi\w+|prevision\w*|vise\w*)\b[^.;]{0,60}\bcette annee\b"
)
# From November on the outlook is for the next year.
_MONTH = (
    r"\b(?:en|d[e']|fin|debut) ?"
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre) (20\d\d)\b"
)
_HELD = r"\b(?:se tien(?:t|nent)|se deroulent?|accueille(?:nt)?|reuni(?:t|ssent)|attire(?:nt)?)\b"
_EDITION = r"\b(?:son|sa|leur|cette) edition (?:de )?(20\d\d)\b"


class _Sign(NamedTuple):
    """A pattern that names a year, something without which it is not there, what else in the
    article shows the running year to be meant, and by how much the running year is later."""

    sign: str
    named: re.Pattern[str]
    under_way: re.Pattern[str]
    later: int


@cache
def _signs() -> tuple[_Sign, ...]:
    count = number_of_months()
    counted = rf"\b(?:{count}) (?:premiers|derniers) mois\b"
    done, part = rf"{counted} {_THIS}", rf"{counted}|\b(?:en|sur) (?:{count}) mois\b"
    no_month = "".join(f"(?<!{word} )" for word in (*almanac().months, "en", "de"))
    first_months = rf"(?:premier semestre|{counted}) (?:de )?(?:l'annee )?(20\d\d)\b"
    return tuple(
        _Sign(sign, re.compile(named), re.compile(under_way), later)
        for sign, named, under_way, later in (
            # "En hausse, au cours des onze derniers mois, par rapport à la même période de 2013"
            ("meme periode", rf"{counted}[^.;]{{0,300}}?{_COMPARED}", "", 1),
            ("meme periode", _COMPARED, rf"{_HALF}|{done}", 1),
            # "De 950 millions en 2010, le commerce pourrait atteindre un milliard cette année"
            (
                "cette annee",
                r"\ben (20\d\d),[^.;]{3,140}\b(?:pourrai|devrai)(?:en)?t\b[^.;]{3,60}"
                r" cette annee\b(?! ou)",
                "",
                1,
            ),
            # "95 milliards de dollars cette année, soit une hausse de 31,6% par rapport à 2010"
            (
                "cette annee",
                r"\bcette annee\b(?! ou)[^.;]{0,80}\bpar rapport a (?:l'annee )?(20\d\d)\b",
                "",
                1,
            ),
            # "Pour l'année en cours … elles atteindront 60 milliards, en baisse par rapport à 2008"
            (
                "par rapport",
                r"[a-z]r(?:a|ont)\b(?:(?!20\d\d)[^.;]){3,100}\b(?:hausse|baisse|recul|progression)\b"
                r"[^.;]{0,30}\bpar rapport a (?:l'annee )?(20\d\d)\b",
                r"\bl'annee en cours\b",
                1,
            ),
            # "Un million en 2010 et 218 millions au cours des quatre premiers mois de cette année"
            (
                "cette annee",
                r"\ben (20\d\d) et (?:de |a )?\d[^.;]{3,60}\b(?:premiers mois|premier semestre"
                r"|premier trimestre) de cette annee\b",
                "",
                1,
            ),
            # "En 2018, 945 bourses ont été accordées, un chiffre porté à 1.000 cette année"
            (
                "cette annee",
                r"\ben (20\d\d), [^.;]{3,90}\d[^.;]{0,60}, (?:un )?(?:chiffre|nombre|montant|total)"
                r"\b(?:[^.;]|\.(?=\d)){0,50}\bcette annee\b",
                "",
                1,
            ),
            # "Le commerce a atteint 245 millions en 2008. Il pourrait se replier cette année"
            (
                "cette annee",
                r"\ben (20\d\d),? [^.;]{0,60}\d[^.;]{0,40}\. [^.;]{0,30}"
                r"\b(?:pourrai|devrai)(?:en)?t\b[^.;]{3,60} cette annee\b(?! ou)",
                "",
                1,
            ),
            # "Le premier trimestre", and "En 2020, il avait exporté …, en baisse sur un an"
            (
                "en 20",
                r"\ben (20\d\d),? [^.;]{3,60}\bav(?:ait|aient) [^.;]{3,80}\d[^.;]{0,200}"
                r"\b(?:glissement annuel|sur un an|par rapport a (?:l'annee precedente|20\d\d))",
                r"\b(?:premier trimestre|entre janvier et mars)\b(?!,? (?:de )?(?:l'annee )?20)",
                1,
            ),
            # "En hausse de 7% cette année qui s'achève par rapport à 2018"
            (
                "qui s'acheve",
                r"\bannee qui s'acheve\b[^.;]{0,120}\bpar rapport a (?:l'annee )?(20\d\d)\b",
                "",
                1,
            ),
            ("en 20", _AIM, done, 0),
            # "L'objectif d'accueillir 18 millions d'hôtes en 2019", beside "7 en cinq mois"
            ("objectif d", _GOAL, part, 0),
            ("20", first_months, _REST, 0),
            ("20", _MONTH, _OUTLOOK, 0),
            # "Samedi s'est déroulée la Fête culturelle du Vietnam 2011"
            (
                " 20",
                r"\b(?:s'est|se sont) (?:deroule|tenu|ouvert|acheve|cloture|termine)e?s?"
                r" (?:la |le |les |l')[^.,;:()]{3,60} (20\d\d)\b(?! ?-)",
                "",
                0,
            ),
            # "La Fête culturelle du Vietnam 2011 s'est tenue samedi", but "le forum de mai 2011 …"
            (
                " s'est ",
                rf"[a-z] {no_month}(20\d\d) s'est (?:deroule|tenu|ouvert|acheve|cloture|termine)",
                "",
                0,
            ),
            # "Ils ont assisté à l'ouverture de l'année judiciaire 2015"
            ("judiciaire", r"\bouverture de l'annee judiciaire (20\d\d)\b(?! ?-)", "", 0),
            # "Le Salon se tient, pour son édition de 2010, à An Giang"
            ("edition", rf"{_HELD}[^.;]{{0,60}}{_EDITION}", "", 0),
            ("edition", rf"{_EDITION}[^.;]{{0,60}}{_HELD}", "", 0),
            # "Le thème retenu pour l'édition 2023 met à l'honneur la création"
            ("edition", r"\btheme (?:\w+ )?(?:de|pour) l'edition (?:de )?(20\d\d)\b", "", 0),
        )
    )


def running_year(source: Source) -> Iterator[Clue]:
    """The year whose figures are compared with those of the year before, or which the article
    names and tells to be under way."""
    dated = [part for part in source.parts if " 20" in part.folded]
    crisis = before_a_crisis(dated)
    for one in _signs():
        named = list(found_in(one.named, dated, one.sign))
        if named and any(one.under_way.search(part.folded) for part in source.parts):
            for part, found in named:
                if not (was_put_off(part, found.end(1)) or int(found[1]) in crisis):
                    words = part.evidence(*found.span(), "running year")
                    yield Clue(int(found[1]) + one.later, words)
