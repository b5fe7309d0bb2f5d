"""Export panel: what the filters and the days leave, as a file for other programs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

import filters
import layers
import time_window
from borderviz.exchange.formats import ALL, FORMATS, Format
from borderviz.exchange.provenance import Provenance, in_words
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.wording import number_of
from plain import plain

FORMAT_KEY = "export_format"


def show(study: Study) -> None:
    """Draw the button in the sidebar that opens the choice of formats; what is chosen is counted only then."""
    with st.sidebar:
        st.markdown("#### Export")
        is_asked = st.button(
            "Export what is shown", key="export", icon=":material/download:", width="stretch",
            help="As GeoJSON, CSV, GeoParquet, Excel, UCDP GED, timemap, KML or a web page",
        )  # fmt: skip
    if is_asked:
        first, last = time_window.chosen(study)
        _ask(study, replace(filters.chosen(), first=first, last=last))


@st.dialog("Export what is shown")
def _ask(study: Study, selection: Selection) -> None:
    """Ask for a format, say what the file will hold, and offer it."""
    name = st.radio(
        "Format", FORMATS, format_func=_label, captions=[plain(one.about) for one in ALL], key=FORMAT_KEY,
        persist_state="session",
    )  # fmt: skip
    form = FORMATS[name]
    chosen = selection.of(study)
    st.markdown(plain(f"{_counted(form, chosen)}. Filter: {in_words(study, selection)}."))
    if layers.of_session():
        names = ", ".join(layer.name for layer in layers.of_session())
        st.caption(plain(f"What lies over the map from elsewhere ({names}) is not in the file."))
    if form.is_read_back:
        st.caption("borderviz opens this file again without loss.")
    st.download_button(
        f"Download {form.label}", partial(_file, form, study, selection), f"borderviz-{date.today()}{form.ending}",
        form.media_type, key="export_file", on_click="ignore", icon=":material/download:", type="primary",
    )  # fmt: skip


def _label(name: str) -> str:
    return plain(FORMATS[name].label)


def _counted(form: Format, chosen: Study) -> str:
    incidents = f"{number_of(len(chosen.incidents), 'account')} of incidents"
    if not form.holds_figures:
        return f"{incidents}, no figures"
    return f"{incidents} and {number_of(len(chosen.claims), 'figure')}"


def _file(form: Format, study: Study, selection: Selection) -> bytes:
    """Make the file; called when it is asked for, and never at a run of the page."""
    return form.write(selection.of(study), Provenance.of(study, selection))
