"""Charts: reported tolls as plotly figures, made from tables; each answers the question above it."""

from __future__ import annotations

import math
from collections.abc import Container
from html import escape
from typing import Any

import plotly.graph_objects as go

from borderviz.charts.style import (
    FAINT,
    FAINT_TEXT,
    GRID,
    INK,
    OPEN_END,
    SOFT,
    asks_for_logarithm,
    hover_text,
    side_colour,
    symbol,
)
from borderviz.charts.toll_rows import Record, Records, Row, toll_rows
from borderviz.model import Metric
from borderviz.study import Study

ROW_HEIGHT = 28
LABEL_MARGIN = 200
"""Pixels to the left of the axis for the names of claimants."""


def toll_chart(
    rows: Records,
    silences: Records,
    study: Study,
    metric: Metric,
    *,
    theme: str = "light",
    clashes: Container[str] = (),
    emphasised: Container[str] = (),
    most: int | None = None,
) -> go.Figure:
    """Return what each claimant reported for a metric, clash under clash on one axis.

    `rows` are figures as made by `tolls.figures`, `silences` as by `tolls.silences`; `clashes` are the ids of those to
    look at, all where empty. Every figure is a mark of its own; a line joins the lowest and highest of one claimant, an
    arrow says that the figure sets no upper bound. Figures of the reports `emphasised`, by id, stand out from the
    others. Of more lines than `most`, the last one says how many are left out.
    """
    lines = _at_most(most, toll_rows(rows, silences, study, metric, clashes or study.clashes))
    values = [mark["value"] for line in lines for mark in line.marks]
    axis = _axis(values, metric, theme, logarithmic=asks_for_logarithm(values))
    # Few traces, and axis labels instead of annotations: plotly takes milliseconds for each of them.
    # And no checks of what is made here alone: they take longer than all the rest.
    return go.Figure(
        data=[*_ranges(lines, study, theme), _marks(lines, study, theme, emphasised)],
        layout=_layout(lines, study, axis, theme),
        _validate=False,
    )


def _at_most(most: int | None, lines: list[Row]) -> list[Row]:
    if most is None or len(lines) <= most:
        return lines
    left_out = sum(not line.heading for line in lines[most:])
    return [*lines[:most], Row(remark=f"{left_out} more lines: choose a clash, a report or fewer days")]


def _ranges(lines: list[Row], study: Study, theme: str) -> list[dict[str, Any]]:
    """One trace a side with a line for each range, broken by gaps."""
    traces: dict[str, dict[str, Any]] = {}
    for position, line in enumerate(lines):
        if line.span is not None and line.span[0] != line.span[1]:
            colour = side_colour(study, line.side, theme)
            trace = traces.setdefault(line.side, {
                "type": "scatter", "x": [], "y": [], "mode": "lines", "hoverinfo": "skip", "opacity": 0.35,
                "line": {"color": colour, "width": 5},
            })  # fmt: skip
            trace["x"] += [*line.span, None]
            trace["y"] += [-position, -position, None]
    return list(traces.values())


def _marks(lines: list[Row], study: Study, theme: str, emphasised: Container[str]) -> dict[str, Any]:
    """One trace with a mark for each figure; the last of a row carries the figures of the row in signs."""
    points = [
        (-position, line, mark, side_colour(study, line.side, theme))
        for position, line in enumerate(lines)
        for mark in sorted(line.marks, key=lambda mark: (mark["value"], mark["is_open"]))
    ]
    colours = [colour for _, _, _, colour in points]
    stands_out = [mark["report_id"] in emphasised for _, _, mark, _ in points]
    strength = [1 if one else FAINT for one in stands_out] if any(stands_out) else 1
    arrows = [
        f"{colour}{FAINT_TEXT}" if any(stands_out) and not one else colour
        for colour, one in zip(colours, stands_out, strict=True)
    ]
    inks = [INK[theme] if one else SOFT[theme] for one in stands_out] if any(stands_out) else INK[theme]
    return {
        "type": "scatter", "mode": "markers+text", "textposition": "middle right",
        "x": [mark["value"] for _, _, mark, _ in points], "y": [y for y, _, _, _ in points],
        "text": [_text(line, mark, arrow) for (_, line, mark, _), arrow in zip(points, arrows, strict=True)],
        "textfont": {"size": 12, "color": inks},
        "customdata": [mark["claim_id"] for _, _, mark, _ in points],
        "hovertext": [hover_text(mark) for _, _, mark, _ in points], "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": 11, "color": colours, "line": {"width": 2, "color": colours},
                   "opacity": strength, "symbol": [symbol(mark) for _, _, mark, _ in points]},
    }  # fmt: skip


def _text(line: Row, mark: Record, colour: str) -> str:
    """What stands right of a mark: an arrow where no upper bound is set, and after the last mark the row in signs."""
    arrow = f'<span style="color:{colour};font-weight:bold">{OPEN_END}</span>' if mark["is_open"] else ""
    last = max(line.marks, key=lambda mark: (mark["value"], mark["is_open"]))
    return f" {arrow} {escape(in_signs(line.marks))}" if mark is last else arrow


def in_signs(marks: list[Record]) -> str:
    """Return the figures of a series from low to high, rises in brackets: "24, 36 (+12)"; words where no number is."""
    ordered = sorted(marks, key=lambda mark: int(mark["value"]))
    levels = [mark for mark in ordered if not mark["increment"]]
    numbers = [mark for mark in levels if not mark["vague"]] or levels
    rises = [f"({mark['sign']})" for mark in ordered if mark["increment"]]
    return " ".join([", ".join(dict.fromkeys(str(mark["sign"]) for mark in numbers)), *rises]).strip()


def _axis(values: list[int], metric: Metric, theme: str, *, logarithmic: bool) -> dict[str, Any]:
    unit = "Homes" if metric is Metric.HOMES_DAMAGED else "People"
    title = f"{unit}, as reported (logarithmic axis)" if logarithmic else f"{unit}, as reported"
    axis: dict[str, Any] = {"title": {"text": title}, "gridcolor": GRID[theme], "zeroline": False, "fixedrange": True}
    if not values:
        return axis | {"visible": False, "range": [0, 1]}
    if logarithmic:
        room = [math.log10(min(values)) - 0.25, math.log10(max(values)) + 1.4]
        return axis | {"type": "log", "range": room, "dtick": 1}
    return axis | {"type": "linear", "range": [-0.04 * (max(values) or 1), (max(values) or 1) * 1.75]}


def _layout(lines: list[Row], study: Study, axis: dict[str, Any], theme: str) -> dict[str, Any]:
    labelled = [(-position, line) for position, line in enumerate(lines) if line.label]
    labels = [_label(line, side_colour(study, line.side, theme)) for _, line in labelled]
    ticks = {"tickvals": [y for y, _ in labelled], "ticktext": labels, "tickfont": {"size": 11}, "ticklabelstandoff": 6}
    rows = {"range": [-len(lines) + 0.4, 0.7], "fixedrange": True, "showgrid": False, "zeroline": False, **ticks}
    headings = [-position for position, line in enumerate(lines) if line.heading]
    edge = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": {"color": GRID[theme], "width": 1}}
    return {
        "xaxis": axis,
        "yaxis": rows,
        "annotations": [note for position, line in enumerate(lines) for note in _notes(-position, line, theme)],
        "shapes": [{**edge, "y0": y + 0.55, "y1": y + 0.55} for y in headings],
        "height": ROW_HEIGHT * len(lines) + 70,
        "margin": {"l": LABEL_MARGIN, "r": 8, "t": 6, "b": 46},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"align": "left"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": INK[theme], "size": 12},
        "dragmode": False,
    }


def _label(line: Row, colour: str) -> str:
    who, *rest = (escape(part) for part in line.label)
    return f'<b><span style="color:{colour}">{who}</span></b>{"".join(rest)}'.replace("\n", "<br>")


def _notes(y: int, line: Row, theme: str) -> list[dict[str, Any]]:
    """The heading of a clash at the left edge, or the remark of a row without figures."""
    place = {
        "x": 0,
        "y": y,
        "xref": "paper",
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "align": "left",
    }
    if line.heading:
        text, size, shift, colour = f"<b>{escape(line.heading)}</b>", 13, 10 - LABEL_MARGIN, INK[theme]
    elif line.remark:
        text, size, shift, colour = f"<i>{escape(line.remark)}</i>".replace("\n", "<br>"), 11, 6, SOFT[theme]
    else:
        return []
    return [{**place, "text": text, "xshift": shift, "font": {"size": size, "color": colour}}]
