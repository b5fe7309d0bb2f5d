"""The tolls: one chart a metric over all clashes, and the rows under them."""

from __future__ import annotations

import streamlit as st

import filters
import heading
import listings
import notices
import page_style
import state
import toll_panel
from borderviz import tolls
from borderviz.study import Study
from borderviz.wording import METRICS


def charts(study: Study) -> None:
    """Draw the charts two by two, those with most figures first on a narrow page."""
    selection = filters.chosen()
    rows = tolls.figures(study, selection.claims(study))
    theme = page_style.theme()
    st.caption(toll_panel.HOW_TO_READ)
    counted = set(tolls.metrics_of(rows)) | set(toll_panel.silent_metrics(study, selection))
    metrics = [metric for metric in METRICS if metric.value in counted]
    for pair in zip(metrics[::2], [*metrics[1::2], None], strict=False):
        for column, metric in zip(st.columns(2, gap="large"), pair, strict=True):
            if metric is not None:
                column.markdown(f"##### {toll_panel.question(metric)}")
                with column:
                    toll_panel.draw(study, rows, selection, metric, theme, key=f"chart_{metric.value}")
    if not metrics:
        filters.nothing("No figure fits these filters.")
    st.markdown("##### All figures of this choice")
    listings.figure_table(study, rows, "tolls")


study = state.begin()
heading.show("Reported tolls", study)
notices.show(study)
charts(study)
state.write_link(study, filters.KEYS)
