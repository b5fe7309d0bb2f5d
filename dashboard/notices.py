"""Notices: what was left out of the study, said once on every page that counts."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from borderviz.study import Study
from borderviz.table_html import table_html


def show(study: Study) -> None:
    """Draw the study's notices; nothing where there are none."""
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
        st.html(table_html(pd.DataFrame(rows)))
