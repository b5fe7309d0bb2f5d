"""Growth labels: the figures and the claimant of each series, written beside its steps instead of in a legend."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape
from typing import Any

from borderviz.chart_style import INK, SOFT
from borderviz.growth_frame import MOST_LABELS, TITLE, Course, Frame, Panel
from borderviz.label_places import GAP, Box, Label, Place, places
from borderviz.model import Group

NARROW = 296
"""Pixels that the days have on a phone. Labels are placed for it; where there is more, they are further apart."""

LABEL_WIDTH, LETTER, LINE = 30, 5.5, 14
"""Characters on one of the two lines of a label, and the pixels of a character and a line."""

TITLE_WIDTH = 110
"""Pixels of the days that the title of a panel may reach over."""

MARK_ROOM, ARROW_ROOM = 8, 24
"""Pixels that a mark takes on each side, and above it where it has an arrow."""

ANCHORS = {"after": "left", "before": "right", "over": "right", "along": "left", "around": "center"}


def labels_of(panel: Panel, frame: Frame) -> Iterator[dict[str, Any]]:
    """Yield the annotations of a panel: a label for each series, and how many found no place."""
    day = NARROW / max(len(frame.timeline.days), 1)
    texts = [_lines(course, frame) for course in panel.courses]
    labels = [_label(course, text, panel, frame, day) for course, text in zip(panel.courses, texts, strict=True)]
    # Above the panel, beside its title, is room too.
    room, title = Box(0, 0, NARROW, panel.height + TITLE), Box(0, panel.height, TITLE_WIDTH, panel.height + TITLE)
    found = places(labels[:MOST_LABELS], room, obstacles=list(_obstacles(panel, frame, day)), closed=[title])
    found += [None] * (len(labels) - len(found))
    for course, text, label, place in zip(panel.courses, texts, labels, found, strict=True):
        if place is not None:
            yield _note(_marked_up(course, text), frame) | _position(course, label, place, panel, frame)
    if None in found:
        yield _note(f"{found.count(None)} more: point at the marks", frame) | {
            "x": 1, "y": 1 - panel.top / frame.height, "xref": "paper", "yref": "paper", "yshift": 13,
            "xanchor": "right", "font": {"size": 11, "color": SOFT[frame.theme]},
        }  # fmt: skip


def _lines(course: Course, frame: Frame) -> list[str]:
    """The figures of a series, which people where it is not about all of them, and who says so."""
    growth = course.growth
    first = growth.first
    group = f"{first['group_name']} · " if first["group"] != Group.ALL.value else ""
    recall = f"in {frame.study.clashes[first['clash']].short_name}, recalled by " if first["recalled"] else ""
    text = f"{growth.signs()} {group}{recall}{first['claimant']}"
    wrapped = [textwrap.wrap(text, width, max_lines=2, placeholder="…") for width in range(LABEL_WIDTH, 9, -1)]
    # The narrowest that says as much on as many lines: two lines of like length cover least.
    return [lines for lines in wrapped if (len(lines), " ".join(lines)) == (len(wrapped[0]), " ".join(wrapped[0]))][-1]


def _label(course: Course, lines: list[str], panel: Panel, frame: Frame, day: float) -> Label:
    heights = tuple(frame.scale.share(value) * panel.height for value in _values(course))
    mark, end = (course.last_x + 0.5) * day, (course.end[0] + 0.5) * day
    return Label(mark, end, heights, max(map(len, lines)) * LETTER, len(lines) * LINE)


def _values(course: Course) -> list[int]:
    """The figures at which a label can stand: the last one of a line, any where there is no line."""
    if course.corners:
        return [course.end[1]]
    marks = zip(course.xs, course.growth.marks, strict=True)
    return [mark["value"] for x, mark in marks if x == course.last_x]


def _obstacles(panel: Panel, frame: Frame, day: float) -> Iterator[Box]:
    """The marks, with the arrow above those without an upper bound, and the level and upright parts of steps."""
    for course in panel.courses:
        for x, mark in zip(course.xs, course.growth.marks, strict=True):
            middle, y = (x + 0.5) * day, frame.scale.share(mark["value"]) * panel.height
            above = ARROW_ROOM if mark["is_open"] else MARK_ROOM
            yield Box(middle - MARK_ROOM, y - MARK_ROOM, middle + MARK_ROOM, y + above)
        for (x, value), (next_x, next_value) in zip(course.corners, course.corners[1:], strict=False):
            left, right = (x + 0.5) * day, (next_x + 0.5) * day
            y, next_y = (frame.scale.share(v) * panel.height for v in (value, next_value))
            yield Box(left, y - 2, right, y + 2)
            yield Box(right - 2, min(y, next_y), right + 2, max(y, next_y))


def _marked_up(course: Course, lines: list[str]) -> str:
    """Lines of text for plotly, the figures bold."""
    signs, text = escape(course.growth.signs()), "<br>".join(escape(line) for line in lines)
    return f"<b>{signs}</b>{text.removeprefix(signs)}" if text.startswith(signs) else text


def _note(text: str, frame: Frame) -> dict[str, Any]:
    return {"text": text, "showarrow": False, "yanchor": "middle", "font": {"size": 11, "color": INK[frame.theme]}}


def _position(course: Course, label: Label, place: Place, panel: Panel, frame: Frame) -> dict[str, Any]:
    x = course.end[0] if place.spot in ("after", "over") else course.last_x
    value = _values(course)[place.at]
    aside = {"after": GAP, "before": -GAP, "along": -GAP}.get(place.spot, 0)
    anchor = ANCHORS[place.spot]
    at = {"x": x, "y": frame.scale.of(value), "yref": panel.axis, "xanchor": anchor, "align": anchor}
    if not label.is_away(place):
        return {**at, "xshift": aside, "yshift": place.lift}
    leader = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": panel.colour, "standoff": 4}
    return {**at, "showarrow": True, "ax": aside, "ay": -place.lift, **leader}
