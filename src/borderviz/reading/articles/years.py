"""The year of a day that is written without one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from borderviz.model import Clash
from borderviz.reading.articles.day_words import EARLIEST, Written, month_number

YEAR = re.compile(r"(?:19|20)(?<![\d.,-]\d\d)\d\d(?![\d%]|[.,]\d|-year)")
MONTH = re.compile(r"([A-Za-z]{3,9})\.? +((?:19|20)\d\d)(?!\d)")
BEFORE_CLASH = 30
"""Days before a clash that still lie next to it."""


def dated(written: Written, text: str, clashes: Sequence[Clash], given: date | None) -> tuple[date | None, str]:
    """Return the day, and in words what had to be assumed of it.

    Without a year, the years are asked for which a named weekday fits, not earlier than any year that the text tells
    of: the day lies as soon as possible after a clash begins, or in the year of the day `given`.
    """
    if written.full is not None:
        return written.full, "day and month might be swapped" if written.unsure else ""
    days = [day for year in _years(text, clashes, given) if (day := written.on(year)) and _fits(day, written.weekday)]
    if not days:
        return None, ""
    last = _last_month(text, days[-1].year)
    days = [day for day in days if (day.year, day.month) >= last] or days
    note = "the year of publication is not in the text and was inferred"
    if given is not None and any(day.year == given.year for day in days):
        return next(day for day in days if day.year == given.year), note
    return min(days, key=lambda day: _distance(day, clashes)), note


def _years(text: str, clashes: Sequence[Clash], given: date | None) -> range:
    latest_clash = max((clash.start.year for clash in clashes), default=EARLIEST)
    last = max(latest_clash + 1, given.year if given else 0)
    told = [year for year in _told_years(text) if EARLIEST <= year <= last]
    first = max(told, default=min((clash.start.year for clash in clashes), default=last) - 1)
    return range(first, last + 1)


def _last_month(text: str, latest: int) -> tuple[int, int]:
    """The last month that the text tells of with its year, up to the end of the year `latest`."""
    return max((told for told in _told_months(text) if told[0] <= latest), default=(0, 0))


@lru_cache(maxsize=1)  # asked for each day of a text without its year, and one text is read at a time
def _told_years(text: str) -> tuple[int, ...]:
    return tuple(map(int, YEAR.findall(text[:20_000])))


@lru_cache(maxsize=1)
def _told_months(text: str) -> tuple[tuple[int, int], ...]:
    """Year and month of each month that the text tells of with its year."""
    if " 19" not in text and " 20" not in text:
        return ()
    found = ((int(year), month_number(word)) for word, year in MONTH.findall(text[:20_000]))
    return tuple((year, month) for year, month in found if month)


def _fits(day: date, weekday: int | None) -> bool:
    return weekday is None or day.weekday() == weekday


def _distance(day: date, clashes: Sequence[Clash]) -> tuple[int, date]:
    """Days since the last clash began; a day shortly before one is as good as one long after."""
    since = [(day - clash.start).days for clash in clashes]
    after = min((days for days in since if days >= 0), default=10_000)
    before = min((-days for days in since if days < 0), default=10_000)
    return min(after, before * 6 if before <= BEFORE_CLASH else before * 10), day
