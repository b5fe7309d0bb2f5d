"""Link: what is chosen, as it stands in the page's address. One schema, one function to read it, one to write it."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

import layers
import prepared
from borderviz.model import Metric
from borderviz.selection import NO_BLAME
from borderviz.study import Study
from borderviz.wording import METRICS
from sharing import PARTS_ALONE

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

LISTS = ("figures", "placed", "unplaced")
"""Lists beside the map; the first of them where nothing is chosen."""

LAYERS = ("no-relief", "no-water", "no-regions", "no-names", "no-circles")
"""Layers of the map that are switched off. The street map is none: a link must not make its reader ask another host."""

SPEEDS = ("faster", "fastest")
"""Speeds of time that plays, after the first."""

TABS = ("Method, limits, credits", "Codebook")
"""Tabs of the page about the project."""

FILTERS = ("clash", "kind", "blamed", "report")

DAYS = ("mode", "from", "to", "until")
"""Parts of the address that say when."""

CHOSEN = (*FILTERS, *DAYS, "metric", "claim")

OF_PAGE = {
    "": (*CHOSEN, "selected", "chart", "list", "page", "view", "borders", "layers", "step", "speed", "only"),
    "tolls": (*CHOSEN, "question", "growth_axis", "page"),
    "reports": ("read",),
    "about": ("tab",),
}
"""Parts that each page writes, by the page's own path."""


@dataclass(frozen=True, slots=True)
class Days(Container[str]):
    """The days of a study, from the first to the last, as ISO dates; both empty where it has none."""

    first: str
    last: str

    def __contains__(self, word: object) -> bool:
        """Return whether a word is a day of the study: with dates written alike, their order is that of the words."""
        return isinstance(word, str) and self.first <= word <= self.last and _is_day(word)


class Views(Container[str]):
    """Views of a map as zoom_latitude_longitude in degrees (EPSG:4326), such as "9.5_40.012_70.541"."""

    FORM = re.compile(r"(\d{1,2}(?:\.\d)?)_(-?\d{1,2}(?:\.\d{1,4})?)_(-?\d{1,3}(?:\.\d{1,4})?)", re.ASCII)
    HIGHEST_ZOOM = 19

    def __contains__(self, word: object) -> bool:
        """Return whether a word is a view of some place on earth."""
        found = self.FORM.fullmatch(word) if isinstance(word, str) else None
        if found is None:
            return False
        zoom, lat, lon = map(float, found.groups())
        return zoom <= self.HIGHEST_ZOOM and abs(lat) <= 90 and abs(lon) <= 180


class Counts(Container[str]):
    """Whole numbers from 1, in digits of ASCII."""

    def __contains__(self, word: object) -> bool:
        """Return whether a word is such a number."""
        return isinstance(word, str) and re.fullmatch("[1-9][0-9]{0,5}", word) is not None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the address: the words that may stand there, whether several may, and the one that need not be said."""

    words: Container[str]
    several: bool = False
    default: str = ""


def schema(study: Study) -> dict[str, Part]:
    """Return the parts of the address by name, with the words that this study and the layers over it know."""
    days = Part(days_of(study))
    return {name: part or days for name, part in _schema(study).items()}


@st.cache_resource(show_spinner=False, hash_funcs={Study: id})
def _schema(study: Study) -> dict[str, Part | None]:
    """The parts of the address; None stands for days, which differ from session to session."""
    metrics = list(counted(study))
    return {
        "clash": Part(study.clashes, several=True),
        "kind": Part({i.kind.value for i in study.incidents.values()}, several=True),
        "blamed": Part({i.blamed_on or NO_BLAME for i in study.incidents.values()}, several=True),
        "report": Part(study.reports, several=True),
        "mode": Part(MODES, default=MODES[0]),
        "from": None,
        "to": None,
        "until": None,
        "selected": Part(study.incidents),
        "chart": Part(CHARTS, default=next(iter(CHARTS))),
        "question": Part(QUESTIONS, default=next(iter(QUESTIONS))),
        "growth_axis": Part(GROWTH_AXES, default=GROWTH_AXES[0]),
        "claim": Part(study.claims),
        "metric": Part(metrics, default=metrics[0]),
        "list": Part(LISTS, default=LISTS[0]),
        "page": Part(Counts(), default="1"),
        "view": Part(Views()),
        "borders": Part({border.version for border in study.settings.borders[1:]}),
        "layers": Part(LAYERS, several=True),
        "step": Part(("event",)),
        "speed": Part(SPEEDS),
        "only": Part(PARTS_ALONE),
        "read": Part(study.reports),
        "tab": Part(TABS, default=TABS[0]),
    }


def counted(study: Study) -> dict[str, str]:
    """Return what the figures of a study count, by metric, in words; that people were killed where it has no figure."""
    found = {claim.metric for claim in study.claims.values()} or {Metric.KILLED}
    return {metric.value: words for metric, words in METRICS.items() if metric in found}


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
        strange += [f"{name}={word}" for word in dict.fromkeys(words) if word not in good]
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
        if words and words != [part.default]:
            address[name] = words if part.several else words[:1]
    window = state.get("days")
    if isinstance(window, tuple):
        is_upto = state.get("mode") == "upto"
        address |= {"until": [window[1]]} if is_upto else {"from": [window[0]], "to": [window[1]]}
    return address


def _is_day(word: str) -> bool:
    try:
        return date.fromisoformat(word).isoformat() == word
    except ValueError:
        return False
