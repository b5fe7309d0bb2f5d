"""Weekdays: the last such day up to publication, or one to come, or one of a time long past."""

from __future__ import annotations

from datetime import date

from borderviz.reading.dating.date_parts import Context, Found
from borderviz.reading.dating.date_words import Line, cues
from borderviz.reading.dating.day_dates import calendar_date
from borderviz.reading.dating.moment import DAY, week_of, weekday_from, weekday_until


def weekday_date(line: Line, at: int, context: Context) -> Found | None:
    """Friday, last Friday, next Friday, Friday last week; Friday before a date is only a part of it."""
    if line.value(at, "weekday") is None and not _short_weekday(line, at):
        return None
    weekday = int(line.value(at, "weekday") or line.value(at, "weekday_short") or 0)
    after = at + 1 + (line.word(at + 1) == "." and line.value(at, "weekday") is None)
    dated = calendar_date(line, after + (line.word(after) == ","), context) if _date_follows(line, after) else None
    if dated:
        return dated._replace(begin=at) if dated.precision == "day" and dated.first.weekday() == weekday else None
    if context.published is None and (context.distant is None or _said(line, at)):
        return None
    before = line.word(at - 1)
    if line.word(after) == "last" and line.word(after + 1) == "week" and context.published:
        day = week_of(context.published) + (weekday - 7) * DAY
        return Found(at, after + 2, day, day, "day")
    day, future = _that_weekday(line, at, weekday, before, context)
    begin = at - (before in {"last", "next", "this", "previous", "coming", "past"})
    return Found(begin, after, day, day, "day", False, future)


def _short_weekday(line: Line, at: int) -> bool:
    """Whether "Sat", "Sun." and the like mean a day: a date follows."""
    after = at + 1 + (line.word(at + 1) == ".")
    return line.text(at)[:1].isupper() and _date_follows(line, after)


def _date_follows(line: Line, at: int) -> bool:
    at += line.word(at) in {",", "the", "("}
    at += line.word(at) == "the"
    if line.whole(at) is not None or line.word(at).count(".") == 2:
        return True
    month = line.value(at, "month") or line.value(at, "month_short")
    return (
        month is not None
        and line.text(at)[:1].isupper()
        and line.whole(at + 1 + (line.word(at + 1) == ".")) is not None
    )


def _that_weekday(line: Line, at: int, weekday: int, before: str, context: Context) -> tuple[date, bool]:
    """The day that a weekday means, and whether it was still to come."""
    if context.distant is not None and not _said(line, at):
        return weekday_from(context.distant, weekday), False
    published = context.published or date.min
    if before in {"next", "coming"} or _to_come(line, at):
        return weekday_from(published + DAY if before == "next" else published, weekday), True
    if before in {"last", "previous"}:
        return weekday_until(published - DAY, weekday), False
    return weekday_until(published, weekday), False


def _said(line: Line, at: int) -> bool:
    """Whether something is said on that day: a word for it stands close by."""
    return any(line.word(near) in cues()["say"] for near in range(at - 8, at + 6))


def _to_come(line: Line, at: int) -> bool:
    """Whether the words before speak of what is still to come: "are due in Samarkand on Thursday"."""
    words = cues()
    if line.word(at - 1) in {"until", "till"} or line.word(at + 1) in {"will", "shall"}:
        return True
    for back in range(at - 1, max(-1, at - 12), -1):
        word = line.word(back)
        if word in {";", ":", "(", '"'} or word in words["say"]:
            return False
        if word in words["future"]:
            return word not in {"tomorrow", "until", "till"}
        if word == "to" and line.word(back - 1) in {"is", "are"}:
            return True
    return False
