"""Layers: the events from elsewhere that this session lays over the study."""

from __future__ import annotations

import streamlit as st

from borderviz.exchange.layer import Layer


def of_session() -> list[Layer]:
    """Return the layers that were uploaded in this session; a run gets the same objects as the one before."""
    return list(st.session_state.get("layers", ()))
