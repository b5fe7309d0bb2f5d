"""Map state: view, borders, layers and pace of the living map, as it tells of them and as a link says them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

import link
from borderviz.study import Study

PARTS = ("view", "borders", "layers", "step", "speed")


def take(study: Study, said: Mapping[str, object]) -> None:
    """Take over what the map tells of itself. It comes from the browser: what is no word of a link is left out."""
    known = link.schema(study)
    for name in PARTS:
        part, words = known[name], said.get(name)
        if part.several:
            listed = words if isinstance(words, list) else []
            st.session_state[name] = [word for word in listed if isinstance(word, str) and word in part.words]
        else:
            st.session_state[name] = words if isinstance(words, str) and words in part.words else None


def chosen() -> dict[str, Any]:
    """Return what the map has to show, as `StudyMapUpdate` takes it."""
    return {name: st.session_state.get(name) or (() if name == "layers" else "") for name in PARTS}
