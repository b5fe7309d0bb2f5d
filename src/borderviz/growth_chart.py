"""Growth chart: the steps of a reported toll over the days of a study, one panel for each side's people."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from borderviz.chart_style import hover_text, symbol
from borderviz.growth import Growth, growths
from borderviz.growth_axes import layout_of
from borderviz.growth_frame import Panel, frame_of
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.timeline import Timeline

MARK = 9
ARROW = "↑"
"""Stands above a figure that sets no upper bound."""

MOST_SERIES = 60
"""More would be no lines any more but a tangle, and much to send."""

NO_FIGURE = {"type": "scatter", "x": [None], "y": [None], "mode": "markers", "hoverinfo": "skip"}
"""Without any trace plotly would draw no axes, on which days are still to be chosen."""


def growth_chart(
    rows: pd.DataFrame,
    study: Study,
    metric: Metric,
    *,
    theme: str = "light",
    clashes: Container[str] = (),
    timeline: Timeline,
    first: date | None = None,
    last: date | None = None,
) -> go.Figure:
    """Return how the toll grew: for each claimant a step from the day of a figure until that of the next.

    `rows` are figures as made by `tolls.figures`, of all days; `clashes` are the ids of those to look at, all where
    empty; the days from `first` to `last` are shaded. The x of a day is its position on the timeline, and each mark
    carries its claim's id. Of more than MOST_SERIES series the chart says how many it leaves out.
    """
    found = [g for g in growths(rows, metric) if g.first["clash"] in (clashes or study.clashes)]
    frame = frame_of(found[:MOST_SERIES], study, timeline, theme, left_out=max(len(found) - MOST_SERIES, 0))
    # Few traces, made from plain dictionaries and not checked: that takes longer than all the rest.
    drawn = [trace for panel in frame.panels if panel.courses for trace in _traces(panel, study)]
    layout = layout_of(frame, metric, first, last)
    return go.Figure(data=drawn or [NO_FIGURE], layout=layout, _validate=False)


def _traces(panel: Panel, study: Study) -> Iterator[dict[str, Any]]:
    """Bars of ranges lie under the steps, the steps under the marks."""
    ranges = _ranges(panel)
    if ranges["x"]:
        yield ranges
    yield from _steps(panel, study)
    yield _marks(panel)


def _ranges(panel: Panel) -> dict[str, Any]:
    """One trace with an upright bar from the lowest to the highest number of each figure that names two."""
    trace = _line(panel, {"color": panel.colour, "width": 6}) | {"opacity": 0.35}
    for course in panel.courses:
        for x, mark in zip(course.xs, course.growth.marks, strict=True):
            if not mark["is_open"] and mark["low"] != mark["high"]:
                trace["x"] += [x, x, None]
                trace["y"] += [mark["low"], int(mark["high"]), None]
    return trace


def _steps(panel: Panel, study: Study) -> list[dict[str, Any]]:
    """One trace for each kind of claimant, with a line for each series, broken by gaps."""
    traces: dict[str, dict[str, Any]] = {}
    for course in panel.courses:
        dash = _dash(course.growth, study)
        line = {"color": panel.colour, "width": 2, "dash": dash, "shape": "hv"}
        if course.corners:
            trace = traces.setdefault(dash, _line(panel, line))
            trace["x"] += [*(x for x, _ in course.corners), None]
            trace["y"] += [*(y for _, y in course.corners), None]
    return list(traces.values())


def _line(panel: Panel, line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter", "x": [], "y": [], "yaxis": panel.axis, "mode": "lines", "hoverinfo": "skip", "line": line,
    }  # fmt: skip


def _dash(growth: Growth, study: Study) -> str:
    """Own side solid, another side dashed, all who are no party dotted."""
    speaks_for = growth.first["claimant_side"]
    if speaks_for == growth.first["side"]:
        return "solid"
    return "dash" if speaks_for in study.sides else "dot"


def _marks(panel: Panel) -> dict[str, Any]:
    """One trace with a mark for each figure."""
    points = [(x, mark) for course in panel.courses for x, mark in zip(course.xs, course.growth.marks, strict=True)]
    plain = {"marker": {"opacity": 1}, "textfont": {"color": panel.colour}}
    return {
        "type": "scatter", "mode": "markers+text", "yaxis": panel.axis, "cliponaxis": False,
        "x": [x for x, _ in points], "y": [mark["value"] for _, mark in points],
        "text": [ARROW if mark["is_open"] else "" for _, mark in points], "textposition": "top center",
        "textfont": {"size": 15, "color": panel.colour},
        "customdata": [mark["claim_id"] for _, mark in points],
        "hovertext": [hover_text(mark) for _, mark in points], "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": MARK, "color": panel.colour, "line": {"width": 2, "color": panel.colour},
                   "symbol": [symbol(mark) for _, mark in points]},
        # What is chosen shows as shaded days, not as marks that stand out from others.
        "selected": plain, "unselected": plain,
    }  # fmt: skip
