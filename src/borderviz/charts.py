"""Charts: reported tolls as plotly figures, made from tables; each answers the question in its title."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from borderviz.model import Metric
from borderviz.study import Study
from borderviz.tolls import SERIES, spans, totals
from borderviz.wording import METRICS, side_name

ROW_HEIGHT = 29
LABEL_WIDTH = 30
"""Characters of a claimant's name on one line beside the chart."""

LOG_FROM = 30
"""From this ratio of the highest to the lowest figure on, a linear axis would crush the small ones."""

OPEN_ARROW = 30
"""Length in pixels of the arrow of a figure without an upper bound."""

CASUALTIES = (Metric.KILLED, Metric.INJURED)
"""Metrics that a side's silence about its losses concerns."""

INK = {"light": "#1d2530", "dark": "#eef2f7"}
SOFT = {"light": "#566070", "dark": "#aab6c4"}
GRID = {"light": "rgba(29,37,48,0.12)", "dark": "rgba(255,255,255,0.14)"}


@dataclass
class _Row:
    """One line of the chart: a heading, a series of figures, or a sentence where there is none."""

    label: str = ""
    heading: str = ""
    remark: str = ""
    colour: str = ""
    marks: pd.DataFrame = field(default_factory=pd.DataFrame)


def toll_chart(rows: pd.DataFrame, silences: pd.DataFrame, study: Study, metric: Metric, theme: str = "light") -> go.Figure:
    """Return what each claimant reported for a metric, clash under clash on one axis.

    `rows` are figures as made by `tolls.figures`, `silences` as by `tolls.silences`. Every figure is a mark of its own;
    a line joins the lowest and highest of one claimant, an arrow says that the figure sets no upper bound.
    """
    lines = list(_lines(rows[(rows["metric"] == metric.value) & ~rows["repeat"]], silences, study, metric, theme))
    figure = go.Figure()
    for position, line in enumerate(lines):
        _draw(figure, -position, line, theme)
    _finish(figure, lines, metric, theme)
    return figure


def _lines(
    rows: pd.DataFrame, silences: pd.DataFrame, study: Study, metric: Metric, theme: str
) -> Iterator[_Row]:
    for clash in study.clashes.values():
        of_clash = rows[rows["clash"] == clash.clash_id]
        silent = silences[silences["clash"] == clash.clash_id] if metric in CASUALTIES else silences.iloc[:0]
        yield _Row(heading=clash.name)
        yield from _series(of_clash, study, theme)
        for side, reports in silent.groupby("side", sort=False):
            colour = _colour(study, str(side), theme)
            yield _Row(_label(study, str(side), "own authorities", theme), remark="gave no figure", colour=colour,
                       marks=reports)  # fmt: skip
        if of_clash.empty and silent.empty:
            yield _Row(remark=f"no figure for {METRICS[metric].lower()} in these reports")


def _series(rows: pd.DataFrame, study: Study, theme: str) -> Iterator[_Row]:
    order = [*study.sides, "both", "unspecified"]
    ranked = sorted(
        rows.groupby(SERIES, sort=False),
        key=lambda item: (order.index(item[0][1]) if item[0][1] in order else len(order), item[0][5]),
    )
    for (_, side, group, _, claimant, recalled), marks in ranked:
        name = claimant if group == "all" else f"{claimant}, {marks['group_name'].iloc[0]} only"
        name = f"{name}, recalled later" if recalled else name
        yield _Row(_label(study, side, name, theme), colour=_colour(study, side, theme), marks=marks)


def _label(study: Study, side: str, name: str, theme: str) -> str:
    """The side in its colour, then the claimant, on at most two lines. Text from outside is escaped."""
    who = side_name(side, study.sides)
    lines = textwrap.wrap(f"{who} · {name}", LABEL_WIDTH, max_lines=2, placeholder="…") or [who]
    text = "<br>".join(escape(line) for line in lines)
    return text.replace(escape(who), f'<b><span style="color:{_colour(study, side, theme)}">{escape(who)}</span></b>', 1)


def _colour(study: Study, side: str, theme: str) -> str:
    known = study.sides.get(side)
    if known is None:
        return SOFT[theme]
    return known.colour_dark if theme == "dark" else known.colour_light


def _draw(figure: go.Figure, y: int, line: _Row, theme: str) -> None:
    if line.heading:
        figure.add_hline(y=y + 0.55, line={"color": GRID[theme], "width": 1})
        _write(figure, y, f"<b>{escape(line.heading)}</b>", x=0, xref="paper", xanchor="left", xshift=-190, size=13)
        return
    if line.label:
        _write(figure, y, line.label, x=0, xref="paper", xanchor="right", xshift=-8, size=11, align="right")
    if line.remark:
        sources = "; ".join(line.marks["source"].str.rsplit(",", n=1).str[0]) if len(line.marks) else ""
        text = f"<i>{escape(line.remark)}</i>" + (f" ({escape(sources)})" if sources else "")
        _write(figure, y, text, x=0, xref="paper", xanchor="left", xshift=6, size=11, color=SOFT[theme])
        return
    _draw_series(figure, y, line, theme)


def _draw_series(figure: go.Figure, y: int, line: _Row, theme: str) -> None:
    for _, span in spans(totals(line.marks)).iterrows() if len(totals(line.marks)) else ():
        figure.add_scatter(
            x=[span["low"], span["high"]], y=[y, y], mode="lines", hoverinfo="skip",
            line={"color": line.colour, "width": 5}, opacity=0.35,
        )  # fmt: skip
    hollow = line.marks["superseded"] | line.marks["vague"] | line.marks["increment"]
    figure.add_scatter(
        x=line.marks["value"], y=[y] * len(line.marks), mode="markers", customdata=line.marks["claim_id"],
        marker={
            "size": 11, "color": line.colour, "line": {"width": 2, "color": line.colour},
            "symbol": [_symbol(mark, is_hollow) for (_, mark), is_hollow in zip(line.marks.iterrows(), hollow, strict=True)],
        },
        hovertemplate="%{hovertext}<extra></extra>", hovertext=[_hover(mark) for _, mark in line.marks.iterrows()],
    )  # fmt: skip
    for _, mark in line.marks[line.marks["is_open"]].iterrows():
        _arrow(figure, mark["value"], y, line.colour)
    last = line.marks.loc[line.marks["value"].idxmax()]
    _write(
        figure, y, escape(_in_signs(line.marks)), x=last["value"], xref="x", xanchor="left",
        xshift=(OPEN_ARROW + 6) if last["is_open"] else 10, size=12, color=INK[theme],
    )  # fmt: skip


def _in_signs(marks: pd.DataFrame) -> str:
    """The figures of a series from low to high, rises in brackets: "24 → 36 (+12)"; words only where no number is."""
    ordered = marks.sort_values("value")
    ordered = ordered[~ordered["vague"]] if not ordered["vague"].all() else ordered
    levels = " → ".join(ordered.loc[~ordered["increment"], "sign"].drop_duplicates())
    rises = "".join(f" ({sign})" for sign in ordered.loc[ordered["increment"], "sign"])
    return f"{levels}{rises}".strip()


def _symbol(mark: pd.Series, is_hollow: bool) -> str:
    shape = "diamond" if mark["recalled"] else "square" if mark["increment"] else "circle"
    return f"{shape}-open" if is_hollow else shape


def _hover(mark: pd.Series) -> str:
    who = f"{mark['side_name']}, {mark['group_name']}"
    extras = [
        word
        for word, holds in (
            ("a rise, not a total", mark["increment"]),
            ("an earlier figure, restated", mark["superseded"]),
            ("recalled later", mark["recalled"]),
            ("a sub-count", mark["is_part"]),
        )
        if holds
    ]
    lines = [
        f"<b>{escape(str(mark['figure']))}</b> {escape(mark['metric'].replace('_', ' '))} ({escape(who)})",
        f"says {escape(mark['claimant'])}, as of {escape(mark['as_of_text'])}",
        *(", ".join(extras),) * bool(extras),
        f"{escape(mark['source'])}, paragraph {mark['paragraph']}",
        escape(textwrap.shorten(mark["title"], 70, placeholder="…")),
    ]
    return "<br>".join(lines)


def _write(figure: go.Figure, y: int, text: str, *, size: int, color: str | None = None, **place: Any) -> None:
    font = {"size": size} | ({"color": color} if color else {})
    figure.add_annotation(y=y, text=text, showarrow=False, font=font, yanchor="middle", **place)


def _arrow(figure: go.Figure, x: float, y: int, colour: str) -> None:
    figure.add_annotation(
        x=x, xref="x", y=y, ax=OPEN_ARROW, ay=0, text="", showarrow=True, arrowhead=2, arrowside="start", arrowwidth=2,
        arrowcolor=colour, arrowsize=0.9, standoff=5,
    )  # fmt: skip


def _finish(figure: go.Figure, lines: list[_Row], metric: Metric, theme: str) -> None:
    values = [value for line in lines if not line.remark and len(line.marks) for value in line.marks["value"]]
    logarithmic = bool(values) and min(values) > 0 and max(values) / min(values) >= LOG_FROM
    axis: dict[str, Any] = {"type": "log" if logarithmic else "linear", "gridcolor": GRID[theme], "zeroline": False}
    if logarithmic:
        axis |= {"range": [math.log10(min(values)) - 0.25, math.log10(max(values)) + 1.1], "dtick": 1}
        for note in figure.layout.annotations:
            if note.xref == "x" and note.x is not None:
                note.x = math.log10(note.x)
    else:
        axis |= {"range": [0, max(values, default=1) * 1.75], "rangemode": "tozero"}
    scale = ", logarithmic axis" if logarithmic else ""
    axis["title"] = {"text": f"People, as reported{scale}" if metric is not Metric.HOMES_DAMAGED else f"Homes{scale}"}
    figure.update_layout(
        xaxis=axis,
        yaxis={"visible": False, "range": [-len(lines) + 0.4, 0.7], "fixedrange": True},
        height=ROW_HEIGHT * len(lines) + 70,
        margin={"l": 200, "r": 8, "t": 6, "b": 46},
        showlegend=False,
        hovermode="closest",
        hoverlabel={"align": "left"},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"color": INK[theme], "size": 12},
        dragmode=False,
    )
