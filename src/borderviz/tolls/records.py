"""Records: the figures of a table as tuples that can be compared, and what their words allow."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter, not_
from typing import Any, NamedTuple

import pandas as pd

from borderviz.model import Qualifier

TOLERANCE = 10
"""Per cent by which "about" may be off, up or down, when figures are compared: about 20,000 is 18,000 to 22,000."""

ABOUT = Qualifier.ABOUT.value


class Bounds(NamedTuple):
    """The least and the most people that words allow; no `most` where they set no upper bound."""

    least: int
    most: int | None

    def is_below(self, other: Bounds) -> bool:
        """Return whether every number that these allow is smaller than every number that the others allow."""
        return self.most is not None and self.most < other.least

    def meet(self, other: Bounds) -> bool:
        """Return whether one number fits both."""
        return not self.is_below(other) and not other.is_below(self)


def added(bounds: Iterable[Bounds]) -> Bounds:
    """Return the bounds of a sum; one open end leaves the sum open."""
    least, most = 0, 0
    is_open = False
    for one in bounds:
        least += one.least
        most += one.most or 0
        is_open |= one.most is None
    return Bounds(least, None if is_open else most)


def times(lower: Bounds, higher: Bounds) -> float:
    """Return how many times the higher figure is the lower one at least; infinite beside a zero.

    It is the ratio of the ends that face each other, so that an open end or an "about" makes it no larger than it is.
    """
    return higher.least / lower.most if lower.most else math.inf


class Series(NamedTuple):
    """What figures must share for a later one to follow an earlier one. Recalls and sub-counts are series apart."""

    clash: str
    metric: str
    side: str
    group: str
    recalled: bool
    is_part: bool
    claimant: str


class Figure(NamedTuple):
    """One claim. The names are those of the columns of `tolls.figures`, where they are described, and four more:

    - `bounds` are what the words allow: those of the codebook, and for "about" TOLERANCE per cent in whole people.
      "More than 30" begins at 30, as in the codebook: one person more or less makes no contradiction.
    - `moment` is when it was said to be so: the day on record, then the day or time for which it is given.
    - `series` is what it can be an earlier or a later word of.
    - `order` sorts figures by moment; for one moment what was replaced comes first, then smaller numbers.
    """

    claim_id: str
    clash: str
    metric: str
    side: str
    group: str
    claimant: str
    claimant_side: str
    value: int
    low: int
    high: int | None
    qualifier: str
    vague: bool
    recalled: bool
    superseded: bool
    increment: bool
    is_part: bool
    part_of: str
    repeat: bool
    negative: bool
    figure: str
    as_of: str
    on_record: date
    report_id: str
    bounds: Bounds
    moment: tuple[date, str]
    series: Series
    order: tuple[tuple[date, str], bool, int, str]

    @property
    def is_total(self) -> bool:
        """Whether it states how many in all: no sub-count, no rise, nothing said twice in one report."""
        return not (self.part_of or self.increment or self.repeat)

    @property
    def top(self) -> int:
        """The highest number that is named; where no upper bound is set there may be more."""
        return self.low if self.high is None else self.high


COLUMNS = Figure._fields[:-4]


class Figures(list[Figure]):
    """Figures about the study's clashes, in the order of time; so they need not be read and sorted again."""


Rows = pd.DataFrame | Figures | Sequence[Mapping[Hashable, Any]]
"""Figures as made by `tolls.figures`, as a table or as its rows; or as `listed` returns them."""


def listed(rows: Rows) -> Figures:
    """Return figures as records, in the order of time; open ends, which pandas writes as NaN, become None.

    Those about none of the study's clashes are left out: nothing says that they are about the same thing.
    """
    if isinstance(rows, Figures):
        return rows
    return Figures(in_order(figure for figure in _read(rows) if figure.clash))


def in_order(figures: Iterable[Figure]) -> list[Figure]:
    """Return figures in the order of time."""
    return sorted(figures, key=attrgetter("order"))


def _read(rows: pd.DataFrame | Sequence[Mapping[Hashable, Any]]) -> Iterator[Figure]:
    names = (*COLUMNS, "is_open")
    if isinstance(rows, pd.DataFrame):
        said = {name: rows[name].tolist() for name in names}
    else:
        said = {name: [row[name] for row in rows] for name in names}
    is_open = said.pop("is_open")
    said["high"] = [None if one else int(high) for high, one in zip(said["high"], is_open, strict=True)]
    bounds = map(_bounds, said["qualifier"], said["value"], said["low"], said["high"])
    moments = list(zip(said["on_record"], said["as_of"], strict=True))
    series = map(Series._make, zip(*(said[name] for name in Series._fields), strict=True))
    order = zip(moments, map(not_, said["superseded"]), said["low"], said["claim_id"], strict=True)
    return map(Figure._make, zip(*said.values(), bounds, moments, series, order, strict=True))


def _bounds(qualifier: str, value: int, low: int, high: int | None) -> Bounds:
    if qualifier != ABOUT:
        return Bounds(low, high)
    return Bounds(-(-value * (100 - TOLERANCE) // 100), value * (100 + TOLERANCE) // 100)
