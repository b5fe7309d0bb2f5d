"""Toll panel: reported figures of the chosen window as charts: who says what, and how it grew."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import growth_panel
import link
import time_window
from borderviz.charts.growth_days import Since
from borderviz.charts.toll_chart import toll_chart
from borderviz.charts.toll_rows import Record
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.tolls.silent import CASUALTIES
from borderviz.wording import METRICS
from prepared import View

HOW_TO_READ = (
    "In colour: whose people; then who says it. Each mark is one figure, and nothing is added up. "
    "An arrow: no upper bound is given. Hollow: vague, replaced later, or (square) a rise. Diamond: recalled later."
)
HOW_TO_COMPARE = (
    "Each mark is one figure; a line spans what was said of the same people at the time, its ends named. Nothing is "
    "added up. An arrow: no upper bound is given. Hollow: vague. Diamond: recalled later. Click a mark for its source."
)
CONFIG = {"displayModeBar": False, "scrollZoom": False}

MOST_LINES = 45
"""Lines of a chart: more would not be read, and would be sent whenever the window moves."""

MOST_IN_WORDS = 30
"""Figures that are read out to those who cannot see the chart; the table has all of them."""


def take_brush(study: Study, keys: Collection[str]) -> None:
    """Take over the days that were drawn over in a chart of growth."""
    for key in keys:
        if key in st.session_state and (days := growth_panel.chosen_days(study, key)):
            time_window.choose(study, *(day.isoformat() for day in days))


def choose_chart() -> bool:
    """Draw the choice of what the figures are drawn as; return whether it is how they grew."""
    return choose("Chart", "chart", link.CHARTS) == "grew"


def choose_metric(study: Study) -> Metric:
    """Draw the choice of what is counted and return it."""
    return Metric(choose("What is counted", "metric", link.counted(study)))


def choose(label: str, name: str, texts: Mapping[str, str]) -> str:
    """Draw a choice whose value stands in the session under this name, for all pages and for links."""
    key = f"{name}_choice"
    if st.session_state.get(name) not in texts:
        st.session_state[name] = next(iter(texts))
    # A widget of the same key on another page is another one for Streamlit, and would begin anew.
    st.session_state[key] = st.session_state[name]
    st.segmented_control(
        label, texts, format_func=texts.__getitem__, key=key, required=True, label_visibility="collapsed",
        on_change=_keep, args=(name, key),
    )  # fmt: skip
    return str(st.session_state[name])


def _keep(name: str, key: str) -> None:
    st.session_state[name] = st.session_state[key]


def show(view: View, reports: Collection[str], theme: str, *, choice: DeltaGenerator, chart: DeltaGenerator) -> str:
    """Draw one chart, and above it the choice of it; figures of `reports` stand out. Return how to read it."""
    with choice:
        grew = choose_chart()
        metric = choose_metric(view.ready.study)
        st.markdown(f"**{question(metric, grew=grew)}**")
    with chart:
        key = "growth_chart" if grew else "toll_chart"
        draw(view, metric, theme, key, grew=grew, reports=reports, since="calendar")
    return how_to_read(grew=grew, since="calendar")


def question(metric: Metric, *, grew: bool) -> str:
    """Return the question that a chart answers, to stand above it."""
    return growth_panel.question(metric) if grew else f"How many were {METRICS[metric].lower()}, and who says so?"


def how_to_read(*, grew: bool, since: Since | None = None) -> str:
    """Return what the signs of the chart mean."""
    return growth_panel.how_to_read(since) if grew else HOW_TO_READ


def draw(
    view: View,
    metric: Metric,
    theme: str,
    key: str,
    *,
    grew: bool,
    reports: Collection[str] = (),
    most: int = MOST_LINES,
    since: Since | None = None,
) -> None:
    """Draw the chart of one metric, of at most so many lines; `since` is what the days of growth are counted by."""
    study, selection = view.ready.study, view.selection
    if grew:
        growth_panel.show(
            study,
            view.records_of_all_days,
            selection,
            metric,
            theme,
            key,
            since=since,
            silences=view.silences_of_all_days,
        )
        return
    rows = view.records
    figure = toll_chart(
        rows, view.silences, study, metric, theme=theme, clashes=selection.clashes, emphasised=reports, most=most
    )
    st.plotly_chart(
        figure, width="stretch", config=CONFIG, theme=None, key=key, alt=in_words(rows, metric), on_select="rerun",
        selection_mode="points",
    )  # fmt: skip


def metrics_of(view: View, *, grew: bool) -> list[Metric]:
    """Return the metrics that there is something to draw about, or whose silence is told of, most usual first."""
    if grew:
        found = {record["metric"] for record in view.records_of_all_days}
        return [metric for metric in METRICS if metric.value in found]
    silent = view.selection.clashes or view.ready.study.clashes
    counted = {record["metric"] for record in view.records}
    if any(silence["clash"] in silent for silence in view.silences):
        counted |= {metric.value for metric in CASUALTIES}
    return [metric for metric in METRICS if metric.value in counted]


def in_words(rows: Sequence[Record], metric: Metric) -> str:
    """Return the figures of a metric as words, for those who cannot see the chart."""
    of_metric = [row for row in rows if row["metric"] == metric.value]
    read = of_metric[:MOST_IN_WORDS]
    said = [f"{r['side_name']}: {r['figure']} says {r['claimant']}, {r['as_of_text']}" for r in read]
    more = [f"and {len(of_metric) - len(read)} more"] if len(of_metric) > len(read) else []
    return f"{METRICS[metric]}, as reported. " + "; ".join([*said, *more])
