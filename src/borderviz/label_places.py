"""Label places: where the names of lines can stand in a chart without covering one another."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import product

STEP = 2
"""Pixels between two heights that are tried."""

GAP = 8
"""Pixels between a mark or the end of a line and a label beside it."""

COVERED = 60
"""What covering a mark or a line costs, in pixels that a label may be away from its line instead."""

AWAY, FARTHEST = 16, 72
"""What it costs, in the same pixels, to stand so far off that a leader must show what a label belongs to; and the
most pixels that a leader may span."""

SPOTS = {"after": 0.0, "before": 2.0, "over": 4.0, "along": 5.0, "around": 6.0}
"""Where a label can stand, with what that costs: right of the line's end, left of its last mark; and above or below the
line flush with its end, flush with its last mark, or centred at that."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, y upward."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Return whether two rectangles share some area."""
        beside = self.left >= other.right or other.left >= self.right
        return not (beside or self.bottom >= other.top or other.bottom >= self.top)

    def holds(self, other: Box) -> bool:
        """Return whether another rectangle lies within this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.bottom <= other.bottom and other.top <= self.top


@dataclass(frozen=True, slots=True)
class Label:
    """A text of some size that belongs to a line: the x of its last mark and of its end, and the heights it may name.

    A line has one height where it ends; marks above one another without a line have several.
    """

    mark: float
    end: float
    heights: tuple[float, ...]
    width: float
    height: float

    def box(self, place: Place) -> Box:
        """Return what the label covers in a place."""
        left = {
            "after": self.end + GAP,
            "before": self.mark - GAP - self.width,
            "over": self.end - self.width,
            "along": self.mark - GAP,
            "around": self.mark - self.width / 2,
        }[place.spot]
        middle = self.heights[place.at] + place.lift
        return Box(left, middle - self.height / 2, left + self.width, middle + self.height / 2)

    def is_away(self, place: Place) -> bool:
        """Return whether it cannot be seen any more which line the label belongs to."""
        return abs(place.lift) > self.height / 2 + 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands: one of SPOTS, at which of its heights, and how many pixels its middle lies above that."""

    spot: str
    at: int
    lift: float


def places(
    labels: Iterable[Label], room: Box, *, obstacles: Collection[Box] = (), closed: Collection[Box] = ()
) -> list[Place | None]:
    """Return a place for each label, in order: within the room, off `closed` and off every other label.

    Off `obstacles` where possible. None stands for a label for which no place is left.
    """
    taken = list(closed)
    found: list[Place | None] = []
    for label in labels:
        best = _best(label, room, taken, obstacles)
        found.append(best)
        if best is not None:
            taken.append(label.box(best))
    return found


def _best(label: Label, room: Box, taken: Collection[Box], obstacles: Collection[Box]) -> Place | None:
    """The place of least cost that covers no label; the dearer ones are not tried once none of them can be better."""
    best, least = None, math.inf
    for distance, place in _tried(label):
        if distance >= least:
            break
        box = label.box(place)
        if room.holds(box) and not any(box.meets(other) for other in taken):
            cost = distance + COVERED * sum(box.meets(other) for other in obstacles)
            best, least = (place, cost) if cost < least else (best, least)
    return best


def _tried(label: Label) -> list[tuple[float, Place]]:
    """Every place with what its distance costs, the nearest first."""
    lifts = range(-FARTHEST, FARTHEST + 1, STEP)
    every = [Place(*choice) for choice in product(SPOTS, range(len(label.heights)), lifts)]
    # A leader from the end of a line would run along the edge of the chart, where other lines end.
    near = [place for place in every if place.spot != "over" or not label.is_away(place)]
    costs = [abs(place.lift) + SPOTS[place.spot] + AWAY * label.is_away(place) for place in near]
    return sorted(zip(costs, near, strict=True), key=lambda pair: pair[0])
