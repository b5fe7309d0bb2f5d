"""Layered map: the map of the study with the session's layers over it, prepared once for each set of layers.

Layers are known by their identity: those of the study's folder are shared by all sessions, an upload belongs to one.
Their files have addresses that nobody can guess, and are removed as soon as no session holds the layers any more.
"""

from __future__ import annotations

import secrets
import threading
import weakref
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

import streamlit as st

import layers
import web_files
from borderviz.exchange.layer import Layer
from borderviz.maps.assets import WebAssets
from borderviz.maps.overlay_axis import AROUND
from borderviz.maps.study_map import MapFiles
from borderviz.study import Study, StudyError
from borderviz.timeline import day_of

MOST_SETS = 32
"""Sets of layers whose files are kept; one that is asked for later is prepared again, under the same addresses."""

ALL_DAYS = "layers_of_all_days"
"""Key of the session's wish to see the events of all days."""

Key = tuple[int, int | None, tuple[int, ...]]


@dataclass
class LayeredMaps:
    """The files of sets of layers, with the name of the folder that each lies in."""

    made: OrderedDict[Key, MapFiles] = field(default_factory=OrderedDict)
    folders: dict[Key, str] = field(default_factory=dict)
    watched: set[int] = field(default_factory=set)
    making: threading.Lock = field(default_factory=threading.Lock)

    def files(self, study: Study, given: Sequence[Layer], around: int | None) -> MapFiles:
        """Return the files of the map of a study with layers over it; raises StudyError where it has no geography."""
        key = (id(study), around, tuple(id(layer) for layer in given))
        found = self.made.get(key)
        if found is None:
            with self.making:
                found = self.made.get(key) or self._make(key, study, given, around)
        with suppress(KeyError):  # another session may just have made one too many
            self.made.move_to_end(key)
        return found

    def _make(self, key: Key, study: Study, given: Sequence[Layer], around: int | None) -> MapFiles:
        folder = self.folders.setdefault(key, secrets.token_hex(16))
        assets = WebAssets.served(lambda name, content: web_files.publish(name, content, folder))
        made = web_files.map_files(study).with_layers(study, assets, given, around)
        for layer in given:
            if id(layer) not in self.watched:
                self.watched.add(id(layer))
                weakref.finalize(layer, self._forget, id(layer)).atexit = False
        self.made[key] = made
        if len(self.made) > MOST_SETS:
            oldest, _ = self.made.popitem(last=False)
            web_files.remove(self.folders[oldest])
        return made

    def _forget(self, layer: int) -> None:
        """Remove all that was made of a layer that is gone. It may end anywhere, so that no lock is taken here."""
        self.watched.discard(layer)
        for key in [key for key in list(self.folders) if layer in key[2]]:
            self.made.pop(key, None)
            web_files.remove(self.folders.pop(key))


def map_files(study: Study) -> MapFiles:
    """Return the files of the map with this session's layers; raises StudyError where the study has no geography."""
    given = layers.of_session()
    if not given:
        return web_files.map_files(study)
    return _prepared().files(study, given, None if st.session_state.get(ALL_DAYS) else AROUND)


def axis_ends(study: Study) -> tuple[date, date] | None:
    """Return the first and the last day of the time axis with this session's layers, None where it has no day."""
    try:
        runs = map_files(study).packed.runs
    except (StudyError, OSError):
        return None
    return (day_of(runs[0][0]), day_of(runs[-1][1])) if runs else None


def choose_days(files: MapFiles) -> None:
    """Offer the events of all days where the time axis leaves some out, and the way back."""
    if files.on_other_days or st.session_state.get(ALL_DAYS):
        st.toggle(
            "Imported events of all days", key=ALL_DAYS, persist_state="session",
            help=f"Otherwise the time axis reaches {AROUND} days beyond those of the study. An axis of many years "
            "leaves little room for the days of the clashes.",
        )  # fmt: skip


@st.cache_resource(show_spinner=False)
def _prepared() -> LayeredMaps:
    return LayeredMaps()
