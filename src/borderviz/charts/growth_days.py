"""Growth days: where a day stands along the axis of a growth chart, by the calendar or counted from the outbreak."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from borderviz.charts.growth import Growth
from borderviz.charts.toll_rows import Record
from borderviz.model import Clash
from borderviz.timeline import Timeline
from borderviz.wording import day_text

Since = Literal["calendar", "outbreak"]
"""What the days are counted by."""

MOST_TICKS = 11
"""Days that can be named beside one another on a phone."""


class Days(Protocol):
    """The days along an axis. Each has a whole number for its middle and reaches half a step to both sides."""

    @property
    def title(self) -> str:
        """What is to be said below the axis."""

    @property
    def ends(self) -> tuple[int, int]:
        """The first and the last position; both are 0 where there is no day."""

    @property
    def breaks(self) -> tuple[int, ...]:
        """The positions before which time was squeezed."""

    @property
    def is_calendar(self) -> bool:
        """Whether a position is one day, and not that of several clashes."""

    def position(self, mark: Record) -> int:
        """Return where the day stands on which a figure was on record."""

    def place(self, day: date, clash: str) -> int:
        """Return where a day stands among those of a clash."""

    def until(self, mark: Record) -> date:
        """Return the last day on which a figure holds that no later one replaces."""

    def ticks(self) -> dict[int, str]:
        """Return the positions that are named, with their names."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a timeline, in which all clashes follow one another."""

    timeline: Timeline
    title = ""
    is_calendar = True

    @property
    def ends(self) -> tuple[int, int]:
        """The first and the last position."""
        return 0, max(len(self.timeline.days) - 1, 0)

    @property
    def breaks(self) -> tuple[int, ...]:
        """The positions before which time was squeezed."""
        return self.timeline.breaks

    def position(self, mark: Record) -> int:
        """Return where the day stands on which a figure was on record."""
        return self.place(mark["on_record"], mark["clash"])

    def place(self, day: date, clash: str) -> int:
        """Return where a day stands, or the nearest later one; the last one for days after the end."""
        return min(bisect_left(self.timeline.days, day), self.ends[1])

    def until(self, mark: Record) -> date:
        """Return the end of the unbroken run of days in which a figure was on record."""
        days, breaks = self.timeline.days, self.timeline.breaks
        since: date = mark["on_record"]
        at = bisect_left(days, since)
        if at == len(days) or days[at] != since:
            return since
        cut = bisect_right(breaks, at)
        return days[(breaks[cut] if cut < len(breaks) else len(days)) - 1]

    def ticks(self) -> dict[int, str]:
        """Return the days that are named, those after a break first; month and year below where they change."""
        days, breaks = self.timeline.days, self.timeline.breaks
        named: dict[int, str] = {}
        run = month = (-1, -1)
        for position in self._named():
            day = days[position]
            new_run, new_month = (bisect_right(breaks, position), day.year), (day.year, day.month)
            parts = day_text(day).split(" ")
            named[position] = "<br>".join(parts[: 3 if new_run != run else 2 if new_month != month else 1])
            run, month = new_run, new_month
        return named

    def _named(self) -> list[int]:
        count = len(self.timeline.days)
        apart = math.ceil(count / MOST_TICKS)
        kept: list[int] = []
        for position in (0, *self.timeline.breaks, *range(count)):
            if position < count and all(abs(position - other) >= apart for other in kept):
                kept.append(position)
        return sorted(kept)


@dataclass(frozen=True, slots=True)
class Outbreak:
    """The days of each clash counted from its first one, which is day 0."""

    starts: Mapping[str, date]
    lasts: Mapping[str, date]
    ends: tuple[int, int]
    title = "Days since the outbreak"
    breaks = ()
    is_calendar = False

    @classmethod
    def of(cls, clashes: Iterable[Clash], found: Iterable[Growth]) -> Outbreak:
        """Return the days of these clashes: each to its end, or to the last day of a figure about it."""
        starts = {clash.clash_id: clash.start for clash in clashes}
        lasts = {clash.clash_id: clash.end for clash in clashes}
        first, last = 0, 0
        for growth in found:
            clash = growth.first["clash"]
            days = [mark["on_record"] for mark in growth.marks]
            lasts[clash] = max(lasts[clash], *days)
            first = min(first, (min(days) - starts[clash]).days)
            # A clash without a figure must not make the days of the others narrow.
            last = max(last, (lasts[clash] - starts[clash]).days)
        return cls(starts, lasts, (first, last))

    def position(self, mark: Record) -> int:
        """Return on which day of its clash a figure was on record."""
        return self.place(mark["on_record"], mark["clash"])

    def place(self, day: date, clash: str) -> int:
        """Return the day of a clash."""
        return (day - self.starts[clash]).days

    def until(self, mark: Record) -> date:
        """Return the last day of the clash."""
        return self.lasts[mark["clash"]]

    def ticks(self) -> dict[int, str]:
        """Return "day 0", "1", "2", as far apart as a phone needs."""
        first, last = self.ends
        apart = _round((last - first + 1) / MOST_TICKS)
        shown = range(math.ceil(first / apart) * apart, last + 1, apart)
        return {day: f"{day}".replace("-", "−") if day else "day 0" for day in shown}

    def days_of(self, clash: str) -> tuple[date, ...]:
        """Return the days that are drawn of a clash."""
        start, last = self.starts[clash] + timedelta(days=self.ends[0]), self.lasts[clash]
        shown = min((last - start).days, self.ends[1] - self.ends[0])
        return tuple(start + timedelta(days=number) for number in range(shown + 1))


def _round(apart: float) -> int:
    """The next of 1, 2, 5, 10, 20, 50 …"""
    tens = 10 ** max(math.floor(math.log10(max(apart, 1))), 0)
    return next(int(tens * number) for number in (1, 2, 5, 10) if tens * number >= apart)
