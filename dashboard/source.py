"""Source: the study that the dashboard shows, opened once for all sessions."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import streamlit as st

from borderviz.study import Study, StudyError
from plain import plain

SHIPPED = Path(__file__).parent.parent / "data" / "clashes"


def folder() -> Path:
    """Return the study's folder: the command's argument after --, else BORDERVIZ_STUDY, else the study that ships."""
    given = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("BORDERVIZ_STUDY", "")
    return Path(given) if given else SHIPPED


LOOK_AGAIN = 2.0
"""Seconds after which the files of the study are looked at again; many viewers would ask many times a second."""


@st.cache_resource(show_spinner=False)
def study_in(path: str, changed: float) -> Study:
    """Open a study; `changed` is the time of its last change, so that an edited study is read anew."""
    return Study.open(path)


def open_or_stop() -> Study:
    """Return the study, or write what is wrong with its folder and end the run."""
    path = folder()
    try:
        return study_in(str(path), _last_change(path))
    except StudyError as error:
        st.error(plain(str(error)))
        st.stop()


def texts() -> list[Path]:
    """Return the folders that may hold the user's own copies of the articles."""
    own = folder() / "texts"
    given = os.environ.get("BORDERVIZ_TEXTS", "")
    return [own, Path(given)] if given else [own]


@st.cache_data(show_spinner=False, ttl=LOOK_AGAIN)
def _last_change(path: Path) -> float:
    return max((file.stat().st_mtime for file in path.glob("*.*") if file.is_file()), default=0.0)
