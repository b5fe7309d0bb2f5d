"""Listings: incidents and figures as tables, each with a download of exactly what it shows."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from borderviz.exchange.csv_file import csv_bytes
from borderviz.maps.data import why_not_on_map
from borderviz.model import Incident
from borderviz.study import Study
from borderviz.table_html import table_html
from borderviz.tolls import remark_of
from borderviz.wording import KINDS, METRICS, PRECISIONS, blame_text, side_name, source_text, when_text

FIGURE_COLUMNS = {
    "clash_name": "Clash", "metric_name": "What", "side_name": "Whose people", "group_name": "Group",
    "figure": "Figure", "low": "Low", "high": "High", "claimant": "Says", "as_of_text": "As of", "remark": "Remark",
    "source": "Report", "paragraph": "Paragraph", "url": "Link",
}  # fmt: skip

READABLE_ROWS = 200
"""Up to here a table is plain HTML, which wraps its text; a longer one scrolls in a grid."""


def incident_table(study: Study, incidents: Sequence[Incident], key: str) -> None:
    """Draw incidents, one row each, and the download of them."""
    rows = pd.DataFrame([_incident_row(study, incident) for incident in incidents])
    _table(rows, key)
    _download("Incidents as CSV", rows, "borderviz-incidents.csv", key)


def figure_table(study: Study, figures: pd.DataFrame, key: str) -> None:
    """Draw figures as made by `tolls.figures`, one row each, and the download of them."""
    rows = figures.assign(
        clash_name=[study.clashes[clash].name if clash else "none of these" for clash in figures["clash"]],
        metric_name=[METRICS[metric] for metric in figures["metric"]],
        remark=[remark_of(row) for row in figures.to_dict("records")],
        high=figures["high"].astype("Int64"),
    )
    rows = rows[list(FIGURE_COLUMNS)].rename(columns=FIGURE_COLUMNS)
    _table(rows, key)
    _download("Figures as CSV", rows, "borderviz-figures.csv", key)


def _table(rows: pd.DataFrame, key: str) -> None:
    if rows.empty:
        st.caption("None.")
    elif len(rows) <= READABLE_ROWS:
        st.html(table_html(rows))
    else:
        link = {"Link": st.column_config.LinkColumn(display_text="open")}
        st.dataframe(rows, hide_index=True, width="stretch", column_config=link, key=f"{key}_table")


def _incident_row(study: Study, incident: Incident) -> dict[str, object]:
    place = study.places.get(incident.place_id)
    report = study.reports[incident.report_id]
    return {
        "When": when_text(incident),
        "What": KINDS[incident.kind],
        "Summary": incident.summary,
        "Place": place.name if place else "not named",
        "Place is": PRECISIONS[incident.where_precision],
        "On the map": why_not_on_map(incident, study) or "yes",
        "Blamed": blame_text(incident.blamed_on, study.sides),
        "Account of": f"{incident.claimant} ({side_name(incident.account_of, study.sides)})",
        "Report": source_text(report),
        "Paragraph": incident.evidence_paragraph,
        "Link": report.url,
    }


def _download(label: str, rows: pd.DataFrame, name: str, key: str) -> None:
    st.download_button(
        f"{label} ({len(rows)} rows)", csv_bytes(rows), name, "text/csv", key=f"{key}_csv", on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip
