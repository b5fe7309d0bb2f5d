"""State: what is chosen, as it stands in the page's address. One schema, one function to read it, one to write it."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

import layers
import prepared
import source
from borderviz.selection import NO_BLAME
from borderviz.study import Study

MODES = ("window", "upto")
"""Ways to choose time: a window of days, or everything up to a day."""

CHARTS = {"said": "Who says what", "grew": "How it grew"}
"""What the figures are drawn as; the first of them where nothing is chosen."""

QUESTIONS = {
    "compare": "How do the clashes compare?",
    "grow": "How did the toll grow?",
    "matrix": "Who says what about whom?",
    "contradict": "What contradicts what?",
    "words": "In words",
    "figures": "All figures",
}
"""What the page of tolls answers; the first of them where nothing is chosen."""

GROWTH_AXES = ("calendar", "outbreak")
"""What the days of a growing toll are counted by."""

DAYS = ("mode", "from", "to", "until")
"""Parts of the address that say when."""

DEFAULTS = {
    "mode": MODES[0],
    "chart": next(iter(CHARTS)),
    "question": next(iter(QUESTIONS)),
    "growth_axis": GROWTH_AXES[0],
}


@dataclass(frozen=True, slots=True)
class Days(Container[str]):
    """The days of a study, from the first to the last, as ISO dates; both empty where it has none."""

    first: str
    last: str

    def __contains__(self, word: object) -> bool:
        """Return whether a word is a day of the study: with dates written alike, their order is that of the words."""
        return isinstance(word, str) and self.first <= word <= self.last and _is_day(word)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the address: the words that may stand there, and whether several may."""

    words: Container[str]
    several: bool = False


def schema(study: Study) -> dict[str, Part]:
    """Return the parts of the address by name, with the words that this study and the session's layers know."""
    days = Part(days_of(study))
    return {name: days if part is None else part for name, part in _schema(study).items()}


@st.cache_resource(show_spinner=False, hash_funcs={Study: id})
def _schema(study: Study) -> dict[str, Part | None]:
    """The parts of the address; None stands for days, which differ from session to session."""
    return {
        "clash": Part(study.clashes, several=True),
        "kind": Part({i.kind.value for i in study.incidents.values()}, several=True),
        "blamed": Part({i.blamed_on or NO_BLAME for i in study.incidents.values()}, several=True),
        "report": Part(study.reports, several=True),
        "mode": Part(MODES),
        "from": None,
        "to": None,
        "until": None,
        "selected": Part(study.incidents),
        "chart": Part(CHARTS),
        "question": Part(QUESTIONS),
        "growth_axis": Part(GROWTH_AXES),
        "claim": Part(study.claims),
        "metric": Part({claim.metric.value for claim in study.claims.values()}),
        "read": Part(study.reports),
    }


def days_of(study: Study) -> Days:
    """Return the days that a window may begin or end with: those of the study, with layers over it those of the map."""
    axis = prepared.of(study).axis
    if layers.of_session():
        import layered_map  # here: without layers only the map's page needs folium

        axis = layered_map.axis_ends(study) or axis
    return Days(*(day.isoformat() for day in axis)) if axis else Days("", "")


def parse(
    address: Mapping[str, list[str]], known: Mapping[str, Part], days: Days
) -> tuple[dict[str, object], list[str]]:
    """Return the session's state that an address stands for, and the parts of it that mean nothing here."""
    taken: dict[str, list[str]] = {}
    strange = []
    for name, words in address.items():
        part = known.get(name)
        good = [word for word in dict.fromkeys(words) if part is not None and word in part.words]
        strange += [f"{name}={word}" for word in words if word not in good]
        if part is not None and good:
            taken[name] = good if part.several else good[:1]
    state: dict[str, object] = {
        name: words if known[name].several else words[0] for name, words in taken.items() if name not in DAYS[1:]
    }
    said = {name: words[0] for name, words in taken.items()}
    if said.get("mode") == "upto":
        window = (days.first, said.get("until", days.last))
    else:
        ends = said.get("from", days.first), said.get("to", days.last)
        window = min(ends), max(ends)
    if window != (days.first, days.last):
        state["days"] = window
    return state, strange


def compose(state: Mapping[str, object], known: Mapping[str, Part]) -> dict[str, list[str]]:
    """Return the address of a state, without what is so by default; the opposite of `parse`."""
    address: dict[str, list[str]] = {}
    for name, part in known.items():
        value = state.get(name)
        words = [str(word) for word in value] if isinstance(value, list) else [str(value)] if value else []
        if words and words != [DEFAULTS.get(name)]:
            address[name] = words if part.several else words[:1]
    window = state.get("days")
    if isinstance(window, tuple):
        is_upto = state.get("mode") == "upto"
        address |= {"until": [window[1]]} if is_upto else {"from": [window[0]], "to": [window[1]]}
    return address


def begin() -> Study:
    """Return the study, with the state of the page's address taken over; every page begins with this."""
    study = source.open_or_stop()
    open_link(study)
    return study


def open_link(study: Study) -> None:
    """Take the state from the address once, when a session begins; `left_out` then says what means nothing here."""
    if "link_opened" in st.session_state:
        return
    st.session_state["link_opened"] = True
    address = {name: st.query_params.get_all(name) for name in st.query_params if not name.startswith("embed")}
    taken, strange = parse(address, schema(study), days_of(study))
    for name, value in taken.items():
        st.session_state[name] = value
    st.session_state["link_left_out"] = strange


def left_out() -> list[str]:
    """Return, once, the parts of the link that this study does not know."""
    parts: list[str] = st.session_state.pop("link_left_out", [])
    return parts


def write_link(study: Study, names: Collection[str]) -> None:
    """Write the parts named into the address, so that it can be copied."""
    known = schema(study)
    state = {name: st.session_state.get(name) for name in [*known, "days"]}
    address = {name: words for name, words in compose(state, known).items() if name in names}
    if address != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(address)


def _is_day(word: str) -> bool:
    try:
        return date.fromisoformat(word).isoformat() == word
    except ValueError:
        return False
