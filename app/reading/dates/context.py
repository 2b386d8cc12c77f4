"""What a date in the text is a date of: the news, something older, something to come."""

import re
from dataclasses import dataclass

from app.reading.dates.days import Day
from app.reading.parts import Part
from app.reading.sentences import sentence_at
from app.reading.vocabulary.almanac import almanac

_NEAR = 60  # code points before a date in which a cue speaks of it
_AHEAD = 40
_FAR = 200
_WIDE = 400  # as much of a sentence as is looked at
_LONGEST = 600  # characters of a sentence on each side of what is looked at
_OLDEST_ARTICLE = 2000  # the press has been on the web since then


@dataclass(frozen=True, slots=True)
class Around:
    """Folded text around a date: its sentence, that up to it and the end of that, the words just
    behind."""

    sentence: str
    sentence_before: str
    before: str
    after: str


def around(part: Part, start: int, end: int) -> Around:
    """The sentence of `part` in which `start:end` stands, as the cues see it."""
    first, last = sentence_at(part.text, start)
    return Around(
        part.folded[max(first, start - _WIDE) : min(last, end + _WIDE)],
        part.folded[max(first, start - _WIDE) : start],
        part.folded[max(first, start - _NEAR) : start],
        part.folded[end : min(last, end + _AHEAD)],
    )


def sentence_near(part: Part, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence around `start:end`, no further away than a sentence is long:
    a page may have none that ends."""
    first, last = sentence_at(part.text, start)
    return max(first, start - _LONGEST), min(last, end + _LONGEST)


def is_ahead(part: Part, start: int, end: int) -> bool:
    """Whether the date is one to come: "se tiendra le 5 mars", "le 5 mars prochain"."""
    cues, near = almanac().cues, around(part, start, end)
    if _REPORTED.search(near.before) or _LIVED.search(near.before):
        return False
    promised = _WILL.search(near.after)
    if promised and _NO_VERB.search(part.text, end, end + promised.end()):
        promised = None  # "a présenté le 14 mai 2024 une caméra"
    if promised and not _FINITE.search(part.text, end, end + promised.start()):
        return True
    if _RUNS_OUT.search(near.sentence_before):
        return True
    if _BY_THEN.search(near.before) or _BEFORE_A_FEAST.search(near.sentence_before):
        return True
    behind = near.after if not near.before.strip() else near.after[:12]
    return bool(cues["future"].search(near.before) or cues["future"].search(behind))


_NO_VERB = re.compile(r"[éè]ra$|(?<![^\W_])[A-ZÀ-Þ][\w-]*a$|\b(?:extra|infra|ultra)$")
_RUNS_OUT = re.compile(
    r"\b(?:arrive(?:nt)? (?:au |a (?:son |leur )?)(?:terme|echeance)|prend(?:nent)? fin)\b[^.;,]*$"
)
_BEFORE_A_FEAST = re.compile(
    r"\b(?:vers|en vue d|perspective d|prepar|approche d)[^.;]{0,30}\b\d+ ?(?:e|eme) anniversaire\b"
    r"[^.;]*$"
)
# "… du 11 août au 1er septembre prochain, a-t-on appris mercredi 5 juillet"
_REPORTED = re.compile(
    r"\ba(?:-t-(?:on|il|elle))? (?:appris|annonce|fait savoir|indique|declare|precise)"
    r" (?:ce |le )?$|\ba ete (?:annonce|communique|devoile|rendue? publique?)e? (?:ce |le )?$"
)
_LAST_MONTH = re.compile(r"\ble mois dernier,? (?:(?:du|les?|au) )?$")  # "…, du 13 au 15 octobre"
_BY_THEN = re.compile(r"\b(?:avant|au plus tard|d'ici(?: a)?|jusqu'(?:au|a)) $")
# "Le 20 août, elle affrontera", the date before the verb.
_WILL = re.compile(
    r"^(?:, (?:jour|date) (?:ou|a laquelle)|,?) (?:(?!qu|dont|ou )[a-z'-]+ ){1,6}"
    r"[a-z]{2,}(?:er|ir|vr|dr|tr|ur)(?:a|ont)\b"
)


def is_promised(day: Day) -> bool:
    """Whether a verb in the future leads to `day`, however far before it: "Deux fêtes mettront à
    l'honneur les lauréats, l'une à Huê le 27 juin". Whoever announces a day is near it, so that
    it may still be the day of the news."""
    first = max(sentence_at(day.part.text, day.start)[0], day.start - _FAR)
    if _LIVED.search(day.part.folded, max(first, day.start - _NEAR), day.start):
        return False
    verbs = list(_IN_FUTURE.finditer(day.part.text, first, day.start))
    return bool(verbs) and not _FINITE.search(day.part.text, verbs[-1].end(), day.start)


# "Une soirée sera dédiée au musicien, disparu le 1er avril 2001"
_LIVED = re.compile(r"\b(?:nee?|disparue?|decedee?|morte?)s? (?:en |le )?$")
# With accents: not "opéra"; nor "extra", "front".
FUTURE = r"(?<![\w-])[a-zà-ÿ]+(?:er|ir|dr|ttr|îtr|evr)(?:a|ont|ons)(?!\w)"
"""A pattern for a verb in the future, in text with its accents."""

_IN_FUTURE = re.compile(FUTURE)


def is_to_come(day: Day) -> bool:
    """Whether a day in full is one to come, by the words beside it or the verb that leads to it:
    "conduira une délégation à la conférence, du 12 au 14 août 2024"."""
    recent = day.year is not None and day.year >= _OLDEST_ARTICLE
    if is_ahead(day.part, day.start, day.end) or opens_a_promise(day):
        return True
    return recent and is_promised(day)


def opens_a_promise(day: Day) -> bool:
    """Whether a sentence that begins with what happens on `day` goes on in the future: "Dans le
    cadre de la visite du président les 29 et 30 janvier, les deux ministères signeront"."""
    first, last = sentence_near(day.part, day.start, day.end)
    if not _OPENS.match(day.part.folded, first, day.start):
        return False
    if _FINITE.search(day.part.text, first, day.start):
        return False
    will = _IN_FUTURE.search(day.part.text, day.end, min(last, day.end + _FAR))
    return will is not None and not (
        _FINITE.search(day.part.text, day.end, will.start())
        or _CLAUSE.search(day.part.text, day.end, will.start())
    )


_OPENS = re.compile(r"(?:dans le cadre|lors|au cours|a l'occasion|pendant|durant|en marge)\b")
_CLAUSE = re.compile(r"\b(?:qui|que|dont|où|lequel|laquelle)\b|\bqu['’]")


def is_reported(day: Day) -> bool:
    """Whether `day` is that on which the news was given out: "a été annoncée le 9 septembre"."""
    return _REPORTED.search(around(day.part, day.start, day.end).before) is not None


def is_told(part: Part, start: int, end: int) -> bool:
    """Whether a year is told of as come: "ont atteint 5 milliards en 2024", not "l'APEC 2027"."""
    first, last = sentence_at(part.text, start)
    verb = _FINITE.search(part.text, max(first, start - _WIDE), min(last, end + _WIDE))
    return (
        verb is not None and _IN_A_YEAR.search(part.folded[max(0, start - 12) : start]) is not None
    )


_IN_A_YEAR = re.compile(r"(?:\ben|\bdepuis|\bannee|\bdebut|\bfin|\bmi-?|\bde|\bde 20\d\d a) ?$")


def is_of_the_news(day: Day) -> bool:
    """Whether `day` may be the day of the main event: nothing says it is older or still to come."""
    if day.year is not None and day.year < _OLDEST_ARTICLE:
        return False
    cues, near = almanac().cues, around(day.part, day.start, day.end)
    if day.year is None and _REPORTED.search(near.before):
        return True
    if _LAST_MONTH.search(near.before):
        return False
    return not (
        _is_governed(day, "history")
        or (day.year is not None and _is_of_an_old_deed(day, near.before))
        or (day.year is not None and day.last is None and _OF_A_NOUN.search(near.before))
        or (day.year is not None and _BEFORE_THAT.search(near.before))
        or (day.year is not None and _AFTER_IT.search(near.sentence_before))
        or (day.year is not None and (_is_told_as_past(day) or _goes_on_since(day)))
        or (day.year is not None and _BEGINS_A_PAIR.match(near.after))
        or _is_looked_back_on(day)
        or ((day.month, day.day) == (1, 1) and day.last is not None)  # of figures
        or _UP_TO.search(near.before)
        or _DEPARTED.search(near.before)
        or (not _CELEBRATED.search(near.before) and _is_a_feast(day, near.after[:35]))
        or cues["yearly"].search(near.before)
        or cues["yearly"].search(near.after)
        or _is_of_another_year(day, near)
        or near.after.lstrip(" ,").startswith(("dernier", "precedent", "passe"))
        or is_to_come(day)
    )


def _is_a_feast(day: Day, after: str) -> bool:
    """Whether a feast is told before a date, or behind it but not that one went to it: "le 2
    septembre, Fête nationale", but "samedi 25 octobre à la Fête de la famille"."""
    if _is_governed(day, "feasts"):
        return True
    feast = almanac().cues["feasts"].search(after)
    held = feast is not None and after[: feast.start()] == " la "  # "a inauguré le 14 mai la"
    return feast is not None and not held and not after.endswith(_WENT_TO, 0, feast.start())


_WENT_TO = (" a la ", " a une ", " d'une ", " une ")


def _is_of_another_year(day: Day, near: Around) -> bool:
    """Whether a sentence tells of last year's events, be it not only to compare with them; what a
    date is told before, in a clause of its own ("…, qui avaient été signés l'an dernier"), is
    not, nor anything behind a day in full."""
    start = len(near.sentence_before)
    aside = _ASIDE.search(near.sentence, start)
    last = aside.start() if aside else len(near.sentence)
    last = start if day.year is not None else last
    told = almanac().cues["elsewhere"].finditer(near.sentence, 0, last)
    return any(not _COMPARED.search(near.sentence, 0, found.start()) for found in told)


_ASIDE = re.compile(r", (?:qui|lesquels?|lesquelles?|laquelle|lequel) (?:a|ont|av|et)")


_COMPARED = re.compile(r"(?:\bpar rapport a|\bcompar\w+ a|\bque|\bqu'|\bcontre [^.;]{1,40}) ?$")


def is_an_anniversary(day: Day) -> bool:
    """Whether `day` ends a pair that an anniversary spans: "(9 mai 1945 - 9 mai 2025)"."""
    before = day.part.folded[max(0, day.start - _NEAR) : day.start]
    return _PAIR.search(before) is not None


_BEGINS_A_PAIR = re.compile(r" ?- ?(?:\d{1,2} [a-z]+ )?20\d\d\)")  # "(19 septembre 2013-2023)"
_PAIR = re.compile(r"\([^()]{4,20} ?- ?$")
# "Le festival avait eu lieu du 3 au 8 mai 2014", "un an après la visite du 20 avril 2019",
# "la fusée ayant échoué lors du vol du 12 mars 2024"
_BEFORE_THAT = re.compile(
    r"\b(?:av(?:ait|aient)|ayant) \w+(?:e|i|u|is|it|ert)(?:e|s|es)?\b|\b(?:ans?|mois) apres\b"
)
_AFTER_IT = re.compile(r"\bapres (?:avoir|s'etre) [^.;,]{0,100}$")  # "après avoir été adoptée par"
# "L'Union a célébré le 27 novembre le 105e anniversaire de la Fête nationale": the day it did so.
_CELEBRATED = re.compile(
    r"\b(?:a|ont) (?:\w+ment )?(?:celebre|fete|commemore|marque)"
    r"(?:,? dans la (?:soiree|matinee|journee) du)? $"
)
# "Il découle d'un mémorandum sur … signé le 18 mai 2010"
_OLD_DEAL = re.compile(
    r"(?:(?<!ete )(?<!ont )(?<! a )(?<!est )(?<!sont )"
    r"(?:signe|conclu|paraphe|ratifie|effectue|realise|ouvert|publie|decede|mort|fonde|cree|lance"
    r"|adopte|promulgue|inscrit|etabli|deploye|installe|envoye|nomme|elu)(?:e|s|es)?)"
    r"(?: (?:a|au|en) [\w-]+)?(?: entre [^,;.]{3,30})?(?: en date du| du)? ?,?$"
)


_OF_A_NOUN = re.compile(
    r"(?<!matinee)(?<!midi)(?<!soiree)(?<!journee)(?<!soir)(?<!matin)(?<!nuit) du $"
)
"""Before the day of something named: "selon le recensement du 1er avril 2019"."""

_CLAUSE_BEFORE = 60
# With accents: "approuvée par le Premier ministre le 25 janvier 2022"; "tenu du 25 janvier"
_DONE = re.compile(
    r"(?<!\w)(?:\w+é|(?<=, )tenu)e?s? (?:par [^,.;]{2,40} )?(?:[àa]u? [\w-]+ )?(?:le |du )?$"
)
_AUXILIARY = re.compile(
    r"(?<!\w)(?:a|ont|est|sont|été|fut|furent|s['’]est|se sont|avait|avaient|était|étaient)"
    r"(?!\w)[^,.;]{0,50}$"
)


def _is_of_an_old_deed(day: Day, before: str) -> bool:
    """Whether `day` is that of what had been done: "l'accord signé le 18 mai 2010", "la visite
    effectuée du", but not "il effectue du 21 au 24 mars 2022 une visite"."""
    now = day.part.text.endswith(_MAKES, 0, day.start)
    if now or _AUXILIARY.search(day.part.text, max(0, day.start - _CLAUSE_BEFORE), day.start):
        return False
    done = _DONE.search(day.part.text, max(0, day.start - _NEAR), day.start)
    return done is not None or _OLD_DEAL.search(before) is not None


# With accents: not "effectué". Of the verbs above it alone is told in the present with its year.
_MAKES = (" effectue ", " effectue le ", " effectue du ")


def _goes_on_since(day: Day) -> bool:
    """Whether the sentence behind tells what has been so since: "Depuis, les clubs renaissent"."""
    _, last = sentence_at(day.part.text, day.start)
    return _SINCE.match(day.part.folded, last) is not None


_SINCE = re.compile(
    r"\s*(?:depuis(?: lors)?|desormais|aujourd'hui),|\s*(?:il|elle)s? [^.;]{0,50}\baujourd'hui\b"
)


def _is_told_as_past(day: Day) -> bool:
    """Whether the first verb behind `day` tells what had been done before the news: "le 26 mars
    2004, un typhon s'était abattu sur la côte"."""
    last = min(sentence_at(day.part.text, day.start)[1], day.end + _FAR)
    verb = _VERB.search(day.part.folded, day.end, last)
    return verb is not None and verb["past"] is not None


_VERB = re.compile(
    r"(?P<past>\b(?:s'etai(?:en)?t|avai(?:en)?t) (?:ete )?\w+(?:e|i|u|is|it|ert)(?:e|s|es)?\b"
    r"|\b(?!souhait\b|portrait|parfait|\w*trait\b|avait|etait)[a-z]{3,}(?<!r)(?:ait|aient)\b)"
    r"|\b(?:s'est|est|sont|etai(?:en)?t|ont|fut|furent|avai(?:en)?t|\w+er(?:a|ont))\b"
    r"| a \w+(?:e|i|u|it)\b"
)


def _is_looked_back_on(day: Day) -> bool:
    """Whether the sentence greets or recalls a thing done before, and the date is of that thing:
    "ont salué la signature, le 12 février 2024, d'un mémorandum"."""
    cues = almanac().cues
    first = max(sentence_at(day.part.text, day.start)[0], day.start - _WIDE)
    greeted = list(cues["greeted"].finditer(day.part.folded, first, day.start))
    if not greeted:
        return False
    between = day.part.folded[greeted[-1].end() : day.start]
    return not _NOW.search(between) and (
        day.year is not None or cues["deeds"].search(between) is not None
    )


# The words that lead from what is greeted back to where and when it is greeted.
_NOW = re.compile(r"\b(?:lors d|au cours d|a l'occasion d|en recevant|a l'issue d|durant|pendant)")
_UP_TO = re.compile(r"(?:\bau|\bdate du|(?<!\bpris )\bfin) ?$")
# "Partie de Hanoi le 28 octobre, la délégation"
_DEPARTED = re.compile(r"(?<!\best )(?<!\bsont )\bpartie?s? (?:de |d')[^.;,]{2,25} $")
# The accents matter here: "a été signé le", not "à Paris le".
_FINITE = re.compile(
    r"(?<!\w)(?:a|ont|est|sont|s['’]est|fut|furent|était|étaient|vient|viennent|été)(?!\w)", re.I
)


def _is_governed(day: Day, kind: str) -> bool:
    """Whether a cue such as "depuis" or "accord signé" governs the date: none with a finite verb
    of its own ("a été créé le") or behind it ("l'anniversaire a été fêté le")."""
    first = max(sentence_at(day.part.text, day.start)[0], day.start - _NEAR)
    clause = first + _last_mark(day.part.folded[first : day.start])
    found = list(almanac().cues[kind].finditer(day.part.folded, clause, day.start))
    if not found:
        return False
    verb_before = _FINITE.search(
        day.part.text, max(clause, found[-1].start() - 7), found[-1].start()
    )
    dated_lately = day.weekday is not None and day.year is None
    if kind == "history" and dated_lately and found[-1].group() not in _FROM:
        return False  # "effectue depuis dimanche 19 mars une visite", "le bilan établi lundi 5 mai"
    return not verb_before and not _FINITE.search(day.part.text, found[-1].end(), day.start)


_FROM = ("jusqu'au", "a compter", "a partir", "en vigueur", "anniversaire")


def _last_mark(before: str) -> int:
    """Where the clause just before a date begins, a bracket or comma at the date itself aside."""
    clause = before.rstrip(" ,(")
    return max(clause.rfind(mark) for mark in ",;:()") + 1


def is_an_occasion(day: Day) -> bool:
    """Whether the article only leans on that day ("à l'occasion de la visite … les 19 juin")."""
    start = sentence_at(day.part.text, day.start)[0]
    start = max(start, day.start - 140)
    leant_on = list(almanac().cues["occasion"].finditer(day.part.folded, start, day.start))
    if not leant_on or _MET.search(day.part.text, leant_on[-1].end(), day.start):
        return False
    if _SAID_THEN.match(day.part.folded, day.end) and day.part.folded.endswith(", ", 0, day.start):
        return False
    return not _TO_THE_PRESS.match(day.part.folded, leant_on[-1].end())


# "À l'occasion d'un point presse donné le 5 mai": the day it was said.
_TO_THE_PRESS = re.compile(
    r" d(?:e la|u|'une?) (?:conference|point|rencontre)s? (?:de |avec la )?presse\b"
)

# "Il a affirmé à l'occasion de l'envoi de l'hôpital, mercredi 13 novembre, que"
_SAID_THEN = re.compile(r",? qu[e']")

# "En marge de la session, les ministres se sont retrouvés le 22 septembre": the day they met.
_MET = re.compile(
    r", [^,]*\b(?:a|ont|est|sont|s['’]est) (?:été )?\w+(?:é|i|u|is|it)(?:e|s|es)?"
    r"(?: (?!pour|à|en|au)[\w'’-]+){0,3},? (?:ce |le )?$"
)
