"""Timeline: the days of a study in a row, with the empty months between the clashes squeezed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from borderviz.rules import local_day
from borderviz.selection import on_record
from borderviz.study import Study

LONGEST_GAP = 3
"""Days from one entry to the next that are still drawn; a longer gap becomes a visible break."""

MOST_RUNS = 24
"""More breaks than these would leave no room for the days; the rarest entries then need a longer gap to be apart."""

SMALLEST_SAVING = 0.02
"""Share of the days drawn: squeezing less than that would cost the break more room than it saves."""

EPOCH = date(1970, 1, 1).toordinal()

Runs = tuple[tuple[int, int], ...]
"""Stretches of days without a break, each by its first and last day, counted from 1970-01-01."""


def day_number(day: date) -> int:
    """Return a day counted from 1970-01-01."""
    return day.toordinal() - EPOCH


def day_of(number: int) -> date:
    """Return the day of a number counted from 1970-01-01."""
    return date.fromordinal(number + EPOCH)


def runs_over(spans: Sequence[tuple[int, int]], first: npt.NDArray[np.int64], last: npt.NDArray[np.int64]) -> Runs:
    """Return the runs of days over spans and over days from `first` to `last`, all counted from 1970-01-01."""
    extra = np.array(spans, dtype=np.int64).reshape(-1, 2)
    starts, ends = np.concatenate([extra[:, 0], first]), np.concatenate([extra[:, 1], last])
    if not len(starts):
        return ()
    order = np.argsort(starts, kind="stable")
    starts, reached = starts[order], np.maximum.accumulate(ends[order])
    gaps = starts[1:] - reached[:-1]
    longest, drawn = LONGEST_GAP, int(reached[-1] - starts[0]) - int(gaps[gaps > LONGEST_GAP].sum())
    while np.count_nonzero(gaps > longest) >= MOST_RUNS or longest < drawn * SMALLEST_SAVING:
        longest *= 2
    cuts = np.flatnonzero(gaps > longest)
    begins, stops = starts[[0, *(cuts + 1)]], reached[[*cuts, len(reached) - 1]]
    return tuple((int(a), int(b)) for a, b in zip(begins, stops, strict=True))


def on_days(days: npt.NDArray[np.int64], runs: Runs) -> npt.NDArray[np.bool_]:
    """Return which days lie in a run."""
    return clipped(days, days, runs)[2]


def clipped(
    first: npt.NDArray[np.int64], last: npt.NDArray[np.int64], runs: Runs
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Return the first and the last day of each span that lie in a run, and which spans have such a day at all."""
    if not runs:
        return first, last, np.zeros(len(first), dtype=bool)
    begins, ends = np.array(runs, dtype=np.int64).T
    entered = np.searchsorted(ends, first)
    left = np.searchsorted(begins, last, side="right") - 1
    inside = entered <= left
    most = len(runs) - 1
    return np.maximum(first, begins[np.minimum(entered, most)]), np.minimum(last, ends[np.maximum(left, 0)]), inside


@dataclass(frozen=True)
class Timeline:
    """Days in order. `breaks` holds the positions of the days before which time was squeezed."""

    days: tuple[date, ...]
    breaks: tuple[int, ...]

    @classmethod
    def of(cls, study: Study) -> Timeline:
        """Return the timeline over every day of the clashes, the incidents and the figures of a study."""
        return cls.over(spans_of(study))

    @classmethod
    def over(cls, spans: Iterable[tuple[date, date]]) -> Timeline:
        """Return the timeline over spans of days, first and last included."""
        nothing = np.zeros(0, np.int64)
        runs = runs_over([(day_number(start), day_number(end)) for start, end in spans], nothing, nothing)
        days = [day_of(day) for first, last in runs for day in range(first, last + 1)]
        lengths = [last - first + 1 for first, last in runs]
        return cls(tuple(days), tuple(int(position) for position in np.cumsum(lengths)[:-1]))

    def position(self, day: date) -> int:
        """Return the position of a day, or of the nearest later day (the last one for days after the end)."""
        return next((i for i, known in enumerate(self.days) if known >= day), max(len(self.days) - 1, 0))

    def runs(self) -> list[Sequence[date]]:
        """Return the days between the breaks, one sequence for each unbroken run."""
        edges = [0, *self.breaks, len(self.days)]
        return [self.days[a:b] for a, b in pairwise(edges) if a < b]


def spans_of(study: Study) -> list[tuple[date, date]]:
    """Return first and last day of every clash and incident of a study, and the day of every figure."""
    spans = [(clash.start, clash.end) for clash in study.clashes.values()]
    spans += [(local_day(i.start), local_day(i.end)) for i in study.incidents.values()]
    return spans + [(day, day) for day in (on_record(claim, study) for claim in study.claims.values())]
