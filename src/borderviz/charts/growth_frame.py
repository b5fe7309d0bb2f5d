"""Growth frame: what is where in a growth chart, before anything is drawn."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from borderviz.charts.growth import Growth, steps
from borderviz.charts.growth_days import Days
from borderviz.charts.growth_plans import DOT, Plan
from borderviz.charts.style import asks_for_logarithm, side_colour
from borderviz.charts.toll_rows import Record
from borderviz.study import Study

TITLE, REMARK, OVER = 24, 14, 16
"""Pixels above each panel for its title, for each line of remarks below that, and for a label below remarks."""

REMARK_WIDTH = 64
"""Characters of a line of remarks on a phone."""

LOWEST_PANEL, EMPTY_PANEL, LABEL_ROOM, MOST_LABELS = 100, 6, 30, 14
"""Pixels of a panel: at least, without figures, and for each label, up to so many labels."""

END_OF_DAY = 0.45
"""How far right of the mark of a day its line ends, in days."""

MARK_SIZE, BESIDE, MOST_BESIDE = 12, 0.2, 2
"""Pixels of a mark; days between two marks of one day of which one would hide the other, and how often at most."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis of figures that all panels share; `low` and `high` are logarithms where it is logarithmic."""

    logarithmic: bool
    low: float
    high: float

    @classmethod
    def over(cls, values: Collection[int]) -> Scale:
        """Return a scale with room above the highest figure for its arrow and its label."""
        highest = max(values, default=0) or 1
        if asks_for_logarithm(values):
            return cls(logarithmic=True, low=math.log10(min(values)) - 0.3, high=math.log10(highest) + 0.4)
        return cls(logarithmic=False, low=-0.06 * highest, high=1.25 * highest)

    def of(self, value: int) -> float:
        """Return where a figure stands, as plotly wants it for annotations."""
        return math.log10(value) if self.logarithmic else value

    def share(self, value: int) -> float:
        """Return how far up a panel a figure stands, from 0 to 1."""
        return (self.of(value) - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Course:
    """A series as it is drawn: its colour, the x of each of its marks, and the corners of its steps."""

    growth: Growth
    colour: str
    xs: tuple[float, ...]
    corners: tuple[tuple[float, int], ...]

    @property
    def last_x(self) -> float:
        """The x of the last total, or of the last mark where there is none."""
        levels = [x for x, mark in zip(self.xs, self.growth.marks, strict=True) if not mark["increment"]]
        return (levels or self.xs)[-1]

    @property
    def end(self) -> tuple[float, int]:
        """The right end of the steps; the last mark where there are none."""
        return self.corners[-1] if self.corners else (self.last_x, int(self.growth.marks[-1]["value"]))


@dataclass(frozen=True, slots=True)
class Panel:
    """A plan where it is drawn: its remarks in lines, and the pixels from the first panel's title to its lower edge."""

    axis: str
    plan: Plan
    remarks: tuple[str, ...]
    courses: tuple[Course, ...]
    height: int
    bottom: int

    @property
    def head(self) -> int:
        """The pixels above it for title and remarks."""
        return _head(self.remarks, self.height)

    @property
    def top(self) -> int:
        """The pixels from the top of the first panel's title to the upper edge."""
        return self.bottom - self.height


@dataclass(frozen=True, slots=True)
class Frame:
    """What every part of a chart needs to know; `note` tells what is left out of all of it."""

    study: Study
    days: Days
    scale: Scale
    theme: str
    panels: tuple[Panel, ...]
    note: str = ""

    @property
    def height(self) -> int:
        """The pixels of all panels with their titles."""
        return self.panels[-1].bottom if self.panels else TITLE


def frame_of(plans: Collection[Plan], study: Study, days: Days, theme: str, note: str = "") -> Frame:
    """Return the frame of a chart of some panels, which share one scale and, where they have figures, one height."""
    most = max((len(plan.series) for plan in plans), default=0)
    tall = max(LOWEST_PANEL, LABEL_ROOM * min(most, MOST_LABELS))
    scale = _scale([mark for plan in plans for growth in plan.series for mark in growth.marks])
    panels: list[Panel] = []
    bottom = 0
    for number, plan in enumerate(plans, start=1):
        remarks = tuple(textwrap.wrap(DOT.join(plan.remarks), REMARK_WIDTH))
        height = tall if plan.series else EMPTY_PANEL
        bottom += _head(remarks, height) + height
        axis = "y" if number == 1 else f"y{number}"
        courses = []
        for growth, xs in zip(plan.series, _xs(plan.series, days, scale, height), strict=True):
            colour = side_colour(study, growth.first["side"], theme)
            courses.append(Course(growth, colour, xs, _corners(growth, xs, days)))
        panels.append(Panel(axis, plan, remarks, tuple(courses), height, bottom))
    return Frame(study, days, scale, theme, tuple(panels), note)


def _head(remarks: Collection[str], height: int) -> int:
    """The pixels above a panel. Remarks would else stand on the label of its highest figure."""
    return TITLE + REMARK * len(remarks) + (OVER if remarks and height > EMPTY_PANEL else 0)


def _scale(marks: Collection[Record]) -> Scale:
    """The scale over all figures, and over the higher end of those that name two."""
    highs = [int(mark["high"]) for mark in marks if not mark["is_open"]]
    return Scale.over([*(mark["value"] for mark in marks), *highs])


def _xs(series: Iterable[Growth], days: Days, scale: Scale, height: int) -> Iterator[tuple[float, ...]]:
    """The x of the marks of each series; one that would hide another one stands a little to its right."""
    met: set[tuple[int, int, int]] = set()
    for growth in series:
        xs: list[float] = []
        for day, together in groupby(growth.marks, days.position):
            values = [mark["value"] for mark in together]
            # Heights in steps of half a mark: up to two of them are too near.
            levels = [round(scale.share(value) * height / (MARK_SIZE / 2)) for value in values]
            near = [level + by for level in levels for by in range(-2, 3)]
            aside = next((n for n in range(MOST_BESIDE) if met.isdisjoint((day, n, at) for at in near)), MOST_BESIDE)
            met.update((day, aside, level) for level in levels)
            again = [values[:at].count(value) for at, value in enumerate(values)]
            xs += [day + min(BESIDE * (aside + more), END_OF_DAY) for more in again]
        yield tuple(xs)


def _corners(growth: Growth, xs: Iterable[float], days: Days) -> tuple[tuple[float, int], ...]:
    """A corner at each total, and one where the last total ends: when its last day does."""
    found = steps(growth, days.until)
    if not found:
        return ()
    where = {mark["claim_id"]: x for x, mark in zip(xs, growth.marks, strict=True)}
    corners = [(where[mark["claim_id"]], int(mark["value"])) for _, _, mark in found]
    _, end, last = found[-1]
    return (*corners, (days.place(end, last["clash"]) + END_OF_DAY, int(last["value"])))
