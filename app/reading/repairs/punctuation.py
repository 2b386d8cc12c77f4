"""Spaces missing around punctuation and figures: `déclaré,ajoutant`, `1Le`, `29mai`, `FPO.Pour`."""

import re
from collections.abc import Iterator

from app.reading.vocabulary.joints import is_heavy, joints
from app.reading.vocabulary.lexicon import frequency

_SMALL = "a-zà-öø-ÿœæ"
_LARGE = "A-ZÀ-ÖØ-ÝŒÆĐ"
_LETTER = rf"{_SMALL}{_LARGE}"

_MARK = re.compile(
    # one class first, then what it must be: three times as fast as the alternatives in full
    rf"[,;)»”.!?…%\d(«“](?:(?<=[,;)»”.!?…%\d])(?=[{_LETTER}])|(?<=[(«“\d])(?<=[{_LETTER}].)|(?<=,)(?=\d))"
)
_BEHIND, _BEFORE = frozenset(",;)»”.!?…%0123456789"), frozenset("(«“0123456789")
_WORD_AHEAD = re.compile(rf"[{_LETTER}]+(?![{_LETTER}\d])")
_WORD_BEHIND = re.compile(rf"[{_LETTER}][{_SMALL}]{{2}}")
_ENDING = re.compile(  # of a sentence, be it a year or in brackets
    rf"[{_LETTER}][{_SMALL}]{{2}}|\d{{3}}|[{_LETTER}\d]{{2}}\)"
)
_LAST_WORD = re.compile(rf"(?<![{_LETTER}\d.@/_-])[{_LETTER}]+$")
_GOES_ON = re.compile(rf",? [{_SMALL}]|['’][{_LETTER}]")
_FURTHER_NAME = re.compile(rf",? [{_LETTER}]")
_ELIDED = frozenset("ldcsnj")
_FIGURE_AHEAD = re.compile(rf"\d{{1,4}}(?:er|re|e)?(?![\d{_LETTER}])")
_ORDINAL = re.compile(rf"(?<=\d)(er|re|ère|ème|e)(?=([{_LETTER}][{_SMALL}]{{2,}}))")
_NUMBER_SIGN = re.compile(rf"(?<=[{_SMALL}]{{3}})(?=[Nn]° ?\d)")
_NAME_AHEAD = re.compile(rf"[(«“] ?[{_LARGE}]")
_EXPLAINED = re.compile(
    r"\((?:(?:l|d|qu)['’]|(?:le|la|les|un|une|des|du|de|en|au|dont|sous|avec) )"
)
"""Behind a name a bracket opens that says what it is: "JICA(l'Agence …)"."""

_WORD = 21
"""Letters of a word before a mark that are looked at."""


def missing_spaces(text: str) -> Iterator[tuple[int, bool]]:
    """Positions in `text` where a space is missing, and whether that is sure."""
    for found in _MARK.finditer(text):
        mark, place = found[0], found.start()
        if mark in _BEHIND and text[place + 1 : place + 2].isalpha():
            sure = _is_missing_behind(text, place + 1)
            if sure is not None:
                yield place + 1, sure
            elif (ordinal := _ORDINAL.match(text, place + 1)) and (
                (sure := _is_missing_behind_ordinal(*ordinal.groups())) is not None
            ):
                yield ordinal.end(), sure
        elif mark == "," and _WORD_BEHIND.fullmatch(text[max(0, place - 3) : place]):
            yield place + 1, True
        if mark in _BEFORE and place and text[place - 1].isalpha():
            sure = _is_missing_before(text, place)
            if sure is not None:
                yield place, sure
    for found in _NUMBER_SIGN.finditer(text) if "°" in text else ():
        yield found.end(), True


def _is_missing_behind_ordinal(ending: str, word: str) -> bool | None:
    """Whether a space is surely missing in `40eanniversaire`; `2entreprises` is another matter."""
    small = word.lower()
    if frequency(small) < 3e-6 or frequency(ending + small) >= 1e-7:
        return None
    return small in joints().counted


def _is_missing_behind(text: str, place: int) -> bool | None:
    """Whether a space is surely missing between the mark or figure before `place` and a word."""
    mark, before = text[place - 1], text[max(0, place - 4) : place - 1]
    ahead = _WORD_AHEAD.match(text, place, place + 30)
    word = ahead.group() if ahead else ""
    if mark in ",;":
        return True if len(before) > 1 and (before[-2:].isalnum() or before[-1] in ")»%") else None
    if mark in ")»”":
        return True if before[-2:].isalpha() and len(before) > 1 and len(word) > 1 else None
    small = word.lower()
    if mark == "%":
        return True if small in joints().before and len(word) > 1 and word.islower() else None
    if mark in ".!?…":
        return _is_missing_after_sentence(text, place, word) if word.istitle() else None
    if small in joints().counted:
        return True
    usual = len(word) > 3 and word.islower() and frequency(word) >= 1e-6
    usual = usual or word in joints().units
    return False if len(word) > 1 and (small in joints().before or usual) else None


def _is_missing_after_sentence(text: str, place: int, word: str) -> bool | None:
    """Whether a space is surely missing between the mark before `place` that may end a sentence and
    the capitalised `word` behind it."""
    end = place - 1
    while text.endswith((".", "…"), 0, end) and place - end < 4:
        end -= 1  # "typiques...Pour"
    known, small = joints(), word.lower()
    opens = small in known.before or small in known.openers
    if _ENDING.fullmatch(text, max(0, end - 3), end):
        if small in _ELIDED and text[place + 1 : place + 2] in ("'", "’"):
            return True
        usual = frequency(small) >= (1e-4 if len(word) < 5 else 5e-6) or word in known.names
        if usual:
            return opens
    last = _LAST_WORD.search(text, max(0, end - _WORD), end)
    if last is None:
        return None
    acronym = last[0].isupper() and len(last[0]) > 2
    if opens and (acronym or len(last[0]) == 2) and last[0].lower() not in known.abbreviations:
        goes_on = _GOES_ON.match(text, place + len(word))  # "du Nouvel An.Enfin, il", "FPO.Pour le"
        return True if goes_on else (False if acronym else None)
    stranger = len(word) > 2 and last[0].islower() and is_heavy(last[0], 1e-6)
    return False if stranger and _FURTHER_NAME.match(text, place + len(word)) else None


def _is_missing_before(text: str, place: int) -> bool | None:
    """Whether a space is surely missing between a word and the bracket or figure at `place`."""
    start = place
    while start > max(0, place - _WORD) and text[start - 1].isalpha():
        start -= 1
    word = text[start:place]
    if text[place] in "(«“":
        if len(word) > 2 and _EXPLAINED.match(text, place):
            return True
        return True if word[-2:].islower() and _NAME_AHEAD.match(text, place) else None
    if not _FIGURE_AHEAD.match(text, place) or text[start - 1 : start].isdecimal():
        return None
    small = word.lower()
    if small == "à" or (word.istitle() and small in joints().before and len(word) > 1):
        return False
    if len(word) < 2 or (start and text[start - 1] == "-"):
        return None
    if small in joints().counted or (small in joints().before and word.islower()):
        return True
    least = 1e-5 if len(word) < 7 else 1e-6
    usual = len(word) > 3 and word.islower() and frequency(word) >= least and word != "covid"
    return False if usual else None
