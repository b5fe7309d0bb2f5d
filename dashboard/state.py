"""State: takes what is chosen from the page's address, when a link is opened or the reader goes back, and writes it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

import link
import source
from borderviz.study import Study

PAGED = {"figures": "tolls", "contradict": "contradictions"}
"""The list that is open beneath a question of the page of tolls."""


def begin() -> Study:
    """Return the study, with the state of the page's address taken over; every page begins with this."""
    study = source.open_or_stop()
    open_link(study)
    return study


def open_link(study: Study) -> None:
    """Take the state from the address when a session begins, and when the reader went back or forward to it.

    Else the address only follows; `left_out` then says what means nothing here.
    """
    begins = "link_opened" not in st.session_state
    # The app says so once a run; the page, its fragments and the sidebar all come here.
    is_new_run = st.session_state.pop("is_new_run", False)
    if begins or (is_new_run and _went_through_history()):
        st.session_state["link_opened"] = True
        _take(study, begins=begins)


def left_out() -> list[str]:
    """Return, once, the parts of the link that this study does not know."""
    parts: list[str] = st.session_state.pop("link_left_out", [])
    return parts


def write_link(study: Study) -> None:
    """Write what is chosen on this page into its address, so that it can be copied."""
    known = link.schema(study)
    state = {name: st.session_state.get(name) for name in [*known, "days"]}
    state["page"] = st.session_state.get(f"{_open_list()}_page")
    written = {name: words for name, words in link.compose(state, known).items() if name in _written()}
    if written != _address():
        st.query_params.from_dict(written)


def _take(study: Study, *, begins: bool) -> None:
    known = link.schema(study)
    taken, strange = link.parse(_address(), known, link.days_of(study))
    if not begins:
        # Going back undoes what was chosen since, on this page; the others keep theirs.
        _forget(known)
    for name, value in taken.items():
        st.session_state[name] = value
    st.session_state[f"{_open_list()}_page"] = int(str(taken.get("page", 1)))
    st.session_state["link_left_out"] = strange


def _forget(known: Mapping[str, link.Part]) -> None:
    """Set what this page writes into its address to what it is by default."""
    for name in _written():
        part = known[name]
        st.session_state[name] = [] if part.several else part.default or None
    if set(link.DAYS) <= set(_written()):
        st.session_state["days"] = None


def _went_through_history() -> bool:
    """Whether this run comes from the browser's back or forward, which Streamlit's public functions do not tell."""
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))


def _address() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params if not name.startswith("embed")}


def _page() -> str:
    return str(st.session_state.get("at_page") or "")


def _written() -> tuple[str, ...]:
    """The parts that this page writes into its address."""
    return link.OF_PAGE.get(_page(), ())


def _open_list() -> str:
    """The key of the list that stands open on this page."""
    if _page() == "tolls":
        return PAGED.get(str(st.session_state.get("question") or ""), "")
    return str(st.session_state.get("list") or link.LISTS[0])
