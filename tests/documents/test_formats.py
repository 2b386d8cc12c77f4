import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents import Document, Rejected, bytes_in, files_in, read
from app.documents.markup import without_markup
from app.documents.stated import iso_day

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>Le Vietnam et la Pologne coopèrent | Journal</title>
<meta property="og:title" content="Le Vietnam et la Pologne coopèrent">
{head}</head><body><nav><a href="/">Accueil</a><a href="/x">Politique</a></nav>
<article><h1>Le Vietnam et la Pologne coopèrent</h1>
<figure><img src="x.jpg"><figcaption>Les deux ministres à Varsovie.</figcaption></figure>
<p>Varsovie (VNA) - Le ministre polonais a reçu le 20 novembre 2024 à Varsovie une délégation
vietnamienne venue parler de coopération dans l'agriculture et l'éducation.</p>
<p>Les deux parties ont signé un mémorandum d'entente. Elles ont convenu de se revoir à Hanoï
pour faire le point de leur coopération. -VNA</p></article>
<footer>Copyright 2025-01-02</footer></body></html>"""


def only(path: Path) -> Document:
    [document] = read(path)
    assert isinstance(document, Document)
    return document


def reasons(path: Path) -> list[tuple[str, str]]:
    return [(one.origin, one.reason) for one in read(path) if isinstance(one, Rejected)]


def test_a_text_file_keeps_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"Titre\r\n\r\nTexte.")
    document = only(path)
    assert document.content == b"Titre\r\n\r\nTexte."
    assert document.text == "Titre\n\nTexte."


def test_a_text_file_may_state_what_is_known_of_it_above_the_text(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(
        '---\ntitle: "Pologne : une visite"\nurl: https://example.org/a.vnp\nhostname: example\n'
        "date: 2024-11-21\nauthor:\n---\nVarsovie (VNA) - Le ministre a reçu une délégation.\n",
        encoding="utf-8",
    )
    document = only(path)
    assert document.text == "Varsovie (VNA) - Le ministre a reçu une délégation.\n"
    stated = document.metadata
    assert (stated.title, stated.published) == ("Pologne : une visite", "2024-11-21")
    assert (stated.url, stated.author) == ("https://example.org/a.vnp", None)


def test_an_address_that_is_none_is_remarked_on_and_left_out(tmp_path: Path) -> None:
    text, lines = tmp_path / "a.txt", tmp_path / "b.jsonl"
    text.write_text("---\nurl: pas une url\n---\nUn texte.", encoding="utf-8")
    lines.write_text(json.dumps({"text": "Un texte.", "url": "javascript:alert(1)"}))
    for path, said in ((text, "pas une url"), (lines, "javascript:alert(1)")):
        document = only(path)
        assert document.metadata.url is None
        assert document.remarks == (f"“url”: “{said}” is no address of the web",)


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("---\ntitle: Un titre\ndate: 2024\n\nUn texte.", 1),
        ("---\nhostname: vov\nURL: x", 1),
        ("---\nUn titre\n---\nUn texte.", 0),
        ("---\nSommet: un titre\n\nUn texte.", 0),
    ],
)
def test_a_head_that_is_not_closed_is_remarked_on(tmp_path: Path, text: str, remarks: int) -> None:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    assert only(path).text == text
    assert len(only(path).remarks) == remarks


def test_markup_in_a_text_is_read_as_a_browser_shows_it(tmp_path: Path) -> None:
    marked = (
        "<h1>Le Vietnam et le Laos &amp; leurs voisins</h1><p>Hanoï (VNA) – Ils ont "
        "<b>signé</b><br>un accord.</p><script>var a = 1;</script>\n<p>Il entre en vigueur.</p>"
    )
    plain = (
        "Le Vietnam et le Laos & leurs voisins\n\n\n\nHanoï (VNA) – Ils ont signé\nun accord."
        "\n\n\n\n\nIl entre en vigueur."
    )
    one = "La balise <p> ouvre un paragraphe, 3 < 5 et 5 > 3."
    (tmp_path / "marked.txt").write_text(marked)
    (tmp_path / "marked.jsonl").write_text(json.dumps({"text": marked}))
    (tmp_path / "one.txt").write_text(one)
    assert only(tmp_path / "marked.txt").text == plain
    assert only(tmp_path / "marked.jsonl").text == plain
    assert only(tmp_path / "one.txt").text == one


@pytest.mark.parametrize("text", ["---\nTitre\n---\nTexte", "---\n---\nTexte", "---\ntitle: a\n"])
def test_dashes_alone_state_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    assert only(path).text == text


def test_a_web_page_gives_its_article_and_what_its_head_says(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    head = (
        '<link rel="canonical" href="https://example.org/a.vnp">'
        '<meta property="article:published_time" content="2024-11-21T08:00:00+07:00">'
    )
    path.write_text(PAGE.format(head=head), encoding="utf-8")
    document = only(path)
    assert "une délégation vietnamienne venue" in " ".join(document.text.split())
    assert "Accueil" not in document.text
    assert "Copyright" not in document.text
    assert document.captions == ("Les deux ministres à Varsovie.",)
    assert document.captions[0] in document.text
    assert document.metadata.title == "Le Vietnam et la Pologne coopèrent"
    assert document.metadata.url == "https://example.org/a.vnp"
    assert document.metadata.published == "2024-11-21"
    assert document.metadata.language == "fr"


def test_a_date_in_the_text_alone_is_no_metadata(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE.format(head=""), encoding="utf-8")
    assert only(path).metadata.published is None


def test_a_page_in_an_old_encoding_is_read_as_it_says(tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').format(head="")
    path.write_bytes(page.encode("iso-8859-1"))
    assert "coopèrent" in only(path).text


@pytest.mark.parametrize("stated", ["iso-8859-1", "latin1", "us-ascii"])
def test_a_page_that_says_latin_1_is_read_as_browsers_read_it(tmp_path: Path, stated: str) -> None:
    path = tmp_path / "page.htm"
    page = PAGE.replace('charset="utf-8"', f'charset="{stated}"').format(head="")
    path.write_bytes(page.replace("le 20 novembre 2024", "“hier”").encode("cp1252"))
    assert "“hier”" in only(path).text


@pytest.mark.parametrize("stated", ["utf-16", "UTF-16LE", "utf-32"])
def test_a_page_that_says_utf_16_where_that_could_be_read_is_in_utf_8(
    tmp_path: Path, stated: str
) -> None:
    path = tmp_path / "page.html"
    page = PAGE.replace('charset="utf-8"', f"charset={stated}").format(head="")
    path.write_text(page, encoding="utf-8")
    assert only(path).metadata.title == "Le Vietnam et la Pologne coopèrent"


def test_a_headline_is_taken_whole_whatever_is_marked_in_it(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    headline = "<h1>Le <em>Viet</em>nam<br>et la <a href='/pl'>Pologne</a> coopèrent</h1>"
    page = PAGE.replace("<h1>Le Vietnam et la Pologne coopèrent</h1>", headline)
    page = page.replace("og:title", "x").format(head="")
    path.write_text(page, encoding="utf-8")
    assert only(path).metadata.title == "Le Vietnam et la Pologne coopèrent"


def test_json_ld_states_a_date_too(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    data = {"@graph": [{"@type": "NewsArticle", "datePublished": "2023-05-30", "headline": "x"}]}
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    path.write_text(PAGE.replace("{head}", head), encoding="utf-8")
    assert only(path).metadata.published == "2023-05-30"


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2025-06-06", "2025-06-06"),
        ("2025-06-06T23:30:00Z", "2025-06-07"),
        ("20250606", "2025-06-06"),
        ("2025-06", "2025-06"),
        ("2025", "2025"),
        ("20/11/2025", "2025-11-20"),
        ("20/11/2025 17:30", "2025-11-20"),
        ("Thu, 20 Nov 2025 10:00:00 +0700", "2025-11-20"),
        ("15 juillet 2024", "2024-07-15"),
        ("mercredi 1er août 2024", "2024-08-01"),
        ("July 15, 2024", "2024-07-15"),
        ("Monday, July 15th, 2024", "2024-07-15"),
        ("15 Jul 2024, 10:30", "2024-07-15"),
        ("31 juin 2024", None),
        ("15 brumaire 2024", None),
        ("2025-13-40", None),
        ("31/02/2025", None),
        ("hier", None),
        ("", None),
        (None, None),
    ],
)
def test_a_stated_date_is_taken_only_where_it_is_one(stated: str | None, day: str | None) -> None:
    assert iso_day(stated) == day


def test_each_line_of_a_jsonl_file_is_a_document_or_is_rejected_by_number(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    good = {"title": "Un", "text": "Texte.", "url": "https://example.org/1", "published": "2025"}
    lines = [
        json.dumps(good),
        "{broken",
        '["a list"]',
        '{"title": "sans texte"}',
        '{"text": 5}',
        "",
        "[" * 100_000,
        json.dumps({"html": PAGE.format(head=""), "title": "Mon titre"}),
    ]
    path.write_bytes("\n".join(lines).encode() + b'\n{"text": "\xff"}\n')
    documents = [one for one in read(path) if isinstance(one, Document)]
    assert [one.origin.rsplit("#")[-1] for one in documents] == ["L1", "L8"]
    assert documents[0].content == lines[0].encode()
    assert documents[0].metadata.url == "https://example.org/1"
    assert documents[1].metadata.title == "Mon titre"
    rejected = {origin.rsplit("#")[-1]: reason for origin, reason in reasons(path)}
    assert set(rejected) == {"L2", "L3", "L4", "L5", "L7", "L9"}
    assert "is not JSON" in rejected["L2"]
    assert "“text” must be text" in rejected["L5"]
    assert rejected["L9"] == "is not UTF-8"


def test_a_file_that_is_too_large_is_rejected_without_being_read(tmp_path: Path) -> None:
    for name in ("huge.txt", "huge.html", "huge.jsonl"):
        path = tmp_path / name
        with path.open("wb") as file:
            file.truncate(100_000_000)
        [(_, reason)] = reasons(path)
        assert "too large" in reason


def test_what_cannot_be_read_is_rejected_and_said(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.4")
    assert reasons(tmp_path / "missing.txt")[0][1] == "does not exist"
    assert reasons(tmp_path / "folder.txt")[0][1] == "is a folder"
    assert reasons(tmp_path / "empty.jsonl")[0][1] == "is empty"
    assert "cannot be read" in reasons(tmp_path / "loop.txt")[0][1]
    assert "no known format" in reasons(tmp_path / "page.pdf")[0][1]


def test_a_pipe_does_not_stop_the_rest(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path / "pipe.txt")[0][1] == "is no ordinary file"


def test_a_file_name_that_is_no_text_is_written_as_one(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text("Un titre")
    assert only(path).origin.endswith("/�.txt")


def test_a_day_that_cannot_be_believed_is_remarked_on(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    records = [{"text": "Texte.", "published": day} for day in ("2099-01-01", "foo", "2025-06-06")]
    path.write_text("\n".join(map(json.dumps, records)))
    documents = [one for one in read(path) if isinstance(one, Document)]
    assert [one.metadata.published for one in documents] == [None, None, "2025-06-06"]
    assert [len(one.remarks) for one in documents] == [1, 1, 0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.txt",
            "---\ndate: 1 Jan 99999999999999999999 10:00:00 +0000\n---\nUn accord a été signé.",
        ),
        ("a.txt", "---\ndate: 1 Jan 2025 10:00:00 +9999999999999999\n---\nUn accord a été signé."),
        ("a.jsonl", '{"text": "x", "n": ' + "1" * 5000 + "}\n"),
        (
            "a.html",
            '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>Un accord.</p>",
        ),
    ],
    ids=["year", "zone", "digits", "depth"],
)
def test_no_value_however_odd_stops_a_reading(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    [found] = read(tmp_path / name)
    assert isinstance(found, Document | Rejected)


def test_half_a_character_in_json_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text('{"text": "\\ud800 seul, \\ud83d\\ude00 entier"}')
    assert only(path).text == "\ufffd seul, 😀 entier"


def test_what_is_hidden_in_a_folder_stays_so(tmp_path: Path) -> None:
    for name in (".git/a.txt", ".b.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Un texte.", encoding="utf-8")
    assert [path.name for path in files_in([tmp_path])] == ["c.txt"]
    assert [path.name for path in files_in([tmp_path / ".git"])] == ["a.txt"]


def test_a_folder_that_a_link_leads_to_is_entered_once(tmp_path: Path) -> None:
    elsewhere, named = tmp_path / "elsewhere", tmp_path / "named"
    for folder in (elsewhere, named):
        folder.mkdir()
        (folder / "a.txt").touch()
    (named / "link").symlink_to(elsewhere)
    (named / "link again").symlink_to(elsewhere)
    (elsewhere / "back").symlink_to(named)
    names = [path.relative_to(named).as_posix() for path in files_in([named])]
    assert names == ["a.txt", "link/a.txt"]


def test_what_cannot_be_looked_at_has_no_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un texte.")
    nobody_can_look_at = tmp_path / f"{'long' * 100}.txt"
    assert bytes_in([tmp_path, nobody_can_look_at, tmp_path / "missing.txt"]) == len("Un texte.")


def test_a_folder_gives_its_articles_in_order_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "picture.png", "sub/c.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    names = [path.relative_to(tmp_path).as_posix() for path in files_in([tmp_path])]
    assert names == ["a.HTML", "b.txt", "sub/c.jsonl"]


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<br>", "<b ", "<?xml encoding='x'?>", "&#11;", "\0", "<!--"]
        )
        | st.text(max_size=5)
    )
)
def test_no_markup_however_odd_stops_a_reading(pieces: list[str]) -> None:
    without_markup("".join(pieces))
