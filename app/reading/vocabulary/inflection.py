"""French plurals, as far as the vocabulary needs them."""

_PREPOSITIONS = frozenset(
    ("de", "du", "des", "d'", "à", "au", "aux", "en", "et", "pour", "sur", "par", "entre")
)

_UNCHANGED = frozenset(("carbone", "QR", "aide-mémoire"))
"""Nouns that stand beside another one like "of" it: "crédits carbone"."""


def plural(phrase: str) -> str:
    """The plural of a phrase: its words up to the first preposition ("accords de libre-échange").

    Acronyms stay as they are, and so do words that end in s, x or z.
    """
    if phrase.isupper():
        return phrase
    words = phrase.replace("'", "' ").split()
    head = next((i for i, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    return " ".join([_plural_word(word) for word in words[:head]] + words[head:]).replace("' ", "'")


def _plural_word(word: str) -> str:
    if word.endswith(("s", "x", "z", "'")) or not word[-1].isalpha() or word in _UNCHANGED:
        return word
    if word.endswith("-cadre"):
        return _plural_word(word.removesuffix("-cadre")) + "-cadres"
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith(("eau", "eu")) else "s")


def singular(adjective: str) -> str:
    """The singular of a nationality's adjective: "argentins" → "argentin"; "français" is both."""
    return adjective if adjective.endswith(("ais", "ois")) else adjective.removesuffix("s")
