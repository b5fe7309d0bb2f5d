"""The map, the time, and beside them the reported tolls of the chosen window."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit_folium import st_folium

import filters
import listings
import notices
import page_style
import source
import time_control
import toll_panel
import web_files
from borderviz.maps import ShownIncidents, StudyMap
from borderviz.maps.data import why_not_on_map
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.timeline import Timeline

MAP_HEIGHT = 600


@st.fragment
def view(study: Study) -> None:
    """All that follows the time slider; moving it runs this again and leaves the map's frame alone."""
    untimed = filters.chosen()
    theme = page_style.theme()
    first, last = time_control.show(study, Timeline.of(study), list(untimed.incidents(study)), theme)
    selection = replace(untimed, first=first, last=last)
    incidents = list(selection.incidents(study))
    on_map = [incident for incident in incidents if not why_not_on_map(incident, study)]
    st.caption(
        f"**{len(incidents)} of {len(study.incidents)} incidents**, {len(on_map)} with a point on the map, "
        f"{len(incidents) - len(on_map)} without one (listed below)"
    )
    left, right = st.columns([1.5, 1], gap="medium")
    with left:
        st_folium(
            StudyMap(web_files.map_files(study)), key="map", height=MAP_HEIGHT, use_container_width=True,
            returned_objects=[], feature_group_to_add=ShownIncidents(study, [i.incident_id for i in incidents]),
        )  # fmt: skip
        if not incidents:
            _nothing()
    with right:
        toll_panel.show(study, selection, theme)
    _lists(study, selection, incidents)


def _nothing() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info("No incident fits these filters and days.")
        st.button("Reset filters and time", on_click=filters.reset, key="reset_in_page")


def _lists(study: Study, selection: Selection, incidents: list) -> None:
    figures = toll_panel.figures(study, selection)
    placed = [incident for incident in incidents if not why_not_on_map(incident, study)]
    unplaced = [incident for incident in incidents if why_not_on_map(incident, study)]
    tabs = st.tabs(
        [f"Reported figures ({len(figures)})", f"On the map ({len(placed)})", f"Without a point ({len(unplaced)})"]
    )
    with tabs[0]:
        listings.figure_table(figures, "figures")
    with tabs[1]:
        listings.incident_table(study, placed, "placed")
    with tabs[2]:
        listings.incident_table(study, unplaced, "unplaced")


study = source.open_or_stop()
notices.show(study)
view(study)
