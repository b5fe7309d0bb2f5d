"""Growth labels: the figures and the claimant of each series, written beside its steps instead of in a legend."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from typing import Any

from borderviz.charts.growth_frame import MOST_LABELS, OVER, TITLE, Course, Frame, Panel
from borderviz.charts.growth_plans import DOT, people
from borderviz.charts.label_places import GAP, Box, Label, Place, places
from borderviz.charts.style import INK, SOFT, speaker
from borderviz.model import Group

NARROW = 296
"""Pixels that the days have on a phone. Labels are placed for it; where there is more, they are further apart."""

CUT = "…"
"""Stands for the rest of a label."""

LABEL_WIDTH, SIZE, LINE = 30, 11, 14
"""Characters on one of the two lines of a label, and the pixels of its type and of a line."""

THIN, BROAD = frozenset(" ·.,:;'’()/ijlftrI\u00a0"), frozenset("→…mwMW%@")
THIN_EM, EM, CAPITAL_EM, BROAD_EM = 0.31, 0.56, 0.7, 0.95
"""Characters of less and more than the usual width, and the widths of Arial as shares of the size of the type."""

TITLE_LETTER, TITLE_STARTS = 7.5, -44
"""Pixels of a bold character of a title, and from the left edge of the days to its first one."""

MARK_ROOM, ARROW_ROOM = 8, 24
"""Pixels that a mark takes on each side, and above it where it has an arrow."""

PAPER = {"light": "rgba(255,255,255,0.7)", "dark": "rgba(14,17,23,0.7)"}
"""Lies under labels, so that they can be read where a line runs through them."""

ANCHORS = {"after": "left", "before": "right", "over": "right", "along": "left", "around": "center"}


def labels_of(panel: Panel, frame: Frame) -> Iterator[dict[str, Any]]:
    """Yield the annotations of a panel: a label for each series, and how many found no place."""
    courses = panel.courses[:MOST_LABELS]
    texts = [_lines(course, panel, frame) for course in courses]
    labels = [_label(course, text, panel, frame) for course, text in zip(courses, texts, strict=True)]
    found = places(labels, _room(panel), obstacles=list(_obstacles(panel, frame)), closed=[_title(panel)])
    for course, text, label, place in zip(courses, texts, labels, found, strict=True):
        if place is not None:
            yield _note(_marked_up(course, text, panel), frame) | _position(course, label, place, panel, frame)
    if missing := found.count(None) + len(panel.courses) - len(courses):
        yield _note(f"{missing} more: point at the marks", frame) | {
            "x": 1, "y": 1 - panel.top / frame.height, "xref": "paper", "yref": "paper", "yshift": panel.head - 11,
            "xanchor": "right", "font": {"size": SIZE, "color": SOFT[frame.theme]},
        }  # fmt: skip


def _room(panel: Panel) -> Box:
    """The panel, and the room beside its title unless remarks lie between."""
    return Box(0, 0, NARROW, panel.height + (OVER if panel.remarks else TITLE))


def _title(panel: Panel) -> Box:
    end = TITLE_STARTS + TITLE_LETTER * len(panel.plan.title) + 2 * GAP
    return Box(0, panel.height + panel.head - TITLE, end, panel.height + panel.head)


def _lines(course: Course, panel: Panel, frame: Frame) -> list[str]:
    """The figures of a series, which people where that is not clear from the panel, and who says so."""
    growth = course.growth
    first = growth.first
    group = first["group_name"] if first["group"] != Group.ALL.value else ""
    whose = f"{people(first['side'], frame.study) if panel.plan.clash else ''} {group}".strip()
    recall = f"in {frame.study.clashes[first['clash']].short_name}, recalled by " if first["recalled"] else ""
    before = f"{growth.signs()} {whose}{DOT if whose else ''}{recall}"
    lines = _wrapped(before + first["claimant"])
    if lines[-1].endswith(CUT):
        lines = _wrapped(before + speaker(first["claimant"]))
    return _balanced(lines)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, LABEL_WIDTH, max_lines=2, placeholder=CUT, break_on_hyphens=False)


def _balanced(lines: list[str]) -> list[str]:
    """The same words on as many lines, those of like length: they cover least."""
    if len(lines) < 2:
        return lines
    words = " ".join(lines).split(" ")
    splits = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(len(words) - 1, 0, -1)]
    return min(splits, key=lambda pair: max(map(len, pair)))


def _across(x: float, frame: Frame) -> float:
    """The pixels from the left edge of the days to an x."""
    first, last = frame.days.ends
    return (x - first + 0.5) * NARROW / (last - first + 1)


def _label(course: Course, lines: list[str], panel: Panel, frame: Frame) -> Label:
    heights = tuple(frame.scale.share(value) * panel.height for value in _values(course))
    mark, end = _across(course.last_x, frame), _across(course.end[0], frame)
    return Label(mark, end, heights, max(map(_width, lines)), len(lines) * LINE)


def _width(line: str) -> float:
    """About the pixels of a line, and some that keep it apart from another one."""
    ems = (
        THIN_EM if letter in THIN else BROAD_EM if letter in BROAD else CAPITAL_EM if letter.isupper() else EM
        for letter in line
    )
    return SIZE * sum(ems) + GAP / 2


def _values(course: Course) -> list[int]:
    """The figures at which a label can stand: the last one of a line, any where there is no line."""
    if course.corners:
        return [course.end[1]]
    marks = zip(course.xs, course.growth.marks, strict=True)
    return [mark["value"] for x, mark in marks if x == course.last_x]


def _obstacles(panel: Panel, frame: Frame) -> Iterator[Box]:
    """The marks, with the arrow above those without an upper bound, and the level and upright parts of steps."""
    for course in panel.courses:
        for x, mark in zip(course.xs, course.growth.marks, strict=True):
            middle, y = _across(x, frame), frame.scale.share(mark["value"]) * panel.height
            above = ARROW_ROOM if mark["is_open"] else MARK_ROOM
            # Twice, as a hidden mark is worse than a hidden line.
            yield from [Box(middle - MARK_ROOM, y - MARK_ROOM, middle + MARK_ROOM, y + above)] * 2
        for (x, value), (next_x, next_value) in pairwise(course.corners):
            left, right = _across(x, frame), _across(next_x, frame)
            y, next_y = (frame.scale.share(v) * panel.height for v in (value, next_value))
            yield Box(left, y - 2, right, y + 2)
            yield Box(right - 2, min(y, next_y), right + 2, max(y, next_y))


def _marked_up(course: Course, lines: list[str], panel: Panel) -> str:
    """Lines of text for plotly, the figures bold, and in the colour of the people where others stand beside them."""
    signs, text = escape(course.growth.signs()), "<br>".join(escape(line) for line in lines)
    if not text.startswith(signs):
        return text
    bold = f'<span style="color:{course.colour}">{signs}</span>' if panel.plan.clash else signs
    return f"<b>{bold}</b>{text.removeprefix(signs)}"


def _note(text: str, frame: Frame) -> dict[str, Any]:
    return {
        "text": text, "showarrow": False, "yanchor": "middle", "borderpad": 0, "bgcolor": PAPER[frame.theme],
        "font": {"size": SIZE, "color": INK[frame.theme]},
    }  # fmt: skip


def _position(course: Course, label: Label, place: Place, panel: Panel, frame: Frame) -> dict[str, Any]:
    x = course.end[0] if place.spot in ("after", "over") else course.last_x
    value = _values(course)[place.at]
    aside = {"after": GAP, "before": -GAP, "along": -GAP}.get(place.spot, 0)
    anchor = ANCHORS[place.spot]
    at = {"x": x, "y": frame.scale.of(value), "yref": panel.axis, "xanchor": anchor, "align": anchor}
    if not label.is_away(place):
        return {**at, "xshift": aside, "yshift": place.lift}
    leader = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": course.colour, "standoff": 4}
    return {**at, "showarrow": True, "ax": aside, "ay": -place.lift, **leader}
