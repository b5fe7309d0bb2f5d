"""The tolls: how the clashes compare, how tolls grew, who says what, what contradicts what; one question at a time."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

import contradiction_list
import filters
import growth_panel
import heading
import in_words
import link
import listings
import notices
import page_style
import pictures
import prepared
import selected_claim
import state
import time_window
import toll_panel
from borderviz.charts.claims_matrix import claims_matrix, matrix_rows
from borderviz.charts.compare_chart import compare_chart
from borderviz.exchange.csv_file import csv_bytes
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.tolls.contradictions import contradictions
from borderviz.wording import METRICS, day_text
from prepared import View

COMPARE_KEYS = {metric: f"compare_{metric.value}" for metric in METRICS}
GROWTH_KEY = "growth_tolls"


@st.fragment
def tolls(study: Study) -> None:
    """All that follows a click or the days drawn over in a chart."""
    for key in COMPARE_KEYS.values():
        selected_claim.take_click(study, key)
    toll_panel.take_brush(study, [GROWTH_KEY])
    first, last = time_window.chosen(study)
    view = View.of(prepared.of(study), replace(filters.chosen(), first=first, last=last))
    with st.container(horizontal=True, vertical_alignment="center"):
        question = toll_panel.choose("Question", "question", link.QUESTIONS)
        say_days(view)
    selected_claim.show(view.ready, narrows=False)
    # Growth is that of all days, of which those chosen are shaded.
    if view.claims.any() or view.silences or (question == "grow" and view.claims_of_all_days.any()):
        ANSWERS[question](view)
    else:
        filters.nothing("figure", study.claims)
    state.write_link(study)


def say_days(view: View) -> None:
    """Draw which days were chosen, here or on the map, and the way back to all; nothing where all are."""
    first, last = view.selection.first, view.selection.last
    if first is not None and last is not None:
        st.markdown(f"**{day_text(first)} to {day_text(last)}**", width="content")
        st.button("All days", on_click=time_window.reset, key="all_days", type="tertiary", icon=":material/close:")


def compare(view: View) -> None:
    """Draw one chart a metric, two by two."""
    st.caption(toll_panel.HOW_TO_COMPARE)
    metrics = toll_panel.metrics_of(view, grew=False)
    for pair in zip(metrics[::2], [*metrics[1::2], None], strict=False):
        for column, metric in zip(st.columns(2, gap="large"), pair, strict=True):
            if metric is not None:
                with column:
                    _compared(view, metric)


def _compared(view: View, metric: Metric) -> None:
    title, key, study = f"{link.QUESTIONS['compare']} {METRICS[metric]}", COMPARE_KEYS[metric], view.ready.study
    st.markdown(f"##### {title}")
    claim = selected_claim.claim_of(study)
    figure = compare_chart(
        view.records, view.silences, study, metric, theme=page_style.theme(), clashes=view.selection.clashes,
        emphasised={claim.report_id} if claim else (),
    )  # fmt: skip
    st.plotly_chart(
        figure, width="stretch", config=toll_panel.CONFIG, theme=None, key=key, on_select="rerun",
        selection_mode="points", alt=toll_panel.in_words(view.records, metric),
    )  # fmt: skip
    rows = [record for record in view.records if record["metric"] == metric.value]
    pictures.take_away(key, title, rows, lambda: listings.figure_file(study, rows))


def grow(view: View) -> None:
    """Draw how the toll of one metric grew, by calendar or by days since the outbreak."""
    with st.container(horizontal=True):
        metric = toll_panel.choose_metric(view.ready.study)
        toll_panel.choose("Days", growth_panel.AXIS, {str(name): text for name, text in growth_panel.AXES.items()})
    title = toll_panel.question(metric, grew=True)
    st.markdown(f"##### {title}")
    toll_panel.draw(view, metric, page_style.theme(), GROWTH_KEY, grew=True)
    st.caption(toll_panel.how_to_read(grew=True))
    rows = [record for record in view.records if record["metric"] == metric.value]
    drawn = GROWTH_KEY if growth_panel.can_be_drawn_on() else f"{GROWTH_KEY}_still"
    pictures.take_away(drawn, title, rows, lambda: listings.figure_file(view.ready.study, rows))


def matrix(view: View) -> None:
    """Draw the claimants by what and of whom they speak."""
    st.markdown(f"##### {link.QUESTIONS['matrix']}")
    given = view.records, view.silences, view.ready.study, view.selection.clashes
    st.html(claims_matrix(*given))
    pictures.take_away(
        "matrix", link.QUESTIONS["matrix"], view.records, lambda: csv_bytes(matrix_rows(*given)), pictures=False
    )


def contradict(view: View) -> None:
    """List what contradicts what."""
    st.markdown(f"##### {link.QUESTIONS['contradict']}")
    st.caption(
        "Figures that cannot all be so, by their bounds and days; those that differ most first. "
        "Nothing here says who is right."
    )
    found = contradictions(view.records, view.silences, view.ready.study)
    contradiction_list.show(view.ready.study, found, "contradictions")


def tell(view: View) -> None:
    """Tell each clash in words."""
    study, chosen = view.ready.study, view.selection.clashes
    st.caption("Made from the figures of this choice. Each figure leads to its claim.")
    in_words.show(
        study, view.records, view.silences, [clash for clash in study.clashes if not chosen or clash in chosen]
    )


def table(view: View) -> None:
    """Draw all figures as a table."""
    listings.figure_table(view.ready.study, view.records, "tolls")


ANSWERS = dict(zip(link.QUESTIONS, (compare, grow, matrix, contradict, tell, table), strict=True))

study = state.begin()
heading.show("Reported tolls", study, parts={"page": "Embed"})
notices.show(study)
pictures.install()
tolls(study)
