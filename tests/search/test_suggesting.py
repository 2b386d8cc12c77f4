import pytest

from app.search.engine import Engine
from app.search.index import Entry, Index
from app.search.language import parse


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("viet nam", "Vietnam"),
        ("Việt Nam", "Vietnam"),
        ("visite viet nam", "visite Vietnam"),
        ("titre:viet titre:nam", "titre:Vietnam"),
        ("viet titre:nam", None),
        ("nam viet", None),
        ("viet -nam", None),
        ("viet laos", None),
        ("nam visite", None),
    ],
)
def test_two_words_that_are_one_are_put_together(
    empty: Index, typed: str, meant: str | None
) -> None:
    empty.add(
        [
            Entry(id="1", title="Le Vietnam", text="Une visite au Vietnam"),
            Entry(id="2", title="Nam", text="Le delta de Nam Dinh"),
            Entry(id="3", title="Viet", text="Le journal Dai Doan Viet au Laos"),
        ]
    )
    assert Engine(empty).search(parse(typed)).suggestion == meant
