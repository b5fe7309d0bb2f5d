"""Misfits: totals over both sides that the figures of the two sides of their day leave no room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from borderviz.tolls.both_sides import SidesSum, is_of_all, sum_of
from borderviz.tolls.latest import Standing, stands
from borderviz.tolls.parts import BOTH
from borderviz.tolls.ranges import bounds_over
from borderviz.tolls.records import Bounds, Figure, Rows, added, listed, times

BySide = list[list[Figure]]


class Misfit(NamedTuple):
    """A total over both sides, and the sum of the sides that leaves no room for it."""

    total: Figure
    sides_sum: SidesSum

    @property
    def difference(self) -> float:
        """How many times the higher of the two is the lower one, at least."""
        return _difference(self.total.bounds, self.sides_sum.bounds)

    @property
    def ends(self) -> tuple[Figure, ...]:
        """The ends of the sides' ranges that face the total: the lowest figures, or the highest where it is above."""
        if self.total.bounds.is_below(self.sides_sum.bounds):
            return tuple(figure for one in self.sides_sum.ranges for figure in one.lowest)
        return tuple(figure for one in self.sides_sum.ranges for figure in one.highest)


def misfits(rows: Rows, sides: Iterable[str]) -> list[Misfit]:
    """Return for each clash and metric the total over both sides that differs most from the sum of the sides.

    A total, also a recalled one, does not fit where it is below all that the latest figures of its day allow together.
    It does not fit above them either, but only where the highest figures of both sides are for its very day: a higher
    number for a later day, and so in a recall, is growth.
    """
    grouped: dict[tuple[str, str], list[Figure]] = {}
    for figure in listed(rows):
        if is_of_all(figure) and stands(figure):
            grouped.setdefault((figure.clash, figure.metric), []).append(figure)
    found = [_widest(grouped[key], list(sides)) for key in sorted(grouped)]
    return [misfit for misfit in found if misfit is not None]


def _widest(figures: list[Figure], sides: Sequence[str]) -> Misfit | None:
    totals = [figure for figure in figures if figure.side == BOTH]
    by_day = _on_days((total.on_record for total in totals), figures, sides)
    room = {day: _room(by_side) for day, by_side in by_day.items()}
    apart = [(total, known) for total in totals if (known := room[total.on_record]) and not total.bounds.meet(known)]
    for total, _ in sorted(apart, key=lambda pair: _difference(pair[0].bounds, pair[1]), reverse=True):
        sides_sum = sum_of(by_day[total.on_record])
        if sides_sum is not None and _contradicts(total, sides_sum):
            return Misfit(total, sides_sum)
    return None


def _difference(one: Bounds, other: Bounds) -> float:
    return times(one, other) if one.is_below(other) else times(other, one)


def _contradicts(total: Figure, found: SidesSum) -> bool:
    if total.bounds.is_below(found.bounds):
        return True
    return all(any(f.on_record == total.on_record for f in r.highest) for r in found.ranges)


def _room(by_side: BySide) -> Bounds | None:
    """The bounds of the sum of the sides; the ranges with their names are made only where these do not fit."""
    found = [bounds_over(figures) for figures in by_side if figures]
    return added(found) if len(found) == 2 else None


def _on_days(days: Iterable[date], figures: Sequence[Figure], sides: Sequence[str]) -> dict[date, BySide]:
    """The totals of each side as they were on record at the end of each day."""
    standing: dict[str, dict[str, Standing]] = {side: {} for side in sides}
    said = [figure for figure in figures if figure.side in standing and not figure.recalled]
    found, taken = {}, 0
    for day in sorted(set(days)):
        while taken < len(said) and said[taken].on_record <= day:
            standing[said[taken].side].setdefault(said[taken].claimant, Standing()).add(said[taken])
            taken += 1
        found[day] = [[f for one in claimants.values() for f in one.figures()] for claimants in standing.values()]
    return found
