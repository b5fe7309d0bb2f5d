"""Map view: map, chart and lists of a selection, drawn into the places that the page has laid out."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit_folium import st_folium

import filters
import heading
import listings
import page_style
import state
import time_control
import toll_panel
import web_files
from borderviz import tolls
from borderviz.events import event_count
from borderviz.maps.data import why_not_on_map
from borderviz.maps.study_map import ShownIncidents, StudyMap
from borderviz.model import Incident
from borderviz.study import Study, StudyError
from borderviz.timeline import Timeline
from plain import plain

MAP_HEIGHT = 600


ADDRESS = (*filters.KEYS, "mode", "from", "to", "until", "metric")
"""Parts of the page's address that this view writes."""


def fill(
    *,
    head: DeltaGenerator,
    time: DeltaGenerator,
    left: DeltaGenerator,
    right: DeltaGenerator,
    choice: DeltaGenerator,
    chart: DeltaGenerator,
) -> None:
    """Draw heading, time control, map, chart and lists into their places, and write the address."""
    study = state.begin()
    untimed = filters.chosen()
    theme = page_style.theme()
    with time:
        first, last = time_control.show(study, Timeline.of(study), list(untimed.incidents(study)), theme)
    selection = replace(untimed, first=first, last=last)
    incidents = list(selection.incidents(study))
    placed = [incident for incident in incidents if not why_not_on_map(incident, study)]
    with left:
        _map(study, incidents)
    # What a report says again comes last.
    figures = tolls.figures(study, sorted(selection.claims(study), key=lambda claim: claim.repeat))
    toll_panel.show(study, figures, selection, theme, choice=choice, chart=chart, below=right)
    _lists(study, figures, incidents, placed)
    with head.container():
        heading.show(study.settings.title, study, _counts(study, incidents, placed))
        if not incidents:
            filters.nothing("No incident fits these filters and days.")
    state.write_link(study, ADDRESS)


def _counts(study: Study, incidents: list[Incident], placed: list[Incident]) -> str:
    reports = len({incident.report_id for incident in incidents})
    return (
        f"**{len(incidents)} of {len(study.incidents)} accounts** of {event_count(incidents)} incidents, "
        f"from {reports} of {len(study.reports)} reports: "
        f"{len(placed)} with a point on the map, {len(incidents) - len(placed)} without"
    )


def _map(study: Study, incidents: list[Incident]) -> None:
    try:
        files = web_files.map_files(study)
    except (StudyError, OSError) as error:
        st.error(plain(f"The map cannot be drawn: {error}"))
        return
    st_folium(
        StudyMap(files),
        key="map",
        height=MAP_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=ShownIncidents(study, [incident.incident_id for incident in incidents]),
    )


def _lists(study: Study, figures: pd.DataFrame, incidents: list[Incident], placed: list[Incident]) -> None:
    unplaced = [incident for incident in incidents if incident not in placed]
    names = [f"Reported figures ({len(figures)})", f"On the map ({len(placed)})", f"Without a point ({len(unplaced)})"]
    said, on_map, elsewhere = st.tabs(names)
    with said:
        listings.figure_table(study, figures, "figures")
    with on_map:
        listings.incident_table(study, placed, "placed")
    with elsewhere:
        listings.incident_table(study, unplaced, "unplaced")
