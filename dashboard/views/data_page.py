"""Your data: a file of events from elsewhere, what it was taken as, and laid over the map of this session."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

import heading
import layers
import notices
import state
import upload_columns
import upload_report
import uploads
from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.formats import FORMATS
from borderviz.exchange.importing.reader import Options
from borderviz.exchange.layer import Layer
from borderviz.study import Study
from plain import plain

ORDERS = {"": "as found", "day": "day first", "month": "month first"}
DAY_FIRST = {"day": True, "month": False}
ENCODINGS = ("", "utf-8", "utf-16", "cp1251", "cp1252", "latin-1")
FOUND = "as found"

PRIVATE = (
    "Up to {limit} MB. The file is read in the memory of this session and is not stored: it is gone when you close or "
    "reload the page. To keep a layer with a study on your own machine, or to take a larger file, use "
    "`borderviz import FILE --study FOLDER`."
)

IN_A_FRAME = (
    "A file cannot be opened here, inside another page: browsers keep back what the server needs to accept it. "
    "Use the link above to open this page by itself."
)


def held(study: Study) -> None:
    """Draw the layers that are laid over the map, with the way to take each off."""
    for notice in layers.stored()[1]:
        st.warning(plain(f"{notice.where}: {notice.problem}; {notice.remedy}"))
    uploaded = layers.uploaded()
    over_the_map = layers.of_session()
    if over_the_map:
        st.markdown("##### Over the map now")
    for layer in over_the_map:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(f"{layer.name} ({layer.format}, {len(layer.events):,} events)"), width="content")
            own = next((at for at, other in enumerate(uploaded) if other is layer), None)
            if own is None:
                st.caption("stored with the study", width="content")
            else:
                st.button("Remove", key=f"remove_{own}", on_click=layers.remove, args=(layer,), type="tertiary")


def opened(study: Study, file: UploadedFile) -> None:
    """Draw what a file is taken as, and what becomes of it."""
    with st.container(horizontal=True):
        form = st.selectbox(
            "Format", ["", *FORMATS], key="upload_format", format_func=lambda n: FORMATS[n].title if n else FOUND
        )
        order = st.selectbox("Dates such as 04/05/2021", [*ORDERS], key="upload_order", format_func=ORDERS.__getitem__)
        encoding = st.selectbox("Encoding of a CSV", ENCODINGS, key="upload_encoding", format_func=lambda n: n or FOUND)
    with st.spinner("Reading the file …"):
        inspection = uploads.inspected(file, Options(form or "", encoding=encoding or "", area=study.settings.area))
    st.markdown(f"##### Taken for: {plain(inspection.guess.format)}")
    key = f"{uploads.digest(file)[:16]}_{form}_{encoding}"
    columns = upload_columns.choose(inspection.guess, key)
    needed = upload_columns.needed(inspection.guess.corrected(columns))
    if needed:
        st.error(plain(needed))
        return
    with st.spinner("Reading the rows …"):
        imported = uploads.imported(file, inspection, columns, DAY_FIRST.get(order or ""))
    lay(imported.layer)
    upload_report.terms(imported.layer)
    upload_report.show(imported, study)
    upload_report.comparison(imported.layer, study)


def lay(layer: Layer) -> None:
    """Draw the button that lays a layer over the map."""
    if any(layer is other for other in layers.uploaded()):
        st.success("This layer lies over the map of this session.", icon=":material/layers:")
        st.page_link("views/map_page.py", label="See it on the map", icon=":material/map:")
    elif layer.events.empty:
        st.error("No row of this file could be taken; the notices say why.")
    else:
        st.button(
            "Lay it over the map", on_click=layers.add, args=(layer,), key="lay", type="primary",
            icon=":material/layers:",
        )  # fmt: skip


study = state.begin()
heading.show("Your data", study)
notices.show(study)
st.markdown(
    "Lay other people's events over this study: UCDP GED, your own ACLED file, a list of events in JSON, or any CSV, "
    "Excel or GeoJSON with coordinates and dates."
)
if st.context.is_embedded:
    st.info(IN_A_FRAME)
    dropped = None
else:
    dropped = uploads.dropped()
    st.caption(PRIVATE.format(limit=st.get_option("server.maxUploadSize")))
held(study)
if dropped is None:
    uploads.forget()
else:
    try:
        opened(study, dropped)
    except ImportFileError as error:
        st.error(plain(f"{error.problem}. {error.remedy[0].upper()}{error.remedy[1:]}."))
