"""Did you mean: words that stand nowhere, put right by words that do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.search.analysis import Token, tokens
from app.search.matching import Matcher, word_fields
from app.search.query import And, Node, Not, Or, Phrase, Wildcard, Word, all_of, any_of
from app.search.snapshot import Snapshot

_SHORTEST, _LONG = 4, 7
"""Shorter words are not put right; from so many letters on, two errors are allowed."""

_PART, _LONGEST = 2, 40
"""Each part of a word that is really two has so many letters at least; the whole, at most."""


def respelled(snapshot: Snapshot, node: Node) -> Node:
    """The tree with each word that stands nowhere replaced by the likeliest that does."""
    match node:
        case And(children):
            righted = all_of(respelled(snapshot, child) for child in children)
            return all_of(_joined(snapshot, children)) if righted == node else righted
        case Or(children):
            return any_of(respelled(snapshot, child) for child in children)
        case Wildcard() if asked := _asked(snapshot, node):
            return asked
        case Word(text, section) if one := _one_word(snapshot, text, section):
            return replace(node, text=one)
        case Word(text, section) | Phrase(text, _, section):
            result, reached = "", 0
            for token in tokens(text):
                surface = text[token.start : token.end]
                better = _likeliest(snapshot, token, surface, section, isinstance(node, Phrase))
                result += text[reached : token.start] + (better or surface)
                reached = token.end
            return replace(node, text=result + text[reached:])
        case Not() | _:
            return node


def _asked(snapshot: Snapshot, node: Wildcard) -> Word | None:
    """The word of "laos?", which was not meant as a pattern where nothing has this shape."""
    word = node.pattern.removesuffix("?")
    found = list(tokens(word))
    if len(found) != 1 or not word.isalnum() or Matcher(snapshot).mask(node).any():
        return None
    if not _is_used(snapshot, found[0], node.section, exact=False):
        return None
    return Word(written(snapshot, found[0].word), node.section)


def _joined(snapshot: Snapshot, children: Sequence[Node]) -> Iterator[Node]:
    """The parts, two words side by side as the one they are where that stands somewhere: `viet
    nam`, which finds nothing, is `vietnam`.
    """
    taken = False
    for node, following in zip(children, [*children[1:], None], strict=True):
        if taken:
            taken = False
            continue
        match node, following:
            case (Word(one, section), Word(other, same)) if section == same and (
                whole := _one_word(snapshot, f"{one}-{other}", section, parted=True)
            ):
                taken = True
                yield Word(whole, section)
            case _:
                yield node


def _one_word(snapshot: Snapshot, text: str, section: str, parted: bool = False) -> str | None:
    """The word that `co-opération` is, if it stands somewhere and (unless `parted`) one of its
    parts nowhere.
    """
    parts = list(tokens(text))
    if len(parts) < 2:
        return None
    if not parted and all(_is_used(snapshot, part, section, exact=False) for part in parts):
        return None
    whole = list(tokens("".join(text[part.start : part.end] for part in parts)))
    if len(whole) == 1 and _is_used(snapshot, whole[0], section, exact=False):
        return written(snapshot, whole[0].word)
    return None


def _is_used(snapshot: Snapshot, token: Token, section: str, exact: bool) -> bool:
    """Whether the word stands in any article; if `exact`, in this very form."""
    for field in word_fields(section):
        stemmed = field != "name" and not exact
        known = (field.replace("word", "stem"), token.stem) if stemmed else (field, token.word)
        if snapshot.doc_frequency(*known):
            return True
    return False


def _two_words(snapshot: Snapshot, token: Token, section: str) -> str | None:
    """The two words that `semiconducteurs` is, if they stand side by side somewhere."""
    for length in range(_PART, len(token.word) - _PART + 1):
        parts = token.word[:length], token.word[length:]
        pair = list(tokens(" ".join(parts)))
        if len(pair) < len(parts) or not all(
            _is_used(snapshot, part, section, exact=False) for part in pair
        ):
            continue
        # in the one number or the other
        for last in dict.fromkeys((parts[1], f"{parts[1]}s", parts[1].removesuffix("s"))):
            both = f"{parts[0]} {last}"
            if len(list(tokens(both))) < len(parts):
                continue  # "la" of "las" is a word of grammar
            if Matcher(snapshot).mask(Phrase(both, None, section)).any():
                return "-".join(written(snapshot, part) for part in parts)
    return None


def _likeliest(
    snapshot: Snapshot, token: Token, surface: str, section: str, exact: bool
) -> str | None:
    """The word most probably meant by what was typed, as it is written; none when the word is in
    use. One typed with a capital is no word that never has any: "Poutine" is no "routine"."""
    if _is_used(snapshot, token, section, exact):
        return None
    if len(token.word) <= _LONGEST and (two := _two_words(snapshot, token, section)):
        return two
    if len(token.word) < _SHORTEST or not token.word.isalpha():
        return None
    named = surface[:1].isupper()
    for field in word_fields(section):
        for distance in (1, 2) if len(token.word) >= _LONG else (1,):
            found: dict[str, int] = {}
            for segment in snapshot.segments:
                vocabulary = segment.vocabulary(field)
                for number in vocabulary.close(token.word, distance):
                    word = vocabulary.words[number]
                    if distance > 1 and word[0] != token.word[0]:
                        continue  # who errs twice knows how the word begins
                    found[word] = found.get(word, 0) + vocabulary.frequency(number)
            if found:
                best = max(found, key=lambda word: (found[word], word))
                fits = not named or _is_name(snapshot, best)
                return written(snapshot, best, named) if fits else None
    return None


def written(snapshot: Snapshot, word: str, named: bool = False) -> str:
    """A folded word as the articles write it: accents, and a capital where it always has one, or
    `named` what may have one."""
    # lower case says more than a sentence's beginning, accents more than their absence
    return min(
        _forms(snapshot, word),
        key=lambda f: (f.islower() == named, f.isupper(), f.lower() == word, f),
        default=word,
    )


def _is_name(snapshot: Snapshot, word: str) -> bool:
    """Whether the articles write a folded word with a capital, be it at a sentence's beginning."""
    return any(not form.islower() for form in _forms(snapshot, word))


def _forms(snapshot: Snapshot, word: str) -> set[str]:
    """How the articles write a folded word."""
    return {
        form.partition("\t")[2]
        for segment in snapshot.segments
        for form in segment.terms_starting("spelling", f"{word}\t")
    }
