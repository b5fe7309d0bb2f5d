"""The map, the time, and beside them the reported tolls of the chosen window."""

from __future__ import annotations

import streamlit as st

import sharing
import warm


@st.fragment
def view() -> None:
    """All that follows the time chosen in the map; choosing runs this again and leaves the map's frame alone."""
    # Containers: a place that is emptied first would be drawn anew at each turn.
    head = st.container()
    left, right = st.columns([1.5, 1], gap="medium")
    with right:
        choice, chart = st.container(), st.container()
    first = chart.empty()
    warm.ask_for_chart_library(first)
    # Imported here: pandas and folium take a while, in which the browser fetches and unpacks the chart library.
    import map_view

    first.empty()
    map_view.fill(head=head, left=left, right=right, choice=choice, chart=chart)


@st.fragment
def alone(part: str) -> None:
    """One part of the page by itself, in a frame of another page."""
    import map_view

    (map_view.map_alone if part == "map" else map_view.chart_alone)()


above = st.container()
part = sharing.embedded_part()
if part:
    with st.container(key=f"alone_{part}"):
        alone(part)
else:
    view()

import notices  # noqa: E402 - as above
import state  # noqa: E402

if part:
    sharing.credit(state.begin())

with above:
    notices.show(state.begin())
