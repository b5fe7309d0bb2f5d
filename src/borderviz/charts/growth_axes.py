"""Growth axes: days and figures along the edges of a growth chart, and what lies under its steps."""

from __future__ import annotations

from html import escape
from typing import Any

from borderviz.charts.growth_frame import REMARK, TITLE, Frame, Panel
from borderviz.charts.growth_labels import labels_of
from borderviz.charts.style import GRID, INK, SOFT
from borderviz.model import Metric

LEFT, RIGHT, TOP = 48, 6, 22
"""Pixels around the panels: for figures, for the last line's end, for the unit."""

BOTTOM = {True: 54, False: 42}
"""Pixels below the panels: of a calendar for day, month and year, else for day and title."""

FONT = "Arial, Helvetica, sans-serif"
"""Plotly's own first choices are as wide as Verdana or not, by system: labels could not be kept apart."""

BREAK = {"light": "rgba(29,37,48,0.35)", "dark": "rgba(255,255,255,0.35)"}


def layout_of(frame: Frame, metric: Metric) -> dict[str, Any]:
    """Return the layout of a growth chart as plotly takes it."""
    panels, bottom = frame.panels, BOTTOM[frame.days.is_calendar]
    notes = [note for panel in panels for note in (*_names(panel, frame), *labels_of(panel, frame))]
    return {
        "xaxis": _day_axis(frame),
        **{panel.axis.replace("y", "yaxis"): _figure_axis(panel, frame) for panel in panels},
        "annotations": [_unit(metric, frame), *notes],
        "shapes": _breaks(frame),
        "height": TOP + frame.height + bottom,
        "margin": {"l": LEFT, "r": RIGHT, "t": TOP, "b": bottom},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"align": "left"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "color": INK[frame.theme], "size": 12},
        "dragmode": "select",
        "selectdirection": "h",
    }


def _day_axis(frame: Frame) -> dict[str, Any]:
    ticks, (first, last) = frame.days.ticks(), frame.days.ends
    return {
        "range": [first - 0.5, last + 0.5], "fixedrange": True, "showgrid": not frame.days.is_calendar,
        "gridcolor": GRID[frame.theme], "zeroline": False, "anchor": frame.panels[-1].axis if frame.panels else "y",
        "tickvals": list(ticks), "ticktext": list(ticks.values()), "tickangle": 0, "tickfont": {"size": 11},
        "ticks": "outside", "ticklen": 4, "tickcolor": GRID[frame.theme],
        "title": {"text": frame.days.title, "font": {"size": 11}, "standoff": 4},
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
    rest = f" · {frame.note}" if frame.note else ""
    return _at_left(f"{unit}, as reported{scale}{rest}", 0, TOP - 10, 11, SOFT[frame.theme])


def _names(panel: Panel, frame: Frame) -> list[dict[str, Any]]:
    """The title of a panel above it, and its remarks below that."""
    top = panel.top / frame.height
    title = _at_left(f"<b>{escape(panel.plan.title)}</b>", top, panel.head - 11, 13, panel.plan.colour)
    if not panel.remarks:
        return [title]
    text = "<br>".join(f"<i>{escape(line)}</i>" for line in panel.remarks)
    middle = panel.head - TITLE + 2 - REMARK * len(panel.remarks) / 2
    return [title, _at_left(text, top, middle, 11, SOFT[frame.theme]) | {"align": "left"}]


def _at_left(text: str, down: float, shift: float, size: int, colour: str) -> dict[str, Any]:
    """A text at the left edge, at a share of the height of all panels below their top, and some pixels above that."""
    return {
        "text": text, "showarrow": False, "x": 0, "y": 1 - down, "xref": "paper", "yref": "paper", "xanchor": "left",
        "yanchor": "middle", "xshift": 4 - LEFT, "yshift": shift, "font": {"size": size, "color": colour},
    }  # fmt: skip


def _breaks(frame: Frame) -> list[dict[str, Any]]:
    line = {"color": BREAK[frame.theme], "width": 1, "dash": "dot"}
    edge = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "layer": "below", "line": line}
    return [{**edge, "x0": position - 0.5, "x1": position - 0.5} for position in frame.days.breaks]
