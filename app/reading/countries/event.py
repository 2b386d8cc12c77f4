"""What the head of an article says of its main event: where it is told, and of what sort it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.reading.countries.mentions import Mention
from app.reading.parts import Part
from app.reading.vocabulary.phrases import phrase

_SEVERAL = (
    r"<leaders>[^.;]{0,40}(?:<several>|\b\d+) (?:autres )?pays\b"
    r"|<messages>[^.;]{0,60}(?:<several>|\b\d+) (?:autres )?(?:pays|partis|etats)\b"
    r"|<leaders>(?: \w+){0,2} etrangers\b"
    r"|<leaders> des? pays\b(?! (?:membres|participants|de l'|du ))"
    r"|\bserie (?:d'entretiens|d'entrevues|de rencontres)\b|\bmultipli\w+ les (?:rencontres|entre)"
    r"|\bses homologues d(?:e plusieurs|'(?:afrique|asie|europe|amerique))\b"
)
_TITLED_SEVERAL = r"\b(?:nouveaux|des|<several>) <envoys>|\bcooperation internationale\b"
_FACE_TO_FACE = "<two_sides,dealings,visits,deals>"
_DEED = rf"{_FACE_TO_FACE}|<gives>|\b(?:ambassad|consul)"
_GUESTS_COUNTED = (
    r"(?:\d{3}|\bmillions?)(?: [\w'-]+){0,3} (?:de |d')?(?:<guests>|etrangers\b)"
    r"|<guests>[^.;]{0,60}(?:%|\bmillions?\b|\d{3})|\bnombre (?:de |d'|des )[^.;]{0,120}<guests>"
)
_GOODS_COUNTED = r"<trade>[^.;]{0,200}\b(?:milliards?|millions?|milliers|tonnes|%)"
_FORESEEN = "<foresees>[^.;]{0,100}<growth>|<growth>[^.;]{0,100}<foresees>"
_PRICED = "<prices>[^.;]{0,60}<moves>|<moves>[^.;]{0,60}<prices>"
_WITH_GUESTS = (
    r"<two_sides>|<deals>|<promotes>|\b(?:rencontr|entret|felicit)"
    r"|\bvisite (?:officielle|d'etat|de travail)"
)
_MOURNS = r"\ba la memoire d|\bhommages? aux"
_TOGETHER = (
    r"<pursue_together>|\bet (?:la |le |l'|les )?[\w-]+ (?:ont )?(?:arret|intercept|saisi|demantel)"
)
_NOT_OF_IT = r"(?<!se felicite)(?<!est felicite)(?! de (?:tirs|cessez|treve|paix))"
"""“Se félicite de l'accord de cessez-le-feu”."""

_OF_NO_ACTORS = r"<councils,guests,games,crimes,foresees,concern,prices>|\betrangers\b"
_LATEST_START = 2


@dataclass(frozen=True)
class Event:
    """The main event; `telling` are the parts besides the title that tell it.

    What several rules ask is looked up once.
    """

    head: tuple[Part, ...]
    telling: frozenset[Part]

    @cached_property
    def is_face_to_face(self) -> bool:
        """Whether two sides deal with each other in it, be it aside from a larger meeting."""
        return any_says(_FACE_TO_FACE, self.head)

    @property
    def has_no_actors(self) -> bool:
        """Whether it is of a sort in which no other country acts with home."""
        return any_says(_OF_NO_ACTORS, self.head) and (  # few need a second look
            self.is_in_council
            or self.counts_guests
            or self.is_match
            or self.is_crime
            or self.is_watched
            or self.is_forecast
            or self.is_of_prices
        )

    @cached_property
    def is_message(self) -> bool:
        """Whether somebody mourns or congratulates in it, by letter or in person."""
        return any_says("<messages>", self.head)

    @property
    def is_in_council(self) -> bool:
        """Whether many confer on other countries: these are what is spoken of, and do not act."""
        return any_says("<councils>", self.head) and not (
            self.is_face_to_face or any_says(_MOURNS, self.head)
        )

    @property
    def counts_guests(self) -> bool:
        """Whether it is a count of visitors: where they come from does not act."""
        return any_says(_GUESTS_COUNTED, self.head) and not any_says(_WITH_GUESTS, self.head)

    @property
    def is_match(self) -> bool:
        """Whether it is a match or a race: who plays against home does not act with it."""
        return (
            any_says("<games>", self.head)
            and any_says("<contends>", self.head)
            and not any_says(r"<befriends>|\bgardes-frontieres", self.head)
        )

    @property
    def is_crime(self) -> bool:
        """Whether it is a crime and its pursuit: where culprits or goods come from does not act."""
        return (
            any_says("<crimes>", self.head)
            and any_says("<pursues>", self.head)
            and not any_says(f"{_FACE_TO_FACE}|<befriends>|{_TOGETHER}", self.head)
        )

    @property
    def is_watched(self) -> bool:
        """Whether it is a conflict of others, over which home voices its concern."""
        return (
            any_says("<concern>", self.head)
            and any_says("<conflicts>", self.head)
            and not any_says(
                rf"<dealings,visits,deals>{_NOT_OF_IT}|<befriends>(?<!deux pays){_NOT_OF_IT}"
                "|homologue|dialogue|conversation",
                self.head,
            )
        )

    @property
    def counts_goods(self) -> bool:
        """Whether it is a count of what is sold or bought: who trades most does not act."""
        return any_says(_GOODS_COUNTED, self.head) and not any_says(_DEED, self.head)

    @property
    def is_forecast(self) -> bool:
        """Whether somebody foresees how an economy will grow: nobody acts."""
        return any_says(_FORESEEN, self.head) and not self.is_face_to_face

    @property
    def is_of_prices(self) -> bool:
        """Whether prices move in it: whose harvest moves them does not act."""
        return any_says(_PRICED, self.head) and not any_says(f"{_DEED}|<befriends>", self.head)

    @cached_property
    def is_disaster(self) -> bool:
        """Whether it is a disaster or an accident that nobody mourns or helps in."""
        return any_says("<disasters,happened>", self.head) and not any_says(
            f"{_DEED}|<messages>|<help>|<befriends>", self.head
        )

    @property
    def is_accident(self) -> bool:
        """Whether something befell somebody in it."""
        return any_says("<happened>", self.head)

    @property
    def has_envoys(self) -> bool:
        """Whether ambassadors take part in it, be they named or not."""
        # the word first, then that it begins there: faster than the other way round
        return any_says(r"ambassad[er](?<!\w.{9})", self.head)

    @property
    def is_relief(self) -> bool:
        """Whether it is about a disaster, where givers follow one another down the article."""
        return any_says("<disasters>", self.head)


def main_event(parts: Sequence[Part], mentions: Sequence[Mention], home_country: str) -> Event:
    """The main event, told in the title and in the lead, or in the first paragraph without one.

    Where there is no title, the first picture may show who meets.
    Where a head without a title names no country, the second paragraph may tell it, if it speaks
    of deeds and the head not of trade. All paragraphs do where the title announces several envoys
    or "coopération internationale" and names no country, or the whole head several countries.
    """
    title = [part for part in parts if part.name == "title"]
    paragraphs = [part for part in parts if part.name == "paragraph"]
    lead = [part for part in parts if part.name == "lead"] or paragraphs[:1]
    pictured = [part for part in parts if part.name == "caption"][:1]
    met = pictured if not title and any_says("<dealings>", pictured) else ()
    head = (*title, *met, *lead)
    abroad = {mention.part for mention in mentions if mention.code != home_country}
    if abroad.isdisjoint(title) and any_says(_TITLED_SEVERAL, title):
        return Event(head, frozenset(lead + paragraphs))
    if abroad.isdisjoint(head):
        if any_says(_SEVERAL, head):
            return Event(head, frozenset(paragraphs))
        if not title and not any_says("<trade>", head):
            start = [part for part in paragraphs[:_LATEST_START] if part in abroad][:1]
            if any_says(_DEED, start):
                return Event((*head, *start), frozenset(start))
    return Event(head, frozenset(lead))


def any_says(pattern: str, parts: Iterable[Part]) -> bool:
    """Whether `pattern`, with the words of the vocabulary in it, is found in any of `parts`."""
    search = phrase(pattern).search
    return any(search(part.folded) for part in parts)
