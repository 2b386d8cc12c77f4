"""Which segments a commit joins: policies for the writer, which gives one its segments."""

from typing import Any

from app.search.writer import Writer

# Segments of about a size that may lie side by side; with more, searches are slow.
MANY = 8


def keep(_: Writer, segments: list[Any]) -> list[Any]:
    """A merge policy: leave the segments as they are."""
    return segments


def take_over(writer: Writer, segments: list[Any]) -> list[Any]:
    """A merge policy: put all these segments into the one written, and leave no other."""
    for segment in segments:
        writer.take_over(segment)
    return []


def joining(limit: int) -> Any:
    """A merge policy: join the small segments when there are many, never above `limit` articles."""

    def policy(writer: Writer, segments: list[Any]) -> list[Any]:
        small: list[Any] = []
        articles = 0
        for segment in sorted(segments, key=lambda segment: segment.doc_count_all()):
            articles += segment.doc_count_all()
            if articles > limit:
                break
            small.append(segment)
        if len(small) < MANY:
            return segments
        take_over(writer, small)
        return [segment for segment in segments if segment not in small]

    return policy
