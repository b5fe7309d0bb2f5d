"""Growth shade: the chosen days of a growth chart, which change far more often than all the rest of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from borderviz.charts.growth_days import Calendar, Outbreak
from borderviz.charts.growth_frame import Frame

WINDOW = {"light": "rgba(11,83,148,0.10)", "dark": "rgba(142,197,255,0.14)"}


@dataclass(frozen=True, slots=True)
class Area:
    """Days beside one another that can be shaded: the position of the first, and plotly's name for their height."""

    days: tuple[date, ...]
    first: int
    height: str


def areas_of(frame: Frame) -> Iterator[Area]:
    """Yield what can be shaded: all panels at once where they share their days, else each by itself."""
    if isinstance(frame.days, Calendar):
        yield Area(frame.days.timeline.days, 0, "paper")
    elif isinstance(frame.days, Outbreak):
        for panel in frame.panels:
            yield Area(frame.days.days_of(panel.plan.clash), frame.days.ends[0], f"{panel.axis} domain")


def shade(areas: Iterable[Area], first: date | None, last: date | None, theme: str) -> list[dict[str, Any]]:
    """Return plotly's shapes for the days from `first` to `last`; none where these are all days."""
    spans = []
    is_all = True
    for area in areas:
        begin = bisect_left(area.days, first) if first else 0
        end = bisect_right(area.days, last) if last else len(area.days)
        is_all = is_all and (begin, end) == (0, len(area.days))
        if begin < end:
            spans.append((area.height, area.first + begin - 0.5, area.first + end - 0.5))
    look = {"y0": 0, "y1": 1, "layer": "below", "fillcolor": WINDOW[theme], "line": {"width": 0}}
    return [] if is_all else [{"type": "rect", "yref": h, "x0": x0, "x1": x1, **look} for h, x0, x1 in spans]
