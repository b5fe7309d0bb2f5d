"""The map, the time, and beside them the reported tolls of the chosen window."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

import filters
import heading
import notices
import page_style
import source
import state
import time_control
import warm
from borderviz.study import Study
from borderviz.timeline import Timeline

ADDRESS = (*filters.KEYS, "mode", "from", "to", "until", "metric")


@st.fragment
def view(study: Study) -> None:
    """All that follows the time slider; moving it runs this again and leaves the map's frame alone."""
    head, time = st.empty(), st.container()
    left, right = st.columns([1.5, 1], gap="medium")
    with right:
        choice, chart = st.container(), st.empty()
    warm.ask_for_chart_library(chart)
    untimed = filters.chosen()
    theme = page_style.theme()
    with time:
        first, last = time_control.show(study, Timeline.of(study), list(untimed.incidents(study)), theme)
    # Imported here: pandas and folium take a while, and the browser has enough to draw and to unpack by now.
    import map_view

    selection = replace(untimed, first=first, last=last)
    counts = map_view.draw(study, selection, theme, left=left, right=right, choice=choice, chart=chart)
    with head.container():
        heading.show(study.settings.title, study, counts)
        if not any(selection.incidents(study)):
            filters.nothing("No incident fits these filters and days.")
    state.write_link(study, ADDRESS)


study = source.open_or_stop()
notices.show(study)
view(study)
