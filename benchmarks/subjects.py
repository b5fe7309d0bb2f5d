"""Subjects: the pages that viewers move in time, what they send for it, and what the answer must then hold."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import combinations_with_replacement
from pathlib import Path

from made_incidents import DAYS, FIRST, MONTHS, made_incidents, shown_until
from servers import REPOSITORY
from sessions import Run, SessionError
from streamlit.proto.WidgetStates_pb2 import WidgetState

from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.timeline import Timeline

STUDY = REPOSITORY / "data" / "clashes"
INCIDENTS = 1_000
"""On the plain page."""


@dataclass(frozen=True, slots=True)
class Widget:
    """A widget that a viewer moves, and the fragment that runs for it."""

    identifier: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Move:
    """A message, and whether a run is the answer to it and to no other viewer's."""

    state: WidgetState
    is_answer: Callable[[Run], bool]


@dataclass(frozen=True, slots=True)
class Subject:
    """A page: its script and arguments, how its widget is found in the first run, and what the n-th move sends."""

    name: str
    script: Path
    arguments: tuple[str, ...]
    find: Callable[[Run], Widget]
    move: Callable[[Widget, random.Random, str, int], Move]
    query: str = ""

    @property
    def folder(self) -> Path:
        """Where its server runs: the dashboard's has settings, the others have Streamlit's own."""
        return REPOSITORY if REPOSITORY in self.script.parents else self.script.parent


def dashboard() -> Subject:
    """Return the dashboard: its map says that a window was let go, and its heading counts what the window holds."""
    study = Study.open(STUDY)
    windows = list(combinations_with_replacement(Timeline.of(study).days, 2))
    counts = {window: _count(study, *window) for window in windows}

    def move(widget: Widget, choice: random.Random, instance: str, turn: int) -> Move:
        first, last = choice.choice(windows)
        wanted = f"**{counts[first, last]} of {len(study.incidents)} accounts**"
        state = _let_go(widget, instance, turn, first.isoformat(), last.isoformat())
        return Move(state, lambda run: any(wanted in text.body for text, _ in run.of_type("markdown")))

    return Subject("dashboard", REPOSITORY / "dashboard" / "app.py", (), _map_of, move)


def time_layer(pages: Path) -> Subject:
    """Return the page with a TimeLayer: both charts must show the deaths within the window."""
    table = made_incidents(INCIDENTS)
    starts, deaths = table["start"].to_numpy(), table["deaths"].to_numpy()

    def move(widget: Widget, choice: random.Random, instance: str, turn: int) -> Move:
        first, last = sorted(FIRST + choice.randrange(DAYS) for _ in range(2))
        total = deaths[(starts >= first) & (starts <= last)].sum()
        wanted = f"{first} to {last}: {total}"
        state = _let_go(widget, instance, turn, str(first), str(last))
        return Move(state, lambda run: sum(wanted in chart.spec for chart, _ in run.of_type("plotly_chart")) == 2)

    return Subject("time layer", pages / "time_layer_page.py", (str(INCIDENTS),), _map_of, move, "charts=yes")


def plain(pages: Path) -> Subject:
    """Return the plain page: its slider is moved, and its map must have been built for that month."""
    counts = shown_until(made_incidents(INCIDENTS)).tolist()

    def move(widget: Widget, choice: random.Random, _instance: str, _turn: int) -> Move:
        month = choice.randrange(len(MONTHS) * 11 // 20, len(MONTHS) * 17 // 20)
        state = WidgetState(id=widget.identifier)
        state.string_array_value.data.append(MONTHS[month])
        wanted = f"{{month: {month}, count: {counts[month]}}}"
        return Move(state, lambda run: any(wanted in map_.json_args for map_, _ in run.of_type("component_instance")))

    return Subject("plain page", pages / "plain_page.py", (str(INCIDENTS),), _slider_of, move)


def _let_go(widget: Widget, instance: str, turn: int, first: str, last: str) -> WidgetState:
    """Return what a time layer says when the hand lets a window go."""
    window = {"first": first, "last": last, "mode": "window", "selected": None}
    message = {"time_layer": {"instance": instance, "turn": turn, **window}}
    return WidgetState(id=widget.identifier, json_value=json.dumps(message))


def _count(study: Study, first: date, last: date) -> int:
    return len(list(Selection(first=first, last=last).incidents(study)))


def _map_of(run: Run) -> Widget:
    for component, fragment in run.of_type("component_instance"):
        if "folium" in component.component_name:
            return Widget(component.id, fragment)
    raise SessionError("The page has drawn no map.")


def _slider_of(run: Run) -> Widget:
    for slider, fragment in run.of_type("slider"):
        return Widget(slider.id, fragment)
    raise SessionError("The page has drawn no slider.")
