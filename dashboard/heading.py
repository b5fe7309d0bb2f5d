"""Heading: what is shown, in one line."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

import sharing
from borderviz.study import Study
from plain import plain


def show(title: str, study: Study, detail: str = "", parts: Mapping[str, str] | None = None) -> None:
    """Draw the title of a page; `detail` or else the size of the study stands beside it.

    `parts` are what can be embedded of the page, with what their buttons say.
    """
    size = f"{len(study.reports)} reports, {len(study.incidents)} incidents, {len(study.claims)} figures"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="heading"):
        st.markdown(f"### {plain(title)}", width="content")
        st.caption(detail or f"{plain(study.settings.title)}: {size}", width="content")
        sharing.show(study, parts)
