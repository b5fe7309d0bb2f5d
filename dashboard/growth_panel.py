"""Growth panel: how a toll grew, by calendar or since the outbreak; days chosen on the calendar become the window."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pandas as pd
import streamlit as st

import prepared
from borderviz.charts.growth import Growth, growths
from borderviz.charts.growth_chart import Drawing, growth_drawing
from borderviz.charts.growth_days import Since
from borderviz.charts.toll_rows import Record, Records
from borderviz.model import Metric
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.timeline import Timeline
from borderviz.wording import METRICS

AXES: dict[Since, str] = {"calendar": "By calendar", "outbreak": "By days since the outbreak"}
"""What the days are counted by; the first of them where nothing is chosen."""

AXIS = "growth_axis"
"""The name of that choice in the session's state."""

HOW_TO_READ = (
    "A line holds until the same claimant's next figure; nothing is added up. Solid: the people's own side says so; "
    "dashed: another side; dotted: others. Arrow: no upper bound. Hollow: vague, replaced later, or (square) a rise."
)
BY_CALENDAR = "Diamond: recalled later. Dotted upright: days left out."
BY_OUTBREAK = "Colour: whose people. Each clash begins on its own day 0; all have one scale. Shaded: the days chosen."
HOW_TO_CHOOSE = "Drag across days to choose them."
MOST_IN_WORDS = 30
"""Series that are read out to those who cannot see the chart; the table has all figures."""

MOST_KEPT = 64
"""Charts kept for all sessions: one for each metric, axis, theme and choice of filters, whatever the days."""

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def show(
    study: Study,
    rows: Records,
    selection: Selection,
    metric: Metric,
    theme: str,
    key: str,
    *,
    since: Since | None = None,
    silences: Iterable[Record] = (),
) -> None:
    """Draw the growth of one metric; `rows` are the figures of all days, of which `selection` has those to shade.

    `since` is what the days are counted by, else that is what the session holds under AXIS; `silences` are those of
    all days, of which the chart by days since the outbreak tells.
    """
    since = since or axis()
    drawing, words = _drawn(study, rows, silences, tuple(sorted(selection.clashes)), metric, theme, since)
    # A finger that scrolls past would be caught by a chart that waits for it to drag.
    drag = can_be_drawn_on(since)
    figure = drawing.figure(selection.first, selection.last, drag=drag)
    if not drag:
        # Of another key than the chart that is drawn on, whose choice would else be looked for here.
        st.plotly_chart(figure, width="stretch", config=CONFIG, theme=None, key=f"{key}_still", alt=words)
        return
    held = st.plotly_chart(
        figure, width="stretch", config=CONFIG, theme=None, key=key, alt=words, on_select="rerun", selection_mode="box"
    )
    # With other days shaded it is a new chart, which holds no choice; the same chart goes on holding the one answered.
    st.session_state[_answered(key)] = _days(prepared.of(study).timeline, held)


def can_be_drawn_on(since: Since | None = None) -> bool:
    """Return whether days can be chosen on the chart; where not, it is drawn under its key and "_still"."""
    return (since or axis()) == "calendar" and not _is_phone()


def axis() -> Since:
    """Return what the days are counted by in this session."""
    return "outbreak" if st.session_state.get(AXIS) == "outbreak" else "calendar"


def how_to_read(since: Since | None = None) -> str:
    """Return how to read the chart, and how to choose days on it where that can be done."""
    if (since or axis()) == "outbreak":
        return f"{HOW_TO_READ} {BY_OUTBREAK}"
    return " ".join([HOW_TO_READ, BY_CALENDAR, *([] if _is_phone() else [HOW_TO_CHOOSE])])


def question(metric: Metric) -> str:
    """Return the question that the chart answers, to stand above it."""
    return f"How did the number of {METRICS[metric].lower()} grow, and who says so?"


def chosen_days(study: Study, key: str) -> tuple[date, date] | None:
    """Return the first and the last day that were chosen on the chart since it was last drawn, else None.

    To be called before the chart is drawn. A choice counts once: the browser may keep it while the window is moved
    elsewhere.
    """
    held = st.session_state.get(key)
    chosen = _days(prepared.of(study).timeline, held) if held else None
    return None if chosen == st.session_state.get(_answered(key)) else chosen


def _answered(key: str) -> str:
    """The name in the session's state of the choice that was answered."""
    return f"{key}_answered"


def _days(timeline: Timeline, state: object) -> tuple[date, date] | None:
    """The days nearest to the edges of the boxes of a selection. It comes from the browser: anything may be in it."""
    selection = state.get("selection") if isinstance(state, Mapping) else None
    boxes = selection.get("box") if isinstance(selection, Mapping) else None
    positions = [round(edge) for box in _listed(boxes) for edge in _edges(box)]
    if not positions or not timeline.days:
        return None
    last = len(timeline.days) - 1
    first_chosen, last_chosen = (min(max(position, 0), last) for position in (min(positions), max(positions)))
    return timeline.days[first_chosen], timeline.days[last_chosen]


def _edges(box: object) -> Iterator[float]:
    for edge in _listed(box.get("x")) if isinstance(box, Mapping) else ():
        if isinstance(edge, int | float) and math.isfinite(edge):
            yield edge


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _is_phone() -> bool:
    return "Mobi" in st.context.headers.get("User-Agent", "")


def _drawn(
    study: Study,
    rows: Records,
    silences: Iterable[Record],
    clashes: tuple[str, ...],
    metric: Metric,
    theme: str,
    since: Since,
) -> tuple[Drawing, str]:
    """The chart without the chosen days, and in words: made anew only where other figures pass the filters."""
    rows = rows if isinstance(rows, pd.DataFrame) else list(rows)
    silences = list(silences)
    claim_ids = rows["claim_id"] if isinstance(rows, pd.DataFrame) else [row["claim_id"] for row in rows]
    told = [f"{silence['clash']} {silence['side']} {silence['source']}" for silence in silences]
    # One string of all names: Streamlit would take longer to digest each by itself than to draw the chart.
    names = "\n".join([*claim_ids, "", *told])
    return _made(study, names, clashes, metric.value, theme, since, rows, silences)


@st.cache_resource(show_spinner=False, max_entries=MOST_KEPT, hash_funcs={Study: id})
def _made(
    study: Study,
    names: str,
    clashes: tuple[str, ...],
    metric: str,
    theme: str,
    since: Since,
    _rows: Records,
    _silences: list[Record],
) -> tuple[Drawing, str]:
    drawing = growth_drawing(
        _rows, study, Metric(metric), theme=theme, clashes=clashes, timeline=prepared.of(study).timeline, since=since,
        silences=_silences,
    )  # fmt: skip
    return drawing, _in_words(growths(_rows, Metric(metric)), Metric(metric))


def _in_words(found: list[Growth], metric: Metric) -> str:
    """The chart for those who cannot see it."""
    said = [f"{g.first['side_name']}: {g.signs()} says {g.first['claimant']}" for g in found[:MOST_IN_WORDS]]
    more = [f"and {len(found) - MOST_IN_WORDS} more"] if len(found) > MOST_IN_WORDS else []
    return f"{METRICS[metric]}, as reported, by claimant. " + "; ".join([*said, *more])
