"""Filters: the widgets that choose clashes, kinds, blame and reports; their state is the page's address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping

import streamlit as st

from borderviz.selection import NO_BLAME, Selection, clash_of
from borderviz.study import Study
from borderviz.wording import KINDS, side_name, source_text
from plain import plain

MOST_PILLS = 12
"""Up to here all choices stand open with their counts; more of them fold into a list that can be searched."""

KEYS = ("clash", "kind", "blamed", "report")


def show(study: Study) -> None:
    """Draw the filters in the sidebar."""
    with st.sidebar:
        st.markdown("#### Filters")
        said = {claim.clash for claim in study.claims.values()} | {claim.report_id for claim in study.claims.values()}
        _choice("Clash", "clash", {c.clash_id: c.name for c in study.clashes.values()}, _clashes(study), said)
        _choice("What happened", "kind", {kind.value: text for kind, text in KINDS.items()}, _kinds(study))
        _choice("Who is blamed", "blamed", _blame_names(study), _blames(study))
        names = {r.report_id: source_text(r) for r in study.reports.values()}
        _choice("Report", "report", names, Counter(i.report_id for i in study.incidents.values()), said)
        st.button("Reset filters and time", on_click=reset, width="stretch", key="reset_in_sidebar")
        st.caption(
            "Counts are accounts in these reports, no measure of who did more. "
            "Kind and blame concern incidents; figures follow clash, report and time."
        )


def chosen() -> Selection:
    """Return what the filters choose, without a time window."""
    values: dict[str, frozenset[str]] = {key: frozenset(st.session_state.get(key) or ()) for key in KEYS}
    return Selection(clashes=values["clash"], kinds=values["kind"], blamed=values["blamed"], reports=values["report"])


def reset() -> None:
    """Clear all filters and the time window."""
    for key in KEYS:
        st.session_state[key] = []
    for key in ("days", "until"):
        st.session_state.pop(key, None)


def nothing(words: str) -> None:
    """Say that nothing fits, and offer the way back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(words)
        st.button("Reset filters and time", on_click=reset, key="reset_in_page")


def _choice(label: str, key: str, names: Mapping[str, str], counts: Counter[str], also: Container[str] = ()) -> None:
    """Offer the values that incidents have, with how many, and those in `also`."""
    present = [value for value in names if counts[value] or value in also]

    def text(value: str) -> str:
        return f"{names[value]} ({counts[value]})"

    def pill(value: str) -> str:
        return plain(text(value))

    if len(present) <= MOST_PILLS:
        st.pills(label, present, selection_mode="multi", key=key, format_func=pill, persist_state="session")
    else:
        st.multiselect(label, present, key=key, format_func=text, placeholder="All", persist_state="session")


def _clashes(study: Study) -> Counter[str]:
    return Counter(clash_of(incident, study.clashes) for incident in study.incidents.values())


def _kinds(study: Study) -> Counter[str]:
    return Counter(incident.kind.value for incident in study.incidents.values())


def _blames(study: Study) -> Counter[str]:
    return Counter(incident.blamed_on or NO_BLAME for incident in study.incidents.values())


def _blame_names(study: Study) -> dict[str, str]:
    sides = {side: f"{side_name(side, study.sides)} side" for side in study.sides}
    return {**sides, "both": "Mutual", NO_BLAME: "Nobody"}
