"""Selected claim: the figure that a chart, a list or a link chose; map and lists then show its report and clash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from urllib.parse import urlencode

import streamlit as st

from borderviz.charts.toll_rows import Record
from borderviz.model import Claim
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.tolls import remark_of
from borderviz.wording import METRICS, source_text
from plain import plain
from prepared import Prepared


def identifier() -> str:
    """Return the id of the claim selected, or "" for none."""
    return str(st.session_state.get("claim") or "")


def claim_of(study: Study) -> Claim | None:
    """Return the claim selected, None where there is none or the study does not know it."""
    return study.claims.get(identifier())


def pick(claim_id: str) -> None:
    """Select a claim; "" selects none."""
    st.session_state["claim"] = claim_id


def take_click(study: Study, key: str) -> None:
    """Select the claim whose mark was clicked in the chart of this key; its state comes from the browser."""
    state = st.session_state.get(key)
    selection = state.get("selection") if isinstance(state, Mapping) else None
    points = selection.get("points") if isinstance(selection, Mapping) else None
    ids = [claim_id for claim_id in _clicked(points) if claim_id in study.claims]
    seen = st.session_state.setdefault("clicks_seen", {})
    if ids and seen.get(key) != ids:
        pick(ids[0])
    seen[key] = ids


def _clicked(points: object) -> list[str]:
    """The words that plotly keeps with the points clicked, alone or in a list."""
    kept = (
        [point.get("customdata") for point in points if isinstance(point, Mapping)] if isinstance(points, list) else []
    )
    first = [words[0] if isinstance(words, list) and words else words for words in kept]
    return [word for word in first if isinstance(word, str)]


def narrowed(selection: Selection, study: Study) -> Selection:
    """Return a selection with only the report and the clash of the claim selected; the same where there is none."""
    claim = claim_of(study)
    if claim is None:
        return selection
    clashes = frozenset({claim.clash}) if claim.clash else selection.clashes
    return replace(selection, reports=frozenset({claim.report_id}), clashes=clashes)


def address(claim_id: str) -> str:
    """Return the address of this page with a claim selected, all else as it is."""
    words = {name: st.query_params.get_all(name) for name in st.query_params if name != "claim"}
    return f"?{urlencode({**words, 'claim': claim_id}, doseq=True)}"


def show(ready: Prepared, *, narrows: bool) -> None:
    """Draw the card of the claim selected; `narrows` says that the page shows its report and clash only."""
    study, claim = ready.study, claim_of(ready.study)
    if claim is None:
        return
    record = next(record for record in ready.records if record["claim_id"] == claim.claim_id)
    with st.container(border=True, gap="xsmall", key="selected_claim"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**Selected figure: {plain(_title(record))}**", width="content")
            st.button("Clear", on_click=pick, args=("",), key="clear_claim", icon=":material/close:", type="tertiary")
        st.html(f'<div class="bv-card">{"<br>".join(escape(line) for line in _lines(record))}</div>')
        if narrows:
            st.caption("Map and lists show what this report says of this clash.")
        label = f"{plain(source_text(study.reports[claim.report_id]))}, paragraph {claim.evidence_paragraph}"
        if st.button(label, key="read_claim", icon=":material/article:"):
            st.session_state["read"] = claim.report_id
            st.switch_page("views/reports_page.py")


def _title(record: Record) -> str:
    return f"{METRICS[record['metric']]}, {record['side_name']}: {record['figure']}"


def _lines(record: Record) -> list[str]:
    lines = [f"{record['group_name']}, says {record['claimant']}, as of {record['as_of_text']}", remark_of(record)]
    return [line for line in lines if line]
