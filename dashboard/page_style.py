"""Page style: the little that Streamlit's themes cannot say."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

ICON = Path(__file__).parent / "icon.png"
STYLE = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


def apply() -> None:
    """Put the style sheet into the page."""
    st.html(f"<style>{STYLE}</style>")


def theme() -> str:
    """Return "light" or "dark", as the reader sees the page."""
    return "dark" if st.context.theme.type == "dark" else "light"
