"""Figures in a text, and which may be aimed at: "a accueilli 17 millions" tells of the past."""

import re
from collections.abc import Iterator

_NUMBER = r"(?:\d{1,3}(?:[., ]\d{3})+|\d+(?:[.,]\d+)?)"
_WORD = r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|trente|cinquante|cent)"
_CURRENCY = (
    r"(?:dollars?|usd|euros?|eur|yens?|yuans?|wons?|roubles?|roupies?|bahts?|kips?|dongs?|livres)"
)
_COUNTED = (
    r"(?:tonnes?|mw|gw|mwc?|gwh|kwh|megawatts|gigawatts|hectares?|ha|km|kilometres|m3|metres|"
    r"touristes|visiteurs|voyageurs|passagers|vols|etudiants|eleves|bourses|boursiers|chercheurs|"
    r"ingenieurs|experts|specialistes|techniciens|travailleurs|ouvriers|emplois|cadres|personnes|"
    r"habitants|foyers|menages|logements|entreprises|start-ups?|startups|projets|satellites|"
    r"reacteurs|casques|credits carbone|conteneurs|evp|barils|vehicules|arbres|stations|gares|"
    r"doses|navires|abonnements|abonnes)"
)
_FIGURE = re.compile(
    rf"(?<![\w.,+-])(?:(?:{_NUMBER} ?[-–] ?)?{_NUMBER}|{_WORD})(?:\s?(?:"
    rf"(?:%|pour ?cent)(?: (?:de l'|de (?:son |leur |la )?|du |des )[a-z]\w*)?"
    rf"|(?:milliards?|millions?|milliers)(?: et demie?)?(?: (?:de |d'(?!ici\b))\w+)?"
    rf"(?: americains| us)?|{_CURRENCY}\b|{_COUNTED}\b)|(?= le nombre d))"
)
_ABOUT = (
    r"(?:(?:a|au|de|en|que|pour|pres|environ|quelque|plus|moins|seulement|total|valeur|hauteur|un|une"
    r"|record|niveau|historique|jusqu'a) |d'|l'ordre )*$"
)
"""What stands between a verb and its figure."""

_HAS = r"(?:a|ont|avait|avaient|est|sont|etait|etaient)"
_TOLD = re.compile(
    rf"\b(?:{_HAS} (?:(?:deja|ainsi|meme|ete|egalement|alors) ){{0,2}}(?:accueilli|atteint|coute|"
    r"prete|exporte|importe|produit|recu|enregistre|depense|totalise|represente|genere|attire|forme|"
    r"envoye|construit|verse|decaisse|depasse|realise|progresse|augmente|baisse|recule|chute|vendu|"
    r"livre|transporte|rapporte|eleve|chiffre|etabli|monte|grimpe|passe|tombe|retombe|diminue|cree|"
    r"frole|investi|fourni|mobilise|permis de [a-z]+|contribue a [a-z]+)e?s?"
    r"|(?:s'elev|s'etabliss|se chiffr|atteign|accueill|represent|produis|export|import|totalis"
    r"|depass)ai(?:en)?t|etai(?:en)?t(?: plus)?|n'(?:a|ont|avait) ete"
    r"|(?:importe|exporte|consomme|compte|exploite|represente|abrite)(?:nt)?"
    r"(?: (?:deja|chaque annee))?"
    rf"|{_HAS} (?:connu|progresse|augmente|double|triple|bondi|grimpe|recule|baisse|diminue)\b"
    r"[^.;:!?]{0,120} pour (?:atteindre|s'elever|s'etablir|totaliser)"
    rf"|record(?: historique)?) {_ABOUT}"
)
"""Before a figure that is told to be so, or to have been."""

_BESIDE = re.compile(
    r"(?:\b(?:contre|dont|soit(?: une? [a-z]+ de)?|au lieu de|par rapport a|vieille|agee?s? de|"
    r"(?:long|longue|large|haute?|profonde?|distante?)s? de|"
    r"d'une (?:longueur|largeur|hauteur|profondeur|superficie|population|distance)(?: totale)? de) "
    rf"|rendement de ){_ABOUT}"
)
"""Before a figure that is compared, is a part of another, or says what something is like."""

_OF_A_GOAL = re.compile(
    r"[^%]{1,12}%(?: de l'objectif| du plan| des previsions"
    r"| (?:de (?:plus|moins|mieux) |en (?:hausse|baisse) )?(?:que |qu'|par rapport))"
)
"""A share of what was aimed at, or of another year."""

_UP_TO = re.compile(r"(?: en \d{4})? a (?:plus de |pres de |environ |quelque )?\d")
"""Behind the figure that something rises from: "de 10% en 2025 à 20%"."""

_WINDOW = 190
"""Characters that tell what a figure is of."""


def find_figures(folded: str) -> Iterator[tuple[int, int]]:
    """Where figures stand in a folded text, from left to right."""
    return (match.span() for match in _FIGURE.finditer(folded))


def is_aimed_at(folded: str, first: int, start: int, end: int) -> bool:
    """Whether the figure `[start, end)` may be aimed at, by the words since `first`; if not it is
    told to have been so, is compared with another, or measures something else."""
    since = max(first, start - _WINDOW)
    return not (
        _TOLD.search(folded, since, start)
        or _BESIDE.search(folded, since, start)
        or (folded.endswith("de ", since, start) and _UP_TO.match(folded, end))
        or _OF_A_GOAL.match(folded, start)
    )
