"""Take a glued word with capitals apart: `Lacoopération`, `leVietnam`, `VASTet`; spare names."""

from app.reading.parts import fold
from app.reading.repairs.halves import Halves, best, far_more_usual
from app.reading.vocabulary.gazetteer import names_of_two_words
from app.reading.vocabulary.joints import (
    BOLD,
    LIKELY,
    RARE,
    SURE,
    Split,
    is_heavy,
    is_short,
    joints,
)
from app.reading.vocabulary.lexicon import frequency, is_english, is_word
from app.reading.vocabulary.people import family_names, given_names, is_syllable, particles


def of_a_capitalised_word(token: str) -> Split | None:
    """`Lacoopération`, `Académiedes`: names look like that too."""
    word = token.lower()
    if word in joints().whole:
        return None
    if _ends_in_a_preposition(word):
        return Split((token[:-1], token[-1]), LIKELY)
    if word[0] == "à" and (word[1:] in joints().before or is_heavy(word[1:])):
        return Split((token[0], word[1:]), LIKELY)  # "Àcette occasion"
    if word[0] == "a" and not is_word(word) and _follows_at(word[1:]):
        return Split((token[0], word[1:]), LIKELY)
    if word in joints().slips and (found := best(_halves(word, 1), far_more_usual(word))):
        return Split((token[: len(found[0])], found[1]), LIKELY)
    halves = _halves(word, 2)
    if is_word(word):
        return _of_a_rare_name(token, halves)
    for least, allowed in (
        (SURE, _sure_capitalised),
        (LIKELY, _likely_capitalised),
        (BOLD, _bold_capitalised),
    ):
        if found := best(halves, allowed):
            return Split((token[: len(found[0])], found[1]), least)
    return None


def _ends_in_a_preposition(word: str) -> bool:
    """`Chineà`, `Consacréà`; "Hoà" and "Trà" are syllables."""
    return len(word) > 3 and word[-1] == "à" and not _is_syllable(word) and not is_word(word)


def _follows_at(word: str) -> bool:
    """Whether a sentence may begin with "À" and `word`: "Acette occasion", "Anoter que"."""
    return word in _AT_FIRST or (word.endswith("er") and is_heavy(word, 1e-5))


_AT_FIRST = ("ce", "cet", "cette", "ces", "la", "leur", "notre", "partir", "travers", "propos")


def _halves(word: str, shortest: int) -> list[Halves]:
    return [(word[:i], word[i:]) for i in range(shortest, len(word) - shortest + 1)]


_ARTICLES = ("le", "la", "les", "un", "une", "ce", "cette", "en", "au", "aux")
_ENDS_NO_NAME = ("dans", "dont", "avec", "selon", "sont", "entre", "cette", "leurs", "depuis")


def _of_a_rare_name(token: str, halves: list[Halves]) -> Split | None:
    """`Ilsont`, `Lechef`, which lexicons know by a few slips."""
    word = token.lower()
    openers = joints().before | joints().openers
    little = [(a, b) for a, b in halves if a in openers and b in joints().behind]
    if len(word) > 5 and (found := best(little, far_more_usual(word))):
        return Split((token[: len(found[0])], found[1]), LIKELY)
    heavy = [(a, b) for a, b in halves if a in _ARTICLES and is_heavy(b, 5e-5)]
    if 0 < frequency(word) < RARE / 10 and (found := best(heavy, far_more_usual(word))):
        return Split((token[: len(found[0])], found[1]), BOLD)
    return None


def _sure_capitalised(left: str, right: str) -> bool:
    known = joints()
    if left in known.before and left not in known.combining:
        return len(right) >= 6 and is_heavy(right, 1e-5)
    return right in known.no_surname_ending and len(left) >= 5 and is_heavy(left, 1e-6)


def _likely_capitalised(left: str, right: str) -> bool:
    known = joints()
    if left in known.before and left not in known.combining:
        return right in known.behind or is_heavy(right, None if len(right) > 6 else 1e-6)
    if left in known.combining or left.endswith("o"):
        return False
    if right in known.behind:
        return len(right) > 1 and is_heavy(left)
    if len(left) >= 5 and len(right) == 4 and frequency(right) >= 1e-4:
        return is_heavy(left, 5e-6)
    return min(len(left), len(right)) >= 5 and is_heavy(left, 5e-6) and is_heavy(right, 5e-6)


def _bold_capitalised(left: str, right: str) -> bool:
    known = joints()
    if left in known.before and right in known.behind:
        return len(left) > 3 and len(right) > 1
    if right in _ENDS_NO_NAME and len(left) > 3:
        return True  # "Vietteldans"
    if left in known.openers:
        return is_heavy(right, 1e-5)
    if left in ("en", "au", "aux", "un", "une", "par", "sur", "pour"):
        return is_short(right)
    if left in known.combining or left.endswith("o"):
        return False
    if len(left) == 4 and len(right) > 6 and is_heavy(left, 5e-5):
        return is_heavy(right, 1e-5)  # "Fêtenationale"
    if right in known.behind:
        return len(right) > 1 and is_short(left) and frequency(left) >= 1e-4
    if len(left) > 4 and len(right) == 4 and is_heavy(right, 3e-5):
        return is_heavy(left, 1e-5)
    return len(left) > 4 and len(right) > 6 and is_heavy(left, 5e-6) and is_heavy(right)


def at_a_capital(token: str, own: frozenset[str], before: str) -> Split | None:
    """`leVietnam`, `CommunicationBoviengkham`, `VASTet`; not `PetroVietnam` or `iPhone`.

    Behind a family name (`before`) come the syllables of a person's: "Nguyên VietTien"."""
    if token[0] == "À" and token[1:].istitle():
        return Split((token[0], token[1:]), LIKELY)
    if token.isupper():
        return None  # an acronym alone
    turns = [i for i in range(1, len(token)) if token[i - 1].islower() and token[i].isupper()]
    if not turns:
        return _behind_an_acronym(token, own)
    left, right = token[: turns[0]], token[turns[0] :]
    if (len(turns) > 1 and left not in joints().before) or len(right) < 2:
        return None
    if f"{left} {right}" in names_of_two_words():
        return Split((left, right), SURE)  # "SierraLeone"
    if left == right or token.capitalize() in own:
        return None  # TomTom, HaNoi
    if (stem := _before_and(left, own)) and right.istitle():
        return Split((stem, "et", right), LIKELY)  # "AirlinesetAirbus"
    little = (left.lower() in joints().before and left != "a") or left in particles()
    if left.islower():
        known = right in own and len(left) > 4 and is_word(left)
        if not (little or known or is_heavy(left)):
            return None
        return Split((left, right), SURE if little or right in own else LIKELY)
    syllables = _is_syllable(left) and _is_syllable(right) and right[1:].islower()
    if syllables and before.istitle() and fold(before) in family_names():
        return Split((left, right), LIKELY)
    if left.lower() in joints().combining:
        return None
    if little and len(left) > 3 and right.istitle():
        return Split((left, right), LIKELY)  # "SelonTrân"
    if little and left not in ("De", "Du"):
        usual = frequency(right.lower()) >= 1e-6
        least = SURE if right in own else LIKELY
        return Split((left, right), least) if right in own or usual else None
    if syllables or (left in own and right in own):
        return Split((left, right), LIKELY)
    if fold(left) in given_names() and _is_surname(right):
        return Split((left, right), SURE)
    named = right in own or not is_word(right.lower()) or _is_family_name(right)
    if named and len(left) >= 6 and left[1:].islower() and is_heavy(left.lower()):
        return Split((left, right), LIKELY)
    return Split((left, right), BOLD) if _are_two_names(left, right, own) else None


def _before_and(left: str, own: frozenset[str]) -> str | None:
    """The name in "Airlineset", where that is no name itself."""
    stem = left.removesuffix("et")
    known = stem in own or is_word(stem.lower())
    glued = stem != left and left.istitle() and not is_word(left.lower())
    return stem if glued and known and len(stem) > 3 else None


def _is_surname(name: str) -> bool:
    """Whether `name`, glued to a given name, can be a surname; `GeorgeTown` is a place."""
    return len(name) > 3 and name.istitle() and not is_english(name.lower())


def _is_family_name(name: str) -> bool:
    """Whether a Vietnamese person's name may begin with `name`, which is no little word."""
    return fold(name) in family_names() and name.lower() not in joints().before


def _are_two_names(left: str, right: str, own: frozenset[str]) -> bool:
    """`MasaakiYamazaki`, `MerOrientale`, `SommetMékong`; firms make such names of English words."""
    if not (left.istitle() and right.istitle() and len(right) > 3):
        return False
    known = frequency(left.lower())
    if is_english(right.lower()) or (is_english(left.lower()) and known < 1e-4):
        return False
    if known >= 1e-5:
        return len(left) > 2
    strangers = max(known, frequency(right.lower())) < 1e-6
    return len(left) > 3 and (strangers or right in own)


def _behind_an_acronym(token: str, own: frozenset[str]) -> Split | None:
    """`VASTet` → `VAST et`, `SEAGames` → `SEA Games`."""
    length = next((i for i, letter in enumerate(token) if not letter.isupper()), len(token))
    left, right = token[:length], token[length:]
    acronym, name = token[: length - 1], token[length - 1 :]
    if len(acronym) > 1 and acronym in own and len(right) > 2 and is_word(name.lower()):
        return Split((acronym, name), LIKELY)
    if left in own and length > 1 and is_heavy(right):
        return Split((left, right), LIKELY)
    if right not in joints().behind or (length < 3 and left not in own):
        return None
    if len(right) == 1:
        return Split((left, right), LIKELY) if left in own else None  # "l'ONUa"; "MPa" is a unit
    return Split((left, right), SURE if left in own else LIKELY)


def _is_syllable(word: str) -> bool:
    """Whether `word` could be a Vietnamese syllable, as names are made of (`TrânHông`)."""
    return len(word) > 1 and is_syllable(fold(word))
