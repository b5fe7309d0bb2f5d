"""Dates: days as people write them; whether 04/05/2021 is in April or in May is decided over a whole column."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from borderviz.columns import FIRST_YEAR, LAST_YEAR

EXCEL_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's calendar, which takes 1900 for a leap year; right from March 1900 on."""

EXCEL_DAYS = 20_000, 80_000
"""Serial numbers that are taken for days: from 1954 to 2119."""

MONTHS = (
    "january jan januar jän jänner janvier janv enero ene janeiro январь января янв ocak",
    "february feb februar février fevrier févr febrero fevereiro февраль февраля фев şubat",
    "march mar märz maerz mrz mars marzo março март марта мар mart",
    "april apr avril avr abril abr апрель апреля апр nisan",
    "may mai mayo maio май мая mayıs",
    "june jun juni juin junio junho июнь июня июн haziran",
    "july jul juli juillet juil julio julho июль июля июл temmuz",
    "august aug août aout agosto ago август августа авг ağustos",
    "september sep sept septembre septiembre setembro сентябрь сентября сен сент eylül",
    "october oct oktober okt octobre octubre outubro октябрь октября окт ekim",
    "november nov novembre noviembre novembro ноябрь ноября ноя kasım",
    "december dec dezember dez décembre decembre déc diciembre dic dezembro декабрь декабря дек aralık",
)
MONTH_OF = {word: number for number, words in enumerate(MONTHS, start=1) for word in words.split()}

TIME = r"(?:[T\s,]+\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){TIME}", re.IGNORECASE)
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
MONTH_ONLY = re.compile(r"(\d{4})-(\d\d)")
YEAR_ONLY = re.compile(r"(\d{4})")
NUMERIC = re.compile(rf"(\d{{1,2}})\s*([-/.])\s*(\d{{1,2}})\s*\2\s*(\d{{4}}|\d\d)\.?{TIME}", re.IGNORECASE)
NAMED = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|\.|er)?[\s-]*(?:de\s+)?([^\W\d_]+)\.?,?[\s-]*(?:de\s+)?(\d{{4}}|\d\d){TIME}", re.I
)
NAMED_US = re.compile(rf"([^\W\d_]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){TIME}", re.IGNORECASE)
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")

LONGEST_DATE = 60
"""Characters of a cell that is tried as a date."""


class Span(NamedTuple):
    """The days that a cell allows, both included, and how exact it is: `day`, `range` or `month`."""

    first: date
    last: date
    precision: str


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Whether days stand before months in a column, why, and whether that is a guess (`is_doubtful`)."""

    day_first: bool
    reason: str
    is_doubtful: bool = False


def day_order(cells: Iterable[str]) -> DayOrder:
    """Decide over all cells of a column whether the day or the month comes first in dates such as 04/05/2021."""
    days, months, open_, dotted = 0, 0, 0, 0
    for cell in cells:
        match = NUMERIC.fullmatch(cell) if len(cell) <= LONGEST_DATE else None
        if match:
            first, second = int(match[1]), int(match[3])
            days += first > 12 >= second
            months += second > 12 >= first
            open_ += first <= 12 and second <= 12 and first != second
            dotted += match[2] == "."
    if days or months:
        return _by_evidence(days, months)
    if not open_:
        return DayOrder(True, "no date leaves it open")
    if dotted == open_:
        return DayOrder(True, "dates with dots begin with the day")
    reason = f"{open_:,} dates fit both orders and none decides; the day was taken to come first"
    return DayOrder(True, reason, is_doubtful=True)


def _by_evidence(days: int, months: int) -> DayOrder:
    first, more, less = ("day", days, months) if days >= months else ("month", months, days)
    reason = f"the {first} comes first in {more:,} dates that fit no other order"
    if less:
        return DayOrder(days >= months, f"{reason}, but {less:,} dates say the opposite", is_doubtful=True)
    return DayOrder(days >= months, reason)


def span_of(cell: str, day_first: bool) -> Span | None:
    """Return the days that a cell names, or None where it names none; raises ValueError for a day that cannot be.

    Times of day are left out: the day is that of the time as it is written, in its own zone.
    """
    if len(cell) > LONGEST_DATE:
        return None
    if match := ISO.fullmatch(cell):
        return _day(match[1], match[3], match[4])
    if match := NUMERIC.fullmatch(cell):
        day, month = (match[1], match[3]) if day_first else (match[3], match[1])
        return _day(_full_year(match[4]), month, day)
    if match := NAMED.fullmatch(cell):
        return _day(_full_year(match[3]), MONTH_OF.get(match[2].casefold()), match[1])
    if match := NAMED_US.fullmatch(cell):
        return _day(match[3], MONTH_OF.get(match[1].casefold()), match[2])
    if match := COMPACT.fullmatch(cell):
        return _day(*match.groups())
    if match := MONTH_ONLY.fullmatch(cell):
        return _month(int(match[1]), int(match[2]))
    if match := YEAR_ONLY.fullmatch(cell):
        return Span(_checked(int(cell), 1, 1), _checked(int(cell), 12, 31), "range")
    if SERIAL.fullmatch(cell) and EXCEL_DAYS[0] <= float(cell) <= EXCEL_DAYS[1]:
        day_of = EXCEL_EPOCH + timedelta(days=int(float(cell)))
        return Span(day_of, day_of, "day")
    return None


def _day(year: str, month: str | int | None, day: str) -> Span | None:
    if month is None:
        return None
    one = _checked(int(year), int(month), int(day))
    return Span(one, one, "day")


def _month(year: int, month: int) -> Span:
    first = _checked(year, month, 1)
    return Span(first, first.replace(day=calendar.monthrange(year, month)[1]), "month")


def _checked(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}")
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f"there is no day {day} in month {month}")
    return date(year, month, day)


def _full_year(year: str) -> str:
    """Two digits mean 1970 to 2069, as POSIX has it from 69 on."""
    return year if len(year) == 4 else f"{'20' if int(year) < 70 else '19'}{year}"
