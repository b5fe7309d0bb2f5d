"""Map view: map, chart and lists of a selection, drawn into the places that the page has laid out."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from itertools import compress

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit_folium import st_folium

import filters
import heading
import layered_map
import listings
import map_state
import page_style
import prepared
import selected_claim
import selected_incident
import state
import time_window
import toll_panel
from borderviz.maps.study_map import StudyMap, StudyMapUpdate
from borderviz.study import Study, StudyError
from plain import plain
from prepared import View

EMBEDDED = {"map": "Embed map", "chart": "Embed chart"}

MAP_HEIGHT = 680
"""Pixels, with the time control inside; style.css has another for phones."""


def fill(
    *, head: DeltaGenerator, left: DeltaGenerator, right: DeltaGenerator, choice: DeltaGenerator, chart: DeltaGenerator
) -> None:
    """Draw heading, map, chart and lists into their places, and write the address."""
    study = state.begin()
    is_told_by_map = time_window.take_message(study)
    view = _view(study)
    shown = _of_claim(view)
    if not is_told_by_map:
        _map(shown, left)
    with head:
        heading.show(study.settings.title, study, _counts(shown), EMBEDDED)
        if not shown.incidents.any():
            filters.nothing("incident", study.incidents)
    reports = {account.report_id for account in selected_incident.accounts(view)} | _claimed(study)
    right.caption(toll_panel.show(view, reports, page_style.theme(), choice=choice, chart=chart))
    selected_claim.show(view.ready, narrows=True)
    selected_incident.show(view)
    _lists(shown)
    if is_told_by_map:
        # It shows already what it told; the reader waits for all the rest.
        _map(shown, left)
    state.write_link(study)


def map_alone() -> None:
    """Draw the map and nothing else, for a frame in another page."""
    study = state.begin()
    time_window.take_message(study)
    _map(_of_claim(_view(study)), st.container())
    state.write_link(study)


def chart_alone() -> None:
    """Draw the chart, and what it shows, for a frame in another page."""
    study = state.begin()
    view = _view(study)
    st.caption(toll_panel.show(view, _claimed(study), page_style.theme(), choice=st.container(), chart=st.container()))
    selected_claim.show(view.ready, narrows=True)
    state.write_link(study)


def _view(study: Study) -> View:
    """What is shown, with what was clicked and the days that were drawn over in a chart since the last run."""
    selected_claim.take_click(study, "toll_chart")
    toll_panel.take_brush(study, ["growth_chart"])
    first, last = time_window.chosen(study)
    return View.of(prepared.of(study), replace(filters.chosen(), first=first, last=last))


def _of_claim(view: View) -> View:
    """What map and lists show: with a claim selected only its report and clash."""
    return View.of(view.ready, selected_claim.narrowed(view.selection, view.ready.study))


def _claimed(study: Study) -> set[str]:
    claim = selected_claim.claim_of(study)
    return {claim.report_id} if claim else set()


def _counts(view: View) -> str:
    study, index = view.ready.study, view.ready.index
    shown, placed = np.count_nonzero(view.incidents), np.count_nonzero(view.incidents & view.ready.placed)
    reports = np.count_nonzero(np.bincount(index.incidents.columns["reports"].codes[view.incidents]))
    return (
        f"**{shown} of {len(study.incidents)} accounts** of {index.event_count(view.incidents)} incidents, "
        f"from {reports} of {len(study.reports)} reports: "
        f"{placed} with a point on the map, {shown - placed} without"
    )


def _map(view: View, place: DeltaGenerator) -> None:
    study = view.ready.study
    try:
        files = layered_map.map_files(study)
    except (StudyError, OSError) as error:
        place.error(plain(f"The map cannot be drawn: {error}"))
        return
    update = StudyMapUpdate(
        files, study, _of_all_days(view), first=view.selection.first, last=view.selection.last, mode=time_window.mode(),
        selected=selected_incident.identifier(), heard=time_window.heard(),
        **map_state.chosen(),
    )  # fmt: skip
    with place:
        st_folium(
            StudyMap(files), key="map", height=MAP_HEIGHT, use_container_width=True, returned_objects=[],
            feature_group_to_add=update,
        )  # fmt: skip
        layered_map.choose_days(files)


def _of_all_days(view: View) -> Container[str]:
    """The ids of the incidents that pass the filters; the browser applies the days by itself."""
    mask = view.incidents_of_all_days
    return view.ready.study.incidents if mask.all() else set(compress(view.ready.index.ids, mask.tolist()))


def _lists(view: View) -> None:
    placed = np.count_nonzero(view.incidents & view.ready.placed)
    names = {
        "figures": f"Reported figures ({np.count_nonzero(view.claims)})",
        "placed": f"On the map ({placed})",
        "unplaced": f"Without a point ({np.count_nonzero(view.incidents) - placed})",
    }
    chosen = st.segmented_control(
        "List", names, format_func=names.__getitem__, key="list", default="figures", required=True,
        label_visibility="collapsed", persist_state="session",
    )  # fmt: skip
    # Only the list that is open is made and sent.
    if chosen == "figures":
        listings.figure_table(view.ready.study, view.records, "figures")
    elif chosen:
        mask = view.ready.placed if chosen == "placed" else ~view.ready.placed
        listings.incident_list(view.ready.study, view.incidents_where(mask), chosen)
