"""Label places: where the names of lines can stand in a chart without covering one another."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

STEP = 2
"""Pixels between two heights that are tried."""

GAP = 8
"""Pixels between a mark or the end of a line and a label beside it."""

COVERED = 60
"""What covering a mark or a line costs, in pixels that a label may be away from its line instead."""

AWAY, FARTHEST = 16, 72
"""What it costs, in the same pixels, to stand so far off that a leader must show what a label belongs to; and the
most pixels that a leader may span."""

LIFTS = range(-FARTHEST, FARTHEST + 1, STEP)
"""How many pixels above its line a label is tried."""

SPOTS = {"after": 0.0, "before": 2.0, "over": 4.0, "along": 5.0, "around": 6.0}
"""Where a label can stand, with what that costs: right of the line's end, left of its last mark; and above or below the
line flush with its end, flush with its last mark, or centred at that."""

Table = npt.NDArray[np.float64]


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
    walls = _edges(obstacles)
    found: list[Place | None] = []
    for label in labels:
        best = _best(label, room, _edges(taken), walls)
        found.append(best)
        if best is not None:
            taken.append(label.box(best))
    return found


def _best(label: Label, room: Box, taken: Table, obstacles: Table) -> Place | None:
    """The place of least cost that covers no label.

    How far a place reaches to the sides depends on its spot alone, how far up and down on its height and lift: so all
    places are tried at once, in a table with a row for each spot and a column for each height and lift.
    """
    rises = list(product(range(len(label.heights)), LIFTS))
    rows = [label.box(Place(spot, 0, 0)) for spot in SPOTS]
    columns = [label.box(Place("after", at, lift)) for at, lift in rises]
    costs = _distances(label, rises) + COVERED * _met(rows, columns, obstacles)
    across = [room.left <= box.left and box.right <= room.right for box in rows]
    upright = [room.bottom <= box.bottom and box.top <= room.top for box in columns]
    costs[~np.outer(across, upright) | (_met(rows, columns, taken) > 0)] = math.inf
    row, column = divmod(int(np.argmin(costs)), len(rises))
    return Place(list(SPOTS)[row], *rises[column]) if costs[row, column] < math.inf else None


def _distances(label: Label, rises: list[tuple[int, int]]) -> Table:
    """What the distance of every place costs."""
    away = np.array([label.is_away(Place("after", at, lift)) for at, lift in rises])
    lifts = np.array([abs(lift) for _, lift in rises])
    costs: Table = np.array(list(SPOTS.values()))[:, None] + (lifts + AWAY * away)
    # A leader from the end of a line would run along the edge of the chart, where other lines end.
    costs[list(SPOTS).index("over"), away] = math.inf
    return costs


def _met(rows: list[Box], columns: list[Box], others: Table) -> Table:
    """How many other boxes each place would share some area with."""
    lefts, rights = (np.array([edge]).T for edge in zip(*((box.left, box.right) for box in rows), strict=True))
    bottoms, tops = (np.array([edge]).T for edge in zip(*((box.bottom, box.top) for box in columns), strict=True))
    beside = (lefts < others[2]) & (others[0] < rights)
    level = (bottoms < others[3]) & (others[1] < tops)
    # A product of tables counts for each row and column in how many boxes both are true.
    met: Table = beside.astype(np.float64) @ level.astype(np.float64).T
    return met


def _edges(boxes: Collection[Box]) -> Table:
    """Left, bottom, right and top of boxes, each in a row."""
    edges = [(box.left, box.bottom, box.right, box.top) for box in boxes]
    return np.array(edges, dtype=np.float64).reshape(-1, 4).T
