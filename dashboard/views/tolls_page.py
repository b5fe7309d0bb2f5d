"""The tolls: one chart a metric over all clashes, and the rows under them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

import filters
import heading
import listings
import notices
import page_style
import prepared
import state
import time_window
import toll_panel
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.wording import METRICS, day_text
from prepared import View

GROWTH_KEYS = {metric: f"growth_{metric.value}" for metric in METRICS}

MOST_LINES = 150  # of a chart, which here has the page to itself


@st.fragment
def tolls(study: Study) -> None:
    """All that follows the days drawn over in a chart."""
    toll_panel.take_brush(study, GROWTH_KEYS.values())
    first, last = time_window.chosen(study)
    view = View.of(prepared.of(study), replace(filters.chosen(), first=first, last=last))
    with st.container(horizontal=True, vertical_alignment="center"):
        grew = toll_panel.choose_chart()
        say_days(view)
    st.caption(toll_panel.how_to_read(grew=grew))
    charts(view, grew=grew)
    st.markdown("##### All figures of this choice")
    listings.figure_table(study, view.records, "tolls")
    state.write_link(study, (*filters.KEYS, *state.DAYS, "chart"))


def say_days(view: View) -> None:
    """Draw which days were chosen, here or on the map, and the way back to all; nothing where all are."""
    first, last = view.selection.first, view.selection.last
    if first is not None and last is not None:
        st.markdown(f"**{day_text(first)} to {day_text(last)}**", width="content")
        st.button("All days", on_click=time_window.reset, key="all_days", type="tertiary", icon=":material/close:")


def charts(view: View, *, grew: bool) -> None:
    """Draw the charts two by two, those with most figures first on a narrow page."""
    metrics = toll_panel.metrics_of(view, grew=grew)
    for pair in zip(metrics[::2], [*metrics[1::2], None], strict=False):
        for column, metric in zip(st.columns(2, gap="large"), pair, strict=True):
            if metric is not None:
                with column:
                    chart(view, metric, grew=grew)
    if not metrics:
        filters.nothing("No figure fits these filters and days.")


def chart(view: View, metric: Metric, *, grew: bool) -> None:
    """Draw the chart of one metric under its question."""
    key = GROWTH_KEYS[metric] if grew else f"chart_{metric.value}"
    st.markdown(f"##### {toll_panel.question(metric, grew=grew)}")
    toll_panel.draw(view, metric, page_style.theme(), key, grew=grew, most=MOST_LINES)


study = state.begin()
heading.show("Reported tolls", study)
notices.show(study)
tolls(study)
