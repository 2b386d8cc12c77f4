"""Web pages of all years: what lays them out, and where they say when they were published."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents import Document, read
from app.documents.decode import NotText
from app.documents.html import article_of
from app.documents.stated import iso_day, stamp_day

FIRST = (
    "Hanoi, 17/11 (AVI) - Le président vietnamien s'est entretenu vendredi avec son homologue "
    "péruvien, premier chef d'Etat de ce pays à se rendre au Vietnam."
)
SECOND = (
    "L'hôte a plaidé pour un pont entre les deux rives de l'océan. Le commerce entre les deux pays "
    "n'a atteint que 47 millions de dollars, mais il a doublé grâce à la farine de poisson."
)
TITLE = "Le Pérou veut faire de Callao le quai du Vietnam"


def document(tmp_path: Path, page: str) -> Document:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    [found] = read(path)
    assert isinstance(found, Document)
    return found


@pytest.mark.parametrize(
    "body",
    [
        f"<p><font size=3>{FIRST}</font></p><p><font size=3>{SECOND}</font></p>",
        f"<font size=5>{TITLE}</font><br><br><font size=3>{FIRST}<br><br>{SECOND}</font>",
        f"<font size=5>{TITLE}</font><dl><dd><font size=3>{FIRST}<dd>{SECOND}</font></dl>",
        f"<div>{FIRST}</div><div>{SECOND}</div>".replace(" vendredi ", "\nvendredi\n"),
    ],
)
def test_a_page_laid_out_by_tables_is_read_like_any_other(tmp_path: Path, body: str) -> None:
    menu = "<table><tr><td>Politique</td><td>Economie</td></tr></table>"
    page = f"<html><body>{menu}<table><tr><td>Une<br>Monde</td><td>{body}</td></tr></table></body>"
    paragraphs = document(tmp_path, page).text.split("\n\n")
    assert FIRST in paragraphs
    assert SECOND in paragraphs


def test_a_menu_beside_the_article_and_a_broken_headline_are_told_from_the_text(
    tmp_path: Path,
) -> None:
    menu = "".join(f'<a href="#">{name}</a>' for name in ("Routes", "Ponts", "Chemins de fer"))
    text = (
        f"<b>Le Pérou veut faire de Callao<br>le quai du Vietnam</b><p>{FIRST}</p><p>{SECOND}</p>"
    )
    page = f"<html><body><table><tr><td>{menu}</td><td>{text}</td></tr></table></body>"
    paragraphs = document(tmp_path, page).text.split("\n\n")
    assert "Routes" not in " ".join(paragraphs)
    assert FIRST in paragraphs


def test_a_table_of_data_stays_one(tmp_path: Path) -> None:
    table = "<table><tr><td>Pays</td><td>Tonnes</td></tr><tr><td>Laos</td><td>12</td></tr></table>"
    page = f"<html><body><article><p>{FIRST}</p>{table}<p>{SECOND}</p></article></body>"
    assert "| Laos | 12 |" in document(tmp_path, page).text


def test_a_moment_in_utc_is_told_in_the_time_of_the_press() -> None:
    assert iso_day("2018-10-08T23:40:00.000Z") == "2018-10-09"
    assert iso_day("2018-10-08T23:40:00+00:00") == "2018-10-09"
    assert iso_day("2018-10-08T23:40:00+07:00") == "2018-10-08"
    assert iso_day("2018-10-08") == "2018-10-08"


def test_the_day_is_that_of_the_article_and_not_of_its_site(tmp_path: Path) -> None:
    records = """<script type="application/ld+json">{"@graph": [
      {"@type": "WebSite", "datePublished": "2008-11-21"},
      {"@type": ["NewsArticle"], "datePublished": "2025-04-02T12:05:00+07:00"}]}</script>"""
    page = f"<html><head>{records}</head><body><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></body>"
    assert document(tmp_path, page).metadata.published == "2025-04-02"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("<time>jeudi 22 octobre 2020 - 11:04:09</time>", "2020-10-22"),
        ("<div>Mis à jour : 10 juillet 2009, 15h20</div>", "2009-07-10"),
        ("<div>Publié le 03/05/2019</div>", "2019-05-03"),
        ("<div>Publié le vendredi 03/05/2019 - 14:20</div>", "2019-05-03"),
        ("<div>Le 3 mai 2019 a marqué l'histoire</div>", None),
        (f"<p>{FIRST} {FIRST}</p><div>Publié le 03/05/2019</div>", None),
    ],
)
def test_a_stamp_between_title_and_text_states_the_day(
    tmp_path: Path, stamp: str, day: str | None
) -> None:
    page = f"<html><body><h1>{TITLE}</h1><div>{stamp}</div><p>{FIRST}</p><p>{SECOND}</p></body>"
    assert document(tmp_path, page).metadata.published == day


LEAD = "Des quais aux hydravions, les zibelines andines veulent accompagner les ports vietnamiens."


@pytest.mark.parametrize("lead", ["<div>{}</div>", "<p>{}</p>", "<h2>{}</h2>", "<span>{}</span>"])
@pytest.mark.parametrize("headline", ["h1", "div"])
def test_a_lead_in_a_block_of_its_own_is_kept_above_the_text(
    tmp_path: Path, lead: str, headline: str
) -> None:
    menu = "<nav><ul><li>Le ministre a reçu mardi à Hanoi une délégation du Chili.</li></ul></nav>"
    head = f"{menu}<{headline}>{TITLE}</{headline}>{lead.format(LEAD)}"
    page = f"<html><body><div>{head}<div><p>{FIRST}</p><p>{SECOND}</p></div></div></body></html>"
    text = document(tmp_path, page).text
    assert text.count(LEAD) == 1
    assert text.index(LEAD) < text.index(FIRST)
    assert "Chili" not in text


def test_what_is_no_stamp_states_no_day() -> None:
    assert stamp_day("du 3 au 5 mai 2019") is None
    assert stamp_day("22 octobre 2020") is None
    assert stamp_day("Publié") is None


def test_the_address_is_told_by_the_browser_that_saved_the_page(tmp_path: Path) -> None:
    mark = "<!-- saved from url=(0031)http://www.example.com.vn/a.htm -->"
    page = f"{mark}<html><body><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert document(tmp_path, page).metadata.url == "http://www.example.com.vn/a.htm"


PIECES = (
    *("<table>", "<tr>", "<td>", "</td>", "</table>", "<dl>", "<dd>", "</dl>", "<font>", "</font>"),
    *("<br>", "<a href=x>", "</a>", "<h1>", "</h1>", "<time>", "<center>", "<!-- x -->", "<svg>"),
    *("12/03/2020 10:20", "Le Vietnam coopère. ", "&nbsp;", "<?x?>", "\x00", FIRST),
    """<script type="application/ld+json">{"@type": [1], "datePublished": 3}</script>""",
)


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_no_page_however_odd_stops_a_reading(pieces: list[str]) -> None:
    with suppress(NotText):
        text, _captions, _metadata = article_of("".join(pieces))
        assert text
