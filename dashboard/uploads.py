"""Uploads: a file that was dropped, read once for each way to read it, in the memory of its session alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from borderviz.exchange.importing.reader import Imported, Inspection, Options, import_file, inspect
from borderviz.exchange.importing.source_file import SourceFile

KEY = "upload_read"
"""Under this key the session holds what was made of the file that is open: never in a cache that others share."""

WIDGET = "upload"
"""Under this key the session holds the file itself."""

Made = TypeVar("Made")


def dropped() -> UploadedFile | None:
    """Draw the place to drop a file and return the file that lies there."""
    if st.file_uploader("Drop a file here", key=WIDGET, help="CSV, .xlsx, GeoJSON or JSON") is None:
        return None
    # What the widget returns is a copy of the whole file, made anew at each run; the session's own is one for all.
    held: UploadedFile = st.session_state[WIDGET]
    return held


def digest(file: UploadedFile) -> str:
    """Return the SHA-256 of an upload; computed once, for a file's id stands for one upload."""
    known: dict[str, str] = st.session_state.setdefault("upload_digests", {})
    if file.file_id not in known:
        # Not getbuffer(), for which Python makes a copy of the whole file; getvalue() gives the bytes that are held.
        known[file.file_id] = hashlib.sha256(file.getvalue()).hexdigest()
    return known[file.file_id]


def inspected(file: UploadedFile, options: Options) -> Inspection:
    """Return what an upload is and what its columns are taken for. Raises ImportFileError."""
    way = ("inspection", digest(file), file.name, options.format, options.encoding)
    return _once(way, lambda: inspect(SourceFile.in_memory(file.name, file.getvalue()), options))


def imported(
    file: UploadedFile, inspection: Inspection, columns: Mapping[str, str], day_first: bool | None
) -> Imported:
    """Return the layer of an upload with corrected columns. Raises ImportFileError."""
    options = inspection.options
    way = ("layer", digest(file), file.name, options.format, options.encoding, tuple(columns.items()), day_first)
    corrected = replace(
        inspection,
        guess=inspection.guess.corrected(columns).with_examples(inspection.table),
        options=replace(options, columns=columns, day_first=day_first),
    )
    return _once(way, lambda: import_file(corrected))


def forget() -> None:
    """Forget what was read: the file was taken away."""
    st.session_state.pop(KEY, None)
    st.session_state.pop("upload_digests", None)


def _once(way: tuple[object, ...], make: Callable[[], Made]) -> Made:
    """Make a thing once and keep it until another of its kind is made: one large file in memory is enough."""
    kept: dict[object, tuple[tuple[object, ...], Made]] = st.session_state.setdefault(KEY, {})
    if way[0] not in kept or kept[way[0]][0] != way:
        kept.pop(way[0], None)
        kept[way[0]] = (way, make())
    return kept[way[0]][1]
