"""Chart style: what the charts of tolls have in common: colours, marks, the words of a mark, the choice of axis."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from borderviz.charts.toll_rows import Record
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.wording import METRICS

LOG_FROM = 30
"""From this ratio of the highest to the lowest figure on, a linear axis would crush the small ones."""

OPEN_END = "━▸"
"""Stands right of a mark whose figure sets no upper bound."""

FAINT, FAINT_TEXT = 0.25, "66"
"""Opacity of marks beside those that stand out, and that of their arrows at the end of a colour in hexadecimal, 0.4."""

INK = {"light": "#1d2530", "dark": "#eef2f7"}
SOFT = {"light": "#566070", "dark": "#aab6c4"}
GRID = {"light": "rgba(29,37,48,0.12)", "dark": "rgba(255,255,255,0.14)"}


def asks_for_logarithm(values: Collection[int]) -> bool:
    """Return whether the figures lie so far apart that only a logarithmic axis shows them all."""
    return bool(values) and min(values) > 0 and max(values) / min(values) >= LOG_FROM


def side_colour(study: Study, side: str, theme: str) -> str:
    """Return the colour of a side on a light or dark page, and a grey for both sides or none."""
    known = study.sides.get(side)
    if known is None:
        return SOFT[theme]
    return known.colour_dark if theme == "dark" else known.colour_light


def symbol(mark: Record) -> str:
    """Return the marker of a figure: diamond for a recall, square for a rise, hollow where it is no firm total."""
    shape = "diamond" if mark["recalled"] else "square" if mark["increment"] else "circle"
    return f"{shape}-open" if mark["superseded"] or mark["vague"] or mark["increment"] else shape


def hover_text(mark: Record) -> str:
    """Return a figure with all that is known of it, escaped for plotly."""
    words = {
        "increment": "a rise, not a total", "superseded": "an earlier figure, restated", "recalled": "recalled later",
        "is_part": "a sub-count",
    }  # fmt: skip
    remarks = ", ".join(word for name, word in words.items() if mark[name])
    lines = [
        f"{METRICS[Metric(mark['metric'])].lower()}, {mark['side_name']}, {mark['group_name']}",
        f"says {mark['claimant']}, as of {mark['as_of_text']}",
        remarks,
        f"{mark['source']}, paragraph {mark['paragraph']}",
        str(mark["note"]),
    ]
    return "<br>".join([f"<b>{escape(str(mark['figure']))}</b>", *(escape(line) for line in lines if line)])


def speaker(claimant: str) -> str:
    """Return a claimant without what stands in brackets behind the name."""
    return claimant.split(" (")[0] or claimant
