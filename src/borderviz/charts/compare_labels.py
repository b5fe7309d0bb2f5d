"""Compare labels: figures named beside their marks, none over another, however narrow the chart."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import count, product

from borderviz.charts.compare_rows import day_of
from borderviz.charts.growth_frame import Scale
from borderviz.charts.label_places import Box
from borderviz.charts.style import speaker
from borderviz.charts.toll_rows import Record
from borderviz.tolls.records import Figure

LETTER, LINE = 6.0, 14
"""Pixels of a character, in a wide font, and of a line."""

FIXED = "\N{NO-BREAK SPACE}"

MOST_LABELS = 4
"""Labels of one row: the ends first, then the latest figures. The others answer when pointed at."""


@dataclass(frozen=True, slots=True)
class Label:
    """Figures of one number with who says them, on a few lines that begin or end at the number's x."""

    sign: str
    lines: tuple[str, ...]
    figures: tuple[Figure, ...]
    is_left: bool = True
    level: int = 0

    @property
    def value(self) -> int:
        """The number at which it stands."""
        return self.figures[0].value

    def box(self, x: float) -> Box:
        """Return what it covers, in pixels right of the axis and above the row's marks."""
        width = (max(map(len, self.lines)) + 1) * LETTER
        left = x + 2 if self.is_left else x - 2 - width
        return Box(left, -(self.level + len(self.lines)) * LINE, left + width, -self.level * LINE)

    def leader(self, x: float) -> Box:
        """Return what the line from the marks down to it covers, beside its own lines too.

        So a label left of its x never stands before one right of a lower x: where they are drawn wider they would meet.
        """
        return Box(x - 2, -(self.level + len(self.lines)) * LINE, x + 2, 0)

    def marked_up(self) -> str:
        """Return the text for plotly, the figure bold."""
        sign, text = escape(self.sign), "<br>".join(escape(line) for line in self.lines)
        return f"<b>{sign}</b>{text.removeprefix(sign)}" if text.startswith(sign) else text


def labels_of(marks: Collection[Figure], details: Mapping[str, Record], scale: Scale, room: float) -> tuple[Label, ...]:
    """Return the labels of a row's marks, placed for an axis that is `room` pixels wide.

    Where there is more room they are further apart: none then covers another either. `details` are the figures as made
    by `tolls.figures`, by claim.
    """
    said: dict[tuple[int, str], list[Figure]] = {}
    for mark in marks:
        said.setdefault((mark.value, str(details[mark.claim_id]["sign"])), []).append(mark)
    changed = _said_twice(marks)
    labels = _most_telling([Label(sign, (), tuple(figures)) for (_, sign), figures in said.items()])
    xs = {label.value: scale.share(label.value) * room for label in labels}
    found: tuple[Label, ...] = ()
    # No more than half of the room, so that there is room on one side of every mark; less where leaders would cross.
    for width, most in ((int(room / 2 / LETTER) - 1, 2), (int(room / 3 / LETTER), 3)):
        found = _placed([_written(label, changed, width, most) for label in labels], xs, room)
        if not _crossings(found, xs):
            break
    return found


def _said_twice(marks: Collection[Figure]) -> set[str]:
    """The claimants who give more than one number, which only their days tell apart."""
    numbers: dict[str, set[int]] = {}
    for mark in marks:
        numbers.setdefault(mark.claimant, set()).add(mark.value)
    return {claimant for claimant, said in numbers.items() if len(said) > 1}


def _written(label: Label, changed: set[str], width: int, most: int) -> Label:
    who = ", ".join(dict.fromkeys(_who(figure, changed) for figure in label.figures))
    wrapped = [_lines(f"{label.sign}{FIXED}{who}", room, most) for room in range(width, width // 3, -1)]
    # The narrowest that says as much on as many lines: two lines of like length cover least.
    best = [one for one in wrapped if (len(one), " ".join(one)) == (len(wrapped[0]), " ".join(wrapped[0]))][-1]
    return replace(label, lines=tuple(best))


def _lines(text: str, width: int, most: int) -> list[str]:
    return textwrap.wrap(text, width, max_lines=most, placeholder="…")


def _who(figure: Figure, changed: set[str]) -> str:
    name = speaker(figure.claimant)
    if figure.superseded:
        return f"{name}, replaced later"
    day = day_of(figure) if figure.claimant in changed and not figure.recalled else ""
    return f"{name}, {day.replace(' ', FIXED)}" if day else name


def _most_telling(labels: list[Label]) -> list[Label]:
    """Both ends and the latest of the others, from low to high."""
    inner = sorted(labels[1:-1], key=lambda label: max(figure.order for figure in label.figures), reverse=True)
    kept = {label.value for label in (*labels[:1], *labels[-1:], *inner[: MOST_LABELS - 2])}
    return [label for label in labels if label.value in kept]


def _placed(labels: list[Label], xs: Mapping[int, float], room: float) -> tuple[Label, ...]:
    """Each label right or left of its x, so that few leaders cross a label and all are near their marks."""
    choices = [_sides(label, xs[label.value], room) for label in labels]
    tried = (_stacked(choice, xs) for choice in product(*choices))
    return min(tried, key=lambda found: (_crossings(found, xs), *_depth(found)))


def _sides(label: Label, x: float, room: float) -> list[Label]:
    """The label right of its x, then left of it, where there is room for it; labels are no wider than half of that."""
    both = (label, replace(label, is_left=False))
    return [one for one in both if one.box(x).left >= 0 and one.box(x).right <= room] or [label]


def _stacked(labels: Collection[Label], xs: Mapping[int, float]) -> tuple[Label, ...]:
    """Labels one after the other as high as nothing covers another: those right of their x from right to left, then
    those left of it from left to right, so that leaders cross none of their own direction."""
    rightward = [label for label in labels if label.is_left][::-1]
    taken: list[Box] = []
    found = []
    for label in (*rightward, *(label for label in labels if not label.is_left)):
        x = xs[label.value]
        placed = next(
            tried
            for tried in (replace(label, level=level) for level in count())
            if not any(box.meets(tried.box(x)) for box in taken)
        )
        taken += [placed.box(x), placed.leader(x)]
        found.append(placed)
    return tuple(found)


def _crossings(labels: Collection[Label], xs: Mapping[int, float]) -> int:
    boxes = [label.box(xs[label.value]) for label in labels]
    leaders = [label.leader(xs[label.value]) for label in labels]
    return sum(a.meets(b) for at, a in enumerate(leaders) for other, b in enumerate(boxes) if at != other)


def _depth(labels: Collection[Label]) -> tuple[int, int]:
    """How many lines the labels take, and how far they are from their marks."""
    return max((label.level + len(label.lines) for label in labels), default=0), sum(label.level for label in labels)
