"""Upload columns: what each column of an upload was taken for, as boxes in which it can be corrected."""

from __future__ import annotations

import streamlit as st

from borderviz.exchange.importing.column_names import ROLES
from borderviz.exchange.importing.guess import Guess, Match
from plain import plain

FIRST = ("lat", "lon", "pair", "start", "end", "best", "title", "place")
"""Roles that stand open; the others fold away."""

NONE = ""
COLUMNS = 4


def choose(guess: Guess, key: str) -> dict[str, str]:
    """Draw a box a role and return what was corrected, role to column, "" for none; `key` is that of the file."""
    given = _boxes(guess, FIRST, key)
    with st.expander("More columns"):
        given |= _boxes(guess, tuple(role for role in ROLES if role not in FIRST), key)
    return {role: column for role, column in given.items() if column != (guess.column(role) or NONE)}


def needed(guess: Guess) -> str:
    """Return which columns have to be chosen before a row can be an event, "" for none."""
    names = [ROLES[role] for role in guess.missing]
    if not names:
        return ""
    both = f", or one for {ROLES['pair']}" if "lat" in guess.missing else ""
    return f"No column was found for: {', '.join(names)}. Choose it above{both}."


def _boxes(guess: Guess, roles: tuple[str, ...], key: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for start in range(0, len(roles), COLUMNS):
        for place, role in zip(st.columns(COLUMNS), roles[start : start + COLUMNS], strict=False):
            with place:
                given[role] = _box(guess, role, key)
    return given


def _box(guess: Guess, role: str, key: str) -> str:
    choices = [NONE, *guess.columns]
    label = f"{ROLES[role][0].upper()}{ROLES[role][1:]}"
    column = st.selectbox(
        label, choices, index=choices.index(guess.column(role) or NONE), key=f"column_{role}_{key}",
        format_func=lambda name: name or "(no column)",
    )  # fmt: skip
    match = guess.matches.get(role)
    if match and match.column == column:
        st.caption(plain(_why(match)))
    return column or NONE


def _why(match: Match) -> str:
    examples = f". First values: {' | '.join(match.examples)}" if match.examples else ""
    return f"{match.reason[0].upper()}{match.reason[1:]}{examples}"
