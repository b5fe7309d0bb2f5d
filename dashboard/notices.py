"""Notices: what was left out of the study, said once on every page that counts."""

from __future__ import annotations

import streamlit as st

import state
from borderviz.study import Study
from borderviz.table_html import table_html
from plain import plain

MOST_PARTS, LONGEST_PART = 10, 80
"""Parts of a link that are named, and characters of each: somebody else may have made it."""


def show(study: Study) -> None:
    """Draw what was left out of the link and of the study; nothing where there is none."""
    strange = state.left_out()
    if strange:
        named = plain(", ".join(_shortened(part) for part in strange[:MOST_PARTS]))
        more = f" and {len(strange) - MOST_PARTS:,} more" if len(strange) > MOST_PARTS else ""
        st.warning(f"This link holds what this study does not know, and it was left out: {named}{more}")
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


def _shortened(part: str) -> str:
    return part if len(part) <= LONGEST_PART else f"{part[:LONGEST_PART]}…"
