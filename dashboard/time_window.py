"""Time window: the days and the incident that the living map, a link or a chart chose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import streamlit as st

import link
import map_state
from borderviz.study import Study

INSTANCE = re.compile("[a-z0-9]{1,16}")
"""What a map calls itself; it draws a new name each time it is loaded."""

MOST_TURNS = 2**53
"""Up to here JavaScript counts in whole numbers."""


def take_message(study: Study) -> bool:
    """Take over what the map said when the hand let go; return whether it said something new.

    Streamlit hands the same message over at every run until the next one, and other things may have been chosen since:
    only a message that was not heard before counts. It comes from the browser, so anything may be in it.
    """
    value = st.session_state.get("map")
    held = value.get("time_layer") if isinstance(value, Mapping) else None
    said = held if isinstance(held, Mapping) else {}
    turn = _turn(said)
    if turn is None or _is_old(turn):
        return False
    st.session_state["heard"] = turn
    if _is_sane(said, study):
        choose(study, str(said["first"]), str(said["last"]), str(said["mode"]))
        st.session_state["selected"] = said["selected"] or ""
        map_state.take(study, said)
    return True


def heard() -> tuple[str, int] | None:
    """Return the map and the turn of the latest message that was heard."""
    latest: tuple[str, int] | None = st.session_state.get("heard")
    return latest


def choose(study: Study, first: str, last: str, mode: str = "window") -> None:
    """Choose the days from first to last, as ISO dates; with the mode "upto" all up to the last."""
    days = link.days_of(study)
    window = (days.first if mode == "upto" else first, last)
    st.session_state["mode"] = mode
    st.session_state["days"] = None if window == (days.first, days.last) else window


def chosen(study: Study) -> tuple[date | None, date | None]:
    """Return the first and the last day chosen, None for both where all days are."""
    window, days = st.session_state.get("days"), link.days_of(study)
    # An edited study may have lost the days that were chosen before.
    if window is None or window[0] not in days or window[1] not in days:
        return None, None
    return date.fromisoformat(window[0]), date.fromisoformat(window[1])


def mode() -> str:
    """Return "window" or "upto"."""
    return str(st.session_state.get("mode") or link.MODES[0])


def reset() -> None:
    """Choose all days."""
    for key in ("days", "mode"):
        st.session_state.pop(key, None)


def _turn(said: Mapping[str, object]) -> tuple[str, int] | None:
    instance, turn = said.get("instance"), said.get("turn")
    is_name = isinstance(instance, str) and INSTANCE.fullmatch(instance)
    is_count = isinstance(turn, int) and not isinstance(turn, bool) and 0 < turn < MOST_TURNS
    return (str(instance), int(str(turn))) if is_name and is_count else None


def _is_old(turn: tuple[str, int]) -> bool:
    latest = heard()
    return latest is not None and latest[0] == turn[0] and latest[1] >= turn[1]


def _is_sane(said: Mapping[str, object], study: Study) -> bool:
    days = link.days_of(study)
    first, last, selected = said.get("first"), said.get("last"), said.get("selected")
    if not (first in days and last in days and str(first) <= str(last) and said.get("mode") in link.MODES):
        return False
    return selected is None or (isinstance(selected, str) and selected in study.incidents)
