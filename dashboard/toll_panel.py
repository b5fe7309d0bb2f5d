"""Toll panel: reported figures of the chosen window as charts."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from borderviz import tolls
from borderviz.charts import toll_chart
from borderviz.model import Metric
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.toll_rows import CASUALTIES
from borderviz.wording import METRICS

HOW_TO_READ = (
    "In colour: whose people; then who says it. Each mark is one figure, and nothing is added up. "
    "An arrow: no upper bound is given. Hollow: vague, replaced later, or (square) a rise. Diamond: recalled later."
)
CONFIG = {"displayModeBar": False, "scrollZoom": False}


def show(
    study: Study,
    rows: pd.DataFrame,
    selection: Selection,
    theme: str,
    *,
    choice: DeltaGenerator,
    chart: DeltaGenerator,
    below: DeltaGenerator,
) -> None:
    """Draw one chart of the figures in `rows`, the choice of what it counts above it, and how to read it below."""
    counted = {claim.metric for claim in study.claims.values()} or {Metric.KILLED}
    present = [metric.value for metric in METRICS if metric in counted]
    if st.session_state.get("metric") not in present:
        st.session_state["metric"] = present[0]
    with choice:
        chosen = st.segmented_control(
            "What is counted", present, format_func=lambda value: METRICS[Metric(value)], key="metric",
            required=True, label_visibility="collapsed", persist_state="session",
        )  # fmt: skip
        metric = Metric(chosen or present[0])
        st.markdown(f"**{question(metric)}**")
    with chart:
        draw(study, rows, selection, metric, theme, key="toll_chart")
    below.caption(HOW_TO_READ)


def question(metric: Metric) -> str:
    """Return the question that a chart answers, to stand above it."""
    return f"How many were {METRICS[metric].lower()}, and who says so?"


def draw(study: Study, rows: pd.DataFrame, selection: Selection, metric: Metric, theme: str, key: str) -> None:
    """Draw the chart of one metric."""
    silences = silences_of(study, selection)
    figure = toll_chart(rows, silences, study, metric, theme=theme, clashes=selection.clashes)
    st.plotly_chart(figure, width="stretch", config=CONFIG, theme=None, key=key, alt=_in_words(rows, metric))


def silences_of(study: Study, selection: Selection) -> pd.DataFrame:
    """Return the silences that the chosen reports of the window tell of."""
    return tolls.silences(
        study,
        [
            report.report_id
            for report in study.reports.values()
            if (not selection.reports or report.report_id in selection.reports)
            and selection.in_window(report.published, report.published)
        ],
    )


def silent_metrics(study: Study, selection: Selection) -> list[str]:
    """Return the metrics for which a side was silent in the chosen clashes."""
    silences = silences_of(study, selection)
    chosen = silences[silences["clash"].isin(selection.clashes)] if selection.clashes else silences
    return [] if chosen.empty else [metric.value for metric in CASUALTIES]


def _in_words(rows: pd.DataFrame, metric: Metric) -> str:
    of_metric = rows[rows["metric"] == metric.value]
    said = [
        f"{r['side_name']}: {r['figure']} says {r['claimant']}, {r['as_of_text']}" for r in of_metric.to_dict("records")
    ]
    return f"{METRICS[metric]}, as reported. " + "; ".join(said)
