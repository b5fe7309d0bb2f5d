"""Selected incident: the one that map, list and link agree on, with every account of what happened."""

from __future__ import annotations

from html import escape

import streamlit as st

from borderviz.model import Incident
from borderviz.study import Study
from borderviz.wording import KINDS, blame_text, side_name, source_text, when_text
from plain import plain
from prepared import View

MOST_ACCOUNTS = 8
"""Accounts of one event that the card shows; the map's own window and the lists have them all."""


def identifier() -> str:
    """Return the id of the incident selected, or "" for none."""
    return str(st.session_state.get("selected") or "")


def pick(key: str) -> None:
    """Select what the widget of this key holds."""
    st.session_state["selected"] = st.session_state.get(key) or ""


def accounts(view: View) -> list[Incident]:
    """Return the incident selected and the other accounts of its event; none where nothing is selected."""
    known = view.ready.study.incidents
    if identifier() not in known:
        return []
    return [known[account] for account in view.ready.index.accounts_of_event(identifier())]


def show(view: View) -> None:
    """Draw the card of the incident selected; nothing where there is none."""
    found = accounts(view)
    if not found:
        return
    study, incident = view.ready.study, found[0]
    with st.container(border=True, gap="xsmall", key="selected_incident"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**Selected: {plain(_title(study, incident))}**", width="content")
            st.button("Clear", on_click=_clear, key="clear_selected", icon=":material/close:", type="tertiary")
        if why := _why_not_shown(view):
            st.caption(why)
        st.html(_cards(study, found[:MOST_ACCOUNTS]))
        _passages(study, found[:MOST_ACCOUNTS])


def _clear() -> None:
    st.session_state["selected"] = ""


def _title(study: Study, incident: Incident) -> str:
    place = study.places.get(incident.place_id)
    return f"{KINDS[incident.kind]}, {place.name if place else 'place not named'}, {when_text(incident)}"


def _why_not_shown(view: View) -> str:
    row = view.ready.index.ids.index(identifier())
    if not view.incidents_of_all_days[row]:
        return "The filters leave it out: it is neither on the map nor in the lists."
    return "" if view.incidents[row] else "It is outside of the days chosen: it is neither on the map nor in the lists."


def _cards(study: Study, found: list[Incident]) -> str:
    return f'<div class="bv-accounts">{"".join(_card(study, incident) for incident in found)}</div>'


def _card(study: Study, incident: Incident) -> str:
    report = study.reports[incident.report_id]
    said = f"account of {incident.claimant} ({side_name(incident.account_of, study.sides)})"
    lines = [
        f"<strong>{escape(incident.summary)}</strong>",
        escape(f"{when_text(incident)}; blamed: {blame_text(incident.blamed_on, study.sides)}"),
        escape(f"{said}, in {source_text(report)}, paragraph {incident.evidence_paragraph}"),
        escape(incident.note),
    ]
    return f'<div class="bv-card">{"<br>".join(line for line in lines if line)}</div>'


def _passages(study: Study, found: list[Incident]) -> None:
    """A button for each account, to the passage that it rests on."""
    with st.container(horizontal=True):
        for incident in found:
            source = plain(source_text(study.reports[incident.report_id]))
            label = f"{source}, paragraph {incident.evidence_paragraph}"
            if st.button(label, key=f"read_{incident.incident_id}", icon=":material/article:"):
                st.session_state.update(read=incident.report_id, selected=incident.incident_id)
                st.switch_page("views/reports_page.py")
