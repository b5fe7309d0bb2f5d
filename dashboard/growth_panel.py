"""Growth panel: how a toll grew, day by day; days that are chosen on it become the time window."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd
import streamlit as st

from borderviz.growth import growths
from borderviz.growth_chart import growth_chart
from borderviz.model import Metric
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.timeline import Timeline
from borderviz.wording import METRICS

HOW_TO_READ = (
    "A line holds until the same claimant's next figure; nothing is added up. Solid: the people's own side says so; "
    "dashed: another side; dotted: others. Arrow: no upper bound. Hollow: vague, replaced later, or (square) a rise. "
    "Diamond: recalled later. Dotted upright: days left out."
)
HOW_TO_CHOOSE = "Drag across days to choose them."
MOST_IN_WORDS = 30
"""Series that are read out to those who cannot see the chart; the table has all figures."""

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def show(study: Study, rows: pd.DataFrame, selection: Selection, metric: Metric, theme: str, key: str) -> None:
    """Draw the growth of one metric; `rows` are the figures of all days, of which `selection` has those to shade."""
    figure = growth_chart(
        rows, study, metric, theme=theme, clashes=selection.clashes, timeline=Timeline.of(study),
        first=selection.first, last=selection.last,
    )  # fmt: skip
    words = _in_words(rows, metric)
    if _is_phone():
        # A finger that scrolls past would be caught by a chart that waits for it to drag.
        figure.layout.dragmode = False
        st.plotly_chart(figure, width="stretch", config=CONFIG, theme=None, key=key, alt=words)
        return
    held = st.plotly_chart(
        figure, width="stretch", config=CONFIG, theme=None, key=key, alt=words, on_select="rerun", selection_mode="box"
    )
    # With other days shaded it is a new chart, which holds no choice; the same chart goes on holding the one answered.
    st.session_state[_answered(key)] = _days(Timeline.of(study), held)


def how_to_read() -> str:
    """Return how to read the chart, and how to choose days on it where that can be done."""
    return HOW_TO_READ if _is_phone() else f"{HOW_TO_READ} {HOW_TO_CHOOSE}"


def question(metric: Metric) -> str:
    """Return the question that the chart answers, to stand above it."""
    return f"How did the number of {METRICS[metric].lower()} grow, and who says so?"


def chosen_days(study: Study, key: str) -> tuple[date, date] | None:
    """Return the first and the last day that were chosen on the chart since it was last drawn, else None.

    To be called before the chart is drawn. A choice counts once: the browser may keep it while the window is moved
    elsewhere.
    """
    chosen = _days(Timeline.of(study), st.session_state.get(key))
    return None if chosen == st.session_state.get(_answered(key)) else chosen


def _answered(key: str) -> str:
    """The name in the session's state of the choice that was answered."""
    return f"{key}_answered"


def _days(timeline: Timeline, state: object) -> tuple[date, date] | None:
    """The days nearest to the edges of the boxes of a selection. It comes from the browser: anything may be in it."""
    selection = state.get("selection") if isinstance(state, Mapping) else None
    boxes = selection.get("box") if isinstance(selection, Mapping) else None
    positions = [round(edge) for box in _listed(boxes) for edge in _edges(box)]
    if not positions or not timeline.days:
        return None
    last = len(timeline.days) - 1
    first_chosen, last_chosen = (min(max(position, 0), last) for position in (min(positions), max(positions)))
    return timeline.days[first_chosen], timeline.days[last_chosen]


def _edges(box: object) -> Iterator[float]:
    for edge in _listed(box.get("x")) if isinstance(box, Mapping) else ():
        if isinstance(edge, int | float) and math.isfinite(edge):
            yield edge


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _is_phone() -> bool:
    return "Mobi" in st.context.headers.get("User-Agent", "")


def _in_words(rows: pd.DataFrame, metric: Metric) -> str:
    """The chart for those who cannot see it."""
    found = growths(rows, metric)
    said = [f"{g.first['side_name']}: {g.signs()} says {g.first['claimant']}" for g in found[:MOST_IN_WORDS]]
    more = [f"and {len(found) - MOST_IN_WORDS} more"] if len(found) > MOST_IN_WORDS else []
    return f"{METRICS[metric]}, as reported, by claimant. " + "; ".join([*said, *more])
