"""Compare chart: what was reported of each clash on one axis, both sides of the border under one another."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from borderviz.charts.compare_frame import EDGE, HEADING, STACKED, Block, Frame
from borderviz.charts.compare_rows import CompareRow, compare_rows
from borderviz.charts.growth_frame import Scale
from borderviz.charts.style import FAINT, FAINT_TEXT, GRID, INK, OPEN_END, SOFT, hover_text, symbol
from borderviz.charts.toll_rows import Record, Records
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.tolls.silent import Entries

NARROW = 340
"""Pixels of a chart on a phone. Labels are placed for it; where there is more room, they are further apart."""

MOST_ROWS = 60
"""More would not be read; the last row says how many are left out."""

AXIS = 46
"""Pixels below the rows, for the numbers and what they count."""

MOST_TICKS = 6
"""Numbers along the axis."""

MARK, RANGE, REACH = 11, 7, 3
"""Pixels of a mark, of the line over a range, and of the dotted one to a word."""


def compare_chart(
    rows: Records,
    silences: Entries,
    study: Study,
    metric: Metric,
    *,
    theme: str = "light",
    clashes: Container[str] = (),
    emphasised: Container[str] = (),
    width: int = NARROW,
    most: int = MOST_ROWS,
) -> go.Figure:
    """Return the reported tolls of one metric, clash under clash on one axis, each side's range with its ends named.

    `rows` are figures as made by `tolls.figures`, `silences` as by `tolls.silences`; `clashes` are the ids of those to
    look at, all where empty. Each figure is a mark of its own, and an arrow says that it sets no upper bound. Figures
    of the reports `emphasised`, by id, stand out from the others. `width` is the least number of pixels that the chart
    will have: no text covers another there or where it is wider, and from 600 on the text stands beside the marks. Of
    more rows than `most`, the last one says how many are left out.
    """
    table = rows if isinstance(rows, pd.DataFrame) else list(rows)
    shown = _at_most(most, compare_rows(table, silences, study, metric, clashes or study.clashes))
    details = _details(table, {mark.claim_id for row in shown for mark in row.marks})
    scale = Scale.over([value for row in shown for mark in row.marks for value in {mark.value, mark.top}])
    frame = Frame(study, scale, theme, width)
    blocks = frame.blocks(shown, details)
    # Few traces, and text in them instead of annotations: plotly takes milliseconds for each of those.
    under, over = [*_ranges(blocks, frame), _leaders(blocks, theme)], [_labels(blocks, theme), _texts(blocks)]
    data = [*under, _marks(blocks, details, frame, emphasised), *over]
    return go.Figure(data=data, layout=_layout(blocks, frame, metric), _validate=False)


def _at_most(most: int, rows: list[CompareRow]) -> list[CompareRow]:
    if len(rows) <= most:
        return rows
    left_out = sum(not row.heading for row in rows[most:])
    kept = rows[: most - 1] if rows[most - 1].heading else rows[:most]
    return [*kept, CompareRow(words=f"{left_out:,} more rows: choose a clash, a report or fewer days")]


def _details(rows: pd.DataFrame | list[Record], ids: set[str]) -> dict[str, Record]:
    """The figures that are drawn, with all that is known of them."""
    if isinstance(rows, pd.DataFrame):
        rows = list(rows[rows["claim_id"].isin(ids)].to_dict("records"))
    return {str(row["claim_id"]): row for row in rows if row["claim_id"] in ids}


def _ranges(blocks: Iterable[Block], frame: Frame) -> list[dict[str, Any]]:
    """For each side a trace with the ranges between numbers, and a dotted one from there to a word above them."""
    traces: dict[tuple[str, str], dict[str, Any]] = {}
    for block in blocks:
        for dash, width, low, high in _lines(block, frame):
            line = {"color": frame.colour(block.row.side), "width": width, "dash": dash}
            trace = traces.setdefault((block.row.side, dash), _line(line) | {"opacity": 0.4})
            trace["x"] += [low, high, None]
            trace["y"] += [-block.y, -block.y, None]
    return list(traces.values())


def _lines(block: Block, frame: Frame) -> Iterator[tuple[str, int, float, float]]:
    span, reach = block.row.span, block.row.reach
    if span and span[0] != span[1]:
        # "Up to so many" allows none, for which a logarithmic axis has no place.
        yield "solid", RANGE, max(span[0], 10**frame.scale.low) if frame.scale.logarithmic else span[0], span[1]
    if span and reach is not None:
        yield "dot", REACH, span[1], reach


def _line(line: dict[str, Any]) -> dict[str, Any]:
    return {"type": "scatter", "x": [], "y": [], "mode": "lines", "hoverinfo": "skip", "line": line}


def _leaders(blocks: Iterable[Block], theme: str) -> dict[str, Any]:
    """One trace with a line from each number down to its label."""
    trace = _line({"color": SOFT[theme], "width": 1}) | {"opacity": 0.6}
    for block in blocks:
        for label in block.labels:
            trace["x"] += [label.value, label.value, None]
            trace["y"] += [-block.y - MARK / 2 - 1, -block.label_y(label), None]
    return trace


def _marks(
    blocks: Iterable[Block], details: Mapping[str, Record], frame: Frame, emphasised: Container[str]
) -> dict[str, Any]:
    """One trace with a mark for each figure, and an arrow right of those without an upper bound."""
    points = [(block, mark, details[mark.claim_id]) for block in blocks for mark in block.row.marks]
    colours = [frame.colour(mark.side) for _, mark, _ in points]
    stands_out = [mark.report_id in emphasised for _, mark, _ in points]
    stands_out = stands_out if any(stands_out) else [True] * len(points)
    arrows = [colour if one else f"{colour}{FAINT_TEXT}" for colour, one in zip(colours, stands_out, strict=True)]
    return {
        "type": "scatter", "mode": "markers+text", "textposition": "middle right", "cliponaxis": False,
        "x": [mark.value for _, mark, _ in points],
        "y": [STACKED * block.stacked[mark.claim_id] - block.y for block, mark, _ in points],
        "text": [OPEN_END if mark.high is None else "" for _, mark, _ in points],
        "textfont": {"size": 12, "color": arrows},
        "customdata": [mark.claim_id for _, mark, _ in points],
        "hovertext": [hover_text(record) for _, _, record in points], "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"size": MARK, "color": colours, "line": {"width": 2, "color": colours},
                   "opacity": [1 if one else FAINT for one in stands_out],
                   "symbol": [symbol(record) for _, _, record in points]},
    }  # fmt: skip


def _labels(blocks: Iterable[Block], theme: str) -> dict[str, Any]:
    """One trace with the labels; the spaces keep them off their leaders."""
    labels = [(block, label) for block in blocks for label in block.labels]
    return {
        "type": "scatter", "mode": "text", "hoverinfo": "skip", "cliponaxis": False,
        "x": [label.value for _, label in labels], "y": [-block.label_y(label) for block, label in labels],
        "text": [f" {label.marked_up()} ".replace("<br>", " <br> ") for _, label in labels],
        "textposition": [f"middle {'right' if label.is_left else 'left'}" for _, label in labels],
        "textfont": {"size": 11, "color": INK[theme]},
    }  # fmt: skip


def _texts(blocks: Iterable[Block]) -> dict[str, Any]:
    """One trace with all lines from the left edge, on an axis of their own."""
    lines = [line for block in blocks for line in block.lines]
    return {
        "type": "scatter", "mode": "text", "hoverinfo": "skip", "cliponaxis": False, "xaxis": "x2",
        "x": [0] * len(lines), "y": [-line.y for line in lines], "text": [line.text for line in lines],
        "textposition": "middle right",
        "textfont": {"size": [line.size for line in lines], "color": [line.colour for line in lines]},
    }  # fmt: skip


def _layout(blocks: list[Block], frame: Frame, metric: Metric) -> dict[str, Any]:
    bottom = max((block.bottom for block in blocks), default=HEADING)
    still = {"fixedrange": True, "zeroline": False}
    edge = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "line": {"color": SOFT[frame.theme], "width": 1}}
    tops = [-block.y - 1 for block in blocks if block.row.heading]
    return {
        "xaxis": _axis(blocks, frame, metric) | still,
        "xaxis2": {"overlaying": "x", "range": [0, 1], "visible": False, **still},
        "yaxis": {"range": [-bottom, 0], "visible": False, **still},
        "shapes": [{**edge, "y0": y, "y1": y} for y in tops],
        "height": round(bottom) + AXIS,
        "margin": {"l": EDGE, "r": EDGE, "t": 0, "b": AXIS},
        "showlegend": False, "hovermode": "closest", "hoverlabel": {"align": "left"},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": INK[frame.theme], "size": 12}, "dragmode": False,
    }  # fmt: skip


def _axis(blocks: Iterable[Block], frame: Frame, metric: Metric) -> dict[str, Any]:
    values = [mark.value for block in blocks for mark in block.row.marks]
    if not values:
        return {"visible": False, "range": [0, 1]}
    scale, unit = frame.scale, "Homes" if metric is Metric.HOMES_DAMAGED else "People"
    title = f"{unit}, as reported{' (logarithmic axis)' if scale.logarithmic else ''}"
    # The text beside the marks stands where the axis would go on to the left.
    left = scale.low - (scale.high - scale.low) * frame.split / (1 - frame.split)
    return {
        "type": "log" if scale.logarithmic else "linear", "range": [left, scale.high],
        "title": {"text": title, "font": {"size": 12}},
        "tickvals": list(ticks(scale)), "tickformat": ",d", "tickfont": {"size": 11}, "tickangle": 0,
        "gridcolor": GRID[frame.theme],
    }  # fmt: skip


def ticks(scale: Scale) -> range | list[int]:
    """Return whole numbers to stand along an axis: powers of ten on a logarithmic one, else 0 and a few more."""
    if scale.logarithmic:
        powers = range(math.ceil(scale.low), math.floor(scale.high) + 1)
        return [10**power for power in powers[:: math.ceil(len(powers) / MOST_TICKS)]]
    step = 1
    while scale.high > step * MOST_TICKS:
        # 1, 2, 5, 10, 20, 50 …
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return range(0, math.floor(scale.high) + 1, step)
