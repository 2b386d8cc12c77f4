"""Pages as a reader sees them."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser
from sqlmodel import Session, select

from app.models import Article
from app.templating import article_path

Open = Callable[[str], LexborHTMLParser]


@pytest.fixture
def page(client: TestClient) -> Open:
    """Opens a page of the seeded archive, which must be there."""

    def opened(path: str) -> LexborHTMLParser:
        answer = client.get(path)
        assert answer.status_code == 200, path
        return LexborHTMLParser(answer.text)

    return opened


@pytest.fixture
def laos(session: Session) -> Article:
    """The seed on Laos, which came damaged."""
    return _titled(session, "Laos")


@pytest.fixture
def estonia(session: Session) -> Article:
    """The seed on Estonia."""
    return _titled(session, "Estonie")


def _titled(session: Session, word: str) -> Article:
    return session.exec(select(Article).where(Article.title.contains(word))).one()


@pytest.fixture
def path_of() -> Callable[[Article], str]:
    """An article's canonical path."""
    return article_path
