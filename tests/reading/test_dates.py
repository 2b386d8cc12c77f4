"""Dates: what proves a day, what does not, and that no year is ever invented."""
# ruff: noqa: E501 -- one case a line

import re
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.documents.document import Document, Metadata
from app.reading import read_article
from app.reading.dates import read_date
from app.reading.dates.days import days_in
from app.reading.model import DateReading
from app.reading.parts import Part, parts_of
from app.reading.persons import read_persons
from app.reading.structure import read_layout

TITLE = "Le Vietnam et la France renforcent leur coopération\n\n"
TAIL = (
    "\n\nVoir plus\n\nUne réunion. Photo: VNA\n\nUn autre article\n\nUne réunion a eu lieu le {}."
)


def date_of(text: str, **metadata: str) -> DateReading | None:
    document = Document(b"", "text/plain", "x", TITLE + text, Metadata(**metadata))
    layout = read_layout(document)
    parts = parts_of(layout.reading)
    persons = read_persons(parts, "VN")
    return read_date(layout.reading, parts, document.metadata, layout.printed_days, persons)


def edtf_of(text: str, **metadata: str) -> str | None:
    date = date_of(text, **metadata)
    return date.edtf if date else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lundi 29 mai", (None, 5, 29, None, 0)),
        ("le 20 novembre", (None, 11, 20, None, None)),
        ("ce vendredi 19 décembre", (None, 12, 19, None, 4)),
        ("les 19 et 20 juin", (None, 6, 19, (6, 20), None)),
        ("les 19, 20 et 21 juin", (None, 6, 19, (6, 21), None)),
        ("du 17 au 20 décembre 2025", (2025, 12, 17, (12, 20), None)),
        ("du 30 mai au 2 juin 2025", (2025, 5, 30, (6, 2), None)),
        ("du lundi 3 au mercredi 5 mars", (None, 3, 3, (3, 5), 0)),
        ("samedi 7 et dimanche 8 juin", (None, 6, 7, (6, 8), 5)),
        ("samedi et dimanche 7 et 8 juin", (None, 6, 7, (6, 8), 5)),
        ("le 1 er novembre", (None, 11, 1, None, None)),
        ("lundi 3/11", (None, 11, 3, None, 0)),
        ("ce lundi (3/11)", (None, 11, 3, None, 0)),
        ("du 5 au 7/11", (None, 11, 5, (11, 7), None)),
        ("les 5-6/11/2024", (2024, 11, 5, (11, 6), None)),
        ("du 30/12 au 2/1/2025", (2024, 12, 30, (1, 2), None)),
        ("du 28 mai au 3 juin", (None, 5, 28, (6, 3), None)),
        ("les 5 et 6 novembre", (None, 11, 5, (11, 6), None)),
        ("ce 7 mai", (None, 5, 7, None, None)),
        ("November 3, 2025", (2025, 11, 3, None, None)),
        ("March 2nd, 2024", (2024, 3, 2, None, None)),
        ("29 décembre 2025 - 2 janvier 2026", (2025, 12, 29, (1, 2), None)),
        ("du 20 décembre au 5 janvier 2020", (2019, 12, 20, (1, 5), None)),
        ("du 28 mai au 3 juin 2020", (2020, 5, 28, (6, 3), None)),
        ("1er juillet", (None, 7, 1, None, None)),
        ("le 1er août 2020", (2020, 8, 1, None, None)),
        ("jeudi matin, le 20 novembre", (None, 11, 20, None, 3)),
        ("ce lundi (10 juin)", (None, 6, 10, None, 0)),
        ("19-20 juin 2024", (2024, 6, 19, (6, 20), None)),
        ("le 20/11", (None, 11, 20, None, None)),
        ("20/11/2025", (2025, 11, 20, None, None)),
        ("ngày 20/11/2025", (2025, 11, 20, None, None)),
        ("le 6 juin de l'année 2025", (2025, 6, 6, None, None)),
        ("du 12 juin 2025", (2025, 6, 12, None, None)),
    ],
)
def test_a_day_is_found_however_it_is_written(
    text: str, expected: tuple[int | None, int, int, tuple[int, int] | None, int | None]
) -> None:
    (day,) = days_in(Part("lead", 0, f"Ils se sont réunis {text} à Hanoï."))
    assert (day.year, day.month, day.day, day.last, day.weekday) == expected


@pytest.mark.parametrize(
    "text",
    [
        "40% de 15 pays",
        "dans 3/11 des cas",
        "24/24",
        "hier",
        "mardi dernier",
        "1/4 de finale",
        "lundi 3",
        "le 31 février",
        "15 milliards",
        "la 12e session",
        "les 19 et 20",
    ],
)
def test_figures_are_no_days(text: str) -> None:
    assert days_in(Part("lead", 0, text)) == []


MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
DATES = st.dates(min_value=date(2000, 1, 1), max_value=date(2035, 12, 1))


def ordinal(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def written(day: date) -> str:
    return f"{ordinal(day)} {MONTHS[day.month - 1]}"


@given(DATES, st.sampled_from(range(12)))
def test_every_day_of_the_calendar_is_found_in_every_form(day: date, form: int) -> None:
    weekday = WEEKDAYS[day.weekday()]
    text = (
        f"le {written(day)} {day.year}",
        f"ce {weekday} {written(day)} {day.year}",
        f"{weekday} matin, le {written(day)} {day.year}",
        f"le {day.day:02}/{day.month:02}/{day.year}",
        f"{day.day}-{day.month:02}-{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{weekday} {day.day}/{day.month}/{day.year}",
        f"le {written(day)}",
        f"ce {weekday} {written(day)}",
        f"{weekday} ({written(day)})",
        f"le {day.day}/{day.month}",
        f"{weekday} {day.day}/{day.month}",
    )[form]
    (found,) = days_in(Part("lead", 0, f"Ils se sont réunis {text}, à Hanoï."))
    assert (found.month, found.day, found.last) == (day.month, day.day, None)
    assert found.year == (day.year if form < 7 else None)
    assert found.weekday in (None, day.weekday())
    assert found.falls_on_its_weekday(day.year)


@given(DATES, st.integers(1, 60), st.sampled_from(range(5)))
def test_every_span_has_its_first_and_last_day_across_months_and_years(
    first: date, length: int, form: int
) -> None:
    last = first + timedelta(length)
    if form == 4:
        last = min(last, first.replace(day=monthrange(first.year, first.month)[1]))
        assume(last > first)
    text = (
        f"du {written(first)} {first.year} au {written(last)} {last.year}",
        f"du {written(first)} au {written(last)} {last.year}",
        f"du {first.day}/{first.month} au {last.day}/{last.month}/{last.year}",
        f"du {written(first)} au {written(last)}",
        f"les {ordinal(first)} et {written(last)} {last.year}",
    )[form]
    (found,) = days_in(Part("lead", 0, f"Ils se sont réunis {text} à Hanoï."))
    assert found.year == (None if form == 3 else first.year)
    assert found.span(first.year) == (first, last)


def test_nine_may_from_1945_to_2025_is_an_anniversary_and_no_span() -> None:
    days = days_in(Part("lead", 0, "80 ans de la Victoire (9 mai 1945 - 9 mai 2025)"))
    assert [day.year for day in days] == [1945, 2025]


STATED = [
    ("Le ministre a reçu le 20 novembre 2025 l'ambassadeur.\n\nTexte.", "2025-11-20"),
    ("Le 1er juillet 2025, le ministre a inauguré le centre.\n\nTexte.", "2025-07-01"),
    ("Le centre a été inauguré le 02/07/2025 à Huê.\n\nTexte.", "2025-07-02"),
    ("La 12e session s'est tenue vendredi 19 décembre 2025 à Hanoï.\n\nTexte.", "2025-12-19"),
    ("Le projet a été lancé le 5 mai 2021 à Hanoï.\n\nTexte.", "2021-05-05"),
    ("Il a effectué une visite en France du 17 au 20 décembre 2025.\n\nTexte.", "2025-12-17/2025-12-20"),
    ("La conférence a eu lieu les 19 et 20 juin 2024 à Hanoï.\n\nTexte.", "2024-06-19/2024-06-20"),
    ("Le Comité s'est réuni à Paris, les 2-3 octobre 2024.\n\nTexte.", "2024-10-02/2024-10-03"),
    ("Le PM a reçu le 5 août le ministre.\n\nLa visite, du 4 au 6 août 2025, est la première.", "2025-08-05"),
    ("Il a rencontré mardi 4 novembre le DG.\n\nCette année 2025, les projets avancent.", "2025-11-04"),
    ("Elle s'est rendue le 4 mai au siège.\n\nIl a rappelé que 2022 était la 10e année du groupe.", "2022-05-04"),
    ("Il a reçu, ce mardi 10 juin, l'ambassadeur.\n\nL'année dernière, en 2024, tout allait.", "2025-06-10"),
    ("Il a reçu le 20 novembre 2025 le ministre.\n\nLe Vietnam a préparé l'APEC en 2027.", "2025-11-20"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_year_that_the_text_states_is_taken(text: str, expected: str) -> None:
    assert edtf_of(text) == expected


DEDUCED = [
    ("Il a reçu jeudi 20 novembre l'ambassadeur.\n\nLes échanges ont atteint 5 milliards en 2024.", "2025-11-20?"),
    ("Le forum Vietnam-France 2025 s'est ouvert le 3 juin à Paris.\n\nTexte.", "2025-06-03"),
    ("Le président a offert, le 28 janvier, ses voeux du Têt 2025.\n\nTexte.", "2025-01-28"),
    ("Ils ont célébré le 75e anniversaire de leurs relations (1950-2025) le 18 janvier.\n\nTexte.", "2025-01-18"),
    ("Ils ont célébré le 5 septembre le 63e anniversaire de leurs relations (5 septembre 1962).\n\nT.", "2025-09-05"),
    ("Il est parti le 8 mai pour les 80 ans de la Victoire (9 mai 1945 - 9 mai 2025).\n\nTexte.", "2025-05-08"),
    ("Il a reçu le 5 août le ministre.\n\nAu cours des sept premiers mois de 2025, le commerce a crû.", "2025-08-05"),
    ("Il a annoncé le 20 novembre un forum qui se tiendra le 5 mars 2026.\n\nDepuis le début de 2025, tout croît.", "2025-11-20"),
    ("Il a reçu lundi 29 mai le ministre lao.\n\nTexte." + TAIL.format("25 décembre 2025"), "2023-05-29?"),
    ("Il a reçu le 6 mai le ministre.\n\nL'accord de 2025 est appliqué." + TAIL.format("12 juin 2025"), "2025-05-06?"),
    ("Le 6 février 2023, la terre a tremblé; l'aide est arrivée le 10 février.\n\nTexte.", "2023-02-10"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DEDUCED)
def test_a_year_that_is_proved_is_taken_and_the_likeliest_is_marked_uncertain(
    text: str, expected: str
) -> None:
    assert edtf_of(text) == expected


YEARLESS = [
    ("Il a reçu le 20 novembre l'ambassadeur.\n\nTexte.", "XXXX-11-20"),
    ("Il a parlé le 9 décembre, en vue du 75e anniversaire de leurs liens (1950-2025).\n\nTexte.", "XXXX-12-09"),
    ("Il a reçu jeudi 20 novembre l'ambassadeur.\n\nTexte.", "XXXX-11-20"),
    ("Il a reçu le 20 novembre l'ambassadeur.\n\nLes échanges ont atteint 5 milliards en 2024.", "XXXX-11-20"),
    ("Il a reçu le 20 novembre l'ambassadeur.\n\nLe but est de 15 milliards d'ici 2030.", "XXXX-11-20"),
    ("Il a reçu le 20 novembre l'ambassadeur.\n\nLe plan 2021-2025 est achevé.", "XXXX-11-20"),
    ("Il a reçu jeudi 20 novembre l'ambassadeur.\n\nLe Vietnam a préparé l'APEC 2027.", "XXXX-11-20"),
    ("En hausse sur la même période de 2023, le commerce a crû, a-t-il dit le 15 janvier.\n\nT.", "XXXX-01-15"),
    ("Il a signé le 15 janvier le plan 2026.\n\nLa conférence sur le bilan 2025 a eu lieu.", "XXXX-01-15"),
    ("Il a reçu le 20 novembre l'ambassadeur.\n\nLe projet sera achevé le 4 mai 2027.", "XXXX-11-20"),
    ("Il a annoncé le 20 novembre que le forum se tiendra le 5 mars 2026.\n\nTexte.", "XXXX-11-20"),
    ("Ils se sont réunis les 19 et 20 juin à Hanoï.\n\nTexte.", "XXXX-06-19/XXXX-06-20"),
    ("La coopération progresse.\n\nLe 8 juillet, les deux ministres ont signé un accord.\n\nTexte.", "XXXX-07-08"),
    ("Il a reçu jeudi 20 novembre l'ambassadeur.\n\nLa ligne a été ouverte en 2024.", "XXXX-11-20"),
    ("Ils ont visité une exposition.\n\nLes deux ministres, le 13 octobre à Hanoï. Photo : VNA", "XXXX-10-13"),
    ("Un séminaire a eu lieu dans l'après-midi du 5 novembre.\n\nTexte.", "XXXX-11-05"),
    ("L'atelier a été organisé le 29 février à Hanoï.\n\nTexte.", "XXXX-02-29"),
    ("Il a reçu le 30 octobre l'ambassadeur.\n\nL'accord, en vigueur depuis le 1er août 2020, aide.", "XXXX-10-30"),
    ("La Fête nationale française a été célébrée le 14 juillet à Hanoï.\n\nTexte.", "XXXX-07-14"),
    ("Il a reçu le 6 juin le ministre.\n\nTexte." + TAIL.format("12 juin 2025"), "XXXX-06-06"),
    ("Il a reçu le 20 mai le ministre.\n\nL'accord de 2024 est appliqué." + TAIL.format("12 juin 2025"), "XXXX-05-20"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), YEARLESS)
def test_a_year_that_nothing_tells_stays_unknown(text: str, expected: str) -> None:
    date = date_of(text)
    assert date is not None
    assert (date.edtf, date.earliest, date.latest) == (expected, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Le forum se tiendra le 5 mars 2026 à Hanoï, a annoncé le ministère.\n\nTexte.",
        "L'accord signé le 12 mai 2019 porte ses fruits.\n\nTexte.",
        "Il a salué l'accord signé le 12 mai 2019.\n\nTexte.",
        "Le colloque découle d'un mémorandum sur la formation signé le 18 mai 2010 à Berne.\n\nTexte.",
        "Le contrat de vente d'électricité conclu entre les deux firmes le 3 juin 2014 est appliqué.\n\nT.",
        "Les joueuses ont gagné jeudi.\n\nLe 20 août, elles affronteront le Myanmar.",
        "Depuis l'établissement de leurs relations le 30 janvier 1950, ils coopèrent.\n\nTexte.",
        "Le projet, lancé le 5 mai 2021, est achevé.\n\nTexte.",
        "Le Vietnam vise 100 milliards de dollars d'exportations d'ici 2030.\n\nTexte.",
        "Hier, le ministre a reçu l'ambassadeur.\n\nTexte.",
        "En mars dernier, les deux pays ont signé un accord.\n\nTexte.",
        "Lors de sa visite le 12 octobre dernier, il avait signé un accord.\n\nTexte.",
        "À l'occasion de la Fête nationale du 2 septembre, il a présenté ses voeux.\n\nTexte.",
        "Le 2 septembre 1945, le Président Hô Chi Minh a lu la Déclaration.\n\nTexte.",
        "Le décret n°15 du 3 mars 2024 est appliqué.\n\nTexte.",
        "La résolution n°57-NQ/TW du 22 décembre 2024 est un tournant.\n\nTexte.",
        "Selon les statistiques au 30 septembre 2025, la France compte 700 projets.\n\nTexte.",
        "Nguyên Van A, né le 3 mai 1970, a été nommé ambassadeur.\n\nTexte.",
        "Il a présenté ses lettres le 15 janvier 2020.\n\nDepuis 2022, il est doyen du corps.",
        "La réunion s'est déroulée mercredi.\n\nTexte.",
        "Texte sans date.\n\nTexte." + TAIL.format("12 juin 2025"),
    ],
)
def test_an_older_a_future_or_another_articles_day_is_not_the_articles(text: str) -> None:
    assert date_of(text) is None


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Le Festival de Huê 2022 prévu du 25 au 30 juin", "Un point presse a eu lieu le 20 juin.", "2022-06-20"),
        ("Le Festival de Huê 2022 prévu du 25 au 30 juin", "Un comité s'est réuni le 20 mars.", "XXXX-03-20"),
        ("Les couleurs francophones au Festival de Huê 2016", "La marionnette a séduit la ville.", "2016~"),
        ("Ouverture de l'Année nationale du Tourisme 2021", "Elle a commencé le 20 avril.", "2021-04-20?"),
        ("Huê prépare son Festival 2016", "La marionnette séduira la ville.", None),
    ],
)  # fmt: skip
def test_an_event_that_the_title_names_with_its_year_tells_that_of_the_article(
    title: str, text: str, expected: str | None
) -> None:
    reading = read_article(Document(b"", "text/plain", "x", f"{title}\n\n{text}\n\nTexte."))
    assert (reading.date.edtf if reading.date else None) == expected


def test_an_event_named_with_its_year_in_the_title_and_beside_the_day_states_it() -> None:
    text = "Huê ouvre son Salon du livre 2018\n\nLe Salon du livre 2018 a ouvert le 9 mai à Huê."
    document = Document(text.encode(), "text/plain", "test", text + "\n\nTexte.")
    reading = read_layout(document).reading
    date = read_date(reading, parts_of(reading), document.metadata)
    assert date is not None
    assert date.edtf == "2018-05-09"


def test_the_anniversary_in_a_title_is_counted_from_the_year_in_which_that_was_begun() -> None:
    title = "Le 10e anniversaire du Master de communication\n\n"
    told = "La célébration a eu lieu le 5 avril à Hanoï. Ce programme a vu le jour en 2008."
    other = "La célébration a eu lieu le 5 avril à Hanoï. L'université a vu le jour en 2008."
    for text, expected in ((told, "2018-04-05"), (other, "XXXX-04-05")):
        document = Document(b"", "text/plain", "x", f"{title}{text}\n\nAutre paragraphe.")
        date = read_article(document).date
        assert date is not None
        assert date.edtf == expected


def test_the_year_an_article_calls_its_own_dates_it_where_no_day_is_named() -> None:
    text = "En 2023, les deux pays célèbrent le 30e anniversaire de leurs relations.\n\nTexte."
    date = date_of(text)
    assert date is not None
    assert (date.edtf, date.earliest, date.latest) == ("2023~", "2023-01-01", "2023-12-31")


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"published": "2025-11-21"}, "2025-11-21"),
        ({"published": "2025-11-21T10:00:00+07:00"}, "2025-11-21"),
        ({"published": "2025-11"}, "2025-11-20"),
        ({"published": "2025"}, "2025-11-20"),
        ({"url": "https://exemple.vn/2025/11/texte.html"}, "2025-11-20"),
        ({"url": "https://exemple.vn/2025/11/21/texte.html"}, "2025-11-21"),
        ({"url": "https://exemple.vn/texte-20251121.html"}, "2025-11-21"),
        (
            {"published": "2025-11-22", "url": "https://exemple.vn/2025/11/21/texte.html"},
            "2025-11-22",
        ),
        ({"url": "https://fr.vietnamplus.vn/texte-post215034.vnp"}, "XXXX-11-20"),
        ({"url": "https://lecourrier.vn/texte/1295774.html"}, "XXXX-11-20"),
    ],
)
def test_metadata_comes_first_and_the_address_after_it(
    metadata: dict[str, str], expected: str
) -> None:
    assert edtf_of("Il a reçu le 20 novembre l'ambassadeur.\n\nTexte.", **metadata) == expected


def test_a_day_in_the_text_that_contradicts_the_metadata_is_kept_as_evidence() -> None:
    assert edtf_of("Il a reçu le 3 mai 2024 l'ambassadeur.\n\nTexte.", published="2025") == "2025"
    date = date_of("Il a reçu le 3 mai 2024 l'ambassadeur.\n\nTexte.", published="2025-11-21")
    assert date is not None
    assert date.edtf == "2025-11-21"
    assert [proof.text for proof in date.evidence] == ["2025-11-21", "le 3 mai 2024"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20/11/2025 17:30\n\nIl a reçu le 19 novembre l'ambassadeur.\n\nTexte.", "2025-11-20"),
        ("Mercredi 5 novembre 2025, 10:45\n\nIl a reçu l'ambassadeur.\n\nTexte.", "2025-11-05"),
        ("jeudi, 20 novembre 2025 - 14:05 (GMT+7)\n\nIl a reçu l'ambassadeur.", "2025-11-20"),
        ("Publié le 20 novembre 2025 à 10h30\n\nIl a reçu l'ambassadeur.", "2025-11-20"),
        ("Thứ Năm, 20/11/2025\n\nIl a reçu l'ambassadeur.", "2025-11-20"),
        ("31/02/2025\n\nIl a reçu l'ambassadeur.", None),
        ("Hanoï, 20 novembre (VNA) – Il a reçu l'ambassadeur.\n\nTexte.", "XXXX-11-20"),
        ("Hanoï, 20 novembre 2025 (VNA) – Il a reçu l'ambassadeur.\n\nTexte.", "2025-11-20"),
        ("Hanoï, le 5/11 (VNA) - Il a reçu l'ambassadeur.\n\nTexte.", "XXXX-11-05"),
    ],
)
def test_a_day_printed_around_the_text_is_a_proof(text: str, expected: str | None) -> None:
    assert edtf_of(text) == expected


HEADS = [
    (" date 2022-06 Hanoï (VNA) – Il a reçu mardi 7 juin l'ambassadeur.", "2022-06-07", "date 2022-06"),
    (" date 2022-06 Hanoï (VNA) – Il a reçu mardi 8 juin l'ambassadeur.", "2022-06", "date 2022-06"),
    (" date 2022-06 Hanoï, 7 juin (VNA) – Il a reçu mardi 7 juin l'ambassadeur.", "2022-06-07", "date 2022-06"),
    (" date 2022-06 Hanoï, 7 juin (VNA) – Il a reçu lundi 7 juin l'ambassadeur.", "2022-06", "date 2022-06"),
    (" date 2022-06 Hanoï (VNA) – Il a reçu le 30 mai l'ambassadeur.", "2022-06", "date 2022-06"),
    (" date 2022-06 Hanoï (VNA) – Il a reçu l'ambassadeur.", "2022-06", "date 2022-06"),
    (" date 2022-06 Hanoï (VNA) – Le forum aura lieu du 4 au 6 juin.", "2022-06", "date 2022-06"),
    ("Date: 2022-06-03 Hanoï (VNA) – Il a reçu le 2 juin l'ambassadeur.", "2022-06-03", "Date: 2022-06-03"),
    ("date: 03/06/2022 Hanoï (VNA) – Il a reçu l'ambassadeur.", "2022-06-03", "date: 03/06/2022"),
    ("author: Lan Anh date: 2022-06-03 Hanoï (VNA) – Il a reçu l'ambassadeur.", "2022-06-03", "date: 2022-06-03"),
    ("Date 2022-06-03\n\nHanoï (VNA) – Il a reçu l'ambassadeur.", "2022-06-03", "Date 2022-06-03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "words"), HEADS)
def test_the_stamp_an_extractor_put_before_the_text_is_a_proof_and_no_text(
    text: str, expected: str, words: str
) -> None:
    layout = read_layout(Document(b"", "text/plain", "x", text + "\n\nTexte de fin."))
    reading = layout.reading
    date = read_date(reading, parts_of(reading), Metadata(), layout.printed_days)
    assert date is not None
    assert (date.edtf, date.evidence[0].text) == (expected, words)
    assert reading.dateline is not None
    assert reading.dateline.city == "Hanoï"


@pytest.mark.parametrize(
    ("stamp", "text", "expected"),
    [
        ("07/02/2019 14:30 (GMT+7)", "Les firmes ont fait part ce mardi 2 juillet de leurs attentes.", "2019-07-02"),
        ("07/02/2019 14:30 (GMT+7)", "Les firmes ont fait part ce jeudi 7 février de leurs attentes.", "2019-02-07"),
        ("01/01/1970 07:00 (GMT+7)", "Les patrons se sont réunis mercredi 15 mars à Hanoï.", "XXXX-03-15"),
        ("Dernière mise à jour : 21/06/2021 10:44", "Ils se sont réunis mercredi 15 mars à Hanoï.", "XXXX-03-15"),
        ("Dernière mise à jour : 16/03/2023 10:44", "Ils se sont réunis mercredi 15 mars à Hanoï.", "2023-03-16"),
    ],
)  # fmt: skip
def test_a_stamp_is_understood_by_the_day_of_the_news(stamp: str, text: str, expected: str) -> None:
    article = f"{stamp}\n\nUn forum des entreprises à Hanoï\n\n{text}\n\nTexte de fin."
    date = read_article(Document(b"", "text/plain", "x", article)).date
    assert date is not None
    assert date.edtf == expected


@pytest.mark.parametrize(
    "text",
    [
        "Une date 2022-06 dans la phrase dit le mois du forum.",
        "date 2022-14 Hanoï et Paris signent un accord de coopération.",
        "date 2022-2025 du plan de coopération entre le Vietnam et Cuba.",
        "Date 12 : le Vietnam et la France préparent leur forum.",
    ],
)
def test_what_only_looks_like_an_extractors_stamp_is_text(text: str) -> None:
    layout = read_layout(Document(b"", "text/plain", "x", text + "\n\nTexte de fin."))
    assert layout.printed_days == ()
    assert text in (layout.reading.title, layout.reading.lead, *layout.reading.paragraphs)


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        ("Hanoï, 20 novembre (VNA) – Il a reçu l'ambassadeur.", "XXXX-11-20", "20 novembre"),
        ("Hanoï, le 5/11 (VNA) – Il a reçu l'ambassadeur.", "XXXX-11-05", "le 5/11"),
        ("Hanoï, 5/11 (VNA) – Il a reçu l'ambassadeur.", "XXXX-11-05", "5/11"),
        ("Hanoï, 20 novembre 2025 (VNA) – Il a reçu l'ambassadeur.", "2025-11-20", "20 novembre 2025"),
    ],
)  # fmt: skip
def test_the_day_of_a_dateline_is_quoted_where_it_stands(
    text: str, expected: str, words: str
) -> None:
    layout = read_layout(Document(b"", "text/plain", "x", TITLE + text + "\n\nTexte."))
    date = read_date(layout.reading, parts_of(layout.reading), Metadata(), layout.printed_days)
    assert date is not None
    assert layout.reading.dateline is not None
    proof = date.evidence[0]
    day = layout.reading.dateline.day or ""
    assert (date.edtf, proof.part, proof.text) == (expected, "dateline", words)
    assert day[proof.start : proof.end] == words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tt2-060625.jpg", "2025-06-06"),
        ("vna_potal_20250606_abc.jpg", "2025-06-06"),
        ("photo-06-06-2025.png", "2025-06-06"),
        ("tt2-070524.jpg", "XXXX-06-06"),
        ("img-123456.jpg", "XXXX-06-06"),
    ],
)
def test_a_pictures_name_gives_the_year_of_its_day(name: str, expected: str) -> None:
    text = (
        f"Il a reçu le 6 juin le ministre.\n\nTexte.\n\n{name}\nLe ministre. Photo: VNA\n\nTexte."
    )
    assert edtf_of(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("vna_potal_20250606_abc.jpg", "2025-06-06?"), ("tt2-060625.jpg", None)],
)
def test_a_pictures_name_alone_tells_a_day_only_if_it_can_be_read_in_one_way(
    name: str, expected: str | None
) -> None:
    text = f"Il a reçu le ministre.\n\nTexte.\n\n{name}\nLe ministre. Photo: VNA\n\nTexte."
    assert edtf_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), STATED + DEDUCED + YEARLESS)
def test_a_date_has_its_words_and_its_bounds_are_its_days(text: str, expected: str) -> None:
    date = date_of(text)
    assert date is not None
    assert date.evidence
    days = re.sub(r"[?~]", "", expected).split("/")
    bounds = (None, None) if "X" in expected else (days[0], days[-1])
    assert (date.earliest, date.latest) == bounds


MET = "La ministre a reçu mardi à Hanoï l'ambassadeur de France.\n\n"


@pytest.mark.parametrize(
    "told",
    [
        "Les deux parties ont salué la signature, le 12 février 2024, d'un mémorandum d'entente.",
        "Elles se sont félicitées de la visite du président, le 12 février 2024, à Paris.",
        "Le ministre a rappelé l'accord de coopération signé le 12 février 2024.",
        "Il a rappelé que les deux pays avaient ouvert un consulat le 12 février 2024.",
        "Depuis le 12 février 2024, les échanges augmentent.",
        "À la suite de la visite effectuée le 12 février 2024, les échanges augmentent.",
        "Ils ont évoqué la déclaration commune publiée à Paris le 12 février 2024.",
        "Les deux hôpitaux ont signé un mémorandum le 12 février 2024.",  # a Monday
    ],
)
@pytest.mark.parametrize("lead", [MET, MET.replace(" mardi", ""), ""])
def test_a_thing_done_before_never_dates_the_article(told: str, lead: str) -> None:
    if lead or not told.startswith("Les deux hôpitaux"):
        assert edtf_of(lead + "Hanoï (VNA) – Ils ont échangé leurs vues.\n\n" + told) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Président a salué, le 20 novembre à Hanoï, les progrès accomplis.", "XXXX-11-20"),
        ("La ministre a reçu l'ambassadeur mardi 13 février 2024 à Hanoï.", "2024-02-13"),
        ("La ministre a reçu l'ambassadeur mardi 12 février 2024 à Hanoï.", "2024-02-12?"),
        ("Il a salué la coopération lors d'une réunion le 20 novembre à Hanoï.", "XXXX-11-20"),
    ],
)
def test_who_greets_on_a_day_is_dated_by_it(text: str, expected: str) -> None:
    assert edtf_of(text) == expected


@pytest.mark.parametrize(
    "published", ["2024-13-45", "1888-01-01", "2222-01-01", "2023-02-29", "202", "demain"]
)
def test_an_impossible_day_in_the_metadata_is_no_proof(published: str) -> None:
    assert date_of("La ministre a reçu l'ambassadeur.", published=published) is None


def _read_by_hand() -> list[tuple[str, str | None]]:
    """The texts of `cases/dates.txt` with their dates."""
    lines = (Path(__file__).parent / "cases" / "dates.txt").read_text(encoding="utf-8").splitlines()
    cases = [line.split(" | ", 1) for line in lines if line and not line.startswith("#")]
    return [(text.replace(" / ", "\n\n"), None if d == "none" else d) for d, text in cases]


@pytest.mark.parametrize(("text", "expected"), _read_by_hand())
def test_a_year_follows_from_what_is_told_and_announced_or_stays_unknown(
    text: str, expected: str | None
) -> None:
    assert edtf_of(text) == expected


RECEIVED = date(2026, 11, 30)
_COVID = "La COVID-19 a tout freiné."


@pytest.mark.parametrize(
    ("text", "received", "expected"),
    [
        (f"La conférence s'est tenue mardi 30 novembre. {_COVID}", RECEIVED, "2021-11-30?"),
        (f"La conférence s'est tenue mardi 30 novembre. {_COVID}", None, "XXXX-11-30"),
        (
            "Il a reçu le 20 novembre le maire. Ils ont signé un accord en mars 2026.",
            RECEIVED,
            "2026-11-20",
        ),
        (
            "Il a reçu le 20 novembre le maire. Ils ont signé un accord en mars 2025.",
            RECEIVED,
            "XXXX-11-20",
        ),
        (
            "Il a reçu lundi 20 mai le maire. Ils ont signé un accord en mars 2010.",
            RECEIVED,
            "XXXX-05-20",
        ),
        (
            "Il a exprimé mardi 5 novembre son soutien. Le pays a organisé ce sommet en 2020.",
            RECEIVED,
            "2024-11-05?",
        ),
        ("Le président se rendra au Japon du 5 au 9 mai 2027.", RECEIVED, None),
    ],
)
def test_an_article_is_no_newer_than_the_day_it_was_received(
    text: str, received: date | None, expected: str | None
) -> None:
    document = Document(b"", "text/plain", "x", TITLE + text, received=received)
    read = read_article(document).date
    assert (read.edtf if read else None) == expected


def test_a_picture_of_the_week_before_makes_its_year_likely() -> None:
    text = "Le président a envoyé un message le 30 novembre.\n\nTexte.\n\n{} Photo : VNA"
    fresh = "Une zone inondée en Indonésie, le 27 novembre 2025."
    assert edtf_of(text.format(fresh)) == "2025-11-30?"
    assert edtf_of(text.format(fresh.replace("27", "2"))) == "XXXX-11-30"


def test_a_vietnamese_day_is_read_in_full() -> None:
    text = "Một tiêu đề\n\nNgày 15 tháng 9 năm 2025, Thủ tướng đã tiếp Đại sứ Pháp tại Hà Nội."
    found = read_article(Document(text.encode(), "text/plain", "x", text))
    assert (found.language, found.date and found.date.edtf) == ("vi", "2025-09-15")
