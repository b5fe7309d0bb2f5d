"""Days as they are written in the furniture of an article: lines with a date, datelines, names of files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from borderviz.quick_record import quick_record
from borderviz.reading.lexicon import rows

EARLIEST, LATEST = 1991, 2100
"""Years that an article of this conflict can be of."""

ISO = re.compile(r"((?:19|20)(?<!\d\d\d)\d\d)[-/.](\d\d?)[-/.](\d\d?)(?!\d)")
"""That no digit stands before is asked behind the first two: what begins with known signs is found much faster."""
NUMERIC = re.compile(r"(?<![\d.])(\d\d?)([./-])(\d\d?)\2((?:19|20)\d\d)(?!\d)")
BEFORE_YEAR = ("-19", "-20", "/19", "/20", ".19", ".20")
"""A day in figures has one of these before its year, which is quicker to see than that NUMERIC does not match."""
DIGIT = re.compile(r"\d")
LETTERS = re.compile(r"[A-Za-z]{3,9}")
BEFORE_MONTH, AFTER_MONTH = 30, 40
"""Characters around the name of a month that may belong to its day: Wednesday, the 14th of …"""
IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")


@quick_record()
class Written:
    """A day as it is written at [start, end): without a year where none is given; the weekday, Monday 0, if named."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    unsure: bool = False
    """Day and month might be swapped."""

    def on(self, year: int) -> date | None:
        """The day in a year, or None where that year has no such day."""
        return make_day(year, self.month, self.day)

    @property
    def full(self) -> date | None:
        """The day, if its year is written."""
        return self.on(self.year) if self.year else None


@lru_cache(maxsize=64)  # a line is asked several times: whether it is a heading, a dateline, a line about the article
def days_in(text: str) -> tuple[Written, ...]:
    """The days written in a text, in the order of their kinds: named months, year first, day first."""
    return tuple(_days_in(text))


def _days_in(text: str) -> Iterator[Written]:
    for match in _named_days(text):
        month = month_number(match["month"] or match["month_first"])
        day = int(match["before"] or match["after"])
        weekday = match["weekday"] or match["weekday_after"]
        year = int(match["year"]) if match["year"] else None
        if make_day(year or 2000, month, day):
            yield Written(
                match.start(), match.end(), year, month, day, _weekdays()[weekday.lower()] if weekday else None
            )
    for match in ISO.finditer(text):
        year, month, day = map(int, match.groups())
        if make_day(year, month, day):
            yield Written(match.start(), match.end(), year, month, day)
    for match in NUMERIC.finditer(text) if any(sign in text for sign in BEFORE_YEAR) else ():
        if (written := _numeric(match)) is not None:
            yield written


def _named_days(text: str) -> Iterator[re.Match[str]]:
    """The days with the name of a month. The pattern is slow, so that it is asked only around such names."""
    months = _months()
    if months.keys().isdisjoint(map(str.lower, LETTERS.findall(text))):
        return
    after = 0
    for word in LETTERS.finditer(text):
        if word.end() > after and word.group().lower() in months:
            start, end = max(after, word.start() - BEFORE_MONTH), word.end() + AFTER_MONTH
            match = _named().search(text, start, end) if DIGIT.search(text, start, end) else None
            if match is not None:
                after = match.end()
                yield match


def day_in_name(name: str) -> date | None:
    """The day in the name of a file, such as dw-2021-05-01.txt or 20210501_dw.html."""
    for match in IN_NAME.finditer(name):
        if found := make_day(*map(int, match.groups())):
            return found
    return None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none, or it cannot be of this conflict."""
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def month_number(word: str) -> int:
    """The number of a month by its name or short name, 0 for other words."""
    return _months().get(word.lower(), 0)


def _numeric(match: re.Match[str]) -> Written | None:
    """Day first, as in the region; month first where only that makes a day."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    unsure = match[2] != "." and first <= 12 and second <= 12 and first != second
    for day, month in ((first, second), (second, first)):
        if make_day(year, month, day):
            return Written(match.start(), match.end(), year, month, day, unsure=unsure)
    return None


@cache
def _named() -> re.Pattern[str]:
    """16 September 2022, Sept. 16th, 2022, Friday 16 September, Sept 16 (Friday)."""
    month = "|".join(sorted(_months(), key=len, reverse=True))
    weekday = "|".join(sorted(_weekdays(), key=len, reverse=True))
    return re.compile(
        rf"(?:\b(?P<weekday>{weekday})\b\.?,?\s+)?"
        rf"(?:(?<![\d.,:])(?P<before>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month>(?:{month}))\b\.?"
        rf"|\b(?P<month_first>{month})\b\.?\s+(?P<after>\d\d?)(?:st|nd|rd|th)?(?![\d:]|[.,]\d\d\d))"
        r"(?:[,\s-]{1,3}(?P<year>(?:19|20)\d\d)(?!\d))?"
        rf"(?:,?\s*\(?(?P<weekday_after>{weekday})\b\)?)?",
        re.IGNORECASE,
    )


@cache
def _months() -> dict[str, int]:
    return _values("month", "month_short")


@cache
def _weekdays() -> dict[str, int]:
    return _values("weekday", "weekday_short")


def _values(*kinds: str) -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in rows("dates") if row["kind"] in kinds}
