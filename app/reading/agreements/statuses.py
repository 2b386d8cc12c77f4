"""What is said of an agreement: signed, planned or in force, by the words around its name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SIGNED, PLANNED, IN_FORCE, MENTIONED = "signed", "planned", "in force", "mentioned"

_ADVERB = (
    r"(?:(?:\w+ment|egalement|aussi|deja|bientot|ensuite|ainsi|jusqu'ici|toutes deux|tous deux"
    r"|par ailleurs|en outre|de plus|d'abord|a cette occasion|entre autres"
    r"|pour (?:leur|sa) part|de (?:leur|son) cote)\s)?"
)
_TALK = (
    r"(?! (?:\w+ment |surtout )?(?:sur|avec|a propos|autour|(?:de |d'|des |leurs? |les |"
    r"plusieurs |quelques )(?:\w+ )?(?:points? de vue|vues?|avis|opinions?|informations?|idees?|"
    r"experiences?|v(?:œ|oe)ux|messages|mots|propos|visites|delegations)))"
)
"""Behind "échanger", unless what is exchanged is no paper."""

_DONE = (
    r"(?:(?:signe|conclu|paraphe|scelle|ratifie|adopte|publie|initie|approuve|renouvele|"
    rf"reconduit|prolonge|proroge)(?:e|s|es)?|echange(?:e|s|es)?\b{_TALK})"
)
_TO_SIGN = (
    r"(?:signature|signer|conclusion|conclure|ratification|ratifier|parapher|sceller|"
    r"formalites relatives a|negociations?|negocier|renegocier|renouveler|renouvellement|"
    r"elaboration|elaborer|adoption|adopter|preparatifs|preparation|"
    r"prolonger|prolongation|proroger|prorogation|reconduire|reconduction)"
)
_MODAL = (
    r"(?:vis(?:e|ent|ant|era) a|devrai(?:t|ent)|devra|devront|pourrai(?:t|ent)|doi(?:t|vent)|"
    r"va|vont|prevoi\w+|prevue?s?|"
    r"projett?ent d|projette d|"
    r"enten(?:d|dent|dait|daient)|envisag\w+|souhait\w+|propos\w+|en vue d|afin d|"
    r"(?<!occasion )pour|"
    r"acceler\w+|hat(?:er|ent|eront)|promouvoir|projets? d|"
    r"possibilites? d|(?:afin|en vue|projets?|possibilites?|convenue?s?) de|"
    r"etudi\w+|examin\w+|s'appret\w+|compt(?:e|ent)|parvenir|finalis\w+|achev\w+|attend\w+|"
    r"esper\w+|"
    r"appel\w+ a|invit\w+ a|suger\w+|sugger\w+|recommand\w+|convenu\w* d|convenus d|prepar\w+|"
    r"faciliter|"
    r"(?:travaill|(?:œ|oe)uvr)\w+ a|"
    r"favoris\w+|avancer vers|progresser|poursui\w+|sout(?:en\w+|ien\w*)|appui\w*|appuy\w+|"
    r"intensifi\w+|lanc\w+|entam\w+|"
    r"bientot|"
    r"autoris\w+|feu vert|(?:engag\w+|prete?s?|dispos\w+)(?: \w+)? a|accept\w+ de|"
    r"d'accord (?:sur|pour)|"
    r"exhort\w+|incit\w+|prochaine?(?:ment)?|prochaines|demand\w+|plaid\w+|encourag\w+|veul\w+|veut|reclam\w+|exig\w+|report\w+|repouss\w+|"
    r"favorables? a)"
)

_PLANNED_BEFORE = re.compile(
    rf"\b{_MODAL}\b[^.;:!?]{{0,90}}?\b{_TO_SIGN}\b"
    rf"(?:,? (?:et|ou) (?:la |les? |l'|a )?(?:{_TO_SIGN}|mise en (?:œuvre|oeuvre)|application"
    r"|entree en vigueur)\b)?"
    r"|\b(?:assister(?:a|ont)|proceder(?:a|ont))\b[^.;:!?]{0,60}?\b(?:signature|remise|echange)\b"
    r"|\b(?:mettre|mettent|mis) (?:\w+ment )?la derniere main a (?:\w+ )?$"
    rf"|\b(?:aura|auront) {_ADVERB}{_DONE}\b"
    r"|\bnegocier\b|\bque soi(?:t|ent) (?:\w+ment )?(?:signe|conclu)(?:e|s|es)?\b"
    r"|\bnegociations (?:sont|etaient) en cours\b"
    r"|\b(?:prepar|elabor|redig)(?:e|ent|ait|aient|er|eront|era) (?:\w+ment )?"
    r"(?:(?:une?|des|les?|la|plusieurs) |l')(?:\w+ )?$"
    r"|\benvisag\w+ (?:un |une |l')(?:\w+ )?$"
    r"|\btravaill\w+ (?:\w+ )?a (?:une? |l')(?:\w+ )?$"
    r"|(?:,|\bet) assister a la (?:ceremonie de )?signature (?:d'|des |du )(?:\w+ ){0,2}$"
    r"|\b(?:etudier|examiner)(?: avec [^.;:,]{3,60}?)? une? (?:\w+ )?$"
    r"|\b(?:reflechir a|finaliser|finalisent) (?:d'ici [^.;:,]{2,25} )?"
    r"(?:(?:une?|le|la|les|des) |l')(?:\w+ )?$"
    r"|\b(?:souhait|propos|reclam)\w* (?:\w+ment |desormais |aussi |ensuite )?une? (?:\w+ )?$"
    r"|\bmise au point (?:de la |de l'|du )$"
    r"|(?<!sans )(?<!reussi a )(?<!viennent de )(?<!permis de )"
    r"\b(?:parvenir|parviendr\w+|aboutir\w*|arriver) (?:\w+ment )?a une? (?:\w+ )?$"
    r"|\b(?:discussions|consultations) (?:sur|en vue d['e]|relatives a) ?"
    r"(?:(?:une?|le|la|les|des) |l')?(?:\w+ )?$"
    r"|\bpossibilites? d(?:e |')(?:un |une |l')?(?:\w+ )?$"
    r"|\b(?:appel|invit|exhort|incit)\w+ (?:[\w'-]+ ){1,9}?"
    r"a (?:signer|conclure|parapher|ratifier)\b"
    r"|\b(?:si|une fois en vigueur,?) (?:(?:le|la|les|un|une|cet|ce|cette) |l')(?:\w+ )?$"
    r"|\b(?:propos|sugger|souhait|esper|demand)\w*\b[^.;:!?]{0,60}?\bque\b[^.;:!?]{0,140}?"
    r"\b(?:signe|conclue|paraphe|ratifie|renouvelle|prolonge)(?:nt)?\b"
    r"|\b(?:signera|signeront|signerai(?:t|ent)|conclurai(?:t|ent)|renouvellera|renouvelleront|conclura|concluront|negocie(?:nt|ra|ront)?|negocions|negociai(?:t|ent)|negociation)\b"
    rf"|\b{_TO_SIGN} (?:prochaine|imminente|future|eventuelle)\b"
    r"|\b(?:negociations|pourparlers) (?:sur|en vue d|de|d'|du|des|pour|relatives|visant)"
    r"|\bprojets? (?:de |d'un |d'une |d')(?:\w+ )?$"
    rf"|\b(?:sera|seront|serait|seraient) {_ADVERB}{_DONE} "
    r"(?=(?:une?|des|les?|la|deux|trois|plusieurs) |l')"
    r"|(?:[,;:]|\bet) (?:signer|conclure|parapher|ratifier) (?=(?:une?|des|les?|la) |l')"
    r"|\bdiscut\w+ d'une? (?:\w+ )?$"
    r"|\bfer(?:a|ont) l'objet d'une? (?:\w+ )?$"
    r"|\b(?:adopter|publier|paraphe?r|ratifier|sceller)(?:a|ont)\b"
    r"|\bprepar(?:e|ons|ent|ait|aient) [^.,;:!?]{0,40}\b(?:une? |l'|des )(?:\w+ )?$"
    r"|\b(?:necessite|besoin|utilite|idee|perspective) d'une? (?:\w+ )?$"
    r"|\b(?:redaction|elaboration|preparation|negociation|mise au point) (?:\w+ )?d'une? (?:\w+ )?$"
    r"|\b(?:signer|conclure|renouveler) (?:prochainement|bientot|rapidement) "
    r"(?=(?:une?|des|les?|la|leurs?) |l')"
    # "Ils sont convenus …, et de signer": not "viennent de", "ont permis de", "avant de"
    r"|(?<!vient )(?<!viennent )(?<!venait )(?<!venaient )(?<!permis )(?<!avant )"
    r"\bde (?:signer|conclure|parapher|ratifier)\b"
)
_STILL = r"(?:(?:\w+ment|en revanche|encore|toujours|aussi) ){0,2}"
_PLANNED_AFTER = re.compile(
    r"\b(?:sera|seront|serait|seraient|devrai(?:t|ent) (?:\w+ )?etre|doi(?:t|vent) etre|va etre|"
    r"vont etre|"
    rf"pourrai(?:t|ent) etre) (?:pas )?{_ADVERB}{_DONE}\b|"
    r"\ben (?:cours|phase|voie) de "
    rf"(?:negociation|discussion|signature|preparation|finalisation)|"
    rf"\b(?:est|sont|etait|etaient|restent?|demeurent?) {_STILL}"
    r"(?:en (?:cours de )?negociation|a l'etude|a l'examen)\b|"
    r"\bentre(?:nt)? (?:bientot|prochainement|rapidement|vite) en vigueur\b|"
    rf"\bn'(?:est|sont|a|ont) (?:toujours pas|pas encore) (?:ete )?{_DONE}\b|"
    r"\ben (?:cours|phase|voie) d'(?:elaboration|examen)|"
    r"\b(?:fait|font) l'objet de (?:negociations|consultations|discussions|pourparlers)|"
    r"\bverr(?:a|ont) (?:pas )?le jour\b|"
    rf"\b(?:sera|seront) {_ADVERB}(?:elabor|negoci|prepar|redig)ee?s?\b|"
    r"\bdont (?:la|les) (?:signature|conclusion)s? (?:est|sont) (?:prevue|programmee|attendue)s?|"
    rf"\b(?:est|sont) {_STILL}en (?:preparation|gestation|chantier)\b|"
    r"\bdont les (?:negociations|pourparlers) (?:ont|avaient|sont|etaient|se poursuivent)\b|"
    r"\bque? [^.,;:!?]{3,50} (?:negocie|prepare|elabore)(?:nt)? (?:depuis|actuellement)\b|"
    r"\bdont [^.,;:!?]{3,60} (?:a|ont) redige une? (?:premiere version|avant-projet|ebauche)\b|"
    r"\bsera(?:it)? mise?s? en chantier\b|\bdevrai(?:t|ent) suivre\b|"
    r"\bsera(?:it)? (?:\w+ment )?(?:soumise?s?|presentee?s?)(?: en [a-z]{3,9})? a(?:ux?)?\b|"
    r"\bqu(?:'(?:il|elle|on)s?|e [^.,;:!?]{1,60}) "
    r"(?:compt|entend|souhait|veu|esper|envisag|prevoi|devr)\w* (?:de |a )?"
    r"(?:signer|conclure|parapher)\b|"
    rf"\bsoi(?:t|ent) {_ADVERB}(?:{_DONE}|(?:elabor|prepar|redig|negoci)ee?s?)\b|"
    rf"(?<!vient d')(?<!viennent d')\betre {_ADVERB}{_DONE}\b|"
    rf"\b(?:a|ont) {_ADVERB}ete {_ADVERB}finalise|\bune fois (?:\w+ment )?{_DONE}\b"
)
_WHEN = r"(?:le|en|a|au|lors|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_SOME = r"(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|des|\d+)"
_SIGNED_BEFORE = re.compile(
    rf"\b(?:a|ont|avait|avaient|ait|aient|ayant|avoir)(?:, [^,.;:!?]{{1,60}},)? {_ADVERB}{_DONE}\b"
    rf"|\b(?:a|ont)\b[^.,;:!?]{{3,60}} et {_ADVERB}{_DONE} (?=un |une |des |l'|le |la |les |\d)"
    r"|\b(?:signent|scellent|concluent|paraphent|ratifient|adoptent|publient|renouvellent|prolongent|signant)\b"
    rf"|\b(?:echangent|s(?:'est|e sont) {_ADVERB}echange(?:e|s|es)?)\b{_TALK}"
    r"|\b(?:a|ont) passe une? (?:\w+ )?$"
    r"|\b(?:a|ont) appose (?:sa|leurs?) signatures?\b[^.;:!?]{0,60}? (?:sur|au bas d['e]) ?"
    r"|\bpremi(?:er|ere)s? (?:[\w'-]+ ){0,4}a (?:ratifier|signer|conclure)\b"
    r"|\bsigne (?=un|une|des|de nombreu|deux|trois|l'|le |la |son (?:premier|nouv)|plusieurs|\d)"
    r"|\b(?:vient|viennent|venait|avant) de (?:signer|conclure|parapher)"
    r"|\b(?:a|ont) (?:saisi|profite de) (?:l'|cette )occasion pour (?:signer|conclure|parapher)"
    r"|\b(?:en|le|des) [^.;:!?]{0,60}\b(?:signai|concluai|paraphai)(?:en)?t\b"
    rf"|\bsignatures?(?: \w+)?(?:,? {_WHEN}\b[^,.;:!?]{{0,50}}?,?"
    r"|, (?:par|entre|avec|en presence) [^,.;:!?]{1,80},)? (?:de |d'|du |des )"
    r"|\b(?:a|ont|avait|avaient) rendue?s? publi(?:que|c)s?\b"
    r"|\b(?:a|ont|avait|avaient) (?:trouve|atteint|obtenu) (?=un )"
    r"|\bsignature (?=officielle)"
    r"|\b(?:salu|felicit|rejoui|suite a|depuis|apres)\w*"
    r" (?:\w+ment )?(?:de )?la (?:\w+ )?conclusion (?:\w+ )?(?:de |d'|du |des )"
    r"|\bsignataires? (?:de |d'|du |des )(?:la |l')?(?:\w+ )?$"
    r"|\b(?:a|ont) debouche sur (?=un |une |des |plusieurs )"
    r"|\b(?:est|sont) parvenue?s?\b[^.;:!?]{0,40}? a (?=un |une |des |plusieurs )"
    rf"|\b(?:remise|echange{_TALK}) (?:solennell?e? )?(?:de |d'|du |des )"
    rf"|\bs(?:'est|e sont) {_ADVERB}(?:entendu|accorde)e?s?\b[^.;:!?]{{0,40}}? "
    rf"sur {_SOME} (?:\w+ )?$"
    # "a été signé le protocole", "ont été signés mardi à Hanoï deux accords"
    rf"|\b(?:a|ont|avait|avaient) {_ADVERB}ete {_ADVERB}{_DONE}(?: {_WHEN}\b[^,.;:!?]{{0,50}}?"
    rf"|[^,.;:!?]{{0,60}}?, (?:a savoir|dont|notamment)|[^.;:!?]{{0,100}}? ?:"
    r"|, [^,.;:!?]{1,80},)? "
    rf"(?:(?:{_SOME}|le|la|les) |l')(?:\w+ )?$"
)
_SIGNED_AFTER = re.compile(
    rf"\b(?:a|ont|avait|avaient) {_ADVERB}ete {_ADVERB}{_DONE}\b|\b(?:signe|conclu|paraphe|publie|"
    rf"adopte)(?:e|s|es)?\b|\brendue?s? publi(?:que|c)s?\b"
    r"|\bentrera en vigueur|\bentrer en vigueur"
    r"|\b(?:a|ont) ete (?:trouve|atteint|obtenu)"
    r"|\b(?:a|ont) passee?s?\b"
    r"|\bpassee?s? (?:en (?:[a-z]{3,9} )?(?:19|20)\d\d|avec |entre )"
    r"|\b(?:prorog|reconduit|renouvel)ee?s? (?:en|le|pour|jusqu)"
    r"|\b(?:a|ont|avai(?:en)?t) expire\b|\bcadu(?:c|cs|que|ques)\b"
    r"|\b(?:est|sont|etai(?:en)?t) (?:arrive|venu)e?s? a"
    r" (?:expiration|echeance|(?:son |leur )?terme)\b"
    rf"|\bdate(?:nt)? (?:du \d|de (?:[a-z]{{3,9}} )?(?:19|20)\d\d)"
)
_IN_FORCE_BEFORE = re.compile(
    r"\b(?:mise?|mettre|mettent|met|mettant|mettront) (?:\w+ment )?en (?:œuvre|oeuvre|application)"
    r"|\bappliqu\w+ depuis (?:le \d|\w+ )?(?:19|20)\d\d"
    r"|\b(?:appliqu\w+|application|execution|respect|"
    r"tir\w+ (?:\w+ment |(?:le |un )?meilleur |le plein |pleinement )?(?:parti|profit)|"
    r"benefici\w+|profit\w+|exploit\w+|valoris\w+|utilis\w+|opportunites|avantages|atouts|"
    r"engagements|preferences|en vertu|aux termes|dans le cadre|conformement|grace|sur la base|"
    r"entree en vigueur|depuis|base juridique)\b"
    rf"|\b(?:est|sont|etait|etaient) {_ADVERB}liee?s?\b[^.;:]{{0,60}}? par\b|, liee?s? par\b"
)
_IN_FORCE_AFTER = re.compile(
    r"\b(?:est|sont|etait|etaient) (?:officiellement )?entree?s? en vigueur|"
    r"\b(?:(?:est|sont|etait|etaient) (?:\w+ment )?)?en vigueur\b|"
    r"\ben application depuis\b|"
    r"\b(?:a|ont) (?:\w+ment )?pris effet\b|"
    r"\b(?:reste|demeure|est|sont|etait|etaient)(?:nt)? "
    r"(?:\w+ment |toujours |encore |bien |certes )*(?:applique|valable|valide)|"
    r"\b(?:s'applique(?:nt)?|continu\w+ (?:de |a )s'appliquer)\b|"
    r"\bque [^.;:,]{3,40} appliqu\w+ depuis\b|"
    r"\best un (?:atout|levier|moteur|tremplin)\b|"
    r"\b(?:a|ont) (?:ramene|supprime|elimine|abaisse|reduit)\b|"
    r"\blie(?:nt)? (?:les|nos|le|la) |\b(?:la|le|les|nous) lie(?:nt)? depuis |"
    r"\bprend effet|\b(?:a|ont) (?:permis|contribue|favorise|stimule|cree|ouvert)\b"
)
_SET_UP = re.compile(
    r"\b(?:(?:scell|nou)(?:e|ent)|(?:a|ont|avait|avaient|ayant) (?:\w+ment )?(?:ete )?"
    r"(?:etabli|eleve|rehausse|hisse|porte|noue|scelle|signe|officialise|proclame)(?:e|s|es)?)\b"
    r"[^.;:]{0,70}?\b(?:un|d'un|au niveau d\w*|"
    r"au rang d\w*|en|a celui d\w*)\s"
    r"(?:niveau d\w*\s|nouveau\s|u?n?\s?)?$"
)

# Before and behind a partnership that was set up: "l'établissement du partenariat en 2013".
_SETTING_UP = re.compile(
    r"\b(?:etablissement|instauration|mise en place) (?:de leur |du |d'un |de ce )(?:\w+ )?$"
)
_IN_YEAR = re.compile(r"(?: [\w-]+){0,4}? en (?:19|20)\d\d\b")
_OF_MANY = re.compile(r"declaration|\blesquel")
"""… unless a declaration set it up, or somebody lists with whom."""

_ADJECTIVE = (
    r"(?: [a-z-]+(?:al|ales?|aux|els?|elles?|iques?|ifs?|ives?|iens?|iennes?|[ao]ises?|[ao]is|"
    r"aires?))"
)
_YEAR = r"(?:19|20)\d\d\b(?! ?(?:-|a|et) ?\d)"
_OF_THEN = re.compile(
    rf"{_ADJECTIVE}{{0,2}}(?: [a-z]+[-–][a-z-]+)? "
    rf"(?:(?:en date |date )?du (?:1er|\d\d?) [a-z]{{3,9}} {_YEAR}"
    rf"|de (?:[a-z]{{3,9}} )?{_YEAR}|issue?s? (?:de|du|des) )"
)
"""The day or the meeting an agreement is called by: "l'accord commercial bilatéral de 1994"."""

_HEAD = re.compile(
    rf"(?:[^,.;:]{{0,40}}(?:,| [-–]) )?(?:(?:{_SOME}|le|la|les|ce|cet|cette) (?:\w+ )?|l')"
)
"""What stands before the subject of a sentence."""

_PASSIVE = re.compile(rf", (?:a|ont) {_ADVERB}ete {_ADVERB}{_DONE}\b")
_HELD = re.compile(r"\b(?:a|ont) (?:\w+ment )?eu lieu\b|\bs(?:'est|e sont) (?:tenu|deroule)")

_DUE = re.compile(
    r"\b(?:est|sont|etait|etaient) (?:\w+ment )?"
    r"(?:prevu|attendu|envisage|espere|souhaite|programme)(?:e|s|es)?\b|"
    r"\b(?:aura|auront|devrai(?:t|ent) avoir) lieu\b|"
    r"\b(?:a|ont) ete (?:\w+ment )?(?:reporte|ajourne|repousse|differe)"
)
"""The signature is then still to come: "la signature d'un accord est prévue"."""

_ENTERED = re.compile(r", (?:qui est )?entree?s? en vigueur (?=le |en (?:19|20)\d\d|depuis )")
_NOW_IN_FORCE = re.compile(
    r"(?<!encore )(?<!jamais )(?<!pas )entree?s? en vigueur\b"
    r"|\b(?:toujours|texte|desormais) en vigueur\b|\ben vigueur depuis\b"
    r"|\bdesormais appli(?:que|cable)"
    r"|\b(?:est|sont) (?:\w+ment )?applique"
    r"|\b(?:a|ont) (?:\w+ment )?pris effet\b"
)
"""Behind the signature of what has been in force since: "signé en 2018 et entré en vigueur"."""

_BRACKET = re.compile(r"[^,.;:()]{0,80}\([^()]*\)")
"""What is said in it is said by the way."""

_REACH = 170
"""How many characters a verb may be away from its instrument."""

_FAR = 400
"""How many where a subject and its passive are parted by commas."""


@dataclass(frozen=True, slots=True)
class Status:
    """A status and the words it rests on, as offsets in the sentence's part."""

    name: str
    start: int
    end: int


def read_status(folded: str, first: int, last: int, start: int, end: int) -> Status | None:
    """The status of the instrument at `folded[start:end]` in the sentence `folded[first:last]`.

    The nearest words decide; a wish to sign is no signature.
    """
    in_force = _ALL_IN_FORCE.search(folded, end, min(last, end + _REACH))
    in_force = in_force or _GOVERNS.search(folded, max(first, start - _REACH), start)
    if in_force:
        return Status(IN_FORCE, *in_force.span())
    if opening := _OPENING.fullmatch(folded, first, start):
        done = "done" if opening["done"] else "entered"
        return Status(SIGNED if opening["done"] else IN_FORCE, *opening.span(done))
    before, after = max(first, start - _REACH), min(last, end + _REACH)
    cues = list(_cues(folded, before, start, end, after))
    cues = [cue for cue in cues if not _is_of_a_basis(folded, end, cue)]
    due = _DUE.search(folded, end, after)
    if due is not None:
        cues = [cue for cue in cues if not folded.startswith("signature", cue.start)]
        cues.append(Status(PLANNED, *due.span()))
    planned = [cue for cue in cues if cue.name == PLANNED]
    cues = [
        cue
        for cue in cues
        if cue in planned or not any(one.start < cue.end and cue.start < one.end for one in planned)
    ]
    if not cues and _HEAD.fullmatch(folded, first, start):
        far = _PASSIVE.search(folded, end, min(last, end + _FAR))
        return Status(SIGNED, *far.span()) if far else None
    nearest = min(cues, key=lambda cue: _distance(folded, cue, start, end), default=None)
    return nearest and _rather(folded, nearest, cues, end, last)


_OPENING = re.compile(
    r"(?:(?P<done>(?:signe|conclu|paraphe|scelle|ratifie|adopte)(?:e|s|es)?)"
    r"|(?P<entered>entree?s? en vigueur)) (?:[^.;:!?]{2,100}|\([^()]*\)), "
    r"(?:(?:le|la|les|ce|cet|cette|ces|leurs?) |l')(?:\w+ ){0,2}"
)
"""From where a sentence begins up to its subject: "Signé en 2011, le mémorandum"."""

_GOVERNS = re.compile(r"\bregie?s? par (?:(?:le|la|les) |l')(?:\w+ )?$")
_ALL_IN_FORCE = re.compile(
    r"\btou(?:s|tes) (?:les )?(?:deux|trois|quatre|cinq|six) (?:sont |etant |deja )*en vigueur\b"
)
"""Behind several papers: "l'accord …, la convention … et le protocole …, tous trois en vigueur"."""


def _is_of_a_basis(folded: str, end: int, cue: Status) -> bool:
    """Whether it is another paper, on which the one up to `end` rests or whose terms it changes,
    that was signed: "cette convention s'inscrit dans l'accord signé en 2018", "l'avenant reporte
    les termes du contrat conclu en 2019", but not "…, a été signée mardi"."""
    if cue.name != SIGNED or cue.start < end or _AUXILIARY.match(folded, cue.start):
        return False
    if _RESTS_ON.search(folded, end, cue.start):
        return True
    one = folded[cue.start : cue.end].endswith("e") or folded.endswith("conclu", cue.start, cue.end)
    return one and _OF_ANOTHER.search(folded, end, cue.start) is not None


_RESTS_ON = re.compile(
    r"\b(?:s'inscri\w+ dans|s'appuie\w* sur|decoule\w* d|fai(?:t|sait) suite a|repose\w* sur"
    r"|en application d|conformement a|remplace\w*|complete\w*|prolonge l"
    r"|met(?:tent)? en (?:œ|oe)uvre)"
)
_OF_ANOTHER = re.compile(
    r"\b(?:du|de la|au) (?:accord|memorandum|protocole|convention|traite|contrat) $"
)
_ANOTHER = re.compile(
    r"\b(?:ainsi que|et) (?:sur |par |dans )?(?:(?:le|la|les|du|des|une?) |(?:de )?l')?"
    r"(?:accord|memorandum|protocole|convention|traite|plan|programme)"
)
"""Between an agreement and what is said of another: "…, en vigueur depuis 2016, ainsi que l'Accord
de libre-échange, signé en 2019"."""
_AUXILIARY = re.compile(r"(?:a|ont|avait|avaient|est|sont|fut|furent)\b")


def _rather(folded: str, nearest: Status, cues: Iterable[Status], end: int, last: int) -> Status:
    """What is meant rather than the nearest words: "conformément au protocole …, signé en 2011" was
    signed, "l'accord (signé en 2014) demeure en vigueur" is in force, and so is one to be ratified
    "…, entré en vigueur le 12 février" or signed "… et entré en vigueur"; one to be ratified,
    "signé en 2013", is signed, and one "paraphé en 2010" still to be."""
    behind = [cue for cue in cues if cue.start >= end]
    bracket = _BRACKET.match(folded, end, last)
    if bracket and end <= nearest.start < bracket.end():
        return next((cue for cue in behind if cue.start >= bracket.end()), nearest)
    if nearest.name in (PLANNED, SIGNED) and (
        entered := _ENTERED.search(folded, end, min(last, end + _REACH))
    ):
        return Status(IN_FORCE, *entered.span())
    if nearest.name == PLANNED and "ratif" in folded[nearest.start : nearest.end]:
        return next((cue for cue in behind if cue.name == SIGNED), nearest)
    if nearest.name == SIGNED and nearest.start >= end:
        now = _NOW_IN_FORCE.search(folded, nearest.end, min(last, nearest.end + _REACH))
        if now and not _ANOTHER.search(folded, nearest.end, now.start()):
            return Status(IN_FORCE, *now.span())
    if "paraphe" in folded[nearest.start : nearest.end]:
        return next((cue for cue in behind if cue.name == PLANNED), nearest)
    if nearest.name != IN_FORCE:
        return nearest
    then = _OF_THEN.match(folded, end, last)
    if then and _BASIS.search(folded, nearest.start, nearest.end):
        return Status(SIGNED, *then.span())
    signed = (cue for cue in behind if cue.name == SIGNED and folded.endswith(", ", end, cue.start))
    own = (cue for cue in signed if not _ANOTHER.search(folded, end, cue.start))
    return next(own, nearest)


_BASIS = re.compile(r"en vertu|aux termes|conformement|sur la base|base juridique")
"""Something rests on an agreement that is called by its day: "en vertu de l'accord de 2004"."""

_OTHER_PAPER = re.compile(
    r"\b(?:(?:et|ou) (?:a |de )?[a-z]+(?:er|ir|re) (?:(?:le|la|les|un|une|des) |l')"
    r"|(?:apres|depuis|suite a|a la suite d|en vertu d|sur la base d|en complement d)[^.;,]{1,30}?)"
    r"(?:accord|memorandum|protocole|convention|traite|contrat)"
)
"""Something else is done to another paper, "négocier un accord et à revoir le traité signé", or it
is told by the way: "conclure un accord après le succès du mémorandum signé"."""


def _distance(folded: str, cue: Status, start: int, end: int) -> int:
    """Characters between a cue and its instrument; "… signé en 2011" reaches back over a clause,
    and "dans le cadre de la visite," is said of something else if anything is said besides."""
    reaches = cue.name == SIGNED and cue.start >= end and "," not in folded[end : cue.start]
    if reaches and not _OTHER_PAPER.search(folded, end, cue.start):
        return 0
    aside = cue.name == IN_FORCE and "," in folded[cue.end : start]
    return max(start - cue.end, cue.start - end) + (_REACH if aside else 0)


def _cues(folded: str, before: int, start: int, end: int, after: int) -> Iterator[Status]:
    for name, pattern in (
        (PLANNED, _PLANNED_BEFORE),
        (SIGNED, _SIGNED_BEFORE),
        (IN_FORCE, _IN_FORCE_BEFORE),
    ):
        for match in pattern.finditer(folded, before, start):
            yield Status(name, *match.span())
    for match in _PLANNED_AFTER.finditer(folded, end, after):
        yield Status(PLANNED, *match.span())
    for name, pattern in (
        (SIGNED, _SIGNED_AFTER),
        (IN_FORCE, _IN_FORCE_AFTER),
    ):
        found = pattern.search(folded, end, after)
        denied = name == IN_FORCE and found and _NOT_YET.search(folded, end, found.end())
        if found is not None and not denied:
            yield Status(name, *found.span())


_NOT_YET = re.compile(
    r"\bn'(?:est|sont|etait|etaient) (?:\w+ )?pas (?:encore )?(?:entree?s? )?en vigueur$"
)


def is_set_up(folded: str, first: int, last: int, start: int, end: int) -> Status | None:
    """The words that set up the partnership at `folded[start:end]`, if it was set up."""
    opening = max(first, start - _REACH)
    match = _SET_UP.search(folded, opening, start)
    if match is None and _IN_YEAR.match(folded, end, last):
        match = _SETTING_UP.search(folded, opening, start)
    if match is None or _OF_MANY.search(folded, max(opening, match.start() - 20), match.end()):
        return None
    return Status(SIGNED, *match.span())


def is_held(folded: str, last: int, end: int) -> Status | None:
    """The words by which an exchange of papers, named up to `end`, took place."""
    match = _HELD.search(folded, end, min(last, end + _REACH))
    return Status(SIGNED, *match.span()) if match else None


def called_by_date(folded: str, last: int, end: int) -> Status | None:
    """What the instrument that ends at `end` is called by: the day it was made, or a meeting."""
    match = _OF_THEN.match(folded, end, last)
    return Status(SIGNED, *match.span()) if match else None
