"""Structure: whatever the page looks like, the article is told from what stands around it."""
# ruff: noqa: E501 -- one case a line

from difflib import get_close_matches
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.document import Document, Metadata
from app.reading.model import Caption, Dateline, Reading, Teaser
from app.reading.structure import Layout, UnreadableDocument, read_layout
from app.reading.structure.likeness import words
from app.reading.structure.lines import lines_of
from app.reading.structure.stamps import printed_day

TITLE = "Le Vietnam et la Suède coopèrent dans l'innovation"
LEAD = "Le vice-ministre a rencontré le 3 octobre à Stockholm la ministre suédoise de l'Éducation."
FIRST = "Il a proposé de renforcer la coopération dans les technologies vertes entre les deux pays."
SECOND = (
    "Les deux parties ont convenu d'échanger davantage de chercheurs au cours des années à venir."
)


def layout_of(*blocks: str, **metadata: str) -> Layout:
    text = "\n\n".join(blocks)
    return read_layout(Document(b"", "text/plain", "x", text, Metadata(**metadata)))


def read(*blocks: str, **metadata: str) -> Reading:
    return layout_of(*blocks, **metadata).reading


@pytest.mark.parametrize(
    "blocks",
    [
        (TITLE, LEAD, f"Stockholm (VNA) – {LEAD}", FIRST, f"{SECOND} -VNA"),
        (TITLE, f"{LEAD}\nStockholm (VNA) -\u00a0 {LEAD}\n{FIRST}\n{SECOND} –VNA"),
        (TITLE, LEAD, f"Stockholm (VNA) – {LEAD} {FIRST}", f"{SECOND}\n\nVNA"),
        (TITLE, TITLE, LEAD, f"Stockholm (VNA) – {LEAD}", FIRST, f"{SECOND}./. VNA", "source"),
        ("Politique", TITLE, LEAD, "Facebook", f"Stockholm (VNA) – {LEAD}", FIRST, f"{SECOND} (VNA)"),
        (f"{TITLE}\r\n\r\n{LEAD}\r\n\r\nStockholm (VNA) – {LEAD}\r\n\r\n{FIRST}\r\n{SECOND} -VNA",),
        (f"\ufeff{TITLE}", f"Stockholm (VNA) – {LEAD}", f"Stockholm (VNA) – {LEAD}", FIRST, f"{SECOND}-VNA"),
        (TITLE, f"Stockholm (VNA) – {LEAD}\nStockholm (VNA) – {LEAD}", FIRST, SECOND, "VNA"),
        (TITLE, LEAD[:60] + "...", f"Stockholm (VNA) – {LEAD}", FIRST, SECOND, "Hà Linh/VNA"),
        (TITLE, LEAD, f"Stockholm (VNA) – {LEAD.replace('le 3 octobre', 'le3 octobre')}", FIRST, f"{SECOND}-VNA"),
        (TITLE, LEAD.replace(" a rencontré", "a rencontré"), f"Stockholm (VNA) – {LEAD}", FIRST, f"{SECOND}-VNA"),
        (f"{TITLE} {LEAD} Stockholm (VNA) – {LEAD} {FIRST} {SECOND} –VNA Voir plus Un autre titre",),
    ],
)  # fmt: skip
def test_one_article_printed_in_many_ways_reads_the_same(blocks: tuple[str, ...]) -> None:
    found = read(*blocks)
    assert (found.title, found.lead, found.dateline, found.agency) == (
        TITLE,
        LEAD,
        Dateline("Stockholm", "VNA"),
        "VNA",
    )
    assert " ".join(found.paragraphs) == f"{FIRST} {SECOND}"


def test_a_paragraph_wrapped_at_a_fixed_width_is_one_paragraph() -> None:
    wrapped = "\n\n".join(
        _wrap(text) for text in (TITLE, LEAD, f"Stockholm (VNA) - {LEAD}", FIRST, SECOND)
    )
    found = read(wrapped)
    assert (found.title, found.lead, found.paragraphs) == (TITLE, LEAD, (FIRST, SECOND))


def test_a_wrapped_line_that_stops_short_in_a_sentence_goes_on() -> None:
    wrapped = "\n\n".join(_wrap(text) for text in (TITLE, LEAD, FIRST))
    found = read(wrapped + "\n\nIl a rencontré à Stockholm M. Csaba\nHendrik, qui l'a reçu.")
    assert found.paragraphs[-1] == "Il a rencontré à Stockholm M. Csaba Hendrik, qui l'a reçu."


def test_html_entities_in_a_text_are_the_letters_they_stand_for() -> None:
    found = read(
        "La coop&eacute;ration avec la Tha&#239;lande\n\nL&rsquo;ambassadeur de R&D&amp;Co. &inconnu;"
    )
    assert found.title == "La coopération avec la Thaïlande"
    assert found.paragraphs == ("L’ambassadeur de R&D&Co. &inconnu;",)


def test_the_reporters_name_above_the_dateline_is_no_lead() -> None:
    found = read(f"{TITLE}\nDuc Quy -\n(VOVWORLD) - {LEAD}\n\n{FIRST}")
    assert (found.lead, found.paragraphs) == (None, (LEAD, FIRST))


def test_a_narrow_column_is_one_paragraph_and_its_broken_words_are_whole() -> None:
    column = (
        "Le Premier ministre\nnéerlandais a visité\nHanoï le 2 novembre\n2023 et a signé un\n"
        "accord de coopé-\nration sur l'eau avec\nle Vietnam."
    )
    whole = "Le Premier ministre néerlandais a visité Hanoï le 2 novembre 2023 et a signé un accord"
    found = read(f"Visite du Premier ministre\n\n{column}\n\nSuite du texte, plus bas.")
    assert found.lead == f"{whole} de coopé-ration sur l'eau avec le Vietnam."


def test_a_list_of_short_lines_is_no_column() -> None:
    names = "Nguyên Van Binh\nTrân Thi Lan Anh\nLê Minh Hoang\nPham Duc Long\nVo Van Thuong"
    found = read(f"Les lauréats du prix\n\nLe jury a choisi hier à Hanoï.\n\n{names}")
    assert "Trân Thi Lan Anh" in found.paragraphs


def test_headlines_of_one_block_below_short_paragraphs_are_no_wrapped_page() -> None:
    headlines = (
        "Vietnam-Japon : les deux pays renforcent leur coopération dans la santé\n"
        "Investissements : Samsung inaugure un centre de recherche à Hanoï\n"
        "Vietnam-Finlande : signature d'un accord sur l'enseignement en ligne\n"
        "Développement : la Banque mondiale accorde un prêt de 300 millions\n"
        "Vietnam-Norvège : rencontre des deux ministres des Affaires étrangères"
    )
    text = f"{LEAD}\n\n{FIRST} {SECOND}\n\n{headlines}"
    assert len(FIRST) + len(SECOND) > 120
    assert len(lines_of(text)) == 7


def _wrap(text: str) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + 1 + len(word) > 45 and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_short_lines_of_their_own_stay_apart() -> None:
    assert len(lines_of("Un\ndeux\ntrois\n\nquatre")) == 4


@pytest.mark.parametrize(
    ("blocks", "title", "lead", "paragraphs"),
    [
        ((TITLE, LEAD, "Photo : VNA/CVN", FIRST, "VNA/CVN"), TITLE, LEAD, (FIRST,)),
        ((TITLE, f"Hanoï (VNA) - {LEAD}", FIRST), TITLE, None, (LEAD, FIRST)),
        ((f"Hanoï (VNA) - {LEAD}", FIRST), None, None, (LEAD, FIRST)),
        ((f"NDEL - {LEAD}", FIRST), None, None, (LEAD, FIRST)),
        ((TITLE, f"NDEL - {LEAD}", "Le ministre. Photo: nhandan.vn", FIRST), TITLE, LEAD, (FIRST,)),
        ((TITLE, LEAD), TITLE, None, (LEAD,)),
        ((LEAD * 3,), None, None, (LEAD * 3,)),
        ((TITLE,), TITLE, None, ()),
    ],
)
def test_what_is_not_there_is_null(
    blocks: tuple[str, ...], title: str | None, lead: str | None, paragraphs: tuple[str, ...]
) -> None:
    found = read(*blocks)
    assert (found.title, found.lead, found.paragraphs) == (title, lead, paragraphs)


@pytest.mark.parametrize("stated", ["Un titre", "Un titre | Vietnam+ (VietnamPlus)"])
@pytest.mark.parametrize(
    "above", [(), ("Un titre",), ("Politique", "Un titre", "20/11/2025 17:30")]
)
def test_the_metadatas_title_wins_whether_the_text_repeats_it_or_not(
    stated: str, above: tuple[str, ...]
) -> None:
    found = read(*above, LEAD, FIRST, SECOND, title=stated)
    assert (found.title, found.lead, found.paragraphs) == ("Un titre", LEAD, (FIRST, SECOND))


def test_a_time_stamp_in_small_letters_does_not_carry_the_headline_on() -> None:
    title = "L’ASEAN et ses trois partenaires d’Asie de l’Est font front contre la criminalité"
    text = f"{title}\nmercredi 30 septembre 2015 | 21:05:11\n\nHanoï (VNA) - Ils se sont réunis."
    assert read(text).title == title


def test_time_stamps_and_the_datelines_day_are_kept_apart_from_the_text() -> None:
    found = layout_of(TITLE, "20/11/2025 17:30", f"Hanoï, 19 novembre (VNA) - {LEAD}", FIRST)
    assert found.printed_days == ("20/11/2025 17:30",)
    assert found.reading.dateline == Dateline("Hanoï", "VNA", "19 novembre")
    assert found.reading.paragraphs == (LEAD, FIRST)


@pytest.mark.parametrize(
    "stamp",
    [
        "Publié le 21 novembre 2024 à 14h05 - Mis à jour le 22 novembre 2024",
        "Mis à jour le: 22 novembre 2024 à 09h05 | Publié le 21/11/2024",
        "Date de publication : 21/11/2024 14:05 (Mise à jour : 22/11/2024 08:00)",
    ],
)
def test_of_two_days_in_one_time_stamp_the_earlier_is_the_news_and_neither_is_text(
    stamp: str,
) -> None:
    assert printed_day(stamp) == "2024-11-21"
    found = layout_of(TITLE, stamp, LEAD, FIRST, SECOND)
    assert (found.printed_days, found.reading.lead) == ((stamp,), LEAD)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Thuy Linh | 12/03/2020", "2020-03-12"),
        ("Thuy Linh / VOVworld | mardi 1 avril 2025 - 10:34", "2025-04-01"),
        ("Par VNA/CVN - 12/3/2025", "2025-03-12"),
        ("Par Marie Blanc – 12 mars 2024", "2024-03-12"),
        ("VNA - Vendredi, 06 juin 2025", "2025-06-06"),
        ("Vietnam+ (VietnamPlus) | 12/03/2024", "2024-03-12"),
        ("NDEL | 06/06/2025 à 10:25", "2025-06-06"),
        ("Par Nguyên Thu Hà", None),
        ("Auteur : Câm Sa", None),
        ("Phuong Nga", None),
        ("De notre envoyé spécial à Paris", None),
        ("Thu Hà, Cao Thê, VOV en Égypte", None),
        ("VOV aux États-Unis -", None),
        ("Font Size: | A A A", None),
        ("Temps de lecture : 3 min", None),
        ("0:00 / 2:45", None),
        ("125 vues", None),
        ("(0) commentaire", None),
        ("Dernière mise à jour : il y a 2 jours", None),
        ("Abonnez-vous à notre newsletter", None),
        ("[Infographie]", None),
        ("Nguồn: TTXVN", None),
    ],
)
@pytest.mark.parametrize("lead", [(LEAD,), ()])
def test_bylines_and_what_a_page_counts_are_no_lead_and_a_stamp_in_them_is_kept(
    line: str, day: str | None, lead: tuple[str, ...]
) -> None:
    found = layout_of(TITLE, line, *lead, f"Stockholm (VNA) – {LEAD}", FIRST, SECOND)
    text = (*filter(None, [found.reading.lead]), *found.reading.paragraphs)
    assert (text, bool(found.reading.lead)) == ((LEAD, FIRST, SECOND), bool(lead))
    assert [printed_day(one) for one in found.printed_days] == ([day] if day else [])


def test_a_subtitle_is_no_lead_where_the_lead_stands_below() -> None:
    found = read(TITLE, "Une page nouvelle pour deux amis", LEAD, f"Oslo (VNA) – {LEAD}", FIRST)
    assert (found.lead, found.paragraphs) == (LEAD, ("Une page nouvelle pour deux amis", FIRST))


def test_words_behind_a_subtitle_and_a_pictures_number_are_a_caption() -> None:
    found = read(TITLE, "Une page nouvelle", LEAD, f"Une page nouvelle ảnh 1{MINISTERS}", FIRST)
    assert [caption.text for caption in found.captions] == [MINISTERS]


def test_hours_gone_by_are_no_words_of_the_title() -> None:
    found = read(f"{TITLE}\nil y a 3 heures", LEAD, FIRST)
    assert (found.title, found.lead) == (TITLE, LEAD)


@pytest.mark.parametrize("who", ["Le Courrier du Vietnam", "VNA", "CVN", "NDEL", "AFP"])
def test_the_name_of_who_asks_in_an_interview_is_no_dateline(who: str) -> None:
    question = f"{who} : Que pensez-vous de cette visite ?"
    found = read(TITLE, LEAD, question, FIRST)
    assert (found.dateline, found.paragraphs) == (None, (question, FIRST))


def test_a_headline_that_begins_with_two_cities_is_no_dateline() -> None:
    title = "Hanoï - Stockholm : une volonté commune de coopérer"
    found = read(title, LEAD, f"Stockholm (VNA) – {LEAD}", FIRST)
    assert (found.title, found.lead) == (title, LEAD)


@pytest.mark.parametrize(
    "city",
    ["Thua Thien - Hue", "Thua Thien-Huê", "Ba Ria – Vung Tau", "Ha Giang", "Hô Chi Minh-Ville"],
)
def test_a_city_of_several_words_opens_a_long_paragraph(city: str) -> None:
    text = f"{city} (VNA) - {LEAD} {FIRST * 3}"
    assert len(text) > 300
    found = read(TITLE, text, FIRST + " Fin.")
    assert found.dateline == Dateline(city, "VNA")
    assert (found.paragraphs or (found.lead,))[0].startswith(LEAD)


@pytest.mark.parametrize(
    ("dateline", "city"),
    [
        ("Vientiane, capitale du Laos (VNA) - ", "Vientiane"),
        ("New York (Nations unies) (VNA) - ", "New York"),
        ("VNA - Hanoï - ", "Hanoï"),
        ("Hanoï (VNA - ", "Hanoï"),
        ("Hanoï (VNA –) ", "Hanoï"),
        ("Hanoï (VNA) ― ", "Hanoï"),
        ("Hanoï (VNA)/ - ", "Hanoï"),
        ("Hanoï (VNA)\n\n", "Hanoï"),
        ("Dar es Salaam (VNA) - ", "Dar es Salaam"),
    ],
)
def test_a_dateline_is_found_however_it_is_marked(dateline: str, city: str) -> None:
    found = read(TITLE, LEAD, f"{dateline}{LEAD}", FIRST)
    assert (found.dateline, found.paragraphs) == (Dateline(city, "VNA"), (FIRST,))


def test_a_city_behind_a_dash_is_found_in_a_page_without_line_ends() -> None:
    text = f"Le pays accueille un forum Thua Thien - Hue (VNA) - {LEAD} {FIRST * 4}"
    assert read(text).dateline == Dateline("Thua Thien - Hue", "VNA")


MINISTERS = "Les deux ministres lors de leur rencontre."


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        (f"{MINISTERS} Photo: VNA", Caption(MINISTERS, "VNA")),
        (f"{MINISTERS} Photo: VNA\n{MINISTERS} Photo: VNA", Caption(MINISTERS, "VNA")),
        (f"{MINISTERS}\n{MINISTERS}", Caption(MINISTERS)),
        (f"{MINISTERS}\nPhoto : VNA/CVN", Caption(MINISTERS, "VNA/CVN")),
        (
            f"{TITLE} ảnh 1{MINISTERS} Photo: VNA",
            Caption(MINISTERS, "VNA", line=f"{TITLE} ảnh 1{MINISTERS} Photo: VNA"),
        ),
        (f"{TITLE} - Ảnh 1.\n{MINISTERS} Photo: VOV", Caption(MINISTERS, "VOV")),
        (f"tt2-060625.jpg\n{MINISTERS} Photo: VNA", Caption(MINISTERS, "VNA", "tt2-060625.jpg")),
        (f"tt2-060625.jpg {MINISTERS} Photo: VNA", Caption(MINISTERS, "VNA", "tt2-060625.jpg")),
        (f"tt2-060625.jpg\n{MINISTERS}", Caption(MINISTERS, None, "tt2-060625.jpg")),
        ("tt2-060625.jpg", Caption("", None, "tt2-060625.jpg")),
        (f"{MINISTERS} Photo d'illustration", Caption(MINISTERS)),
        (f"{MINISTERS} Photo d’internet", Caption(MINISTERS)),
        (f"{MINISTERS} |\nPhoto : Lê Mai/VNA |", Caption(MINISTERS, "Lê Mai/VNA")),
        (f"{MINISTERS} |", Caption(MINISTERS)),
        (f"{MINISTERS} Capture d'écran", Caption(MINISTERS)),
        (f"{MINISTERS} Ph. VNA", Caption(MINISTERS, "VNA")),
        (f"{MINISTERS} Foto: VNA", Caption(MINISTERS, "VNA")),
        (f"[{MINISTERS} Photo : VNA]", Caption(MINISTERS, "VNA")),
        (f"Légende : {MINISTERS}", Caption(MINISTERS)),
        (f"Photo : VNA - {MINISTERS}", Caption(MINISTERS, "VNA")),
        (f"Photo : {MINISTERS} (VNA)", Caption(MINISTERS, "VNA")),
        (f"{MINISTERS} Photo:\n\nVNA", Caption(MINISTERS, "VNA")),
    ],
)
@pytest.mark.parametrize("place", ["head", "middle"])
def test_a_caption_is_told_from_the_text(caption: str, expected: Caption, place: str) -> None:
    if place == "head":
        found = read(TITLE, LEAD, caption, f"Stockholm (VNA) - {LEAD}", FIRST, SECOND)
    else:
        found = read(TITLE, LEAD, f"Stockholm (VNA) - {LEAD}", FIRST, caption, SECOND)
    assert found.captions == (expected,)
    assert (found.lead, found.paragraphs) == (LEAD, (FIRST, SECOND))


@pytest.mark.parametrize("credit", ["VNA", "VNA ", "VNA/CVN"])
def test_a_paragraph_glued_to_a_credit_is_a_paragraph(credit: str) -> None:
    found = read(
        TITLE, LEAD, f"Oslo (VNA) – {LEAD}", f"{MINISTERS} Photo : {credit}{FIRST}", SECOND
    )
    assert found.captions == (Caption(MINISTERS, credit.strip()),)
    assert found.paragraphs == (FIRST, SECOND)


def test_paragraphs_that_the_page_marks_as_captions_are_captions_without_a_credit() -> None:
    text = "\n\n".join((TITLE, LEAD, f"Stockholm (VNA) - {LEAD}", FIRST, MINISTERS, SECOND))
    document = Document(text.encode(), "text/html", "test", text, captions=(f" {MINISTERS}",))
    found = read_layout(document).reading
    assert (found.captions, found.paragraphs) == ((Caption(MINISTERS),), (FIRST, SECOND))


@pytest.mark.parametrize("sign", ["ảnh 1", "hinh anh 1"])
def test_a_title_known_from_a_caption_only_is_the_title(sign: str) -> None:
    line = f"{TITLE} {sign}{MINISTERS} Photo: VNA"
    found = read(f"Stockholm (VNA) - {LEAD}", line, FIRST)
    assert (found.title, found.captions) == (TITLE, (Caption(MINISTERS, "VNA", line=line),))


def test_an_agency_behind_a_numbered_caption_is_its_credit() -> None:
    found = read(TITLE, LEAD, f"{TITLE} ảnh 1Le port de Göteborg VGP", FIRST)
    assert [(c.text, c.credit) for c in found.captions] == [("Le port de Göteborg", "VGP")]


def test_a_few_words_above_the_title_are_no_title() -> None:
    found = read("Visite officielle", TITLE, f"Stockholm (VNA) - {FIRST}", SECOND)
    assert (found.title, found.paragraphs) == (TITLE, (FIRST, SECOND))


@pytest.mark.parametrize(
    "head",
    [
        "Vietnam+",
        "VietnamPlus\nAgence vietnamienne d'information (VNA)",
        "☰ Menu\nRechercher\nConnexion",
        "Accueil › Monde › Asie",
        "Langues : English Tiếng Việt 中文 Español",
        "Visite officielle en Belgique",
        "https://fr.vietnamplus.vn/belgique.vnp\nImprimé le 12/06/2026",
        "Hanoï, 28°C",
        "LE COURRIER DU VIETNAM 15 mars 2024\nÉCONOMIE",
    ],
)
def test_what_a_page_prints_above_the_title_is_no_title(head: str) -> None:
    found = read(
        f"{head}\n{TITLE}", LEAD, f"Oslo (VNA) – {LEAD}", FIRST, "- 4 -", "Page 4/12", SECOND
    )
    assert (found.title, found.lead, found.paragraphs) == (TITLE, LEAD, (FIRST, SECOND))


def test_a_caption_above_the_title_is_a_caption() -> None:
    found = read(f"{MINISTERS} Photo : VNA\n{TITLE}", LEAD, f"Oslo (VNA) – {LEAD}", FIRST)
    assert (found.title, found.lead, found.captions) == (TITLE, LEAD, (Caption(MINISTERS, "VNA"),))


def test_a_mail_is_read_without_its_head_and_its_day() -> None:
    head = (
        f"De : Jean <j@x.fr>\nEnvoyé : lundi 2 juin 2025 10:22\nÀ : Marc\nObjet : TR: {TITLE}\n\n"
    )
    article = f"{TITLE}\n\n{LEAD}\n\nOslo (VNA) – {LEAD}\n\n{FIRST}"
    found = layout_of(head + "\n".join(f"> {line}" for line in article.split("\n")))
    assert (found.reading, found.printed_days) == (layout_of(article).reading, ())


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("La Belgique aide le Vietnam | Politique | Vietnam+ (VietnamPlus)", "La Belgique aide le Vietnam"),
        ("La Belgique aide le Vietnam | Economie | Vietnam | VOVWORLD", "La Belgique aide le Vietnam"),
        ("La Belgique aide le Vietnam - Société - Vietnam+ (VietnamPlus)", "La Belgique aide le Vietnam"),
        ("Titre : La Belgique aide le Vietnam", "La Belgique aide le Vietnam"),
        ("Une amitié Laos - Vietnam - VietnamPlus", "Une amitié Laos - Vietnam"),
        ("La Belgique parle de culture", "La Belgique parle de culture"),
    ],
)  # fmt: skip
def test_a_title_is_without_the_names_of_section_and_site(printed: str, title: str) -> None:
    assert read(printed, LEAD, FIRST).title == title


def test_a_title_printed_with_and_without_the_sites_name_is_no_caption() -> None:
    found = read(f"{TITLE} | Vietnam+ (VietnamPlus)\n{TITLE}\n{TITLE}", LEAD, FIRST)
    assert (found.title, found.lead, found.captions) == (TITLE, LEAD, ())


def test_marks_behind_the_leads_copy_are_no_paragraph() -> None:
    lead = "Ils ont conclu cette année un long accord de partenariat économique (APE)"
    found = read(TITLE, f"{lead}.", f"Oslo (VNA) - {lead}.", FIRST)
    assert (found.lead, found.paragraphs) == (f"{lead}.", (FIRST,))


def test_a_lead_that_the_text_carries_on_is_read_in_full() -> None:
    lead = "Les deux pays resserrent depuis des années leurs liens dans la recherche"
    found = read(TITLE, f"{lead}.", f"Oslo (VNA) - {lead}, surtout sur la mer.", FIRST)
    assert (found.lead, found.paragraphs) == (f"{lead}, surtout sur la mer.", (FIRST,))


def test_lines_that_break_off_in_a_sentence_are_joined() -> None:
    found = read(
        TITLE, "Le groupe recrute sur place, par\nVinaco, et se dit prêt\nà investir.", FIRST
    )
    assert found.lead == "Le groupe recrute sur place, par Vinaco, et se dit prêt à investir."


@pytest.mark.parametrize("byline", ["Thu Hà, VOV, Norvège", "Thu Hà, VOV, Norvège -"])
def test_a_byline_with_the_desk_and_the_country_is_no_text(byline: str) -> None:
    found = read(TITLE, byline, f"(VOVWORLD) - {FIRST}", SECOND, byline.strip(" -"))
    assert (*filter(None, [found.lead]), *found.paragraphs) == (FIRST, SECOND)


def test_a_credit_without_a_caption_is_no_caption() -> None:
    found = read(TITLE, LEAD, "Photo : VNA/CVN", FIRST, SECOND)
    assert (found.captions, found.lead) == ((), LEAD)


SUMMARY = (
    "Le ministre a reçu à Hanoï une délégation d'entreprises venue étudier le marché vietnamien."
)


@pytest.mark.parametrize(
    "heading", ["Voir plus", "A lire aussi", "Articles connexes", "Tin liên quan", None]
)
@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (
            ("Un forum. Photo: VNA", "Un titre", SUMMARY, "Un autre. Photo : VNA", "Un second titre", SUMMARY),
            (Teaser("Un forum.", "Un titre", SUMMARY), Teaser("Un autre.", "Un second titre", SUMMARY)),
        ),
        (("Un titre", "Un titre", SUMMARY), (Teaser("Un titre", "Un titre", SUMMARY),)),
        (("Photo d'illustration", "Un titre", SUMMARY), (Teaser("Photo d'illustration", "Un titre", SUMMARY),)),
        (("Un titre", SUMMARY), (Teaser(None, "Un titre", SUMMARY),)),
        (("Un titre", "Un second titre", "Un troisième titre"), tuple(
            Teaser(None, title, None) for title in ("Un titre", "Un second titre", "Un troisième titre"))),
    ],
)  # fmt: skip
def test_the_tail_is_read_as_other_articles(
    heading: str | None, tail: tuple[str, ...], expected: tuple[Teaser, ...]
) -> None:
    found = read(TITLE, LEAD, FIRST, f"{SECOND} -VNA", *([heading] if heading else []), *tail)
    assert found.teasers == expected
    assert found.paragraphs == (FIRST, SECOND)


def test_buttons_rubrics_and_stamps_among_teasers_are_none() -> None:
    noise = ("Suivez VietnamPlus sur Google News", "Réagissez à cet article", "Votre e-mail", "Page 1 sur 1",
             "Les nouvelles les plus lues", "Politique", "© 2025 VNA. Tous droits réservés")  # fmt: skip
    found = read(TITLE, LEAD, FIRST, "Voir plus", *noise, "- Le port bat un record (12/06)", *noise)
    assert found.teasers == (Teaser(None, "Le port bat un record", None),)


HEADLINES = (
    "Le Vietnam exporte du riz vers la Zambie",
    "Le Pérou ouvre un consulat à Hanoï",
    "Un festival du film débute à Huê",
)


@pytest.mark.parametrize(
    "heading", ["Derniers articles", "Article suivant", "Photos", "À la une", None]
)
def test_only_headlines_behind_the_last_paragraph_are_other_articles(heading: str | None) -> None:
    found = read(TITLE, LEAD, FIRST, SECOND, *([heading] if heading else []), *HEADLINES)
    assert found.paragraphs == (FIRST, SECOND)
    assert tuple(teaser.title for teaser in found.teasers) == HEADLINES


@pytest.mark.parametrize(
    "last",
    [
        ("Ils ont signé trois documents, à la demande des deux gouvernements et des entreprises :", *HEADLINES),
        ("Un bilan\nUn projet",),
        ("- Un accord sur la pêche et la mer\n- Un accord sur le riz et le café\n- Un accord sur la santé",),
    ],
)  # fmt: skip
def test_a_list_and_sub_headings_at_the_end_are_the_articles(last: tuple[str, ...]) -> None:
    assert read(TITLE, LEAD, FIRST, SECOND, *last).teasers == ()


def test_photos_above_a_paragraph_are_no_heading_of_the_tail() -> None:
    assert read(TITLE, LEAD, FIRST, "Photos", *HEADLINES, SECOND).teasers == ()


@pytest.mark.parametrize("end", [f"{SECOND} –VNA", f"{SECOND}\n\nVNA/CVN"])
def test_a_heading_above_nothing_but_prose_up_to_the_sign_off_is_the_articles(end: str) -> None:
    found = read(TITLE, LEAD, FIRST, "Pour aller plus loin", end)
    assert (found.paragraphs, found.teasers) == ((FIRST, SECOND), ())
    assert found.agency in ("VNA", "VNA/CVN")


@pytest.mark.parametrize(
    "links",
    [
        (">> Un titre", "» Un second titre"),
        ("À lire aussi : Un titre\n>>> Lire aussi: Un second titre",),
        ("À lire aussi", "Un titre\nUn second titre"),
    ],
)
def test_headlines_linked_in_the_middle_are_teasers_and_no_text(links: tuple[str, ...]) -> None:
    found = read(TITLE, LEAD, FIRST, *links, SECOND, FIRST, f"{SECOND} -VNA")
    assert found.teasers == (Teaser(None, "Un titre", None), Teaser(None, "Un second titre", None))
    assert found.paragraphs == (FIRST, SECOND, FIRST, SECOND)


def test_a_picture_behind_the_sign_off_is_still_the_articles() -> None:
    found = read(TITLE, LEAD, FIRST, f"{SECOND} -VNA", f"{MINISTERS} Photo: VNA", "Hà Linh")
    assert found.paragraphs[:2] == (FIRST, SECOND)


@pytest.mark.parametrize(
    "text",
    ["", " \n\t\n", "\u200b\ufeff", "\x00\x01", "x", "\ud800 seul", "12 345 - 67", "Deux mots"],
)
def test_a_document_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDocument):
        read(text)


@pytest.mark.parametrize("text", ["La France coopère", "\u8d8a\u5357\u6cd5\u56fd", "Tin tức mới"])
def test_three_words_are_read(text: str) -> None:
    assert read(text).title == text


def test_a_headline_known_from_the_record_alone_is_read() -> None:
    assert read("", title=TITLE).title == TITLE


def test_a_desk_before_the_headline_is_no_dateline_of_a_lead() -> None:
    found = read(f"Nhân Dân en ligne - {TITLE}", "Publié le 15/03/2024 à 10:32", LEAD, FIRST)
    assert (found.title, found.lead, found.paragraphs) == (TITLE, LEAD, (FIRST,))
    assert (found.agency, found.dateline) == ("Nhân Dân", None)


ENDS = (
    "La ministre a reçu mardi l'ambassadeur de France au Vietnam pour discuter de la coopération "
)


@pytest.mark.parametrize(
    ("lead", "copy"),
    [
        (f"{ENDS}dans la santé.", f"{ENDS}bilatérale."),
        (f"{ENDS}dans la santé.", ENDS.replace("a reçu", "areçu") + "bilatérale."),
        (f"{ENDS}en 2023.", f"{ENDS}en 2024."),
        (f"{ENDS}du Vietnam.", f"{ENDS}du Laos."),
        (
            "Le Vietnam aidera le Laos dans la santé, a dit hier le ministre.",
            "Le Laos aidera le Vietnam dans la santé, a dit hier le ministre.",
        ),
    ],
)
def test_a_copy_of_the_lead_that_says_other_things_is_a_paragraph(lead: str, copy: str) -> None:
    found = read(TITLE, lead, f"Hanoï (VNA) – {copy}", FIRST)
    assert (found.lead, found.paragraphs) == (lead, (copy, FIRST))


@pytest.mark.parametrize(
    "damage",
    [
        ("a reçu", "areçu"),
        ("discuter de", "discuterde"),
        ("ambassadeur", "ambasadeur"),
        ("mardi", "mardi à Hanoï"),
    ],
)
def test_a_damaged_copy_of_the_lead_that_says_the_same_is_dropped(damage: tuple[str, str]) -> None:
    lead = f"{ENDS}dans la santé et dans l'éducation."
    found = read(TITLE, lead.replace(*damage), f"Hanoï (VNA) – {lead} {FIRST}", SECOND)
    assert len(found.paragraphs) == 2
    assert found.paragraphs == (FIRST, SECOND)


def test_lines_between_the_rubric_and_a_known_title_are_kept() -> None:
    found = read(FIRST, f"{TITLE}.", SECOND, title=TITLE)
    assert {found.lead, *found.paragraphs} == {FIRST, SECOND}


WORDS = st.sampled_from(
    [
        "le", "la", "de", "un", "Vietnam", "France", "Laos",
        "ministre", "santé", "coopération", "accord", "projet", "visite", "annoncé",
        "vingt", "deux", "bilatérale", "mémorandum", "université", "échange", "énergie",
        "développer", "soutenir", "entreprises", "2019", "2024",
    ]
)  # fmt: skip
SENTENCES = st.lists(WORDS, min_size=4, max_size=25).map(
    lambda words: " ".join(words).capitalize() + "."
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)


@given(st.data())
def test_no_word_of_an_article_is_lost(data: st.DataObject) -> None:
    lead = data.draw(PARAGRAPHS)
    place = data.draw(st.integers(0, len(lead)))
    copy = lead[:place] + data.draw(st.sampled_from(["", "x", " "])) + lead[place:]
    copy = copy.rsplit(" ", data.draw(st.integers(0, 3)))[0] + data.draw(
        st.sampled_from(["", " autrement."])
    )
    rest = data.draw(st.lists(PARAGRAPHS, max_size=4))
    copy = data.draw(st.sampled_from(["", "Hanoï (VNA) – "])) + copy
    text = "\n\n".join([TITLE, lead, f"{copy} {data.draw(PARAGRAPHS)}".strip(), *rest])
    found = read(text)
    captions = [caption.text for caption in found.captions]
    kept = words(" ".join([found.title or "", found.lead or "", *found.paragraphs, *captions]))
    printed = words(text.replace("Hanoï (VNA) –", ""))
    lost = [w for w in printed if w not in "".join(kept) and not get_close_matches(w, kept, 1, 0.8)]
    assert not lost


def test_text_is_composed_and_without_what_cannot_be_seen() -> None:
    found = read(
        "Hano\u0069\u0308 et la France\u200b", "Un te\u00adxte\u2009: ici\u00a0!  Fin.", FIRST
    )
    assert (found.title, found.lead) == ("Hanoï et la France", "Un texte : ici ! Fin.")


SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize(
    ("seed", "city", "agency", "captions", "teasers", "paragraphs"),
    [
        ("000", "Hanoï", "VNA", ["Les projets d'investissement russes"], 11, 8),
        ("001", "Hanoi", "VNA", ["Le vice-Premier ministre Trân Hông Hà"], 5, 8),
        ("002", None, "VNA/CVN", [], 0, 7),
        ("003", "Hanoi", "VNA", ["L’ambassadeur de Russie au Vietnam"], 7, 10),
        ("004", "Tallinn", "VNA", ["Le Premier ministre Pham Minh Chinh au", "Le Premier ministre Pham Minh Chinh écoute"], 9, 6),
    ],
)  # fmt: skip
def test_the_seeds_are_laid_out_as_read_by_hand(
    seed: str, city: str | None, agency: str, captions: list[str], teasers: int, paragraphs: int
) -> None:
    text = next(SEEDS.glob(f"{seed}_*")).read_text(encoding="utf-8")
    found = read(text)
    assert (found.dateline.city if found.dateline else None, found.agency) == (city, agency)
    assert len(found.captions) == len(captions)
    for caption, begins in zip(found.captions, captions, strict=True):
        assert caption.text.startswith(begins)
        assert caption.credit == "VNA"
        assert "Photo" not in caption.text
    assert len(found.teasers) == teasers
    assert all(teaser.caption and teaser.title and teaser.summary for teaser in found.teasers)
    assert len(found.paragraphs) == paragraphs
    assert text.startswith(found.title or "?")
    assert found.lead in text.replace("\u00a0", " ") if found.lead else False


@pytest.mark.parametrize(
    "byline",
    [
        "Câm Sa",
        "Hà Linh/CVN",
        "Propos recueillis par Hoàng Lan/CVN",
        "Texte et photos : Thu Hà/CVN",
        "Câm Sa (texte) - ADN (photos)/CVN",
        "Hông Anh (synthèse)/CVN",
        "Thuy Vân/CVN (Source : VNA)",
        "Vân Anh (selon VNA)",
        "VNA (Traduit par Hoa)",
        "(Source : baoquocte.vn)",
        "baochinhphu.vn",
        "Mai Quynh - Source : Báo Tin tức",
        "Traduction : Hông Hà",
        "The Kiên (trad.)",
        "MH/VNA",
        "CVN/Mai Huong",
        "Agence Vietnamienne d'Information",
        "VNA (Vietnam)",
        "Fin",
        "(à suivre)",
        "Source : VGP\n\nHà Linh",
    ],
)
def test_a_byline_below_the_last_paragraph_is_no_text(byline: str) -> None:
    assert read(TITLE, LEAD, "Photo : VNA/CVN", FIRST, SECOND, byline).paragraphs == (FIRST, SECOND)


@pytest.mark.parametrize("sign", [" -VNA-", " ★", "-", " PANO/VNA", " MH/VNA"])
def test_a_sign_off_or_an_ornament_behind_the_last_sentence_is_no_text(sign: str) -> None:
    assert read(TITLE, LEAD, FIRST, f"{SECOND}{sign}").paragraphs == (FIRST, SECOND)


@pytest.mark.parametrize("line", ["|{}", "{}|", "|{}|"])
def test_a_cell_of_a_picture_table_is_a_caption(line: str) -> None:
    found = read(TITLE, LEAD, FIRST, f"{line.format(MINISTERS)}\n|Photo : VNA/CVN", FIRST + " Fin.")
    assert found.captions == (Caption(MINISTERS, "VNA/CVN"),)


@pytest.mark.parametrize("credit", [None, "Lê Mai/VNA"])
def test_a_first_line_in_a_frame_is_a_caption_and_no_title(credit: str | None) -> None:
    lines = [f"{MINISTERS} |", f"Photo : {credit} |"][: 2 if credit else 1]
    found = read("\n".join(lines), LEAD, FIRST, SECOND)
    assert (found.title, found.lead) == (None, LEAD)
    assert found.captions == (Caption(MINISTERS, credit),)


def test_a_credit_is_all_that_stands_behind_a_pictures_number() -> None:
    lines = [f"{TITLE} ảnh {number}Photo : VNA" for number in (1, 2, 2)]
    found = read(TITLE, LEAD, *lines, FIRST)
    assert found.captions == tuple(Caption("", "VNA", line=line) for line in lines[:2])
    assert found.paragraphs == (FIRST,)


@pytest.mark.parametrize(
    ("printed", "shown"), [("VOVWORLD", "VOV"), ("VOVworld", "VOV"), ("VNA", "VNA")]
)
def test_an_agency_is_shown_by_one_name_however_it_is_printed(printed: str, shown: str) -> None:
    text = f"Le titre\n\n({printed}) – Le Premier ministre a reçu le ministre.\n\nIl l'a remercié."
    assert read_layout(Document(text.encode(), "text/plain", "", text)).reading.agency == shown


@pytest.mark.parametrize(
    "lines",
    [
        ("404 Not Found", "The requested URL was not found on this server."),
        ("Le Courrier du Vietnam", "Page introuvable", "La page que vous recherchez n'existe pas."),
        ("vietnamplus.vn", "Checking if the site connection is secure"),
    ],
)
def test_a_sites_error_page_is_no_article(lines: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableDocument, match="error page"):
        layout_of(*lines)


@pytest.mark.parametrize(
    ("title", "times"),
    [
        ("Accès refusé : les exportateurs face aux nouvelles règles", 3),
        ("404 entreprises vietnamiennes exportent vers le Laos", 1),
    ],
)
def test_an_article_may_begin_like_an_error_page(title: str, times: int) -> None:
    assert layout_of(title, *[LEAD, FIRST, SECOND] * times).reading.title == title


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Hà Linh/CVN", "Hà Linh"),
        ("Propos recueillis par Linh Thao/CVN", "Linh Thao"),
        ("QUÔC THINH", "Quôc Thinh"),
        ("Ngoc Diêp (trad.)", "Ngoc Diêp"),
        ("Par Nguyên Thu Hà", "Nguyên Thu Hà"),
        ("VNA/CVN", None),
        ("Da Nang/VNA", None),
        ("Traduction : Hông Hà", None),
    ],
)
def test_who_signs_below_the_text_wrote_it(line: str, author: str | None) -> None:
    reading = layout_of(TITLE, LEAD, FIRST, SECOND, line).reading
    assert (reading.author, reading.paragraphs[-1]) == (author, SECOND)


def test_of_two_copies_of_the_lead_the_one_with_its_spaces_is_shown() -> None:
    clean = (
        "La présidente de la Confédération pancypriote du travail, Sotiroula Charalambous, a été "
        "reçue jeudi 28 mars à Hanoï par les dirigeants des syndicats."
    )
    glued = clean.replace("Sotiroula C", "SotiroulaC").replace("jeudi 28", "jeudi28")
    layout = layout_of(TITLE, clean, f"Hanoï (VNA) – {glued}", FIRST, SECOND)
    assert (layout.reading.lead, layout.damaged_lead) == (clean, glued)


def test_the_way_to_a_page_is_no_title() -> None:
    assert layout_of("VietnamPlus | Économie | Énergie", TITLE, LEAD, FIRST).reading.title == TITLE
