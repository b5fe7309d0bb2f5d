"""Growth chart: the steps of a reported toll, by the calendar or by the days since the outbreak of each clash."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from borderviz.charts.growth import Growth, growths
from borderviz.charts.growth_axes import layout_of
from borderviz.charts.growth_days import Calendar, Outbreak, Since
from borderviz.charts.growth_frame import Course, Frame, Panel, frame_of
from borderviz.charts.growth_plans import MOST_CLASHES, MOST_SERIES, by_clash, by_side
from borderviz.charts.growth_shade import Area, areas_of, shade
from borderviz.charts.style import hover_text, symbol
from borderviz.charts.toll_rows import Records
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.timeline import Timeline
from borderviz.tolls.silent import Entries, Silence, silent

MARK = 9
ARROW = "↑"
"""Stands above a figure that sets no upper bound."""

NO_FIGURE = {"type": "scatter", "x": [None], "y": [None], "mode": "markers", "hoverinfo": "skip"}
"""Without any trace plotly would draw no axes, neither those of a panel nor the days below the last one."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of a growth chart but the chosen days: what takes long to make, and can be kept and drawn many times."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    areas: tuple[Area, ...]
    theme: str

    def figure(self, first: date | None = None, last: date | None = None, *, drag: bool = True) -> go.Figure:
        """Return the chart with the days from `first` to `last` shaded; `drag` says whether days can be drawn over."""
        shapes = [*shade(self.areas, first, last, self.theme), *self.layout["shapes"]]
        layout = {**self.layout, "shapes": shapes, "dragmode": "select" if drag else False}
        # Made from plain dictionaries and not checked: that takes longer than all the rest.
        return go.Figure(data=self.data, layout=layout, _validate=False)


def growth_chart(
    rows: Records,
    study: Study,
    metric: Metric,
    *,
    theme: str = "light",
    clashes: Container[str] = (),
    timeline: Timeline,
    first: date | None = None,
    last: date | None = None,
    since: Since = "calendar",
    silences: Entries = (),
) -> go.Figure:
    """Return how the toll grew: for each claimant a step from the day of a figure until that of the next.

    `rows` are figures as made by `tolls.figures`, of all days; `clashes` are the ids of those to look at, all where
    empty; the days from `first` to `last` are shaded. Each mark carries its claim's id.

    Since "calendar", there is a panel for each side's people, and the x of a day is its position on the timeline.
    Since "outbreak", there is one for each clash, and x counts days from its first; recalls, which came months later,
    are left out and counted, and `silences` as made by `tolls.silences` say who gave no figure.
    """
    drawing = growth_drawing(
        rows, study, metric, theme=theme, clashes=clashes, timeline=timeline, since=since, silences=silences
    )
    return drawing.figure(first, last, drag=since == "calendar")


def growth_drawing(
    rows: Records,
    study: Study,
    metric: Metric,
    *,
    theme: str = "light",
    clashes: Container[str] = (),
    timeline: Timeline,
    since: Since = "calendar",
    silences: Entries = (),
) -> Drawing:
    """Return what `growth_chart` draws, without the chosen days; it says how much it leaves out of what is too much."""
    rows = rows if isinstance(rows, pd.DataFrame) else list(rows)
    found = [growth for growth in growths(rows, metric) if growth.first["clash"] in (clashes or study.clashes)]
    if since == "outbreak":
        quiet = [one for one in silent(rows, silences) if metric.value in one.metrics]
        frame = _by_clash(found, quiet, study, clashes or study.clashes, theme)
    else:
        frame = _by_side(found, study, Calendar(timeline), theme)
    drawn = [trace for panel in frame.panels for trace in _traces(panel, study)]
    return Drawing(drawn or [NO_FIGURE], layout_of(frame, metric), tuple(areas_of(frame)), theme)


def _by_side(found: list[Growth], study: Study, days: Calendar, theme: str) -> Frame:
    more = len(found) - MOST_SERIES
    note = f"{more} more series: choose a clash or a report" if more > 0 else ""
    return frame_of(by_side(found[:MOST_SERIES], study, theme), study, days, theme, note)


def _by_clash(found: list[Growth], quiet: list[Silence], study: Study, clashes: Container[str], theme: str) -> Frame:
    said: dict[str, list[Growth]] = {clash_id: [] for clash_id in study.clashes if clash_id in clashes}
    for growth in found:
        said[growth.first["clash"]].append(growth)
    # Of too many, those of which nothing is known go first.
    kept = list(said) if len(said) <= MOST_CLASHES else [clash_id for clash_id in said if said[clash_id]][:MOST_CLASHES]
    note = f"{len(said) - len(kept)} more clashes: choose some" if len(kept) < len(said) else ""
    plans = by_clash({clash_id: said[clash_id] for clash_id in kept}, quiet, study, theme)
    days = Outbreak.of([study.clashes[clash_id] for clash_id in kept], [g for plan in plans for g in plan.series])
    return frame_of(plans, study, days, theme, note)


def _traces(panel: Panel, study: Study) -> Iterator[dict[str, Any]]:
    """Bars of ranges lie under the steps, the steps under the marks; each colour has traces of its own."""
    if not panel.courses:
        yield {**NO_FIGURE, "yaxis": panel.axis}
    coloured: dict[str, list[Course]] = {}
    for course in panel.courses:
        coloured.setdefault(course.colour, []).append(course)
    ranges = [_ranges(panel.axis, colour, courses) for colour, courses in coloured.items()]
    yield from (trace for trace in ranges if trace["x"])
    for colour, courses in coloured.items():
        yield from _steps(panel.axis, colour, courses, study)
    for colour, courses in coloured.items():
        yield _marks(panel.axis, colour, courses)


def _ranges(axis: str, colour: str, courses: list[Course]) -> dict[str, Any]:
    """One trace with an upright bar from the lowest to the highest number of each figure that names two."""
    trace = _line(axis, {"color": colour, "width": 6}) | {"opacity": 0.35}
    for course in courses:
        for x, mark in zip(course.xs, course.growth.marks, strict=True):
            if not mark["is_open"] and mark["low"] != mark["high"]:
                trace["x"] += [x, x, None]
                trace["y"] += [mark["low"], int(mark["high"]), None]
    return trace


def _steps(axis: str, colour: str, courses: list[Course], study: Study) -> list[dict[str, Any]]:
    """One trace for each kind of claimant, with a line for each series, broken by gaps."""
    traces: dict[str, dict[str, Any]] = {}
    for course in courses:
        dash = _dash(course.growth, study)
        line = {"color": colour, "width": 2, "dash": dash, "shape": "hv"}
        if course.corners:
            trace = traces.setdefault(dash, _line(axis, line))
            trace["x"] += [*(x for x, _ in course.corners), None]
            trace["y"] += [*(y for _, y in course.corners), None]
    return list(traces.values())


def _line(axis: str, line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter", "x": [], "y": [], "yaxis": axis, "mode": "lines", "hoverinfo": "skip", "line": line,
    }  # fmt: skip


def _dash(growth: Growth, study: Study) -> str:
    """Own side solid, another side dashed, all who are no party dotted."""
    speaks_for = growth.first["claimant_side"]
    if speaks_for == growth.first["side"]:
        return "solid"
    return "dash" if speaks_for in study.sides else "dot"


def _marks(axis: str, colour: str, courses: list[Course]) -> dict[str, Any]:
    """One trace with a mark for each figure."""
    points = [(x, mark) for course in courses for x, mark in zip(course.xs, course.growth.marks, strict=True)]
    plain = {"marker": {"opacity": 1}, "textfont": {"color": colour}}
    return {
        "type": "scatter", "mode": "markers+text", "yaxis": axis, "cliponaxis": False,
        "x": [x for x, _ in points], "y": [mark["value"] for _, mark in points],
        "text": [ARROW if mark["is_open"] else "" for _, mark in points], "textposition": "top center",
        "textfont": {"size": 15, "color": colour},
        "customdata": [mark["claim_id"] for _, mark in points],
        "hovertext": [hover_text(mark) for _, mark in points], "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": MARK, "color": colour, "line": {"width": 2, "color": colour},
                   "symbol": [symbol(mark) for _, mark in points]},
        # What is chosen shows as shaded days, not as marks that stand out from others.
        "selected": plain, "unselected": plain,
    }  # fmt: skip
