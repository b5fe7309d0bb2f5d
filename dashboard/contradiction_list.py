"""Contradiction list: figures that cannot all be so, each with the claims that it is between."""

from __future__ import annotations

import math
from collections.abc import Sequence

import streamlit as st

import selected_claim
from borderviz.study import Study
from borderviz.tolls.contradictions import Contradiction
from borderviz.wording import source_text
from plain import plain

ENTRIES = 10
"""Entries of a page."""

MOST_CLAIMS = 5
"""Claims of an entry that can be opened; the sentence names no more."""


def show(study: Study, found: Sequence[Contradiction], key: str) -> None:
    """Draw the contradictions, those that differ most first, page by page."""
    if not found:
        st.caption("No figures of this choice contradict each other.")
        return
    pages = math.ceil(len(found) / ENTRIES)
    number = min(max(st.session_state.get(f"{key}_page") or 1, 1), pages)
    for position, entry in enumerate(found[(number - 1) * ENTRIES : number * ENTRIES]):
        _entry(study, entry, f"{key}_{number}_{position}")
    if pages > 1:
        st.session_state[f"{key}_page"] = number
        st.pagination(pages, key=f"{key}_page")


def _entry(study: Study, entry: Contradiction, key: str) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(plain(entry.sentence))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(plain(f"{entry.in_short}:"), width="content")
            for claim_id in entry.claim_ids[:MOST_CLAIMS]:
                _claim(study, claim_id, f"{key}_{claim_id}")


def _claim(study: Study, claim_id: str, key: str) -> None:
    claim = study.claims[claim_id]
    label = f"{source_text(study.reports[claim.report_id])} ¶ {claim.evidence_paragraph}"
    # A callback runs before the page: what was selected is then known to all of it.
    st.button(plain(label), on_click=selected_claim.pick, args=(claim_id,), key=key, type="tertiary")
