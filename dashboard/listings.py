"""Listings: incidents and figures page by page, each with a download of all that is chosen."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

import pandas as pd
import streamlit as st

import selected_incident
from borderviz.charts.toll_rows import Record
from borderviz.exchange.csv_file import csv_bytes
from borderviz.maps.data import why_not_on_map
from borderviz.model import Incident
from borderviz.study import Study
from borderviz.table_html import table_html
from borderviz.tolls.table_rows import figure_row
from borderviz.wording import KINDS, PRECISIONS, blame_text, side_name, source_text, when_text
from plain import plain

Item = TypeVar("Item")

PAGER_WIDTH = 260
"""Pixels: where it is left to choose, the pager shows the open page alone."""

ROWS = 20
"""Rows of a page: as many as a reader scans, and few enough to be sent again whenever the window moves."""


def incident_list(study: Study, incidents: Sequence[Incident], key: str) -> None:
    """Draw a page of incidents, of which one can be selected, and the download of all of them."""
    page = _page(incidents, key)
    if page:
        _choice(study, page, f"{key}_picked")
    else:
        st.caption("None.")
    _foot("Incidents as CSV", "borderviz-incidents.csv", incidents, partial(_incident_row, study), key)


def figure_table(study: Study, figures: Sequence[Record], key: str) -> None:
    """Draw a page of figures as made by `tolls.figures`, one row each, and the download of all of them."""
    page = _page(figures, key)
    if page:
        st.html(table_html([figure_row(study, figure) for figure in page]))
    else:
        st.caption("None.")
    _foot("Figures as CSV", "borderviz-figures.csv", figures, partial(figure_row, study), key)


def figure_file(study: Study, figures: Sequence[Record]) -> bytes:
    """Return figures as made by `tolls.figures` as a CSV file."""
    return _file(figure_row(study, figure) for figure in figures)


def _choice(study: Study, incidents: Sequence[Incident], key: str) -> None:
    ids = [incident.incident_id for incident in incidents]
    titles = {incident.incident_id: _title(study, incident) for incident in incidents}
    # The map and the link select too: what is selected was settled before this is drawn.
    chosen = selected_incident.identifier()
    st.session_state[key] = chosen if chosen in titles else None
    st.radio(
        "Incidents; the map shows the one you choose", ids, index=None, format_func=titles.__getitem__, key=key,
        captions=[_account(study, incident) for incident in incidents], on_change=selected_incident.pick, args=(key,),
        label_visibility="collapsed", width="stretch",
    )  # fmt: skip


def _title(study: Study, incident: Incident) -> str:
    place = study.places.get(incident.place_id)
    where = f", {plain(place.name)}" if place else ""
    return f"**{plain(when_text(incident))} · {KINDS[incident.kind]}{where}:** {plain(incident.summary)}"


def _account(study: Study, incident: Incident) -> str:
    report = study.reports[incident.report_id]
    parts = [
        f"Blamed: {blame_text(incident.blamed_on, study.sides)}",
        f"account of {incident.claimant} ({side_name(incident.account_of, study.sides)})",
        f"{source_text(report)}, paragraph {incident.evidence_paragraph}",
        why_not_on_map(incident, study) or PRECISIONS[incident.where_precision],
    ]
    return plain(" · ".join(parts))


def _page(items: Sequence[Item], key: str) -> Sequence[Item]:
    """The items of the page that is open, or of the last one where a filter has left fewer pages."""
    pages = _pages(items)
    number = min(max(st.session_state.get(f"{key}_page") or 1, 1), pages)
    st.session_state[f"{key}_page"] = number
    return items[(number - 1) * ROWS : number * ROWS]


def _pages(items: Sequence[Item]) -> int:
    return max(math.ceil(len(items) / ROWS), 1)


def _foot(label: str, name: str, items: Sequence[Item], row: Callable[[Item], dict[str, object]], key: str) -> None:
    """The pages, where there are several, and the download; the file is made when somebody asks for it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if _pages(items) > 1:
            st.pagination(_pages(items), key=f"{key}_page", width=PAGER_WIDTH)
        st.download_button(
            f"{label} ({len(items)} rows)", lambda: _file(map(row, items)), name, "text/csv", key=f"{key}_csv",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip


def _file(rows: Iterable[dict[str, object]]) -> bytes:
    # As objects: pandas would make fractions of whole numbers where one is missing.
    return csv_bytes(pd.DataFrame(list(rows), dtype=object).convert_dtypes())


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
