"""Clues to the year of an article that does not print it, the most telling first."""

from collections.abc import Callable, Iterator

from app.reading.dates.clue import Clue, Source
from app.reading.dates.clues.anniversaries import (
    anniversary,
    jubilee,
    kept_on_its_day,
    last_years,
    nearing,
)
from app.reading.dates.clues.calendar_years import (
    agrees_with_the_animal,
    animal_years,
    fiscal_year,
    lunar_year,
    month_ahead,
    review,
    school_year,
    winter_crop,
)
from app.reading.dates.clues.events import (
    counting_down,
    edition,
    held_in,
    named_event,
    named_year,
    numbered_meeting,
    planned_edition,
    session,
)
from app.reading.dates.clues.figures import (
    after_figures,
    allotted,
    last_two_years,
    part_of_a_year,
    report_for_a_quarter,
)
from app.reading.dates.clues.offices import (
    chaired,
    chairing,
    chairing_asean,
    elected,
    presiding,
    term_of_office,
)
from app.reading.dates.clues.origins import (
    begun_in,
    counted_from,
    counted_to,
    known_anniversary,
    other_years_anniversary,
    tied_ago,
)
from app.reading.dates.clues.periods import (
    begun,
    ending,
    in_a_plan,
    lasting,
    reviewed,
    signed_for,
)
from app.reading.dates.clues.running_year import (
    just_over,
    next_month,
    next_year,
    running_year,
    this_year,
    titles_next_year,
    year_over,
)
from app.reading.dates.clues.same_day import (
    announced,
    beside,
    mourning,
    open_until,
    own_year,
    picture_days,
    picture_names,
    provisional_toll,
    same_day_in_full,
)
from app.reading.dates.clues.within_bounds import (
    only_year,
    planned_soon,
    until_received,
    weekday,
)

CLUES: tuple[Callable[[Source], Iterator[Clue]], ...] = (
    own_year,
    same_day_in_full,
    picture_names,
    beside,
    mourning,
    provisional_toll,
    this_year,
    next_month,
    just_over,
    year_over,
    named_event,
    held_in,
    session,
    numbered_meeting,
    planned_edition,
    edition,
    counting_down,
    presiding,
    chairing_asean,
    chairing,
    chaired,
    named_year,
    in_a_plan,
    ending,
    reviewed,
    begun,
    signed_for,
    lunar_year,
    announced,
    open_until,
    anniversary,
    known_anniversary,
    counted_from,
    counted_to,
    begun_in,
    tied_ago,
    other_years_anniversary,
    kept_on_its_day,
    nearing,
    jubilee,
    term_of_office,
    elected,
    last_years,
    part_of_a_year,
    report_for_a_quarter,
    month_ahead,
    review,
    after_figures,
    allotted,
    last_two_years,
    titles_next_year,
    next_year,
    school_year,
    winter_crop,
    fiscal_year,
    running_year,
    animal_years,
    lasting,
    weekday,
    only_year,
    planned_soon,
    until_received,
    picture_days,
)
_BY_BOUNDS = (weekday, only_year, planned_soon, until_received)


def clues_to(source: Source) -> list[Clue]:
    """All years the article hints at for its news, contradicting ones too; none that had not come
    when it was received, nor one by its bounds alone that is not of the animal it names."""
    return [
        clue
        for look in CLUES
        for clue in look(source)
        if source.has_come(clue.year)
        and (look not in _BY_BOUNDS or agrees_with_the_animal(clue.year, source.parts))
    ]
