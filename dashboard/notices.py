"""Notices: what was left out of the study, said once on every page that counts."""

from __future__ import annotations

import streamlit as st

import state
from borderviz.study import Study
from borderviz.table_html import table_html
from plain import plain


def show(study: Study) -> None:
    """Draw what was left out of the link and of the study; nothing where there is none."""
    strange = state.left_out()
    if strange:
        st.warning(f"This link holds what this study does not know, and it was left out: {plain(', '.join(strange))}")
    if not study.notices:
        return
    left_out = len(study.errors)
    title = f"{left_out} rows or files of this study could not be used" if left_out else "Remarks on this study"
    with st.expander(f"{title} ({len(study.notices)} notices)", icon=":material/warning:"):
        rows = [
            {
                "Where": n.where,
                "What is wrong": n.problem,
                "What would be right": n.remedy,
                "Left out": "yes" if n.is_error else "no",
            }
            for n in study.notices
        ]
        st.html(table_html(rows))
