"""Names that never break: an article's id, its slug, and the key that finds it again."""

import hashlib
import re
import string
import unicodedata
from urllib.parse import urlsplit

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
ID_LENGTH = 10
# Crockford's base 32 has no i, l, o: whoever copies an id by hand may write them for 1 and 0.
_MISREAD = str.maketrans("ilo", "110")
SLUG_LENGTH = 80
_PLAIN = string.ascii_lowercase + string.digits
_STROKED = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "ð": "d"}
)  # marks that are part of the letter
_PERMALINK = re.compile(r"/articles/([^/?#.\s]+)")
_ODD = re.compile(r"[\W_]+")


def article_id(content: bytes, length: int = ID_LENGTH) -> str:
    """The first `length` Crockford base-32 characters of BLAKE2b over the bytes as received."""
    number = int.from_bytes(hashlib.blake2b(content).digest(), "big")
    bits = hashlib.blake2b().digest_size * 8
    return "".join(CROCKFORD[number >> (bits - 5 * (i + 1)) & 31] for i in range(length))


def as_made(typed: str) -> str:
    """An id as it was made, however it was typed: in capitals, with "o" for 0 or "l" for 1, or as
    a whole permalink."""
    whole = _PERMALINK.search(typed)
    return (whole[1] if whole else typed).strip().lower().translate(_MISREAD)


def typed_id(typed: str) -> str | None:
    """The id in a permalink, or the id itself as somebody may copy it; null for other words."""
    whole = _PERMALINK.search(typed)
    if whole is None and not (
        len(typed) == ID_LENGTH and typed.isalnum() and any(map(str.isdigit, typed))
    ):
        return None
    found = as_made(typed)[:ID_LENGTH]
    return found if set(found) <= set(CROCKFORD) else None


def address(url: str) -> str | None:
    """A web address without what differs between its copies: scheme, `www.`, a slash at the end,
    the fragment and the `utm_` parameters, which only say how a reader came there. Null for what is
    none.
    """
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:
        return None
    host = parts.netloc.lower().removeprefix("www.")
    if parts.scheme not in ("http", "https") or "." not in host:
        return None
    asked = "&".join(one for one in parts.query.split("&") if not one.startswith("utm_"))
    return host + parts.path.rstrip("/") + (f"?{asked}" if asked else "")


def sha256(content: bytes) -> str:
    """The bytes' SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def fold_letters(text: str) -> str:
    """Lower-case letters and digits without their marks: `Trân Hông Hà` → `tran hong ha`.

    Everything else becomes one space.
    """
    return _ODD.sub(" ", _unmarked(text)).strip()


def _unmarked(text: str) -> str:
    plain = unicodedata.normalize("NFKD", _lowered(text).translate(_STROKED))
    for mark in filter(unicodedata.combining, set(plain)):
        plain = plain.replace(mark, "")
    return plain


def _lowered(text: str) -> str:
    return text.lower().replace("œ", "oe").replace("æ", "ae").replace("đ", "d").replace("ß", "ss")


def slug(text: str) -> str:
    """`text` for a URL: folded ASCII words, hyphens between, at most 80 characters, maybe none."""
    words = re.findall(r"[a-z0-9]+", fold_letters(text))
    result = "-".join(words)
    if len(result) > SLUG_LENGTH:
        result = result[: SLUG_LENGTH + 1].rsplit("-", 1)[0][:SLUG_LENGTH]
    return result


def content_key(title: str | None, text: str) -> str | None:
    """The same for every scrape of an article: a hash of its folded title and text.

    Spaces and punctuation do not count, so a scrape with glued words is still the same article.
    Null where nothing else is there: all such articles would be one.
    """
    folded = _lowered(f"{title or ''} {text}")
    # a text has few different characters: each is replaced at once wherever it stands
    for character in set(folded).difference(_PLAIN):
        letters = _ODD.sub("", unicodedata.normalize("NFKD", character))
        folded = folded.replace(character, letters)
    if not folded:
        return None
    return hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
