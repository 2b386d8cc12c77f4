"""What a search understood, in the reader's language."""

from collections.abc import Callable

from app import edtf, names
from app.search.meaning import Message

Translate = Callable[[str], str]


def _(message: str) -> str:
    """Marks a message for the catalogue; it is translated where it is shown."""
    return message


NOTES = {
    "date without a year": _(
        "“%(word)s” has no year, so it was left out of the search (12 mars 2025, mars 2025, 2025)."
    ),
    "field without words": _("“%(word)s:” was followed by nothing."),
    "fuzzy up to 2": _("“%(word)s”: words are compared up to two letters apart."),
    "many words": _(
        "So many words look like “%(word)s” that only the most frequent were searched."
    ),
    "no operator": _(
        "“!” in “%(word)s” was passed over: articles without a word are found by -word or NOT word."
    ),
    "number missing": _(
        '“%(word)s” had no number behind it and was passed over; "accord coopération"~5 finds '
        "these words within five of each other."
    ),
    "nothing to search": _("“%(word)s” holds nothing that could be searched."),
    "no article has that": _("No article has “%(word)s”."),
    "no such country": _("No country has the code “%(word)s”."),
    "no such sector": _("There is no sector “%(word)s”."),
    "no such year": _("“%(word)s” is not a year (2025, unknown)."),
    "not a date": _(
        "“%(word)s” is not a date, so it was left out of the search (2025, 2025-06, 2025-06-06, "
        "juin 2025, 2024..2025, inconnue)."
    ),
    "only stop words": _(
        "“%(word)s” has only words of grammar, which are not searched. Add a word that says more."
    ),
    "small words in a phrase": _(
        "Words of grammar are not compared: where the phrase has “%(word)s”, any word may stand."
    ),
    "pattern in a phrase": _(
        "Between quotation marks * and ? stand for no letters: “%(word)s” was read as plain words."
    ),
    "open bracket": _("A bracket was left open; it was closed at the end."),
    "open quote": _("The quotation “%(word)s” was left open; it was closed at the end."),
    "operator in small letters": _(
        "“%(word)s” was read as a word: only in capitals (OU, OR, SAUF, NOT) is it an operator."
    ),
    "operator without words": _("“%(word)s” had no word to act on."),
    "place for no word": _(
        "“%(word)s” changed nothing: no word here is without a place of its own."
    ),
    "reversed dates": _("“From” was later than “to”: the dates searched are %(word)s."),
    "too deep": _("Brackets may stand within each other up to %(word)s deep."),
    "too long": _("The query is too long; it was cut before “%(word)s”."),
    "too many words": _("Only the first %(word)s words were searched."),
    "unknown agency": _("No article is by an agency “%(word)s”."),
    "unknown country": _("No country is called “%(word)s”; it was searched as a word."),
    "unknown field": _("There is no field “%(word)s”; what follows was searched as words."),
    "unknown language": _("No language is called “%(word)s”; it was searched as a word."),
    "unknown place": _("There is no place “%(word)s” to search in."),
    "unknown sector": _("No sector is called “%(word)s”; it was searched as a word."),
    "unopened bracket": _("A bracket was closed that had not been opened."),
}
_NAMED = {
    "country": names.country_name,
    "sector": names.sector_name,
    "language": names.language_name,
}

OTHER_NOTE = _("Not understood: “%(word)s”.")


def note(key: str, word: str, gettext: Translate) -> str:
    """A search's note as a sentence."""
    return gettext(NOTES.get(key, OTHER_NOTE)) % {"word": word}


def meaning(message: Message, language: str, gettext: Translate) -> str:
    """A query's meaning as a phrase; codes, slugs and days become words.

    What has several parts stands in brackets where it is itself one of several.
    """
    between = gettext("; ")

    def told(name: str, value: str | tuple[Message, ...]) -> str:
        if isinstance(value, tuple):
            parts = [meaning(part, language, gettext) for part in value]
            if len(parts) > 1:
                parts = [f"({part})" if between in part else part for part in parts]
            return between.join(parts)
        if name in _NAMED:
            return _NAMED[name](value, language)
        return edtf.in_words(value, language, gettext) if name in ("first", "last") else value

    return gettext(message.id) % {name: told(name, v) for name, v in message.arguments.items()}
