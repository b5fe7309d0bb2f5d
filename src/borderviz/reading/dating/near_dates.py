"""Dates counted from another day: "yesterday", "last week", "two days earlier", "by noon"."""

from __future__ import annotations

from datetime import date

from borderviz.reading.dating.date_parts import Context, Found, span
from borderviz.reading.dating.date_words import Line, cues
from borderviz.reading.dating.durations import unit_after
from borderviz.reading.dating.moment import (
    DAY,
    day_of,
    month_span,
    months_before,
    shifted,
    week_of,
)

MORNINGS = frozenset({"dawn", "daybreak", "morning", "midday", "noon", "lunchtime", "afternoon"})
NIGHTS = frozenset({"evening", "night", "nightfall", "dusk"})
"""Parts of a day in their order: a morning told after a night is that of the next day."""
SAME_DAY = frozenset(("the", "in", word) for word in ("earlier", "later", "late", "early"))
"""The words before "day" that mean a day told of before, read backwards."""


def day_word_date(line: Line, at: int, context: Context) -> Found | None:
    """yesterday, today, overnight."""
    if context.published is None:
        return None
    value = line.value(at, "day_word")
    days = int(value if value is not None else line.value(at, "night_word") or 0)
    day = shifted(context.published, days)
    if day is None:
        return None
    if value is None:
        return Found(at, at + 1, day, context.published, "range")
    return Found(at, at + 1, day, day, "day", False, days > 0)


def day_part_date(line: Line, at: int, context: Context) -> Found | None:
    """by noon, that evening, the previous night: the day spoken of near by, or one next to it."""
    before, words = line.word(at - 1), cues()
    the_day_before = before == "the" and line.word(at + 1) == "before"
    if before == "last" or before == "this":
        day = context.published and context.published - (before == "last") * DAY
    elif before in words["back"] or the_day_before:
        day = context.anchor and context.anchor - DAY
    elif before in {"next", "following"}:
        day = context.told and context.told + DAY
    elif before in {"that", "same"}:
        day = context.told
    else:
        day = (context.lead or context.anchor) if before in words["before_day_part"] else None
    loose = not the_day_before and before not in words["modifier"]
    day = day_after_night(line, at, day, context) if loose else day
    begin = at - (before in words["modifier"])
    referring = before in {"that", "same"}
    return Found(begin, at + 1, day, day, "day", loose=loose, referring=referring) if day else None


def day_after_night(line: Line, at: int, day: date | None, context: Context) -> date | None:
    """The day, or the next if a night was told before: "three on Friday night, ten by midday"."""
    if day is None or line.word(at) not in MORNINGS or (context.published and day >= context.published):
        return day
    before = (line.word(back) for back in range(at - 1, -1, -1))
    last_part = next((word for word in before if word in MORNINGS or word in NIGHTS), "")
    return day + DAY if last_part in NIGHTS else day


def unit_date(line: Line, at: int, context: Context) -> Found | None:
    """last week, this month, earlier in the week, the year before, that day, the previous day, the same day."""
    unit, before = line.value(at, "unit") or "", line.word(at - 1)
    if unit not in {"day", "week", "month", "year", "weekend"} or line.word(at).endswith("s"):
        return None
    if line.word(at + 1) == "before" and before == "the" and context.anchor and unit in {"day", "year"}:
        return _back(unit, 1, context.anchor, at - 1, at + 2)
    if unit == "day" and context.told and (before, line.word(at - 2), line.word(at - 3)) in SAME_DAY:
        return Found(at - 3, at + 1, context.told, context.told, "day", loose=True)
    if unit == "day" and context.anchor:
        words = cues()
        steps = {**dict.fromkeys(words["back"], -1), "next": 1, "following": 1, "that": 0, "same": 0}
        base = context.anchor if before in words["back"] else context.told or context.anchor
        day = shifted(base, steps[before]) if before in steps else None
        same = before in {"that", "same"}
        return Found(at - 1, at + 1, day, day, "day", loose=same, referring=same) if day else None
    if context.published is None:
        return None
    if before in cues()["back"] and (before == "last" or line.word(at - 2) in {"the", "late", "early"}):
        return _calendar(unit, 1, context.published, at, context)
    if before == "that" and unit in {"year", "month"} and context.distant:
        return _calendar(unit, 0, context.distant, at, context)
    if before in {"this", "current"} or (
        before == "the" and line.word(at - 2) == "in" and line.word(at - 3) in {"earlier", "later", "late", "early"}
    ):
        return _calendar(unit, 0, context.published, at, context)
    return None


def _calendar(unit: str, back: int, published: date, at: int, context: Context) -> Found | None:
    """The calendar week, month or year of publication, or the one before; no later than publication."""
    if unit in {"week", "weekend"}:
        monday = week_of(published) - 7 * back * DAY
        if unit == "weekend":
            saturday = monday + (5 if monday + 5 * DAY <= published else -2) * DAY
            return Found(at, at + 1, saturday, min(saturday + DAY, published), "range")
        return Found(at, at + 1, monday, monday + 6 * DAY if back else published, "range")
    if unit == "month":
        first, last = month_span(*_year_month(months_before(published, back)))
        return Found(at, at + 1, first, last, "month")
    return _back(unit, back, published, at, at + 1)


def _year_month(day: date) -> tuple[int, int]:
    return day.year, day.month


def counted_date(line: Line, at: int, context: Context) -> Found | None:
    """two days earlier, a week ago, three months ago, the last 24 hours, two days later, a week after."""
    amount = line.amount(at)
    if amount is None or line.word(at) in {"many", "some", "several"}:
        return None
    number, after = amount
    after += line.word(after) == "of"
    found = unit_after(line, after)
    if found is None:
        return None
    unit, after = found
    if line.word(at - 1) in cues()["back"] and context.published and unit in {"hour", "day"}:
        first = shifted(context.published, -max(1, number // 24 if unit == "hour" else number))
        return Found(at, after, first, context.published, "range") if first else None
    direction = line.word(after)
    if direction == "ago" and context.published:
        if unit in {"year", "month"} and line.word(after + 1) == "today":
            month = months_before(context.published, min(number, 2000) * (12 if unit == "year" else 1))
            day = day_of(month.year, month.month, context.published.day)
            return span(at, after + 2, day, day, True)
        return _back(unit, number, context.published, at, after + 1)
    alone = line.word(after + 1) in {"", ",", ".", ";", ")"}
    if (direction in {"earlier", "previously"} or (direction == "before" and alone)) and context.anchor:
        anchor = context.published if context.now and unit == "day" and context.published else context.anchor
        return _back(unit, number, anchor, at, after + 1)
    if (direction == "later" or (direction == "after" and alone)) and context.anchor:
        return _forward(unit, number, context.anchor, at, after + 1)
    return None


def _back(unit: str, number: int, day: date, begin: int, after: int) -> Found | None:
    if unit == "year":
        first, last = day_of(day.year - number, 1, 1), day_of(day.year - number, 12, 31)
        return Found(begin, after, first, last, "year") if first and last else None
    if unit == "month":
        first, last = month_span(*_year_month(months_before(day, min(number, 2000))))
        return Found(begin, after, first, last, "month")
    days = {
        "minute": 0,
        "second": 0,
        "hour": number // 24,
        "day": number,
        "week": 7 * number,
        "fortnight": 14 * number,
    }.get(unit)
    moved = shifted(day, -days) if days is not None else None
    return Found(begin, after, moved, moved, "day") if moved else None


def _forward(unit: str, number: int, day: date, begin: int, after: int) -> Found | None:
    days = {"minute": 0, "second": 0, "hour": number // 24, "day": number, "week": 7 * number}.get(unit)
    moved = shifted(day, days) if days is not None else None
    return Found(begin, after, moved, moved, "day", loose=days == 0) if moved else None
