"""What the readers of dates share: a date found, what it is counted from, and the year that may follow it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from borderviz.reading.dating.date_words import Line, cues
from borderviz.reading.dating.moment import day_of

SOON = 31
"""Days: a date without a year that lies no further ahead than this is one to come, not one of the year before."""
PARTS = {
    "early": "early",
    "late": "late",
    "mid": "middle",
    "middle": "middle",
    "end": "late",
    "beginning": "early",
    "start": "early",
}


class Found(NamedTuple):
    """A date of a sentence: tokens [begin, after), the days it covers, and what `Moment` says of it."""

    begin: int
    after: int
    first: date
    last: date
    precision: str
    dated: bool = False
    future: bool = False
    loose: bool = False
    referring: bool = False
    """Whether it points back to a day told of before: "that night"."""


class Context(NamedTuple):
    """What a date that does not say all is counted from."""

    published: date | None
    anchor: date | None
    """The day last spoken of near by; else that of publication."""
    year: int | None
    """A year that was named just before, of an earlier episode."""
    distant: date | None
    """A day long before publication that the text has just named: weekdays follow it."""
    told: date | None
    """The day of the event last told of anywhere before: "that day", "the same evening"."""
    lead: date | None
    """The day that a part of the day belongs to where no day is near: that of the news, else that of publication."""
    spans: tuple[tuple[date, date], ...]
    """The days of the clashes before publication: a day without a year is more likely one of these."""
    now: bool = False
    """Whether the sentence tells what holds at publication and has named no day yet: "a day earlier" is before that."""


def span(begin: int, after: int, first: date | None, last: date | None, dated: bool) -> Found | None:
    if first is None or last is None or last < first:
        return None
    return Found(begin, after, first, last, "day" if first == last else "range", dated)


def nearest_day(month: int, day: int, context: Context) -> date | None:
    """The day without a year: the year named just before, else the last such day, or one that is soon to come.

    "More events than in the whole of 2021. On 16 September …" goes back to the clash that this year's day belongs to.
    """
    from_here = context.published or context.anchor
    found = day_of(from_here.year, month, day) if from_here is not None else None
    if context.year is not None and (then := day_of(context.year, month, day)):
        now = _in_clash(found, context) and not _in_clash(then, context)
        return found if now else then
    if from_here is None:
        return None
    before = day_of(from_here.year - 1, month, day)
    if found and ((found - from_here).days > SOON or (found > from_here and _in_clash(before, context))):
        return before
    if found and (from_here - found).days > 365 - SOON and (coming := day_of(from_here.year + 1, month, day)):
        return coming
    return found or before


def _in_clash(day: date | None, context: Context) -> bool:
    return day is not None and any(first <= day <= last for first, last in context.spans)


def ordinal_end(line: Line, at: int) -> int:
    """The position after a day number at `at - 1` and its ending: 16th, 1st."""
    return at + (line.word(at) in {"st", "nd", "rd", "th"} and line.joined(at))


def year_after(line: Line, at: int) -> tuple[int, int | None]:
    """The position after a year that follows a month or season, and the year: ", 2021", "of 2021", " 2021"."""
    skipped = at + (line.word(at) in {".", ","} and not (line.word(at) == "." and not line.joined(at)))
    skipped += line.word(skipped) in {",", "of", "in"} and line.whole(skipped + 1) is not None
    year = line.whole(skipped)
    if year is not None and len(line.word(skipped)) == 4 and 1850 <= year <= 2080:
        return skipped + 1, year
    return at + (line.word(at) == "." and line.joined(at) and at + 1 < line.size), None


def year_of(line: Line, at: int, context: Context) -> tuple[int, int | None]:
    """As `year_after`; also "of last year", "this year", counted from publication."""
    after, year = year_after(line, at)
    begin = after + (line.word(after) == "of")
    if year is None and line.word(begin) in {"last", "this"} and line.word(begin + 1) == "year" and context.published:
        return begin + 2, context.published.year - (line.word(begin) == "last")
    return after, year


def counts(line: Line, at: int) -> bool:
    """Whether a number is said of people or houses: those follow it, or a word such as "about" goes before."""
    return line.word(at + 1) in cues()["count_noun"] and line.word(at - 1) not in {"in", "april", "may"}


def part_before(line: Line, at: int) -> tuple[int, str]:
    """Where a date begins if "late", "mid-" or "the end of" goes before it, and which part that is."""
    before = at - 1
    if line.word(before) == "of" and line.word(before - 1) in PARTS:
        return before - 1, PARTS[line.word(before - 1)]
    before -= line.word(before) == "-"
    return (
        (before, PARTS[line.word(before)])
        if line.word(before) in PARTS and line.word(before) not in {"later", "earlier", "start", "end"}
        else (at, "")
    )
