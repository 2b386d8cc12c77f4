"""What can be typed in the box, as the help shows it: examples, and what they find."""

from typing import NamedTuple


class Example(NamedTuple):
    """Queries of one kind, as typed in French and in English, and what they find (a message)."""

    fr: tuple[str, ...]
    en: tuple[str, ...]
    finds: str

    def typed(self, language: str) -> tuple[str, ...]:
        """The queries in `fr` or `en`."""
        return self.fr if language == "fr" else self.en


def _(message: str) -> str:
    """Marks a message for the catalogue; it is translated where it is shown."""
    return message


EXAMPLES = (
    Example(("nucléaire russie",), ("nucléaire russie",), _("both words")),
    Example(
        ('"énergie nucléaire"', "« énergie nucléaire »"),
        ('"énergie nucléaire"', "“énergie nucléaire”"),
        _("these words in this order"),
    ),
    Example(
        ('"accord"',),
        ('"accord"',),
        _("one word in quotes: that very word, and none like it (“accords”)"),
    ),
    Example(
        ('"accord coopération"~5',),
        ('"accord coopération"~5',),
        _("within five words of each other, in either order"),
    ),
    Example(
        ("accord OU mémorandum", "accord | mémorandum"),
        ("accord OR mémorandum", "accord | mémorandum"),
        _("either (in capitals)"),
    ),
    Example(
        ("coopération -nucléaire", "coopération SAUF nucléaire"),
        ("coopération -nucléaire", "coopération NOT nucléaire"),
        _("the first without the second"),
    ),
    Example(
        ("(laos OU estonie) numérique",),
        ("(laos OR estonie) numérique",),
        _("brackets to group"),
    ),
    Example(
        ("coop*", "min?stre"),
        ("coop*", "min?stre"),
        _("words of this shape; * stands for any letters and ? for one"),
    ),
    Example(
        ("michoustin~", "michoutin~2"),
        ("michoustin~", "michoutin~2"),
        _("words spelled nearly like this, one letter off, or two"),
    ),
    Example(
        ("titre:laos", "chapo:visite", 'texte:"énergie nucléaire"', "legende:ministre"),
        ("title:laos", "lead:visite", 'text:"énergie nucléaire"', "caption:ministre"),
        _("in the title, the lead, the text, a caption"),
    ),
    Example(
        ("pays:russie", "pays:fédération de russie", "pays:(laos OU cuba)", "mention:estonie"),
        ("country:russia", "country:LA", "country:(laos OR cuba)", "mention:estonia"),
        _("by partner country, or by a country mentioned"),
    ),
    Example(
        ("secteur:énergie", "secteur:nucleaire-civil"),
        ("sector:energy", "sector:nucleaire-civil"),
        _("by sector, by its name or as its address has it"),
    ),
    Example(
        ("personne:Mikhaïl Michoustine", "org:rosatom", "accord:mémorandum"),
        ("person:Mikhaïl Michoustine", "org:rosatom", "agreement:mémorandum"),
        _("by a person, an organisation, a kind of agreement"),
    ),
    Example(
        ("agence:VNA", "langue:fr", "langue:français"),
        ("agency:VNA", "lang:fr", "language:french"),
        _("by agency, by language"),
    ),
    Example(
        ("source:txt",),
        ("source:txt",),
        _("by the file an article came from, or by its address (https://…)"),
    ),
    Example(
        ("date:2025", "date:2025-06", "date:juin 2025", "date:06/2025"),
        ("date:2025", "date:2025-06", "date:june 2025", "date:06/2025"),
        _("by year or month"),
    ),
    Example(
        ("date:2025-06-06", "date:vendredi 6 juin 2025", "date:06/06/2025"),
        ("date:2025-06-06", "date:6 june 2025", "date:06/06/2025"),
        _("by day, which stands before its month"),
    ),
    Example(
        ("date:2024..2025", "date:entre mai et juin 2025", "date:2024-2025", "date:2024-03.."),
        ("date:2024..2025", "date:between may and june 2025", "date:2024-2025", "date:2024-03.."),
        _("from the first to the last, both included; one may be left open"),
    ),
    Example(
        ("avant:2025", "apres:mai 2025", "depuis:2024", "date:>=2024"),
        ("before:2025", "after:may 2025", "since:2024", "date:>=2024"),
        _("before, after, or from then on"),
    ),
    Example(("date:inconnue",), ("date:unknown",), _("articles without a known date")),
    Example(
        ("polonais dans:annexes", "partout:polonais"),
        ("polonais in:annexes", "all:polonais"),
        _("in the teasers below the articles, left out otherwise; or everywhere"),
    ),
)
