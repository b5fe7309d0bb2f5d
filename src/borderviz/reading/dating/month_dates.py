"""Months, seasons and years: "late April 2021", "in March", "spring 2021", "the 2021 conflict"."""

from __future__ import annotations

from borderviz.reading.dating.date_parts import PARTS, Context, Found, counts, part_before, year_after, year_of
from borderviz.reading.dating.date_words import Line, cues
from borderviz.reading.dating.day_dates import month_and_days
from borderviz.reading.dating.moment import day_of, month_span, part_of_span, season_span

SEASON_ENDS = frozenset({"", ".", ",", ";", ":", "-", "'s", "and", "but", "when", "that", "which", "has", "had", "is"})
"""What may follow "the spring" that is a season."""


def month_date(line: Line, at: int, context: Context) -> Found | None:
    """April 29, 2021; April 28-29; Sept. 16; April-May 2021; late April 2021; in March; last March."""
    short = line.value(at, "month") is None
    month = int(line.value(at, "month_short" if short else "month") or 0)
    if line.text(at).islower() and (short or line.word(at) in {"may", "march"}):
        return None
    dot = at + 1 + (line.word(at + 1) == "." and line.joined(at + 1))
    if found := month_and_days(line, at, dot, month, context):
        return found
    if short and year_after(line, at + 1)[1] is None:
        return None
    return _month_alone(line, at, month, context)


def _month_alone(line: Line, at: int, month: int, context: Context) -> Found | None:
    last_month, after = _second_month(line, at + 1) or (month, at + 1)
    after, year = year_of(line, after, context)
    earlier = _whole_before(line, at)
    if year is None and earlier is not None:
        year = earlier
    begin, part = part_before(line, at)
    before = line.word(at - 1)
    verb = not part and (before not in cues()["before_month"] or before in {",", ".", "the", "on", "-", "("})
    if line.word(at) in {"may", "march"} and year is None and verb:
        return None
    dated = year is not None
    year = year or _year_of_clash(line, at, month, context) or _year_of_month(month, before, context)
    if year is None:
        return None
    first, last = month_span(year, month, last_month) if last_month >= month else month_span(year, month)
    if part and last_month == month:
        first, last = part_of_span(first, last, part)
    future = before == "next" or (context.published is not None and first > context.published)
    return Found(begin, after, first, last, "month", dated, future)


def _second_month(line: Line, at: int) -> tuple[int, int] | None:
    """The month in "April-May 2021", "late April and early May", with the position after it, but not of "May 3"."""
    month = at + 1 + (line.word(at + 1) in PARTS)
    second = line.value(month, "month")
    if line.word(at) not in {"-", "to", "and", "/"} or second is None or line.text(month).islower():
        return None
    return (int(second), month + 1) if not line.whole(month + 1) or year_after(line, month + 1)[1] else None


def _whole_before(line: Line, at: int) -> int | None:
    """The year of "the 2021 April clashes"."""
    year = line.whole(at - 1)
    return year if year is not None and 1900 <= year <= 2080 else None


def _year_of_month(month: int, before: str, context: Context) -> int | None:
    from_here = context.published or context.anchor
    if from_here is None:
        return context.year
    if before == "next" and context.year is None:
        return from_here.year + (month <= from_here.month)
    year = from_here.year - (month > from_here.month or (before == "last" and month == from_here.month))
    if context.year is None:
        return year
    # "Fifty died in April 2021. In January two were shot" has come to the clash of the year after.
    return (
        year
        if _month_of_clash(year, month, context) and not _month_of_clash(context.year, month, context)
        else context.year
    )


def _year_of_clash(line: Line, at: int, month: int, context: Context) -> int | None:
    """The year of "the April clashes": that of the last known clash in such a month, if there was one."""
    named = line.word(at - 1) == "the" and line.word(at + 1) in cues()["event"]
    return max((first.year for first, _ in context.spans if named and first.month == month), default=None)


def _month_of_clash(year: int, month: int, context: Context) -> bool:
    """Whether a known clash falls into a month."""
    first, last = month_span(year, month)
    return any(first <= end and begin <= last for begin, end in context.spans)


def season_date(line: Line, at: int, context: Context) -> Found | None:
    """spring 2021, last spring, in summer, the autumn of 2022."""
    month = int(line.value(at, "season") or 3)
    after, year = year_of(line, at + 1, context)
    before = line.word(at - 1)
    named = year is not None
    if before == "the" and line.word(at + 1) == "before" and year is None:
        before, after = "last", at + 2
    if year is None and before == "the":
        year = _season_of_clash(line, at, month, context)
    if year is None:
        if before not in {"last", "this", "in", "that", "previous"} or (
            line.word(at) == "fall" and before not in {"last", "this"}
        ):
            return None
        year = context.year or _season_year(month, before, context)
    if year is None:
        return None
    first, last = season_span(year, month)
    future = context.published is not None and first > context.published
    return Found(at, after, first, last, "year", named, future)


def _season_of_clash(line: Line, at: int, month: int, context: Context) -> int | None:
    """The year of "a repeat of the spring" where a known clash fell into it: a spring may also be one of water."""
    if context.published is None or line.word(at - 2) not in cues()["before_season"] or line.text(at - 1) != "the":
        return None
    year = _season_year(month, "the", context)
    return year if year is not None and line.word(at + 1) in SEASON_ENDS and _saw_clash(year, month, context) else None


def _season_year(month: int, before: str, context: Context) -> int | None:
    if context.published is None:
        return None
    last = before == "last"
    year = context.published.year - (season_span(context.published.year, month)[last] > context.published)
    return year - (last and not _saw_clash(year, month, context) and _saw_clash(year - 1, month, context))


def _saw_clash(year: int, month: int, context: Context) -> bool:
    """Whether a known clash falls into a season: "last spring" is rather that than a quiet one."""
    first, last = season_span(year, month)
    return any(first <= end and begin <= last for begin, end in context.spans)


def year_date(line: Line, at: int, context: Context) -> Found | None:
    """A year that stands alone: in 2021, the 2021 conflict, 2010-2012, the 1990s."""
    year = line.whole(at)
    if (
        year is None
        or len(line.word(at)) != 4
        or not 1900 <= year <= 2080
        or (context.published and year > context.published.year + 1)
    ):
        return None
    before = line.word(at - 1)
    if (counts(line, at) and before not in {"in", "since", "the"}) or before in cues()["hedge"]:
        return None
    after, last_year = at + 1, year
    if line.word(after) == "s":
        after, last_year = after + 1, year + 9
    elif line.word(after) in {"-", "/"} and line.joined(after) and (second := line.whole(after + 1)) is not None:
        second = second if second > 100 else year // 100 * 100 + second
        if year < second <= year + 30:
            after, last_year = after + 2, second
    first, last = day_of(year, 1, 1), day_of(last_year, 12, 31)
    begin, part = part_before(line, at)
    if first is None or last is None:
        return None
    if part:
        first, last = part_of_span(first, last, part)
    future = context.published is not None and first > context.published
    return Found(begin, after, first, last, "year", True, future)
