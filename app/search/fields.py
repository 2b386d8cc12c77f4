"""The fields that can be typed before a colon, in French and in English, folded.

Their values are what `query` calls them.
"""

SECTIONS = {
    "titre": "title",
    "title": "title",
    "chapo": "lead",
    "chapeau": "lead",
    "lead": "lead",
    "texte": "text",
    "text": "text",
    "legende": "caption",
    "caption": "caption",
    "annexe": "annexes",
    "annexes": "annexes",
    "annex": "annexes",
    "teaser": "annexes",
    "teasers": "annexes",
    "corps": "body",
    "body": "body",
    "partout": "all",
    "tout": "all",
    "all": "all",
    "personne": "person",
    "person": "person",
    "org": "organisation",
    "organisation": "organisation",
    "organization": "organisation",
    "accord": "agreement",
    "agreement": "agreement",
    "source": "source",
}
NAMED = ("person", "organisation")
"""Sections whose values are names, which are written with capitals."""

LABELS = {
    "pays": "country",
    "country": "country",
    "mention": "mention",
    "secteur": "sector",
    "sector": "sector",
    "agence": "agency",
    "agency": "agency",
    "langue": "language",
    "language": "language",
    "lang": "language",
}
DATES = {
    "date": "during",
    "annee": "during",
    "year": "during",
    "apres": "after",
    "after": "after",
    "depuis": "since",
    "since": "since",
    "from": "since",
    "avant": "before",
    "before": "before",
}
SCOPES = {"dans", "in"}
FIELDS = (*SECTIONS, *LABELS, *DATES, *sorted(SCOPES))
