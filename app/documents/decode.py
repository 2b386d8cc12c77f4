"""Bytes → text, or a reason why not."""

import codecs
import re

from charset_normalizer import from_bytes

# What separates French, Vietnamese or English text from bytes that merely decode.
ODD = re.compile(r"[^\s\x20-\x7e\u00a0-\u024f\u02b0-\u036f\u1e00-\u1eff\u2000-\u22ff\u2500-\u27bf]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
TOLERATED = 0.02
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class NotText(Exception):
    """The bytes are no text; the message says why."""


def decode(content: bytes) -> str:
    """The text of `content`, its line ends as `\\n`.

    A byte order mark decides; then UTF-8, where a few broken bytes in a long text become U+FFFD;
    then Windows-1252, as old French pages are; then what charset-normalizer finds.
    Raises `NotText` when there is none: empty, binary or in no encoding that makes sense.
    """
    if not content.strip():
        raise NotText("is empty")
    text, _ = _decoded(content)
    if len(CONTROL.findall(text)) > TOLERATED * len(text):
        raise NotText("is binary, not text")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"[^\s\ufeff\u200b]", text) is None:
        raise NotText("is empty")
    return text


def charset(content: bytes) -> str:
    """The encoding that the bytes of a text are in, by the name the web knows it by.

    Raises `NotText`.
    """
    return _decoded(content)[1]


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError as error:
                raise NotText(f"cannot be decoded: it begins as {encoding} but is not") from error
    if b"\x00" in content:
        raise NotText("is binary, not text")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    mended = content.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    if broken <= max(1, len(mended) // 1000) and len(mended.encode()) > len(mended) + 2 * broken:
        return mended, "utf-8"
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and _plausible(text, "éèêëàâùûüçôöîïœæÉÈÊÀÂÇÔÎŒ«»’‘“”–—…°€\u00a0ñáíóúãõ²³½·"):
        return text, "windows-1252"
    best = from_bytes(content).best()
    if (
        best is None
        or best.percent_chaos > 10
        or len(ODD.findall(str(best))) > TOLERATED * len(best.output())
    ):
        raise NotText("cannot be decoded: it is in no encoding that makes sense of it")
    return str(best), _on_the_web(best.encoding)


def _on_the_web(encoding: str) -> str:
    """The name that browsers know one of Python's encodings by."""
    return {"mac_roman": "macintosh"}.get(encoding, encoding.replace("_", "-"))


def _plausible(text: str, expected: str) -> bool:
    """Whether nearly all characters beyond ASCII are ones that such a text is made of."""
    foreign = [character for character in text if character > "\x7f"]
    return sum(c in expected for c in foreign) >= 0.9 * len(foreign)
