"""Timeline: the days of a study in a row, with the empty months between the clashes squeezed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from borderviz.model import Incident
from borderviz.rules import local_day
from borderviz.selection import on_record
from borderviz.study import Study

LONGEST_GAP = timedelta(days=3)
"""The longest step from a day with an entry to the next that is still drawn; a longer one becomes a visible break."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days in order. `breaks` holds the positions of the days before which time was squeezed."""

    days: tuple[date, ...]
    breaks: tuple[int, ...]

    @classmethod
    def of(cls, study: Study) -> Timeline:
        """Return the timeline over every day of the clashes, the incidents and the figures of a study."""
        spans = [(clash.start, clash.end) for clash in study.clashes.values()]
        spans += [(local_day(i.start), local_day(i.end)) for i in study.incidents.values()]
        spans += [(day, day) for day in (on_record(claim, study) for claim in study.claims.values())]
        return cls.over(spans)

    @classmethod
    def over(cls, spans: Iterable[tuple[date, date]]) -> Timeline:
        """Return the timeline over spans of days, first and last included."""
        days: list[date] = []
        breaks: list[int] = []
        for start, end in sorted(spans):
            if days and start - days[-1] > LONGEST_GAP:
                breaks.append(len(days))
                days.append(start)
            elif not days:
                days.append(start)
            while days[-1] < end:
                days.append(days[-1] + timedelta(days=1))
        return cls(tuple(days), tuple(breaks))

    def position(self, day: date) -> int:
        """Return the position of a day, or of the nearest later day (the last one for days after the end)."""
        return next((i for i, known in enumerate(self.days) if known >= day), max(len(self.days) - 1, 0))

    def positions(self, incident: Incident) -> range:
        """Return the positions of the days on which an incident lasted."""
        start, end = local_day(incident.start), local_day(incident.end)
        touched = [i for i, day in enumerate(self.days) if start <= day <= end]
        return range(touched[0], touched[-1] + 1) if touched else range(0)

    def runs(self) -> list[Sequence[date]]:
        """Return the days between the breaks, one sequence for each unbroken run."""
        edges = [0, *self.breaks, len(self.days)]
        return [self.days[a:b] for a, b in pairwise(edges) if a < b]
