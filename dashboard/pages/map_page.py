"""The map, the time, and beside them the reported tolls of the chosen window."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
import filters
import heading
import listings
import notices
import page_style
import source
import state
import time_control
import toll_panel
from borderviz.maps.data import why_not_on_map
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.timeline import Timeline

ADDRESS = (*filters.KEYS, "mode", "from", "to", "until", "metric")
MAP_HEIGHT = 570


@st.fragment
def view(study: Study) -> None:
    """All that follows the time slider; moving it runs this again and leaves the map's frame alone."""
    count = st.empty()
    untimed = filters.chosen()
    theme = page_style.theme()
    first, last = time_control.show(study, Timeline.of(study), list(untimed.incidents(study)), theme)
    selection = replace(untimed, first=first, last=last)
    incidents = list(selection.incidents(study))
    on_map = [incident for incident in incidents if not why_not_on_map(incident, study)]
    with count.container():
        heading.show(study.settings.title, study, _counts(study, len(incidents), len(on_map)))
    left, right = st.columns([1.5, 1], gap="medium")
    with left:
        # Imported here and not above: the page's head and the time control are drawn while folium is being imported.
        from streamlit_folium import st_folium

        import web_files
        from borderviz.maps.study_map import ShownIncidents, StudyMap

        st_folium(
            StudyMap(web_files.map_files(study)), key="map", height=MAP_HEIGHT, use_container_width=True,
            returned_objects=[], feature_group_to_add=ShownIncidents(study, [i.incident_id for i in incidents]),
        )  # fmt: skip
        if not incidents:
            filters.nothing("No incident fits these filters and days.")
    with right:
        toll_panel.show(study, selection, theme)
    _lists(study, selection, incidents)
    state.write_link(study, ADDRESS)


def _counts(study: Study, shown: int, on_map: int) -> str:
    return (
        f"**{shown} of {len(study.incidents)} incidents** from {len(study.reports)} reports: {on_map} with a point on "
        f"the map, {shown - on_map} known to an area only or not placed by the reports"
    )


def _lists(study: Study, selection: Selection, incidents: list) -> None:
    figures = toll_panel.figures(study, selection)
    placed = [incident for incident in incidents if not why_not_on_map(incident, study)]
    unplaced = [incident for incident in incidents if why_not_on_map(incident, study)]
    tabs = st.tabs(
        [f"Reported figures ({len(figures)})", f"On the map ({len(placed)})", f"Without a point ({len(unplaced)})"]
    )
    with tabs[0]:
        listings.figure_table(study, figures, "figures")
    with tabs[1]:
        listings.incident_table(study, placed, "placed")
    with tabs[2]:
        listings.incident_table(study, unplaced, "unplaced")


study = source.open_or_stop()
notices.show(study)
view(study)
