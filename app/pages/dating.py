"""Who tells the date of an article, and the words it rests on."""

import re
from datetime import date
from typing import Any

from app import edtf
from app.permalinks import fold_letters
from app.templating import LANGUAGES

SOURCE, ARTICLE, DEDUCED = "source", "article", "deduced"


def told_by(reading: dict[str, Any]) -> str | None:
    """Whether the date is stated by the `source`, told in full by the `article` itself, or
    `deduced` from what it writes; null where there is no date.
    """
    dated = reading["date"]
    if dated is None:
        return None
    if any(evidence["part"] == "metadata" for evidence in dated["evidence"]):
        return SOURCE
    day = edtf.certain_day(dated["edtf"])
    if day and len(day) == len("2025-06-06") and _printed(date.fromisoformat(day), proofs(reading)):
        return ARTICLE
    return DEDUCED


def proofs(reading: dict[str, Any]) -> list[str]:
    """The words that prove the date, each once; what stands in longer ones not by itself."""
    words = dict.fromkeys(e["text"] for e in (reading["date"] or {"evidence": ()})["evidence"])
    return [one for one in words if not any(one in other for other in words if other != one)]


def _printed(day: date, words: list[str]) -> bool:
    """Whether day, month and year stand in any of the words, in French or English or in figures."""
    months = [fold_letters(edtf.day_in_words(day, language)).split()[1] for language in LANGUAGES]
    months.append(f"0?{day.month}")
    either = "|".join(months)
    in_full = rf"\b0?{day.day}(er|th|st|nd|rd)? ({either}) {day.year}\b"
    month_first = rf"\b{months[-2]} {day.day}(th|st|nd|rd)? {day.year}\b"
    return any(re.search(f"{in_full}|{month_first}", fold_letters(text)) for text in words)
