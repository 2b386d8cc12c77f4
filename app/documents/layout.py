"""Pages of the years in which tables laid them out, as pages of today."""

from typing import Any

from lxml import html

_LONGEST_CELL = 300  # characters; a cell with more is no cell of a table of data
_PARTS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center", "dl")
_BLOCKS = frozenset((*_PARTS, "p", "div", "dd", "ul", "ol", "blockquote", "form")) | {
    f"h{level}" for level in range(1, 7)
}
_SHORTEST_PARAGRAPH = 80  # characters
_FEWEST_LINKS, _MOSTLY = 3, 0.8  # in a menu, and how much of it they are


def without_layout_tables(tree: Any) -> None:
    """Where tables lay out the page, make each a `div`, and its rows and cells too: trafilatura
    would print it as a table. What stands loose in them becomes paragraphs, and so do definitions
    (`dd`). Line ends in the source are spaces, as everywhere in HTML."""
    for font in tree.xpath("//font"):
        font.drop_tag()
    definitions = [one for one in tree.iter("dd") if len(one.text_content()) >= _SHORTEST_PARAGRAPH]
    if definitions or any(map(_lays_out, tree.iter("table"))):
        parts = [*tree.iter(*_PARTS), *definitions]
        for part in filter(_is_of_links, list(tree.iter("td", "dl"))):
            part.drop_tree()
        for part in parts:
            part.tag = "div"
        for part in parts:
            _gather(part)
    for element in tree.iter(html.etree.Element):
        if element.tag not in ("pre", "script", "style"):
            element.text = _on_one_line(element.text)
            for child in element:
                child.tail = _on_one_line(child.tail)


def _lays_out(table: Any) -> bool:
    return any(
        len(cell.text_content()) > _LONGEST_CELL
        or any(one.tag in _BLOCKS for one in cell.iterdescendants())
        for cell in table.iter("td", "th")
    )


def _is_of_links(part: Any) -> bool:
    """Whether a cell is a menu, or a list of other articles: little else than links."""
    links = [len(link.text_content()) for link in part.iter("a")]
    letters = len("".join(part.text_content().split()))
    return len(links) >= _FEWEST_LINKS and sum(links) >= _MOSTLY * letters


def _gather(part: Any) -> None:
    """Make paragraphs of the words and inline elements that stand loose in `part`, one for each
    line that `br` ends."""
    children, loose = list(part), html.etree.Element("p")
    loose.text, part.text = part.text, None
    for child in children:
        part.remove(child)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag == "br" and (tail or "").lstrip()[:1].islower():
            child.tag, child.text = "span", " "  # the line goes on
        if child.tag in _BLOCKS or child.tag == "br":
            _close(part, loose)
            loose = html.etree.Element("p")
            loose.text = tail
            if child.tag != "br":
                part.append(child)
        else:
            child.tail = tail
            loose.append(child)
    _close(part, loose)


def _close(part: Any, loose: Any) -> None:
    if len(loose) or (loose.text or "").strip():
        part.append(loose)


def _on_one_line(text: str | None) -> str | None:
    return text.replace("\n", " ") if text else text
