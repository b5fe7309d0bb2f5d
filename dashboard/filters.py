"""Filters: the widgets that choose clashes, kinds, blame and reports; their state is the page's address."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sized

import streamlit as st

import link
import prepared
import time_window
from borderviz.selection import NO_BLAME, Selection
from borderviz.study import Study
from borderviz.wording import KINDS, side_name, source_text
from plain import plain

MOST_PILLS = 12
"""Up to here all choices stand open with their counts; more of them fold into a list that can be searched."""


def show(study: Study) -> None:
    """Draw the filters in the sidebar."""
    columns = prepared.of(study).index.incidents.columns
    counts = {name: column.counts() for name, column in columns.items()}
    with st.sidebar:
        st.markdown("#### Filters")
        said = {claim.clash for claim in study.claims.values()} | {claim.report_id for claim in study.claims.values()}
        _choice("Clash", "clash", {c.clash_id: c.name for c in study.clashes.values()}, counts["clashes"], said)
        _choice("What happened", "kind", {kind.value: text for kind, text in KINDS.items()}, counts["kinds"])
        _choice("Who is blamed", "blamed", _blame_names(study), counts["blamed"])
        names = {r.report_id: source_text(r) for r in study.reports.values()}
        _choice("Report", "report", names, counts["reports"], said)
        st.button("Reset filters and time", on_click=reset, width="stretch", key="reset_in_sidebar")
        st.caption(
            "Counts are accounts in these reports, no measure of who did more. "
            "Kind and blame concern incidents; figures follow clash, report and time."
        )


def chosen() -> Selection:
    """Return what the filters choose, without a time window."""
    values: dict[str, frozenset[str]] = {key: frozenset(st.session_state.get(key) or ()) for key in link.FILTERS}
    return Selection(clashes=values["clash"], kinds=values["kind"], blamed=values["blamed"], reports=values["report"])


def reset() -> None:
    """Clear all filters, the figure selected and the time window."""
    for key in link.FILTERS:
        st.session_state[key] = []
    st.session_state["claim"] = ""
    time_window.reset()


def nothing(record: str, held: Sized) -> None:
    """Say that no record such as an "incident" fits, and offer the way back; or that the study holds none at all."""
    if not held:
        st.info(f"This study holds no {record}.")
        return
    words = f"No {record} fits these filters and days."
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(words)
        # The widgets of the sidebar are no part of the fragment that this button stands in.
        if st.button("Reset filters and time", on_click=reset, key="reset_in_page"):
            st.rerun()


def _choice(
    label: str, key: str, names: Mapping[str, str], counts: Mapping[str, int], also: Container[str] = ()
) -> None:
    """Offer the values that incidents have, with how many, and those in `also`."""
    present = [value for value in names if value in counts or value in also]

    def text(value: str) -> str:
        return f"{names[value]} ({counts.get(value, 0)})"

    def pill(value: str) -> str:
        return plain(text(value))

    if len(present) <= MOST_PILLS:
        st.pills(label, present, selection_mode="multi", key=key, format_func=pill, persist_state="session")
    else:
        st.multiselect(label, present, key=key, format_func=text, placeholder="All", persist_state="session")


def _blame_names(study: Study) -> dict[str, str]:
    sides = {side: f"{side_name(side, study.sides)} side" for side in study.sides}
    return {**sides, "both": "Mutual", NO_BLAME: "Nobody"}
