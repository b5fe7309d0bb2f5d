"""A date or time as the text gives it, and the arithmetic of days behind it. Days are local time of the theatre."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from borderviz.quick_record import quick_record

OLDEST_YEAR, NEWEST_YEAR = 1850, 2080
DAY = timedelta(days=1)
TWO_MONTHS = 62
"""Days."""


@quick_record()
class Moment:
    """One date or time expression of the text."""

    start: int
    end: int
    """Offsets of the expression, [start, end)."""
    first: date
    last: date
    """The days it covers, local time of the theatre."""
    precision: str
    """hour, day, range, month or year."""
    time: str | None = None
    """HH:MM in local time where a clock time belongs to it: the first, if there are two."""
    dated: bool = False
    """Whether the text itself names the year."""
    future: bool = False
    """Whether the day was still to come when the text was published."""
    loose: bool = False
    """Whether only a part of the day is named ("by noon"), the day being that of the words around it."""
    guessed: bool = False
    """Whether even the words around name no day, so that it is that of the lead or of publication."""

    def covers(self, first: date, last: date) -> bool:
        """Whether it shares a day with first..last."""
        return self.first <= last and first <= self.last

    def iso(self) -> str:
        """The date as exactly as it is known: YYYY, YYYY-MM, or the last day as YYYY-MM-DD.

        Of two months it is the first, in which fighting broke out, of more ("between January and August") the last.
        """
        if self.precision == "year":
            return f"{self.last.year:04d}"
        if self.precision != "month":
            return self.last.isoformat()
        return (self.first if (self.last - self.first).days < TWO_MONTHS else self.last).isoformat()[:7]


def plausible(day: date | None) -> date | None:
    """The day, or None for one so far away that no days can be counted from it."""
    return day if day and OLDEST_YEAR <= day.year <= NEWEST_YEAR else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has none such."""
    if not (OLDEST_YEAR <= year <= NEWEST_YEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def month_span(year: int, first: int, last: int | None = None) -> tuple[date, date]:
    """First and last day of a month, or of `first` to `last` of one year."""
    last = first if last is None or last < first else last
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def part_of_span(first: date, last: date, part: str) -> tuple[date, date]:
    """The early, middle or late third of a span of days."""
    third = (last - first) // 3
    if part == "early":
        return first, first + third
    return (last - third, last) if part == "late" else (first + third, last - third)


def season_span(year: int, month: int) -> tuple[date, date]:
    """The three months that begin with `month`; a winter is the one that ends in `year`."""
    if month == 12:
        return date(year - 1, 12, 1), month_span(year, 2)[1]
    return month_span(year, month, month + 2)


def months_before(day: date, months: int) -> date:
    """The first day of the month that lies `months` before that of `day`; not before the oldest year."""
    index = max(day.year * 12 + day.month - 1 - months, OLDEST_YEAR * 12)
    return date(index // 12, index % 12 + 1, 1)


def week_of(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - day.weekday() * DAY


def weekday_until(day: date, weekday: int) -> date:
    """The last such weekday up to and including `day`."""
    return day - ((day.weekday() - weekday) % 7) * DAY


def weekday_from(day: date, weekday: int) -> date:
    """The first such weekday from `day` on, including it."""
    return day + ((weekday - day.weekday()) % 7) * DAY


def shifted(day: date, days: int) -> date | None:
    """`day` moved by `days`, or None where no calendar reaches."""
    try:
        moved = day + days * DAY
    except OverflowError:
        return None
    return moved if OLDEST_YEAR <= moved.year <= NEWEST_YEAR else None
