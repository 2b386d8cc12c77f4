"""Who else acts further down: is met besides, sends a message, or paid for what is told."""

from collections.abc import Container, Iterable, Iterator, Sequence

from app.reading.countries.enumerations import follows
from app.reading.countries.event import Event
from app.reading.countries.mentions import Mention
from app.reading.sentences import sentence_at
from app.reading.vocabulary.phrases import ARTICLE, OF, phrase

_MEETS = r"<meets>(?!(?: [\w'’-]+){0,3} <gifts>)"
_COUNTERPART = r"(?<!ancien )(?<!ancienne )(?:<counterparts>|<offices>)[^.;,()]{0,40}$"
_IT = (
    r"\b(?:(?:ce |cet |cette |le |la |les |l')<works>|(?:ils?|elles?) (?:est|sont|a|ont) |y <adds>)"
)
_PAYS = r"[^.;]{0,60}\b(?:a|ont|avait|avaient)(?: \w+)?? <paid>|(?: y)? <adds>| <pays>"
_PAID_BY = (
    rf"<given>(?: [\w'-]+){{0,3}} par (?:(?:des |une? |le |l')<gifts>(?: [\w'-]+){{0,2}} {OF})?"
    rf"(?:la |le |les |l')?(?:[\w'-]+ ){{0,6}}{ARTICLE}$"
    rf"|<profits>[^.;]{{0,30}}[ ']<gifts>(?: [\w'()-]+){{0,5}} {OF}(?:[\w'-]+ ){{0,3}}$"
)
_NEAR, _LONGEST = 140, 600


def met_besides(
    event: Event, mentions: Sequence[Mention], elsewhere: Container[Mention]
) -> set[str]:
    """Whose envoys and leaders the body says are met besides, where the head tells of a meeting.

    "Le même jour, il a reçu l'ambassadeur du Chili"; where the head tells of messages, also who
    sends one. `elsewhere` are mentions of where home's own envoys are, or in passing.
    """
    found: set[str] = set()
    if not event.is_face_to_face:
        return found
    told: Mention | None = None
    by_message = event.is_message
    for mention in _in_paragraphs(mentions):
        goes_on = told is not None and follows(told, mention)
        if goes_on or (mention not in elsewhere and _met(mention, by_message)):
            told = mention
            found.add(mention.code)
    return found


def paying(mentions: Iterable[Mention]) -> set[str]:
    """Who the body says paid for what is told: "le projet a été financé par la Belgique"."""
    return {
        mention.code
        for mention in _in_paragraphs(mentions)
        if _pays(mention) and phrase(_IT).search(_sentence(mention))
    }


def _met(mention: Mention, by_message: bool) -> bool:
    if not phrase(_COUNTERPART).search(_before(mention)):
        return False
    sentence = _sentence(mention)
    besides = phrase("<again>").search(sentence) and phrase(_MEETS).search(sentence)
    return bool(besides or (by_message and phrase("<messages>").search(sentence)))


def _pays(mention: Mention) -> bool:
    behind = phrase(_PAYS).match(mention.part.folded, mention.end)
    return bool(behind or phrase(_PAID_BY).search(_before(mention)))


def _in_paragraphs(mentions: Iterable[Mention]) -> Iterator[Mention]:
    return (mention for mention in mentions if mention.part.name == "paragraph")


def _before(mention: Mention) -> str:
    """The folded words before a mention in its sentence."""
    before = mention.part.folded[max(0, mention.start - _NEAR) : mention.start]
    return before[before.rfind(". ") + 1 :]


def _sentence(mention: Mention) -> str:
    """The folded sentence around a mention, no further away than a sentence is long."""
    start, end = sentence_at(mention.part.text, mention.start)
    return mention.part.folded[
        max(start, mention.start - _LONGEST) : min(end, mention.end + _LONGEST)
    ]
