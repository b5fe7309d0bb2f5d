"""Page style: the little that Streamlit's themes cannot say, and the scripts of all pages."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
ICON = f"data:image/png;base64,{b64encode((HERE / 'icon.png').read_bytes()).decode()}"
"""Not as a file: a browser would ask for it again whenever the page's address changes, and so at each move in time."""

# Streamlit drops a script in which anything looks like a tag.
SCRIPT = "\n".join((HERE / "web" / f"{name}.js").read_text(encoding="utf-8") for name in ("history", "share"))

STYLE = (HERE / "style.css").read_text(encoding="utf-8")


def apply() -> None:
    """Put the style sheet into the page, and the scripts that every page needs."""
    st.html(f"<style>{STYLE}</style>")
    st.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)


def theme() -> str:
    """Return "light" or "dark", as the reader sees the page."""
    return "dark" if st.context.theme.type == "dark" else "light"
