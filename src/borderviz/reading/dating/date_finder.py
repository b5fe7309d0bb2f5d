"""The date that begins at a word, whatever its form."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from borderviz.reading.dating.date_parts import Context, Found
from borderviz.reading.dating.date_words import Line, date_words
from borderviz.reading.dating.day_dates import calendar_date, ordinal_date
from borderviz.reading.dating.month_dates import month_date, season_date, year_date
from borderviz.reading.dating.near_dates import counted_date, day_part_date, day_word_date, unit_date
from borderviz.reading.dating.weekday_dates import weekday_date

Reader = Callable[[Line, int, Context], Found | None]

READERS: dict[str, Reader] = {
    "month": month_date,
    "month_short": month_date,
    "weekday": weekday_date,
    "weekday_short": weekday_date,
    "day_word": day_word_date,
    "night_word": day_word_date,
    "season": season_date,
    "unit": unit_date,
    "day_part": day_part_date,
    "number": counted_date,
}
"""Who reads on from a word of each kind in lexicons/dates.csv."""

IN_DIGITS: tuple[Reader, ...] = (calendar_date, ordinal_date, counted_date, year_date)


def date_at(line: Line, at: int, context: Context) -> Found | None:
    """The date that begins at a position, or None."""
    word = line.word(at)
    for reader in IN_DIGITS if word[:1].isdecimal() else _readers_of_words().get(word, ()):
        if found := reader(line, at, context):
            return found
    return None


@cache
def _readers_of_words() -> dict[str, tuple[Reader, ...]]:
    """Who reads on from each word of lexicons/dates.csv."""
    return {
        word: tuple(READERS[meaning.kind] for meaning in meanings if meaning.kind in READERS)
        for word, meanings in date_words().items()
    }
