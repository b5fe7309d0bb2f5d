"""Warm: what keeps a rerun short once the first page has been drawn."""

from __future__ import annotations

import gc

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

FIRST_CHART_HEIGHT = 520
"""Pixels, about those of the chart that follows, so that the page does not jump."""


def ask_for_chart_library(place: DeltaGenerator) -> None:
    """Put an empty chart where the first one will be: the browser fetches and unpacks its largest file meanwhile."""
    if "chart_library_asked_for" not in st.session_state:
        st.session_state["chart_library_asked_for"] = True
        blank = {"visible": False}
        layout = {"height": FIRST_CHART_HEIGHT, "xaxis": blank, "yaxis": blank, "paper_bgcolor": "rgba(0,0,0,0)",
                  "plot_bgcolor": "rgba(0,0,0,0)"}  # fmt: skip
        place.plotly_chart({"data": [{"type": "scatter"}], "layout": layout}, theme=None, key="first_chart")


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Take what is loaded by now out of the garbage collector's way.

    Streamlit collects after every run; with pandas and plotly in memory that costs more than the run itself.
    """
    gc.collect()
    gc.freeze()
