"""Pages of the years in which tables laid them out, as pages of today."""

from typing import Any

from lxml import html

_LONGEST_CELL = 300  # characters; a cell with more is no cell of a table of data
_BLOCKS = "table|p|div|h1|h2|h3|h4|ul|dl|blockquote|form"
_PARTS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center")
_SHORTEST_PARAGRAPH = 80  # characters


def without_layout_tables(tree: Any) -> None:
    """Where tables lay out the page, make each a `div`, and its rows and cells too: trafilatura
    would print it as a table. So are made paragraphs of definitions (`dd`) and, as everywhere in
    HTML, spaces of the line ends in the source."""
    if any(map(_lays_out, tree.xpath("//table"))):
        for part in tree.iter(*_PARTS):
            part.tag = "div"
    for definition in tree.xpath("//dd"):
        if len(definition.text_content()) >= _SHORTEST_PARAGRAPH:
            inner = definition.xpath("descendant::dd")  # where what stands between was not closed
            definition.tag = "div" if inner else "p"
    for definitions in tree.xpath("//dl[p or div]"):
        definitions.tag = "div"
    for element in tree.iter("font"):
        element.tag = "span"
    for element in tree.iter(html.etree.Element):
        if element.tag not in ("pre", "script", "style"):
            element.text = _on_one_line(element.text)
            for child in element:
                child.tail = _on_one_line(child.tail)


def _on_one_line(text: str | None) -> str | None:
    return text.replace("\n", " ") if text else text


def _lays_out(table: Any) -> bool:
    cells = table.xpath("tr/td | tbody/tr/td | tr/th | tbody/tr/th")
    return any(
        len(cell.text_content()) > _LONGEST_CELL or cell.xpath(f"descendant::*[{_names()}]")
        for cell in cells
    )


def _names() -> str:
    return " or ".join(f"self::{name}" for name in _BLOCKS.split("|"))
