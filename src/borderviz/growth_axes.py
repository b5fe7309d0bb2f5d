"""Growth axes: days and figures along the edges of a growth chart, and what lies under its steps."""

from __future__ import annotations

import math
from datetime import date
from html import escape
from typing import Any

from borderviz.chart_style import GRID, INK, SOFT
from borderviz.growth_frame import EMPTY_PANEL, Frame, Panel
from borderviz.growth_labels import labels_of
from borderviz.model import Metric
from borderviz.timeline import Timeline
from borderviz.wording import day_text, side_name

LEFT, RIGHT, TOP, BOTTOM = 48, 6, 22, 54
"""Pixels around the panels: for figures, for the last line's end, for the unit, for day, month and year."""

MOST_TICKS = 11
"""Days that can be named beside one another on a phone."""

WINDOW = {"light": "rgba(11,83,148,0.10)", "dark": "rgba(142,197,255,0.14)"}
BREAK = {"light": "rgba(29,37,48,0.35)", "dark": "rgba(255,255,255,0.35)"}


def layout_of(frame: Frame, metric: Metric, first: date | None, last: date | None) -> dict[str, Any]:
    """Return the layout of a growth chart as plotly takes it, the days from `first` to `last` shaded."""
    panels = frame.panels
    notes = [note for panel in panels for note in (*_names(panel, frame), *labels_of(panel, frame))]
    return {
        "xaxis": _day_axis(frame),
        **{panel.axis.replace("y", "yaxis"): _figure_axis(panel, frame) for panel in panels},
        "annotations": [_unit(metric, frame), *notes],
        "shapes": [*_window(frame, first, last), *_breaks(frame)],
        "height": TOP + frame.height + BOTTOM,
        "margin": {"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"align": "left"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": INK[frame.theme], "size": 12},
        "dragmode": "select",
        "selectdirection": "h",
    }


def ticks_of(timeline: Timeline) -> dict[int, str]:
    """Return the days that are named, those after a break first; under the day the month and year where they change."""
    apart = math.ceil(len(timeline.days) / MOST_TICKS)
    kept: list[int] = []
    for position in (0, *timeline.breaks, *range(len(timeline.days))):
        if position < len(timeline.days) and all(abs(position - other) >= apart for other in kept):
            kept.append(position)
    named: dict[int, str] = {}
    run = month = (-1, -1)
    for position in sorted(kept):
        day = timeline.days[position]
        new_run = (sum(cut <= position for cut in timeline.breaks), day.year)
        new_month = (day.year, day.month)
        parts = day_text(day).split(" ")
        named[position] = "<br>".join(parts[: 3 if new_run != run else 2 if new_month != month else 1])
        run, month = new_run, new_month
    return named


def _day_axis(frame: Frame) -> dict[str, Any]:
    ticks = ticks_of(frame.timeline)
    return {
        "range": [-0.5, max(len(frame.timeline.days), 1) - 0.5], "fixedrange": True, "showgrid": False,
        "zeroline": False, "anchor": frame.panels[-1].axis if frame.panels else "y", "tickvals": list(ticks),
        "ticktext": list(ticks.values()), "tickangle": 0, "tickfont": {"size": 11}, "ticks": "outside", "ticklen": 4,
        "tickcolor": GRID[frame.theme],
    }  # fmt: skip


def _figure_axis(panel: Panel, frame: Frame) -> dict[str, Any]:
    scale = frame.scale
    axis = {
        "domain": [max(1 - panel.bottom / frame.height, 0), 1 - panel.top / frame.height], "anchor": "x",
        "fixedrange": True, "zeroline": False, "gridcolor": GRID[frame.theme], "tickfont": {"size": 11},
        "range": [scale.low, scale.high], "type": "log" if scale.logarithmic else "linear", "tickformat": ",d",
    }  # fmt: skip
    if not panel.courses:
        return axis | {"showticklabels": False, "showgrid": False}
    return axis | ({"dtick": 1} if scale.logarithmic else {"nticks": 4})


def _unit(metric: Metric, frame: Frame) -> dict[str, Any]:
    unit = "Homes" if metric is Metric.HOMES_DAMAGED else "People"
    scale = " (logarithmic axis)" if frame.scale.logarithmic else ""
    rest = f" · {frame.left_out} more series: choose a clash or a report" if frame.left_out else ""
    return _at_left(f"{unit}, as reported{scale}{rest}", 0, TOP - 10, 11, SOFT[frame.theme])


def _names(panel: Panel, frame: Frame) -> list[dict[str, Any]]:
    """Whose people a panel counts, above it, and that there is no figure where there is none."""
    words = {"both": "Both sides", "unspecified": "Side not said"}
    name = words.get(panel.side) or f"{side_name(panel.side, frame.study.sides)} people"
    top = panel.top / frame.height
    title = _at_left(f"<b>{escape(name)}</b>", top, 13, 13, panel.colour)
    if panel.courses:
        return [title]
    return [title, _at_left("<i>no figure</i>", top, -EMPTY_PANEL / 2, 11, SOFT[frame.theme])]


def _at_left(text: str, down: float, shift: float, size: int, colour: str) -> dict[str, Any]:
    """A text at the left edge, at a share of the height of all panels below their top, and some pixels above that."""
    return {
        "text": text, "showarrow": False, "x": 0, "y": 1 - down, "xref": "paper", "yref": "paper", "xanchor": "left",
        "yanchor": "middle", "xshift": 4 - LEFT, "yshift": shift, "font": {"size": size, "color": colour},
    }  # fmt: skip


def _breaks(frame: Frame) -> list[dict[str, Any]]:
    line = {"color": BREAK[frame.theme], "width": 1, "dash": "dot"}
    edge = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "layer": "below", "line": line}
    return [{**edge, "x0": position - 0.5, "x1": position - 0.5} for position in frame.timeline.breaks]


def _window(frame: Frame, first: date | None, last: date | None) -> list[dict[str, Any]]:
    """The shade over the chosen days; none where that is all of them."""
    days = frame.timeline.days
    chosen = [i for i, day in enumerate(days) if (not first or day >= first) and (not last or day <= last)]
    if not chosen or len(chosen) == len(days):
        return []
    return [{
        "type": "rect", "yref": "paper", "x0": chosen[0] - 0.5, "x1": chosen[-1] + 0.5, "y0": 0, "y1": 1,
        "layer": "below", "fillcolor": WINDOW[frame.theme], "line": {"width": 0},
    }]  # fmt: skip
