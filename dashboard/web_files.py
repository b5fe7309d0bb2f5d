"""Web files: hands the map's scripts, borders and incidents to the browser under addresses of the app itself."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

import streamlit as st
import streamlit.components.v1 as components

from borderviz.maps.assets import WebAssets, hashed_name
from borderviz.maps.study_map import MapFiles
from borderviz.study import Study

FROM_THE_MAP = "../web_files.files"
"""Streamlit serves a component's folder at component/MODULE.NAME/; the map's own frame is a sibling of it."""


@st.cache_resource(show_spinner=False)
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="borderviz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    components.declare_component("files", path=str(folder))
    return folder


def publish(name: str, content: bytes, folder: str = "") -> str:
    """Store a file under a name that holds its hash and return its address as seen from the map.

    `folder` names a folder of its own, for files that are removed together.
    """
    stored = f"{folder}/{hashed_name(name, content)}" if folder else hashed_name(name, content)
    path = _folder() / stored
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return f"{FROM_THE_MAP}/{stored}"


def remove(folder: str) -> None:
    """Remove what was published in a folder of its own."""
    shutil.rmtree(_folder() / folder, ignore_errors=True)


@st.cache_resource(show_spinner=False, hash_funcs={Study: id})
def map_files(study: Study) -> MapFiles:
    """Return the addresses of all that the map of a study needs."""
    return MapFiles.of(study, WebAssets.served(publish))
