"""Texts that bear the markup of a web page, as they are copied out of feeds and editors."""

import re

from lxml import html

_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|span|strong|em|b|i|u|a|img|figure|figcaption|blockquote"
    r"|section|article|table|tbody|tr|td|th|script|style)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_FEW = 2
"""One tag alone may be the subject of a text; copied markup opens and closes."""

_LINES = (
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr"),
    *("figure", "figcaption", "blockquote", "section", "article"),
)
"""Elements that begin and end a paragraph."""


_NO_CHARACTER = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no text of XML may hold (XML 1.0, 2.2)."""


def without_markup(text: str) -> str:
    """The text as a browser would show it, a paragraph for each element that is one; as it is if it
    bears no markup."""
    if "<" not in text or len(_TAG.findall(text)) < _FEW:
        return text
    try:
        tree = html.fragment_fromstring(_writable(text), create_parent="div")
    except (ValueError, html.etree.ParserError):  # no markup that can be read, so it is text
        return text
    html.etree.strip_elements(tree, "script", "style", with_tail=False)
    for element in tree.iter(*_LINES):
        element.text = f"\n\n{_writable(element.text)}"
        element.tail = f"\n\n{_writable(element.tail)}"
    for line_end in tree.iter("br"):
        line_end.tail = f"\n{_writable(line_end.tail)}"
    return str(tree.text_content()).strip()


def _writable(text: str | None) -> str:
    return _NO_CHARACTER.sub(" ", text or "")
