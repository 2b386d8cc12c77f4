"""One reading of an article that came more than once."""

from dataclasses import replace

from app.reading.model import Reading


def combined(held: Reading, found: Reading) -> Reading:
    """The reading of an article held, after a further snapshot of it was read.

    The later reading takes the place of the earlier one, unless that one knew the date better;
    the teasers of both are kept, for each crawl has a tail of its own.
    """
    best, other = (found, held) if _date_worth(found) >= _date_worth(held) else (held, found)
    known = {teaser.title for teaser in best.teasers}
    more = tuple(teaser for teaser in other.teasers if teaser.title not in known)
    return replace(best, teasers=best.teasers + more)


def _date_worth(reading: Reading) -> tuple[int, int]:
    """How much a date says: none, no year, uncertain, certain; then how precise it is."""
    if reading.date is None:
        return 0, 0
    edtf = reading.date.edtf
    if edtf.startswith("X"):
        return 1, 0
    certain = not set("?~%[{/") & set(edtf)
    return 2 + certain, edtf.count("-")
