"""Upload report: what was made of an upload: rows, notices, terms, and its sums beside the coded claims."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from borderviz.exchange.compare_layer import compare, comparison_rows, in_area, in_days
from borderviz.exchange.csv_file import csv_bytes
from borderviz.exchange.importing.reader import Imported
from borderviz.exchange.layer import Layer
from borderviz.notices import Notice
from borderviz.study import Study
from borderviz.table_html import table_html
from plain import plain

FIRST_ROWS = 8
MOST_NOTICES = 20
SHOWN = {"start": "First day", "end": "Last day", "title": "Title", "place": "Place", "lat": "Latitude",
         "lon": "Longitude", "best": "Deaths", "actors": "Actors", "source": "Source", "url": "Link"}  # fmt: skip
LONGEST_CELL = 160
DECIMALS = 5
"""Of a coordinate: to a metre, as a row is shown to be recognised. The layer keeps all of them."""


def show(imported: Imported, study: Study) -> None:
    """Draw what was taken and what was not."""
    for remark in imported.guess.remarks:
        st.caption(plain(f"{remark[0].upper()}{remark[1:]}."))
    _counts(imported, study)
    _first_rows(imported.layer.events)
    notices(imported.layer)


def terms(layer: Layer) -> None:
    """Draw under which terms the data stand."""
    st.info(plain(f"Terms: {layer.terms}"), icon=":material/gavel:")


def comparison(layer: Layer, study: Study) -> None:
    """Draw the layer's sums clash by clash beside the coded claims."""
    st.markdown("##### Beside the coded reports")
    st.caption(
        "First the sum over the events of this file in the days of each clash and the area of the study, as the file "
        "counts them, all sides together; below it what the reports claim of each side, both ends named. "
        "The two are not mixed."
    )
    rows = comparison_rows(compare(layer, study), layer, study)
    if rows:
        st.html(table_html(rows, is_narrow=True))
    else:
        st.caption("This study names no clash.")


def notices(layer: Layer) -> None:
    """Draw the first notices, errors before warnings, and offer all of them as a file."""
    found = sorted(layer.notices, key=lambda notice: not notice.is_error)
    if not found:
        st.caption("Nothing was left out, and nothing is in doubt.")
        return
    errors = sum(notice.is_error for notice in found)
    st.markdown(f"##### Notices ({errors:,} about what was left out, {len(found) - errors:,} others)")
    st.html(table_html([_row(notice) for notice in found[:MOST_NOTICES]], is_narrow=True))
    if len(found) > MOST_NOTICES:
        st.caption(f"{len(found) - MOST_NOTICES:,} more are in the file.")
    st.download_button(
        f"All notices as CSV ({len(found):,} rows)", lambda: _file(found), "borderviz-notices.csv", "text/csv",
        key="notices_csv", on_click="ignore", icon=":material/download:",
    )  # fmt: skip


def _counts(imported: Imported, study: Study) -> None:
    events = imported.layer.events
    here = in_area(events, study)
    then = here & in_days(events, list(study.clashes.values()))
    counts = {
        "Rows": imported.rows, "Taken": imported.taken, "Left out": imported.left_out,
        "In the study's area": int(here.sum()), "… in the days of its clashes": int(then.sum()),
    }  # fmt: skip
    with st.container(horizontal=True, gap="large"):
        for name, count in counts.items():
            st.metric(name, f"{count:,}", width="content")


def _first_rows(events: pd.DataFrame) -> None:
    if events.empty:
        return
    st.markdown("##### First rows, as they were read")
    shown = events.head(FIRST_ROWS)
    filled = [name for name in SHOWN if shown[name].notna().any()]
    st.html(table_html([{SHOWN[name]: _cell(row[name]) for name in filled} for row in shown.to_dict("records")]))


def _cell(value: object) -> object:
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, str) and len(value) > LONGEST_CELL:
        return f"{value[: LONGEST_CELL - 1]}…"
    return value


def _row(notice: Notice) -> dict[str, object]:
    return {
        "Where": notice.where,
        "What is wrong": notice.problem,
        "What would be right": notice.remedy,
        "Left out": "yes" if notice.is_error else "no",
    }


def _file(found: Sequence[Notice]) -> bytes:
    return csv_bytes(pd.DataFrame([_row(notice) for notice in found]))
