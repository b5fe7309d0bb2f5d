"""Compare frame: what is where in a chart that compares clashes, before anything is drawn."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from borderviz.charts.compare_labels import LETTER, LINE, Label, labels_of
from borderviz.charts.compare_rows import CompareRow
from borderviz.charts.growth_frame import Scale
from borderviz.charts.style import INK, SOFT, side_colour
from borderviz.charts.toll_rows import Record
from borderviz.study import Study
from borderviz.tolls.records import Figure

EDGE = 6
"""Pixels left and right of the chart."""

WIDE, TEXT_SHARE = 600, 0.36
"""From so many pixels on the text stands beside the marks, in this share of the width; else it stands above them."""

HEADING, TITLE, LANE, GAP = 30, 18, 20, 10
"""Pixels of the name of a clash, of a line of a row's title, of its marks, and after it."""

STACKED, MOST_STACKED = 8, 5
"""Pixels between two marks of one number, and how many stand above one another."""

BOLD = 0.9
"""How many characters of a title fit where one of smaller text that is not bold does."""

MOST_LINES = 6
"""Lines of the notes of a row."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text from the left edge, its middle some pixels below the upper one."""

    y: float
    text: str
    size: int
    colour: str


@dataclass(frozen=True, slots=True)
class Block:
    """A row where it is drawn: the y of its marks, in pixels below the upper edge, its labels and its lines of text.

    `stacked` is how many marks of the same number stand below each mark, which would hide it otherwise.
    """

    row: CompareRow
    y: float
    labels: tuple[Label, ...]
    lines: tuple[Line, ...]
    bottom: float
    stacked: Mapping[str, int]

    def label_y(self, label: Label) -> float:
        """Return the y of the middle of a label."""
        return self.y + LANE / 2 + LINE * (label.level + len(label.lines) / 2)


@dataclass(frozen=True, slots=True)
class Frame:
    """What every part of a chart needs to know; `width` is the least number of pixels that it will have."""

    study: Study
    scale: Scale
    theme: str
    width: int

    @property
    def split(self) -> float:
        """The share of the width that is for text alone."""
        return TEXT_SHARE if self.width >= WIDE else 0

    @property
    def room(self) -> float:
        """The least pixels of the axis."""
        return (self.width - 2 * EDGE) * (1 - self.split)

    @property
    def letters(self) -> int:
        """The characters of a line of text."""
        return int((self.width - 2 * EDGE) * (self.split or 1) / LETTER)

    def colour(self, side: str) -> str:
        """Return the colour of a side."""
        return side_colour(self.study, side, self.theme)

    def blocks(self, rows: Iterable[CompareRow], details: Mapping[str, Record]) -> list[Block]:
        """Return the rows from top to bottom, each as high as its text and its marks need."""
        found: list[Block] = []
        top = 0.0
        for row in rows:
            found.append(self._heading(row, top) if row.heading else self._block(row, top, details))
            top = found[-1].bottom
        return found

    def _heading(self, row: CompareRow, top: float) -> Block:
        line = Line(top + HEADING - 12, f"<b>{escape(row.heading)}</b>", 14, INK[self.theme])
        return Block(row, top, (), (line,), top + HEADING, {})

    def _block(self, row: CompareRow, top: float, details: Mapping[str, Record]) -> Block:
        labels = labels_of(row.marks, details, self.scale, self.room)
        stacked = _stacked(row.marks)
        title = [Line(top + TITLE * (at + 0.5), text, 12, INK[self.theme]) for at, text in enumerate(self._title(row))]
        below_title = top + TITLE * len(title)
        y = (top if self.split else below_title) + LANE / 2 + STACKED * max(stacked.values(), default=0)
        below_marks = y + LANE / 2 + LINE * max(label.level + len(label.lines) for label in labels) if labels else 0
        below = below_title if self.split else max(below_title, below_marks)
        notes = self._notes(row, labels, below)
        bottom = max(below_title, below_marks, below + LINE * len(notes))
        return Block(row, y, labels, (*title, *notes), bottom + GAP, stacked)

    def _title(self, row: CompareRow) -> list[str]:
        """Whose people in their colour, and the range beside it, or below it where there is no room."""
        if not row.title:
            return [self._words(row, row.words)]
        name = f'<b><span style="color:{self.colour(row.side)}">{escape(row.title)}</span></b>'
        if len(row.title) + 1 + len(row.words) <= self.letters * BOLD:
            return [f"{name} {self._words(row, row.words)}"]
        wrapped = textwrap.wrap(row.words, self.letters, max_lines=2, placeholder="…")
        return [name, *(self._words(row, line) for line in wrapped)]

    def _words(self, row: CompareRow, text: str) -> str:
        if row.marks:
            return f"<b>{escape(text)}</b>"
        return f'<i><span style="color:{SOFT[self.theme]}">{escape(text)}</span></i>'

    def _notes(self, row: CompareRow, labels: Iterable[Label], top: float) -> list[Line]:
        named = {figure.claim_id for label in labels for figure in label.figures}
        unnamed = sum(mark.claim_id not in named for mark in row.marks)
        notes = [f"{unnamed} more marks: point at them", *row.notes] if unnamed else row.notes
        lines = [line for note in notes for line in textwrap.wrap(note, self.letters, max_lines=2, placeholder="…")]
        lines = lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], "…"]
        return [Line(top + LINE * (at + 0.5), escape(text), 11, SOFT[self.theme]) for at, text in enumerate(lines)]


def _stacked(marks: Iterable[Figure]) -> dict[str, int]:
    met: Counter[int] = Counter()
    found = {}
    for mark in marks:
        found[mark.claim_id] = min(met[mark.value], MOST_STACKED - 1)
        met[mark.value] += 1
    return found
