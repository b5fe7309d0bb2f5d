"""Warm: what keeps a rerun short once the first page has been drawn."""

from __future__ import annotations

import gc

import streamlit as st


def ask_for_chart_library() -> None:
    """Let the browser fetch and unpack its largest file while Python is still importing; the chart itself is hidden.

    The container stays in later runs, so that nothing behind it moves.
    """
    with st.container(key="hidden_first_chart"):
        if "chart_library_asked_for" not in st.session_state:
            st.session_state["chart_library_asked_for"] = True
            st.plotly_chart({"data": [{"type": "scatter"}], "layout": {"height": 10}}, key="first_chart", theme=None)


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Take what is loaded by now out of the garbage collector's way.

    Streamlit collects after every run; with pandas and plotly in memory that costs more than the run itself.
    """
    gc.collect()
    gc.freeze()
