"""Layers: the events from elsewhere that lie over the study: uploads of this session, and the study's own files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

import source
from borderviz.exchange import layer_files
from borderviz.exchange.layer import Layer
from borderviz.notices import Notice

KEY = "uploaded_layers"
"""Under this key the session holds its uploads, and nowhere else: they end with it; "layers" is a part of links."""


def of_session() -> list[Layer]:
    """Return the layers to lay over the map: those stored with the study, then the uploads of this session.

    A run gets the same objects as the one before, as long as nothing was added, removed or stored anew.
    """
    return [*stored()[0], *uploaded()]


def uploaded() -> list[Layer]:
    """Return the uploads of this session."""
    held: list[Layer] = st.session_state.setdefault(KEY, [])
    return held


def stored() -> tuple[Sequence[Layer], Sequence[Notice]]:
    """Return the layers in the study's folder, shared by all sessions, and notices about files that hold none."""
    folder = source.folder()
    changed = tuple((path.name, path.stat().st_mtime_ns) for path in layer_files.layer_paths(folder))
    return _read(str(folder), changed) if changed else ((), ())


def add(layer: Layer) -> None:
    """Lay an upload over the map in this session, in place of an earlier one of the same name."""
    st.session_state[KEY] = [*(other for other in uploaded() if other.name != layer.name), layer]


def remove(layer: Layer) -> None:
    """Take an upload off the map and out of the session."""
    st.session_state[KEY] = [other for other in uploaded() if other is not layer]


@st.cache_resource(show_spinner=False, max_entries=8)
def _read(folder: str, changed: tuple[tuple[str, int], ...]) -> tuple[Sequence[Layer], Sequence[Notice]]:
    """Read the layers of a folder; `changed` names its files and when they changed, so that new ones are seen."""
    return layer_files.layers_of(Path(folder))
