"""Days of the calendar: "29 April 2021", "April 28-29", "27.01.2022", "2021-04-29", "the 16th"."""

from __future__ import annotations

from datetime import date

from borderviz.reading.dating.date_parts import Context, Found, nearest_day, ordinal_end, span, year_of
from borderviz.reading.dating.date_words import Line, cues
from borderviz.reading.dating.moment import day_of, month_span, months_before

JOINS = frozenset({"-", "to", "and", "or", "&", ",", "through", "until", "till", "into", "/"})


def calendar_date(line: Line, at: int, context: Context) -> Found | None:
    """A day, or days, of a month that begins at a position."""
    if not line.word(at)[:1].isdecimal():
        month = line.value(at, "month") or line.value(at, "month_short")
        dot = at + 1 + (line.word(at + 1) == "." and line.joined(at + 1))
        return month_and_days(line, at, dot, int(month), context) if month else None
    return _iso(line, at) or _numeric(line, at, context) or _day_and_month(line, at, context)


def _iso(line: Line, at: int) -> Found | None:
    """2021-04-29, also followed by T18:00."""
    if len(line.word(at)) != 4 or line.word(at + 1) != "-" or line.word(at + 3) != "-" or not line.joined(at + 1):
        return None
    year, month, day = line.whole(at), line.whole(at + 2), line.whole(at + 4)
    if year is None or month is None or day is None:
        return None
    found = day_of(year, month, day)
    return span(at, at + 5, found, found, True)


def _full_year(text: str) -> int | None:
    if not text.isdecimal() or len(text) not in (2, 4):
        return None
    return int(text) + (2000 if len(text) == 2 else 0)


def _numeric(line: Line, at: int, context: Context) -> Found | None:
    """27.01.2022, 27/01/2022, 1/27/22, 30/04; 29.04 only after on, from, since, of."""
    parts, after = line.word(at).split("."), at + 1
    if len(parts) == 1 and line.word(at + 1) == "/" and line.joined(at + 1) and line.whole(at + 2) is not None:
        parts, after = [parts[0], line.word(at + 2)], at + 3
        if line.word(at + 3) == "/" and line.joined(at + 3) and line.whole(at + 4) is not None:
            parts, after = [*parts, line.word(at + 4)], at + 5
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and (year := _full_year(parts[2])):
        day = _either_order(year, int(parts[0]), int(parts[1]), context.published)
        return span(at, after, day, day, True)
    on = line.word(at - 1) in {"on", "since", "from", "of", "by"}
    slashed = after == at + 3
    if len(parts) != 2 or not all(part.isdecimal() and len(part) <= 2 for part in parts):
        return None
    if (slashed and (on or len(parts[1]) == 2)) or (on and len(parts[0]) == len(parts[1]) == 2):
        return _without_year(at, after, int(parts[0]), int(parts[1]), context)
    return None


def _either_order(year: int, first: int, second: int, published: date | None) -> date | None:
    """Day and month, or month and day where it cannot be otherwise or lies nearer to publication."""
    found = [day for day in (day_of(year, second, first), day_of(year, first, second)) if day]
    if published is None or len(found) < 2:
        return found[0] if found else None
    return min(found, key=lambda day: abs((published - day).days))


def _without_year(at: int, after: int, first: int, second: int, context: Context) -> Found | None:
    day, month = (first, second) if second <= 12 else (second, first)
    found = nearest_day(month, day, context)
    return span(at, after, found, found, False)


def _day_and_month(line: Line, at: int, context: Context) -> Found | None:
    """29 April 2021, 14-17 September, 16 and 17 September, the 1st of May."""
    first = last = line.whole(at)
    if first is None or not 1 <= first <= 31:
        return None
    after = ordinal_end(line, at + 1)
    while line.word(after) in JOINS and (number := line.whole(after + 1)) and number <= 31 and number > (last or 0):
        last, after = number, ordinal_end(line, after + 2)
    after += line.word(after) == "of"
    month = line.value(after, "month") or line.value(after, "month_short")
    if month is None or (line.word(after) in {"may", "march"} and line.text(after).islower()):
        return None
    return _days_of_month(line, at, after + 1, int(month), first, last or first, context)


def _days_of_month(
    line: Line, begin: int, at: int, month: int, first: int, last: int, context: Context
) -> Found | None:
    """The days of a month, with the year that may follow at `at`."""
    after, year = year_of(line, at, context)
    if year is None:
        begins, ends = nearest_day(month, first, context), nearest_day(month, last, context)
    else:
        begins, ends = day_of(year, month, first), day_of(year, month, last)
    return span(begin, after, begins, ends, year is not None)


def month_and_days(line: Line, at: int, number_at: int, month: int, context: Context) -> Found | None:
    first = line.whole(number_at)
    if first is None or not 1 <= first <= 31 or "." in line.word(number_at):
        return None
    if line.word(at - 1) == "in" and line.word(number_at + 1) in cues()["count_noun"]:
        return None
    last, after = first, ordinal_end(line, number_at + 1)
    while (
        line.word(after) in JOINS
        and (number := line.whole(after + 1))
        and last < number <= 31
        and (line.word(after) in {"-", "to", "through"} or not _goes_on(line, after + 2))
    ):
        last, after = number, ordinal_end(line, after + 2)
    return _days_of_month(line, at, after, month, first, last, context)


def _goes_on(line: Line, at: int) -> bool:
    """Whether a number is followed by what it counts or by another month: then it is no day of the month before."""
    word = line.word(ordinal_end(line, at))
    return (
        word in cues()["count_noun"]
        or line.value(at, "month") is not None
        or (word[:1].isalpha() and word not in cues()["after_day"])
    )


def ordinal_date(line: Line, at: int, context: Context) -> Found | None:
    """ "the 16th": the last such day."""
    number, after = line.whole(at), at + 1
    if number is None or line.word(at - 1) != "the" or ordinal_end(line, after) == after or not 1 <= number <= 31:
        return None
    after = ordinal_end(line, after)
    if line.word(after)[:1].isalpha() and line.word(after) not in cues()["after_ordinal"]:
        return None
    day = context.distant or context.published or context.anchor
    for _ in range(3):
        if day is None:
            return None
        found = day_of(day.year, day.month, number)
        if found and (found <= day or context.distant):
            return span(at, after, found, found, False)
        day = months_before(day, 1)
        day = month_span(day.year, day.month)[1]
    return None
