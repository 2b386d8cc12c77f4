"""The sentences between headline and text that an extractor of web pages leaves behind."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

_BLOCKS = frozenset(("p", "div", "section", "header", "article", "main", "td", "li", "blockquote"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_LOOSE = frozenset(("span", "strong", "b", "em", "i"))
_NO_TEXT = frozenset(("nav", "aside", "footer", "form", "ul", "ol", "script", "style", "figure"))
_FEWEST_WORDS = 8  # in a sentence that leads into an article
_ABOVE = 8  # blocks above the text that are looked at
_FULL_STOPS = (".", "!", "?", "…")


class Block(NamedTuple):
    """A piece of a page that a reader sees as a paragraph or a heading."""

    tag: str
    text: str
    linked: bool  # whether most of it leads elsewhere


def blocks_of(tree: Any) -> list[Block]:
    """The blocks of a page from top to bottom, without its menus, lists and forms."""
    return list(_blocks(tree.find("body") if tree.find("body") is not None else tree))


def _blocks(element: Any) -> Iterator[Block]:
    inside = _BLOCKS | _HEADINGS
    holds = any(child.tag in inside or child.tag in _NO_TEXT for child in element.iterdescendants())
    for child in element if holds else ():
        if not isinstance(child.tag, str) or child.tag in _NO_TEXT:
            continue
        if child.tag in inside | _LOOSE and not any(
            one.tag in inside for one in child.iterdescendants()
        ):
            text = " ".join(child.text_content().split())
            links = sum(len(link.text_content()) for link in child.iter("a"))
            yield Block(child.tag, text, 2 * links > len(text))
        else:
            yield from _blocks(child)


def standfirst(blocks: Sequence[Block], text: str) -> list[str]:
    """The sentences that stand right above the `text` extracted from a page with these blocks and
    are no part of it, up to the headline."""
    kept = _letters(text)
    first = next(
        (i for i, one in enumerate(blocks) if _is_prose(one) and _letters(one.text) in kept), 0
    )
    found: list[str] = []
    for block in reversed(blocks[max(0, first - _ABOVE) : first]):
        if block.tag == "h1":
            break
        if _is_prose(block) and not block.linked and _letters(block.text) not in kept:
            found.insert(0, block.text)
    return found


def _is_prose(block: Block) -> bool:
    sentence = block.text.rstrip("\"'»”) ").endswith(_FULL_STOPS)
    return sentence and len(block.text.split()) >= _FEWEST_WORDS


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
