"""Time control: one slider over the days of all clashes, with the empty months between them squeezed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from borderviz.model import Incident
from borderviz.study import Study
from borderviz.timeline import Timeline
from borderviz.wording import day_text
from state import MODES


def show(
    study: Study, timeline: Timeline, incidents: Iterable[Incident], theme: str
) -> tuple[date | None, date | None]:
    """Draw mode, steps, histogram and slider; return the first and the last day chosen; None where there is no day."""
    days = [day.isoformat() for day in timeline.days]
    if len(days) < 2:
        return (timeline.days[0], timeline.days[0]) if days else (None, None)
    st.session_state.setdefault("mode", "window")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="time_control"):
        mode = st.segmented_control(
            "Time", MODES, format_func=MODES.__getitem__, key="mode", required=True, label_visibility="collapsed",
            persist_state="session", on_change=_keep_end, args=(days,),
        )  # fmt: skip
        st.button("‹ day", help="A day back", key="back", on_click=_step, args=(days, -1))
        st.button("day ›", help="A day on", key="on", on_click=_step, args=(days, 1))
        st.markdown(f"**{_readout(days, str(mode))}**")
    first, last = _chosen(days, str(mode))
    st.html(histogram(study, timeline, incidents, theme, first, last))
    _slider(days, str(mode))
    return date.fromisoformat(first), date.fromisoformat(last)


def _slider(days: list[str], mode: str) -> None:
    label, key = ("Up to this day", "until") if mode == "upto" else ("From this day to this day", "days")
    value: Any = days[-1] if mode == "upto" else (days[0], days[-1])
    st.select_slider(label, days, value, _long, key=key, label_visibility="collapsed", persist_state="session")


def _chosen(days: list[str], mode: str) -> tuple[str, str]:
    """The days in the widgets' state, before they are drawn; days of an old link that are gone fall back to all."""
    if mode == "upto":
        until = st.session_state.get("until", days[-1])
        return days[0], until if until in days else days[-1]
    first, last = st.session_state.get("days", (days[0], days[-1]))
    return (first, last) if first in days and last in days else (days[0], days[-1])


def _keep_end(days: list[str]) -> None:
    """Another way to choose time keeps the last day that was chosen."""
    if st.session_state.get("mode") == "upto":
        st.session_state["until"] = _chosen(days, "window")[1]
    else:
        first, until = _chosen(days, "window")[0], _chosen(days, "upto")[1]
        st.session_state["days"] = (min(first, until), until)


def _step(days: list[str], by: int) -> None:
    """Move the window, or its end, by a day; a window over all days starts as one day at the end it moves from."""
    if st.session_state.get("mode") == "upto":
        position = days.index(_chosen(days, "upto")[1]) + by
        st.session_state["until"] = days[min(max(position, 0), len(days) - 1)]
        return
    first, last = (days.index(day) for day in _chosen(days, "window"))
    if last - first == len(days) - 1:
        first = last = 0 if by > 0 else last
    elif first + by >= 0 and last + by < len(days):
        first, last = first + by, last + by
    st.session_state["days"] = (days[first], days[last])


def _readout(days: list[str], mode: str) -> str:
    first, last = _chosen(days, mode)
    if (first, last) == (days[0], days[-1]):
        return f"All days, {_long(first)} to {_long(last)}"
    return _long(first) if first == last else f"{_long(first)} to {_long(last)}"


def _long(day: str) -> str:
    return day_text(date.fromisoformat(day))


def histogram(
    study: Study, timeline: Timeline, incidents: Iterable[Incident], theme: str, first: str, last: str
) -> str:
    """Return HTML: a stacked bar a day, coloured by blame, above the slider's positions; breaks in time are marked."""
    order = [*study.sides, "both", ""]
    counts = [dict.fromkeys(order, 0) for _ in timeline.days]
    for incident in incidents:
        for position in timeline.positions(incident):
            counts[position][incident.blamed_on if incident.blamed_on in order else ""] += 1
    highest = max((sum(count.values()) for count in counts), default=0) or 1
    steps = len(timeline.days) - 1
    bars = []
    for position, (day, count) in enumerate(zip(timeline.days, counts, strict=True)):
        inside = date.fromisoformat(first) <= day <= date.fromisoformat(last)
        label = day_text(day, year=position == 0 or position in timeline.breaks)
        bars.append(_bar(study, theme, day, label, count, 100 * position / steps, highest, inside=inside))
        if position in timeline.breaks:
            middle = 100 * (position - 0.5) / steps
            bars.append(f'<i class="bv-break" style="left:{middle:.3f}%" title="Time is squeezed here"></i>')
    return f'<div class="bv-histogram" role="img" aria-label="Incidents a day">{"".join(bars)}</div>'


def _bar(
    study: Study, theme: str, day: date, label: str, count: dict[str, int], left: float, highest: int, *, inside: bool
) -> str:
    total = sum(count.values())
    parts = "".join(
        f'<b style="height:{44 * number / highest:.1f}px;background:{_fill(study, side, theme)}"></b>'
        for side, number in count.items()
        if number
    )
    title = escape(f"{day_text(day)}: {total} account{'s' * (total != 1)} of what may have happened")
    return (
        f'<span class="bv-day{"" if inside else " bv-out"}" style="left:{left:.3f}%" title="{title}">'
        f"<u>{total or ''}</u>{parts}<small>{escape(label)}</small></span>"
    )


def _fill(study: Study, side: str, theme: str) -> str:
    colours = [s.colour_dark if theme == "dark" else s.colour_light for s in study.sides.values()]
    if side == "both":
        return f"linear-gradient(90deg, {colours[0]} 50%, {colours[-1]} 50%)"
    if side in study.sides:
        return colours[list(study.sides).index(side)]
    return "#a3adba" if theme == "dark" else "#5d6673"
