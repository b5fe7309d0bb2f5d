"""The reports: what was coded from each, and the passage where the reader has the text."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st

import heading
import notices
import passages
import selected_incident
import source
import state
from borderviz.model import Claim, Incident, Report
from borderviz.study import Study
from borderviz.tolls import figures, remark_of
from borderviz.wording import KINDS, METRICS, blame_text, side_name, source_text, when_text
from plain import plain


def one(study: Study, report: Report) -> None:
    """Draw a report: who published it, whether its text is at hand, its figures and its incidents."""
    text = passages.text_at_hand(report, source.texts())
    st.subheader(plain(report.title), divider="gray")
    credit = f" · credits {', '.join(report.agencies)}" if report.agencies and report.outlet else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(f"{source_text(report)}{credit}"), width="content")
        if report.url:
            st.link_button("Open the article", report.url, icon=":material/open_in_new:")
    for side in report.silent_sides:
        who = plain(side_name(side, study.sides))
        st.markdown(f"The {who} side **gave no figure of its losses**, by this report.")
    if report.note:
        st.caption(plain(report.note))
    passages.say_whether_at_hand(report, text)
    claims = [claim for claim in study.claims.values() if claim.report_id == report.report_id]
    incidents = [incident for incident in study.incidents.values() if incident.report_id == report.report_id]
    # Who comes from the map looks for one of them.
    incidents.sort(key=lambda incident: incident.incident_id != selected_incident.identifier())
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"##### Figures ({len(claims)})")
        for claim, row in zip(claims, figures(study, claims).to_dict("records"), strict=True):
            _figure(claim, row, text)
    with right:
        st.markdown(f"##### Incidents ({len(incidents)})")
        for incident in incidents:
            _incident(study, incident, text)


def _figure(claim: Claim, row: Mapping[Hashable, Any], text: str | None) -> None:
    remark = remark_of(row)
    who = f"{row['side_name']} ({row['group_name']}), says {row['claimant']}, as of {row['as_of_text']}"
    title = f"{METRICS[claim.metric]}: {row['figure']}"
    passages.card(title=title, lines=[who, remark] if remark else [who], record=claim, text=text)


def _incident(study: Study, incident: Incident, text: str | None) -> None:
    place = study.places.get(incident.place_id)
    blamed = blame_text(incident.blamed_on, study.sides)
    passages.card(
        title=f"{'Selected. ' if incident.incident_id == selected_incident.identifier() else ''}"
        f"{KINDS[incident.kind]}: {incident.summary}",
        lines=[
            f"{when_text(incident)}, {place.name if place else 'place not named'}; blamed: {blamed}",
            f"account of {incident.claimant} ({side_name(incident.account_of, study.sides)})",
            *([incident.note] if incident.note else []),
        ],
        record=incident,
        text=text,
    )


study = state.begin()
heading.show("Reports", study)
notices.show(study)
names = {report.report_id: source_text(report) for report in study.reports.values()}
if names:
    # None was chosen, or an edited study has lost it.
    if st.session_state.get("read") not in names:
        st.session_state["read"] = next(iter(names))
    chosen = st.selectbox("Report", list(names), format_func=names.__getitem__, key="read", persist_state="session")
    one(study, study.reports[chosen])
    state.write_link(study)
else:
    st.info("This study has no report that could be read.")
