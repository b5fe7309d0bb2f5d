"""Both sides: totals over both sides together, beside the sum of the sides. Neither replaces the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from borderviz.model import Group
from borderviz.tolls.latest import latest
from borderviz.tolls.parts import BOTH
from borderviz.tolls.ranges import Range, range_over
from borderviz.tolls.records import Bounds, Figure, Figures, Rows, added, listed


@dataclass(frozen=True, slots=True)
class SidesSum:
    """The ranges of two sides, each with its ends named, and what their ends come to."""

    ranges: tuple[Range, Range]

    @property
    def low(self) -> int:
        """The lowest figures of the sides together."""
        return sum(one.low for one in self.ranges)

    @property
    def high(self) -> int | None:
        """The highest figures of the sides together, or None for "or more": one open end leaves the sum open."""
        return None if any(one.open_by for one in self.ranges) else sum(one.top for one in self.ranges)

    @property
    def is_vague(self) -> bool:
        """Whether the floor of a word such as "dozens" is in the low end."""
        return any(one.is_low_vague for one in self.ranges)

    @property
    def bounds(self) -> Bounds:
        """What the figures of the sides allow together, with the tolerance of "about"."""
        return added(one.bounds for one in self.ranges)


@dataclass(frozen=True, slots=True)
class BothSides:
    """For one clash and metric the latest totals over both sides, one or more a claimant, and the sum of the sides.

    There is no sum where fewer than two sides have a figure; `missing` are the sides without one. Where more than two
    have figures, a study of several countries does not say which of them "both" are, and there is no sum either.
    """

    clash: str
    metric: str
    totals: tuple[Figure, ...]
    sides_sum: SidesSum | None
    missing: tuple[str, ...]

    @property
    def misfits(self) -> tuple[Figure, ...]:
        """The totals into which no number within the sum of the sides fits, whatever the days they are for."""
        if self.sides_sum is None:
            return ()
        bounds = self.sides_sum.bounds
        return tuple(total for total in self.totals if not total.bounds.meet(bounds))


def both_sides(rows: Rows, sides: Iterable[str], at: date | None = None) -> list[BothSides]:
    """Return the totals over both sides beside the sum of the sides, of clashes and metrics that have either.

    `sides` are the codes of the study's sides. Used are the figures about all people of a side that are on record at
    the end of the day, or of all days; no sub-counts, rises or recalls.
    """
    sides = list(sides)
    grouped: dict[tuple[str, str], list[Figure]] = {}
    for figure in latest(Figures(f for f in listed(rows) if is_of_all(f) and not f.recalled), at):
        grouped.setdefault((figure.clash, figure.metric), []).append(figure)
    found = []
    for (clash, metric), figures in sorted(grouped.items()):
        totals = tuple(figure for figure in figures if figure.side == BOTH)
        by_side = {side: [figure for figure in figures if figure.side == side] for side in sides}
        missing = tuple(side for side, said in by_side.items() if not said)
        sides_sum = sum_of(by_side.values())
        if totals or sides_sum:
            found.append(BothSides(clash, metric, totals, sides_sum, missing))
    return found


def is_of_all(figure: Figure) -> bool:
    """Return whether a figure is a total of all people of a side."""
    return figure.is_total and figure.group == Group.ALL.value


def sum_of(by_side: Iterable[list[Figure]]) -> SidesSum | None:
    """Return the sum of the sides that have figures, or None where these are not two."""
    found = [range_over(figures) for figures in by_side if figures]
    return SidesSum((found[0], found[1])) if len(found) == 2 else None
