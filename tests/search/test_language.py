from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.names import resolve
from app.search.language import by_shape, parse
from app.search.meaning import meaning
from app.search.query import (
    NOTHING,
    And,
    Dated,
    Everything,
    Fuzzy,
    Labelled,
    Node,
    Not,
    Or,
    Phrase,
    Undated,
    Wildcard,
    Word,
)
from app.search.terms import MAX_TERMS, OTHER_NAME

X, Y, Z = Word("nucléaire"), Word("russie"), Word("laos")
LAST_MONTH = Word("décembre"), Word("2024")
NEW_YEARS_EVE = Dated(date(2024, 12, 31), date(2024, 12, 31))
YEAR = Dated(date(2024, 1, 1), date(2024, 12, 31))


def names(kind: str, name: str) -> str | None:
    known = {("country", "Russie"): "RU", ("country", "Corée du Sud"): "KR"}
    known |= {
        ("sector", "énergie"): "energie",
        (OTHER_NAME, "Deutschland"): "DE",
        (OTHER_NAME, "EAU"): "AE",
    }
    known[(OTHER_NAME, "New Zealand")] = "NZ"
    return known.get((kind, name)) or by_shape(kind, name)


@pytest.mark.parametrize(
    ("typed", "node"),
    [
        ("nucléaire russie", And((X, Y))),
        ("nucléaire AND russie", And((X, Y))),
        ("nucléaire ET russie", And((X, Y))),
        ("nucléaire et russie", And((X, Y))),
        ("l’accord", Word("accord")),
        ("Viet Nam, russie", And((Word("Viet Nam"), Y))),
        ("pays:la Russie", Labelled("country", "RU")),
        ("date:1er janvier 2024..31 décembre 2024", YEAR),
        ("laos-Viet Nam-russie", Word("laos-Viet Nam-russie")),
        ("Ha Noi, russie", And((Word("Ha Noi"), Y))),
        ("le nucléaire et la russie?", And((X, Y))),
        ("Is nucléaire in russie?", And((Word("Is"), X, Y))),
        ("nucléaire and russie", And((X, Y))),
        ("hausse (-25%)", And((Word("hausse"), Word("25")))),
        ("-25", Not(Word("25"))),
        ("Allemand", Word("Allemand")),
        ("Deutschland laos", And((Or((Word("Deutschland"), Labelled("mention", "DE"))), Z))),
        ("Deutschland~", Fuzzy("Deutschland")),
        ("New Zealand", Or((Phrase("New Zealand"), Labelled("mention", "NZ")))),
        (
            "31 décembre 2024",
            Or((And((Word("31"), Word("décembre"), Word("2024"))), NEW_YEARS_EVE)),
        ),
        ("31/12/2024 laos", And((Or((Word("31/12/2024"), NEW_YEARS_EVE)), Z))),
        ("date:December 31, 2024", NEW_YEARS_EVE),
        ("2024", Word("2024")),
        ("year:2024", YEAR),
        ("nucléaire russie?", And((X, Wildcard("russie?")))),
        ("la\u200bos", Z),
        ("Le nucléaire", X),
        ("LE LAOS OU LA RUSSIE", Or((Word("LAOS"), Word("RUSSIE")))),
        ("LAOS EU", And((Word("LAOS"), Word("EU")))),
        ("L’AI AU LAOS", And((Word("AI"), Word("LAOS")))),
        ("Son La", Word("Son La")),
        ("Bui Thanh Son", And((Word("Bui"), Word("Thanh"), Word("Son")))),
        ("Est-ce que le laos ?", Z),
        ("laos EU", And((Z, Or((Word("EU"), Word("UE")))))),
        ('"Le nucléaire"', Phrase("le nucléaire")),
        ('"protocole d accord"', Phrase("protocole d’accord")),
        ("personne:Tran Hong Ha laos", And((Phrase("Tran Hong Ha", None, "person"), Z))),
        ('personne:"Le Duc Anh"', Phrase("Le Duc Anh", None, "person")),
        ("titre:la russie laos", And((Word("russie", "title"), Z))),
        ("titre:Le Laos", Word("Laos", "title")),
        ("titre:LA RUSSIE", Word("RUSSIE", "title")),
        ("titre:Son La", Word("Son La", "title")),
        ("ｌａｏｓ －ｒｕｓｓｉｅ", And((Z, Not(Y)))),
        ("nucléaire OR russie", Or((X, Y))),
        ("nucléaire OU russie", Or((X, Y))),
        ("nucléaire | russie", Or((X, Y))),
        ("nucléaire|russie", Or((X, Y))),
        ("laos nucléaire OU russie", Or((And((Z, X)), Y))),
        ("nucléaire ou russie", And((X, Y))),
        ("-laos", Not(Z)),
        ("NOT laos", Not(Z)),
        ("SAUF laos", Not(Z)),
        ("nucléaire -laos", And((X, Not(Z)))),
        ("nucléaire -(laos russie)", And((X, Not(And((Z, Y)))))),
        ("nucléaire (laos OU russie)", And((X, Or((Z, Y))))),
        ("nucléaire (laos OU russie", And((X, Or((Z, Y))))),
        ('"centre nucléaire"', Phrase("centre nucléaire")),
        ("“centre nucléaire”", Phrase("centre nucléaire")),
        ("« centre nucléaire »", Phrase("centre nucléaire")),
        ('"centre nucléaire', Phrase("centre nucléaire")),
        ('"accord nucléaire"~5', Phrase("accord nucléaire", 5)),
        ('-"centre nucléaire"', Not(Phrase("centre nucléaire"))),
        ("coop*", Wildcard("coop*")),
        ("Coop*ATION", Wildcard("coop*ation")),
        ("énerg?e", Wildcard("energ?e")),
        ("nucleare~", Fuzzy("nucleare")),
        ("nucleare~2", Fuzzy("nucleare", 2)),
        ("titre:nucléaire", Word("nucléaire", "title")),
        ("title:nucléaire", Word("nucléaire", "title")),
        ("TITRE:nucléaire", Word("nucléaire", "title")),
        ("chapo:nucléaire", Word("nucléaire", "lead")),
        ("texte:nucléaire", Word("nucléaire", "text")),
        ("légende:nucléaire", Word("nucléaire", "caption")),
        ('titre:"centre nucléaire"', Phrase("centre nucléaire", None, "title")),
        ("titre:coop*", Wildcard("coop*", "title")),
        ("titre:(nucléaire -laos)", And((Word("nucléaire", "title"), Not(Word("laos", "title"))))),
        ("titre:-laos", Not(Word("laos", "title"))),
        ("titre:-(laos russie)", Not(And((Word("laos", "title"), Word("russie", "title"))))),
        ("titre:--laos", Word("laos", "title")),
        ("pays:-ru", Not(Labelled("country", "RU"))),
        ("pays:ru|la", Or((Labelled("country", "RU"), Labelled("country", "LA")))),
        ("pays:ru | laos", Or((Labelled("country", "RU"), Z))),
        ("date:2024|2026", Or((YEAR, Dated(date(2026, 1, 1), date(2026, 12, 31))))),
        ("pays:ru", Labelled("country", "RU")),
        ("country:RU", Labelled("country", "RU")),
        ("pays:Russie", Labelled("country", "RU")),
        ('pays:"Corée du Sud"', Labelled("country", "KR")),
        ("pays:(ru la)", Or((Labelled("country", "RU"), Labelled("country", "LA")))),
        ("pays:(ru ET la)", And((Labelled("country", "RU"), Labelled("country", "LA")))),
        (
            "pays:(ru la SAUF cn)",
            And(
                (
                    Or((Labelled("country", "RU"), Labelled("country", "LA"))),
                    Not(Labelled("country", "CN")),
                )
            ),
        ),
        ("pays:(ru titre:laos)", Or((Labelled("country", "RU"), Word("laos", "title")))),
        ("pays:Corée du Sud laos", And((Labelled("country", "KR"), Z))),
        ("pays:(Corée du Sud, ru)", Or((Labelled("country", "KR"), Labelled("country", "RU")))),
        ("date:(2024 OU 6 juin 2025)", Or((YEAR, Dated(date(2025, 6, 6), date(2025, 6, 6))))),
        ("pays:ET", Labelled("country", "ET")),
        ("-pays:ru", Not(Labelled("country", "RU"))),
        ("secteur:energie", Labelled("sector", "energie")),
        ("secteur:énergie", Labelled("sector", "energie")),
        ("agence:VNA", Labelled("agency", "VNA")),
        ("agence:VNA laos", And((Labelled("agency", "VNA"), Z))),
        ("agence:VNA/CVN", And((Labelled("agency", "VNA"), Labelled("agency", "CVN")))),
        ("agency:VNA", Labelled("agency", "VNA")),
        ("langue:fr", Labelled("language", "fr")),
        ("language:fr", Labelled("language", "fr")),
        ("lang:fr", Labelled("language", "fr")),
        ("personne:michoustine", Word("michoustine", "person")),
        ('personne:"Tô Lâm"', Phrase("Tô Lâm", None, "person")),
        ("org:rosatom", Word("rosatom", "organisation")),
        ("accord:protocole", Word("protocole", "agreement")),
        ("source:nhandan", Word("nhandan", "source")),
        ("source:japon.txt", Phrase("japon.txt", None, "source")),
        ('source:"japon.txt"', Phrase("japon.txt", None, "source")),
        ("https://vov.vn/a?b=3", Phrase("https://vov.vn/a?b=3", None, "source")),
        ("source:SAUF", Word("SAUF", "source")),
        ("source:https://vov.vn/a?b=3", Phrase("https://vov.vn/a?b=3", None, "source")),
        ("date:2025", Dated(date(2025, 1, 1), date(2025, 12, 31))),
        ("date:2025-06", Dated(date(2025, 6, 1), date(2025, 6, 30))),
        ("date:2025-6", Dated(date(2025, 6, 1), date(2025, 6, 30))),
        ("date:2025/06", Dated(date(2025, 6, 1), date(2025, 6, 30))),
        ("date:>2024", Dated(date(2025, 1, 1), None)),
        ("date:>=2024", Dated(date(2024, 1, 1), None)),
        ("date:<2024-06", Dated(None, date(2024, 5, 31))),
        ("date:<=2024", Dated(None, date(2024, 12, 31))),
        ("date:2024 à 2025", Dated(date(2024, 1, 1), date(2025, 12, 31))),
        ("date:entre 2024 et 2025", Dated(date(2024, 1, 1), date(2025, 12, 31))),
        ("date:entre mai et juin 2025 laos", And((Dated(date(2025, 5, 1), date(2025, 6, 30)), Z))),
        ("date:du 1er au 5 juin 2025", Dated(date(2025, 6, 1), date(2025, 6, 5))),
        ("date:from 1 May to 5 June 2025", Dated(date(2025, 5, 1), date(2025, 6, 5))),
        ("date:vendredi 6 juin 2025", Dated(date(2025, 6, 6), date(2025, 6, 6))),
        ("date:le lundi 2 au vendredi 6 juin 2025", Dated(date(2025, 6, 2), date(2025, 6, 6))),
        ("date:2024-02", Dated(date(2024, 2, 1), date(2024, 2, 29))),
        ("date:2025-06-06", Dated(date(2025, 6, 6), date(2025, 6, 6))),
        ("date:2024..2025", Dated(date(2024, 1, 1), date(2025, 12, 31))),
        ("date:2024-2025", Dated(date(2024, 1, 1), date(2025, 12, 31))),
        ("date:2025..2024", Dated(date(2024, 1, 1), date(2025, 12, 31))),
        ("date:2024-03..", Dated(date(2024, 3, 1), None)),
        ("date:..2024", Dated(None, date(2024, 12, 31))),
        ("après:2024", Dated(date(2025, 1, 1), None)),
        ("apres:2024-12-31", Dated(date(2025, 1, 1), None)),
        ("depuis:2024", Dated(date(2024, 1, 1), None)),
        ("avant:2025", Dated(None, date(2024, 12, 31))),
        ('date:"juin 2025"', Dated(date(2025, 6, 1), date(2025, 6, 30))),
        ("date:juin 2025", Dated(date(2025, 6, 1), date(2025, 6, 30))),
        ("date:juin 2025 laos", And((Dated(date(2025, 6, 1), date(2025, 6, 30)), Z))),
        ("date:06/2025", Dated(date(2025, 6, 1), date(2025, 6, 30))),
        ("date:6/2025", Dated(date(2025, 6, 1), date(2025, 6, 30))),
        ('date:"6 juin 2025"', Dated(date(2025, 6, 6), date(2025, 6, 6))),
        ("date:6 juin 2025", Dated(date(2025, 6, 6), date(2025, 6, 6))),
        ("date:06/07/2025", Dated(date(2025, 7, 6), date(2025, 7, 6))),
        ('date:"1er août 2025"', Dated(date(2025, 8, 1), date(2025, 8, 1))),
        ('date:"FÉVR. 2024"', Dated(date(2024, 2, 1), date(2024, 2, 29))),
        ('date:"6 June 2025"', Dated(date(2025, 6, 6), date(2025, 6, 6))),
        ('date:"juin 2024..août 2025"', Dated(date(2024, 6, 1), date(2025, 8, 31))),
        ('après:"juin 2025"', Dated(date(2025, 7, 1), None)),
        ("avant:06/2025", Dated(None, date(2025, 5, 31))),
        ("date:inconnue", Undated()),
        ("date:unknown", Undated()),
        ("dans:annexes laos", Word("laos", "annexes")),
        ("laos dans:annexes", Word("laos", "annexes")),
        ("in:annexes laos", Word("laos", "annexes")),
        ("in:teasers laos", Word("laos", "annexes")),
        ("(dans:annexes laos) russie", And((Word("laos", "annexes"), Y))),
        ("3 000 laos", And((Word("3 000"), Z))),
        ("titre:3 000", Word("3 000", "title")),
        ("3 ET 000", And((Word("3"), Word("000")))),
        ("2025 300", And((Word("2025"), Word("300")))),
        ("sud-coréen", Word("sud-coréen")),
        ("le nucléaire de la russie", And((X, Y))),
        ("nucléaire nucléaire", X),
        ("", Everything()),
        ("   ", Everything()),
        ("*", Everything()),
        ("(*)", Everything()),
        ("-*", NOTHING),
        ("Pourquoi le nucléaire ?", X),
        ("Qui parle du nucléaire?", And((Word("parle"), X))),
        ("où est le laos?", Z),
        ("ou est le laos?", Z),
        ("le laos?", Z),
        ("titre :nucléaire", Word("nucléaire", "title")),
        ("pays : Russie", Labelled("country", "RU")),
        ('"accord nucléaire" ~5', Phrase("accord nucléaire", 5)),
        ("viet nam", Word("viet nam")),
        ("accord~0", Word("accord")),
        ("l'éne*", Wildcard("ene*")),
        ("sud-cor*", And((Word("sud"), Wildcard("cor*")))),
        ("Sommet : Russie", And((Word("Sommet"), Word("Russie")))),
        ("Accord: la Russie", And((Word("Accord"), Word("Russie")))),
    ],
)
def test_what_is_typed_is_understood(typed: str, node: Node) -> None:
    assert parse(typed, names).node == node


@pytest.mark.parametrize(
    ("typed", "node", "note"),
    [
        ("pays:()", NOTHING, ("field without words", "pays")),
        ("pays:(ru", Labelled("country", "RU"), ("open bracket", "(")),
        ("foo:nucléaire", X, ("unknown field", "foo")),
        ("foo:bar:baz:nucléaire", And((Word("bar"), Word("baz"), X)), ("unknown field", "foo")),
        ("foo:bar:baz:nucléaire", And((Word("bar"), Word("baz"), X)), ("unknown field", "baz")),
        ("foo:titre:nucléaire", Word("nucléaire", "title"), ("unknown field", "foo")),
        ("a:b:c:d", Word("b"), ("unknown field", "c")),
        ("langue:klingon!", Word("klingon"), ("unknown language", "klingon!")),
        ("agence:,", NOTHING, ("nothing to search", ",")),
        ("nucléaire AND", X, ("operator without words", "AND")),
        ("OU nucléaire", X, ("operator without words", "OU")),
        ("nucléaire SAUF", X, ("operator without words", "SAUF")),
        ("(nucléaire", X, ("open bracket", "(")),
        ("nucléaire)", X, ("unopened bracket", ")")),
        ('"', NOTHING, ("nothing to search", '"')),
        ("(", NOTHING, ("open bracket", "(")),
        (":", NOTHING, ("nothing to search", ":")),
        ("😀", NOTHING, ("nothing to search", "😀")),
        ("%", NOTHING, ("nothing to search", "%")),
        ("le la", NOTHING, ("only stop words", "le la")),
        ("/la.s/", NOTHING, ("only stop words", "/la.s/")),
        ("OU", NOTHING, ("operator without words", "OU")),
        ("-", NOTHING, ("nothing to search", "-")),
        ("date:foo", NOTHING, ("not a date", "foo")),
        ("date:2024-02-30", NOTHING, ("not a date", "2024-02-30")),
        ('date:"jui 2025"', NOTHING, ("not a date", "jui 2025")),
        ("date:31/02/2025", NOTHING, ("not a date", "31/02/2025")),
        ("date:hier nucléaire", X, ("not a date", "hier")),
        ("date:2025-13 nucléaire", X, ("not a date", "2025-13")),
        ("apres:9999 nucléaire", X, ("not a date", "9999")),
        ("pays:Atlantide", Word("Atlantide"), ("unknown country", "Atlantide")),
        ("nucleare~7", Fuzzy("nucleare", 2), ("fuzzy up to 2", "nucleare~7")),
        ("titre:", NOTHING, ("field without words", "titre")),
        ('"co* accord"', Phrase("co* accord"), ("pattern in a phrase", "co*")),
        ('"un c?p"', Phrase("un c?p"), ("pattern in a phrase", "c?p")),
        ('"accord coopération"~', Phrase("accord coopération"), ("number missing", "~")),
        ("laos !russie", And((Z, Y)), ("no operator", "!russie")),
        ("date:12 mars", NOTHING, ("date without a year", "12 mars")),
        ("date:12/03 nucléaire", X, ("date without a year", "12/03")),
        ("avant:mars laos", Z, ("date without a year", "mars")),
        ("dans:cave nucléaire", X, ("unknown place", "cave")),
        (
            "dans:annexes titre:laos",
            Word("laos", "title"),
            ("place for no word", "annexes"),
        ),
        ("laos Ou russie", And((Z, Y)), ("operator in small letters", "Ou")),
    ],
)
def test_what_cannot_be_understood_is_named(typed: str, node: Node, note: tuple[str, str]) -> None:
    query = parse(typed)
    assert query.node == node
    assert note in query.notes


@pytest.mark.parametrize(
    ("typed", "hinted"),
    [
        ("laos ou russie", ["ou"]),
        ("laos or (russie)", ["or"]),
        ('"centre nucléaire" sauf pays:ru', ["sauf"]),
        ("laos not russie", ["not"]),
        ("ou laos", []),
        ("laos OU russie", []),
        ("laos et russie", []),
        ("le laos ou la russie forment-ils des ingénieurs ?", []),
    ],
)
def test_a_small_operator_between_words_is_pointed_out(typed: str, hinted: list[str]) -> None:
    assert [word for key, word in parse(typed).notes] == hinted


@pytest.mark.parametrize(
    ("typed", "small"),
    [
        ('"coopération avec la VAST"', ["avec"]),
        ('"sud-est asiatique"', []),
        ('"le prix de l’or"', ["le"]),
        ('"protocole d’accord"', []),
    ],
)
def test_the_first_word_of_a_phrase_that_is_not_compared_is_named(
    typed: str, small: list[str]
) -> None:
    assert parse(typed).notes == tuple(("small words in a phrase", word) for word in small)


@pytest.mark.parametrize("typed", ['"que faire ?"', "« Quel accord ? »", "Ouf !", "laos ! russie"])
def test_a_mark_at_the_end_of_a_sentence_is_no_pattern_and_no_operator(typed: str) -> None:
    told = {key for key, _ in parse(typed).notes}
    assert not told & {"pattern in a phrase", "no operator"}


@pytest.mark.parametrize("typed", ['"accord"', "« l’accord »", '"accord"~3'])
def test_a_phrase_of_one_word_means_that_very_word(typed: str) -> None:
    assert parse(typed).meaning == ("the very word “%(text)s”", {"text": "accord"})


_SCRAPS = """
nucléaire l’accord "centre" « » “ ” ( ) - NOT SAUF OR OU AND | * ? ~ ~2 titre: pays:ru pays: date:
date:2025 dans:annexes dans: foo:bar viet nam titre :laos
U.S.A. R&D l'éne* sud-cor* ~5 coop* c?p : .. 4,15 3 000 -- à
"""
SCRAPS = st.lists(st.sampled_from(_SCRAPS.split()))


@given(st.one_of(st.text(), SCRAPS.map(" ".join), SCRAPS.map("".join)))
@example('-"')
@example("-(?0")
@example("0|0?")
@example("ÀI~")
@example("PAYS:«OR")
@example("NOT DANS:0")
@example("titre:(")
@example("x" * 10_000)
@example("((((((((((((((((((((((((((((((((((((((((x")
@example("-" * 500 + "x")
@example("a~" + "9" * 5000)
@example("dans:source japon.txt 4.15 3 000 l'accord")
@example('source:"4.15" source:l-a source:-a.b source:(a.b c) source:a_b-')
@example("3 ET 000 -4 ET 000 ET 5x")
@example("a-3 ET 000 000")
@example("date:" + "9" * 50)
@example("0~1\x1b")
@example("l'a:z pays:( ru ET -la )")
@example("viet ET nam")
@example("titre:viet nam -viet -nam viet\u00a0nam")
@example("U.S.A. R&D a&b l'éne* sud-cor* titre :laos foo : bar")
@example('"a b" ~5 "a b"~ accord~0 0~0')
@example("0:A.A~")
@example("AND;0~")
def test_any_text_parses_and_what_was_understood_parses_to_the_same(text: str) -> None:
    query = parse(text)
    assert parse(query.understood).node == query.node
    assert parse(query.written("en")).node == query.node
    assert meaning(query.node).id


_NAMES = """
personne:Michoustine personne:Tran Hong org: titre:Son La Le au EU EAU UK Allemagne Angleterre New
Zealand Corée du Sud Viet Nam Vietnam pays: pays:Corée secteur: énergie agence: Le Courrier du
Vietnam VNA langue: mention: français 31 décembre 2024 31/12/2024 date: date:31 corps: ( ) - OU ET
"Son La" allemagn? Germany~ RUSSIE OF
"""


@given(st.lists(st.sampled_from(_NAMES.split())).map(" ".join))
@example("personne:Michoustine au Vietnam")
@example("New ET Zealand")
@example("corps:Germany")
@example("pays:Corée Sud")
@example("31 ET décembre 2024")
@example("RESSOURCES EN EAU")
@example("Germany~ germany?")
@example('"Son du')
def test_names_and_dates_understood_parse_to_the_same(text: str) -> None:
    query = parse(text, resolve)
    assert parse(query.understood, resolve).node == query.node
    assert parse(query.written("en"), resolve).node == query.node


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("mot " * 5000, "too long"),
        (" ".join(f"mot{number}" for number in range(200)), "too many words"),
        ("(" * 50 + "mot", "too deep"),
    ],
)
def test_a_query_too_big_is_bounded_and_says_so(typed: str, note: str) -> None:
    query = parse(typed)
    assert note in dict(query.notes)
    assert len(query.texts) <= MAX_TERMS


def test_a_query_too_long_is_cut_between_two_words() -> None:
    query = parse("coopération " * 500)
    assert set(query.understood.split()) == {"coopération"}
    assert dict(query.notes)["too long"].startswith("coopération")


@pytest.mark.parametrize("typed", ["mot{} OU ", "mot{}~ OU ", "pays:a{} | ", "-mot{} "])
def test_words_too_many_are_left_out(typed: str) -> None:
    letters = [chr(ord("a") + n // 20) + chr(ord("a") + n % 20) for n in range(100)]
    node = parse("".join(typed.format(two) for two in letters)).node
    assert isinstance(node, And | Or)
    assert not {Everything(), NOTHING} & set(node.children)
    assert len(node.children) == MAX_TERMS


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("pays:zz", ("unknown country", "zz")),
        ("secteur:magie", ("unknown sector", "magie")),
    ],
)
def test_a_code_or_slug_that_nobody_knows_is_named_and_sought_as_a_word(
    typed: str, note: tuple[str, str]
) -> None:
    query = parse(typed, lambda _kind, _name: None)
    assert query.node == Word(note[1])
    assert query.notes == (note,)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("source:japon.txt", "source:japon.txt"),
        ("source:(japon.txt)", "source:japon.txt"),
        ("source:nhandan.vn/russie", "source:nhandan.vn/russie"),
        ("titre:laos", "titre:laos"),
        ("laos/cuba", "laos/cuba"),
        ("à 12:30", "12:30"),
        ("L'x:z", "x-z"),
        ("agence:VNA", "agence:VNA"),
        ("date:2024-01..2025-12", "date:2024..2025"),
        ("date:du 1er au 5 décembre 2019", "date:2019-12-01..2019-12-05"),
    ],
)
def test_what_was_understood_is_shown_as_typed(typed: str, shown: str) -> None:
    assert parse(typed).understood == shown


@pytest.mark.parametrize("typed", ["titre:", '"', "date:foo", "("])
def test_what_is_noted_is_not_noted_again_in_general(typed: str) -> None:
    assert ("nothing to search", typed) not in parse(typed).notes[1:]


def test_an_acronym_in_a_text_of_capitals_may_be_a_word() -> None:
    emirates = Labelled("mention", "AE")
    assert parse("EAU", names).node == emirates
    water = Or((Word("EAU"), emirates))
    assert parse("RESSOURCES EN EAU", names).node == And((Word("RESSOURCES"), water))


def test_what_is_half_a_pattern_or_half_a_date_is_not_read_as_something_else() -> None:
    assert parse("a~2").notes == (("nothing to search", "a~2"),)
    assert parse("le~ laos").node == Word("laos")
    assert parse("apres:inconnue").notes == (("not a date", "inconnue"),)
    assert parse("date:inconnue").notes == ()


@pytest.mark.parametrize(
    ("typed", "usual"), [("EU", "UE"), ("WTO", "OMC"), ("IMF", "FMI"), ("UN", "ONU")]
)
def test_an_english_acronym_finds_what_the_articles_call_it(typed: str, usual: str) -> None:
    for query in (typed, f"accord {typed}"):
        assert Word(usual) in parse(query).texts
        again = parse(parse(query).understood)
        assert again.node == parse(query).node


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("UE", Phrase("Union européenne (UE)", None, "organisation")),
        ("sommet de l'UE", Phrase("Union européenne (UE)", None, "organisation")),
        ("WTO", Word("OMC", "organisation")),
        ("organisation mondiale de la santé", Word("OMS", "organisation")),
        ("banque mondiale prêt", Phrase("Banque mondiale (BM)", None, "organisation")),
    ],
)
def test_an_acronym_or_a_full_name_finds_the_organisation_by_either(
    typed: str, label: Word | Phrase
) -> None:
    query = parse(typed, resolve)
    assert label in query.texts
    assert parse(query.understood, resolve).node == query.node


def test_small_letters_are_no_acronym() -> None:
    assert Word("ONU") not in parse("un accord").texts
