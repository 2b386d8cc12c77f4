"""The months by their names, in French and in English."""

import unicodedata

_NAMES = (
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
)


def number(name: str) -> int:
    """The number of the only month that begins so, whatever the accents. ValueError when there is
    none."""
    plain = unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
    found = [n for n, names in enumerate(_NAMES, 1) if any(one.startswith(plain) for one in names)]
    if len(found) != 1:
        raise ValueError(name)
    return found[0]
