"""Growth frame: what is where in a growth chart, before anything is drawn."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from borderviz.chart_style import asks_for_logarithm, side_colour
from borderviz.growth import Growth, steps
from borderviz.study import Study
from borderviz.timeline import Timeline

TITLE = 24
"""Pixels above each panel for whose people it counts."""

LOWEST_PANEL, EMPTY_PANEL, LABEL_ROOM, MOST_LABELS = 100, 22, 30, 14
"""Pixels of a panel: at least, without figures, and for each label, up to so many labels."""

END_OF_DAY = 0.45
"""How far right of the mark of a day its line ends, in days."""

BESIDE = 0.2
"""Days between two marks of the same figure on the same day, of which one would hide the other."""


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
    """A series as it is drawn: the x of each of its marks, and the corners of its steps."""

    growth: Growth
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
    """The figures about one side's people, and the pixels from the top of the first panel to its lower edge."""

    axis: str
    side: str
    colour: str
    courses: tuple[Course, ...]
    height: int
    bottom: int

    @property
    def top(self) -> int:
        """The pixels from the top of the first panel's title to the upper edge."""
        return self.bottom - self.height


@dataclass(frozen=True, slots=True)
class Frame:
    """What every part of a chart needs to know."""

    study: Study
    timeline: Timeline
    scale: Scale
    theme: str
    panels: tuple[Panel, ...]
    left_out: int = 0

    @property
    def height(self) -> int:
        """The pixels of all panels with their titles."""
        return self.panels[-1].bottom if self.panels else EMPTY_PANEL


def frame_of(found: list[Growth], study: Study, timeline: Timeline, theme: str, left_out: int = 0) -> Frame:
    """Return the frame of a chart of some series: a panel for each side, also one without any, then all others.

    `left_out` is how many series there are beside them.
    """
    by_side: dict[str, list[Growth]] = {side: [] for side in study.sides}
    for growth in found:
        by_side.setdefault(growth.first["side"], []).append(growth)
    most = max((len(series) for series in by_side.values()), default=0)
    tall = max(LOWEST_PANEL, LABEL_ROOM * min(most, MOST_LABELS))
    panels: list[Panel] = []
    bottom = 0
    for number, (side, series) in enumerate(by_side.items(), start=1):
        height = tall if series else EMPTY_PANEL
        bottom += TITLE + height
        axis = "y" if number == 1 else f"y{number}"
        colour = side_colour(study, side, theme)
        panels.append(Panel(axis, side, colour, courses_of(series, timeline), height, bottom))
    scale = Scale.over([mark["value"] for growth in found for mark in growth.marks])
    return Frame(study, timeline, scale, theme, tuple(panels), left_out)


def courses_of(series: list[Growth], timeline: Timeline) -> tuple[Course, ...]:
    """Return series as they are drawn; a mark that would hide another one stands a little to its right."""
    met: Counter[tuple[int, int]] = Counter()
    courses = []
    for growth in series:
        xs = []
        for mark in growth.marks:
            place = (timeline.position(mark["on_record"]), mark["value"])
            xs.append(min(place[0] + BESIDE * met[place], place[0] + END_OF_DAY))
            met[place] += 1
        courses.append(Course(growth, tuple(xs), _corners(growth, xs, timeline)))
    return tuple(courses)


def _corners(growth: Growth, xs: list[float], timeline: Timeline) -> tuple[tuple[float, int], ...]:
    """A corner at each total, and one where the last total ends: when its last day does."""
    found = steps(growth, timeline)
    if not found:
        return ()
    where = {mark["claim_id"]: x for x, mark in zip(xs, growth.marks, strict=True)}
    corners = [(where[mark["claim_id"]], int(mark["value"])) for _, _, mark in found]
    _, end, last = found[-1]
    return (*corners, (timeline.position(end) + END_OF_DAY, int(last["value"])))
