"""Layers: the events from elsewhere that this session lays over the study."""

from __future__ import annotations

import streamlit as st

from borderviz.exchange.layer import Layer

KEY = "uploaded_layers"
"""Under this key the session holds its uploads; "layers" is what a link says of the map's own layers."""


def of_session() -> list[Layer]:
    """Return the layers that were uploaded in this session; a run gets the same objects as the one before."""
    return list(st.session_state.get(KEY, ()))
