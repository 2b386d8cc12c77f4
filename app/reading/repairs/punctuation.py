"""Spaces missing around punctuation and figures: `déclaré,ajoutant`, `1Le`, `29mai`, `FPO.Pour`;
and spaces too many: `d' entente`, `pays , établie`."""

import re
from collections.abc import Iterator

from app.reading.parts import fold
from app.reading.vocabulary.joints import is_heavy, joints
from app.reading.vocabulary.lexicon import frequency
from app.reading.vocabulary.people import given_names

_SMALL = "a-zà-öø-ÿœæ"
_LARGE = "A-ZÀ-ÖØ-ÝŒÆĐ"
_LETTER = rf"{_SMALL}{_LARGE}"

_MARK = re.compile(
    # one class first, then what it must be: three times as fast as the alternatives in full
    rf"[,;)»”.!?…%0-9(«“](?:(?<=[,;)»”.!?…%\d])(?=[{_LETTER}])|(?<=[(«“\d])(?<=[{_LETTER}].)|(?<=,)(?=\d)|(?<=[\d\"”»]\())"
)
_BEHIND, _BEFORE = frozenset(",;)»”.!?…%0123456789"), frozenset("(«“0123456789")
_CLOSED = frozenset('0123456789"”»')
_WORD_AHEAD = re.compile(rf"[{_LETTER}]+(?![{_LETTER}\d])")
_WORD_BEHIND = re.compile(rf"[{_LETTER}][{_SMALL}]{{2}}")
_ENDING = re.compile(  # of a sentence, be it a year or in brackets
    rf"[{_LETTER}][{_SMALL}]{{2}}|\d{{3}}|[{_LETTER}\d]{{2}}\)|.[\d ]%|"
    rf"[{_LETTER}]{{2}}[\"”]|[{_LETTER}.!?] [»”]"
)
_LAST_WORD = re.compile(rf"(?<![{_LETTER}\d.@/_-])[{_LETTER}]+$")
_GOES_ON = re.compile(rf",? [{_SMALL}]|['’][{_LETTER}]")
_FURTHER_NAME = re.compile(rf",? [{_LETTER}]")
_ELIDED = frozenset("ldcsnj")
_FIGURE_AHEAD = re.compile(rf"\d{{1,4}}(?:ers?|res?|es?|èmes?)?(?![\d{_LETTER}])")
_GLUED_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{1,3})*")
_ARTICLES = ("le", "du", "au", "des", "les")
_YEAR_AHEAD = re.compile(rf"(?:19|20)\d\d(?![\d{_LETTER}])")
_ORDINALS = tuple(
    re.compile(rf"(?<=\d)({ending})(?=([{_LETTER}][{_SMALL}]{{2,}}))")
    for ending in ("er", "re", "ère", "ème", "e")  # "1ermai", "26erang"
)
_NUMBER_SIGN = re.compile(rf"(?<=[{_SMALL}]{{3}})(?=[Nn]° ?\d)")
_NAME_AHEAD = re.compile(rf"[(«“] ?[{_LARGE}]")
_FIGURES_IN_BRACKETS = re.compile(r"[+–-]?\d(?!\d?\))")  # "(1)", "(12)" are notes
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
            elif mark.isdecimal():
                yield from _behind_ordinal(text, place + 1)
        elif mark == "," and _WORD_BEHIND.fullmatch(text[max(0, place - 3) : place]):
            yield place + 1, True
        if mark == "(" and text[place - 1 : place] in _CLOSED:
            if (ahead := _WORD_AHEAD.match(text, place + 1, place + 31)) and len(ahead[0]) > 2:
                yield place, False  # "1982(CNUDM)"
        elif mark in _BEFORE and place and text[place - 1].isalpha():
            sure = _is_missing_before(text, place)
            if sure is not None:
                yield place, sure
    for found in _NUMBER_SIGN.finditer(text) if "°" in text else ():
        yield found.end(), True


_STRAY = re.compile(
    r"(?<![\w'’])(?:[ldnsjcmt]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|aujourd)['’]( )"
    r"(?=[aeéèêiîoôuyhœàâ])|(?<=[\w)»”%])( )(?=,(?: |$)|\.(?:$| [A-ZÀ-Ý]))",
    re.I,
)
_SIGNS_OF_STRAYS = ("' ", "’ ", " ,", " .")


def stray_spaces(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of spaces in `text` that no French typography knows: behind an elision
    (`d' entente`), before a comma or a full stop."""
    if any(map(text.__contains__, _SIGNS_OF_STRAYS)):
        for found in _STRAY.finditer(text):
            yield found.span(found.lastindex or 0)


def _behind_ordinal(text: str, place: int) -> Iterator[tuple[int, bool]]:
    """Where a space is missing behind the ending of an ordinal that begins at `place`."""
    for ordinal in _ORDINALS:
        found = ordinal.match(text, place)
        sure = _is_missing_behind_ordinal(*found.groups()) if found else None
        if found and sure is not None:
            yield found.end(), sure
            return


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
        if len(before) > 1 and (before[-2:].isalnum() or before[-1] in ")»”%"):
            return True
        closes = before[-1:].isdigit() or before[-1:] == '"'  # "2-0,ont", "global",il
        says = text.startswith("a-t-", place)  # "global",a-t-il dit
        return False if closes and (says or (len(word) > 1 and _is_known(word))) else None
    if mark in ")»”":
        if before[-2:].isalpha() and len(before) > 1:
            lone = word in ("a", "à") or _is_elided(text, place, word)
            return True if len(word) > 1 else (False if lone else None)
        if before[-1:] in (".", "!", "?"):  # "…le projet.»Les experts"
            return False if word.istitle() and word.lower() in joints().before else None
        figures = before[-1:].isdigit() or before[-1:] == "%"  # "(17,3%)et"
        return False if figures and len(word) > 1 and _is_known(word) else None
    small = word.lower()
    if mark == "%":
        if not word.islower() or len(word) < 2:
            return None
        return True if small in joints().before else (False if _is_known(word) else None)
    if mark in ".!?…":
        return _is_missing_after_sentence(text, place, word) if word.istitle() else None
    if small in joints().counted or (not word and _counted_at(text, place)):
        return True
    if word == "à" or word in joints().units or _is_elided(text, place, word):
        return False
    known = small in joints().before or (word.islower() and _is_known(word))
    return False if len(word) > 1 and known else None


def _is_elided(text: str, place: int, word: str) -> bool:
    """Whether `word` is a letter before an apostrophe: `2016s'est`, `21d'entre eux`."""
    return word in _ELIDED and text[place + 1 : place + 2] in ("'", "’")


def _is_known(word: str) -> bool:
    """Whether `word` is a little word, or a usual one in small letters."""
    return word in joints().before or (len(word) > 3 and word.islower() and frequency(word) >= 1e-6)


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
    if last[0] == "M" and (fold(word) in given_names() or _is_no_initial(text, last.start())):
        return False  # "M.William Farrugia"
    acronym = last[0].isupper() and len(last[0]) > 2
    if opens and (acronym or len(last[0]) == 2) and last[0].lower() not in known.abbreviations:
        goes_on = _GOES_ON.match(text, place + len(word))  # "du Nouvel An.Enfin, il", "FPO.Pour le"
        return True if goes_on else (False if acronym else None)
    stranger = len(word) > 2 and last[0].islower() and is_heavy(last[0], 1e-6)
    stranger = stranger or (last[0] in known.names and fold(word) in given_names())
    return False if stranger and _FURTHER_NAME.match(text, place + len(word)) else None


def _is_no_initial(text: str, start: int) -> bool:
    """Whether an "M." is a gentleman's, not behind a capitalised word: "John M.Smith"."""
    before = text[max(0, start - _WORD) : start].split()
    return text.startswith(" ", start - 1) and bool(before) and not before[-1][0].isupper()


_CLOSES = re.compile(r"(?:-\d{1,3})?\)")  # "ASEAN(ADMM)", "l'ASEAN(AARM-24)"


def _opens_an_aside(text: str, place: int, word: str) -> bool:
    """Whether what stands in the bracket behind `word` is no ending ("élu(e)") and no note ("(1)"):
    "Russie(70%)", "août(heure locale)", "IUT(Institut …)", "ASEAN(ADMM)"."""
    if _FIGURES_IN_BRACKETS.match(text, place):
        return len(word) > 3 and word[-2:].islower()
    ahead = _WORD_AHEAD.match(text, place, place + 30)
    if ahead is None or len(ahead[0]) < 3:
        return False
    if word.isupper():
        acronym = ahead[0].isupper() and _CLOSES.match(text, ahead.end()) is not None
        return len(word) > 1 and (acronym or (ahead[0].istitle() and len(ahead[0]) > 3))
    whole = text.startswith((" ", ")"), ahead.end()) and text[ahead.end() + 1 :][:1] != "s"
    return len(word) > 3 and ahead[0].islower() and whole and is_heavy(ahead[0], 1e-5)


def _counted_ahead(text: str, place: int) -> bool:
    """Whether a figure at `place` has what it counts glued to it too: `le21novembre2024`."""
    figure = _GLUED_FIGURE.match(text, place)
    return figure is not None and _counted_at(text, figure.end())


def _counted_at(text: str, place: int) -> bool:
    """Whether something that is counted begins at `place`, be more glued to it."""
    return text[place : place + 1].isalpha() and any(
        text.startswith(word, place) for word in joints().counted
    )


def _is_missing_before(text: str, place: int) -> bool | None:
    """Whether a space is surely missing between a word and the bracket or figure at `place`."""
    start = place
    while start > max(0, place - _WORD) and text[start - 1].isalpha():
        start -= 1
    word = text[start:place]
    if text[place] in "(«“":
        if len(word) > 2 and _EXPLAINED.match(text, place):
            return True
        if word[-2:].islower() and _NAME_AHEAD.match(text, place):
            return True
        return False if text[place] == "(" and _opens_an_aside(text, place + 1, word) else None
    ahead = _FIGURE_AHEAD.match(text, place) or _counted_ahead(text, place)
    small = word.lower()
    if not ahead or (text[start - 1 : start].isdecimal() and small not in joints().counted):
        return None
    if small == "à" or (word.istitle() and small in joints().before and len(word) > 1):
        return False
    if len(word) < 2 or (start and text[start - 1] == "-"):
        return None
    if word.istitle() and len(word) > 3 and _YEAR_AHEAD.match(text, place):
        return False  # "Hanoi2019"
    if word in ("fin", "ici", "an") and _YEAR_AHEAD.match(text, place):
        return False
    if small in joints().counted or (small in joints().before and word.islower()):
        return True
    if _counted_ahead(text, place) and word.endswith(_ARTICLES):
        return True  # "signéle21novembre"
    least = 1e-5 if len(word) < 7 else 3e-7
    usual = len(word) > 3 and word.islower() and frequency(word) >= least and word != "covid"
    return False if usual else None
