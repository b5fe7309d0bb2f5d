"""About: method, codebook, credits, limits, and what was left out."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

import heading
import link
import notices
import state
from borderviz.exchange.provenance import geodata_credits
from borderviz.study import Study
from borderviz.table_html import table_html

ABOUT = Path(__file__).parent.parent / "about.md"
CODEBOOK = Path(__file__).parent.parent.parent / "docs" / "codebook.md"


def credits_of(study: Study) -> None:
    """Draw a table of the geodata: what, from whom, under which licence, with which caveat."""
    rows = geodata_credits(study)
    if not rows:
        return
    st.markdown("#### Data credits")
    st.html(table_html(rows))


study = state.begin()
heading.show("About", study)
notices.show(study)
method, codebook = st.tabs(link.TABS, key="tab", on_change="rerun")
with method:
    st.markdown(ABOUT.read_text(encoding="utf-8"))
    credits_of(study)
with codebook:
    st.markdown(CODEBOOK.read_text(encoding="utf-8"))
state.write_link(study)
