"""Warm: what keeps a rerun short once the first page has been drawn."""

from __future__ import annotations

import gc

import streamlit as st


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Take what is loaded by now out of the garbage collector's way.

    Streamlit collects after every run; with pandas and plotly in memory that costs more than the run itself.
    """
    gc.collect()
    gc.freeze()
