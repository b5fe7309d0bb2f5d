"""Toll rows: the lines of a toll chart from top to bottom, before anything is drawn."""

from __future__ import annotations

import textwrap
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from borderviz.model import Group, Metric
from borderviz.study import Study
from borderviz.tolls import SERIES
from borderviz.tolls.silent import CASUALTIES
from borderviz.wording import side_name

LABEL_WIDTH = 32
SIDE_WIDTH = 20
"""Characters of a label on one line, and of the side that begins it; the second and last line is cut."""

Record = Mapping[Hashable, Any]
Records = pd.DataFrame | Iterable[Record]
"""A table, or its rows: a page that draws the same figures again and again keeps them as rows, which are faster."""

Spans = dict[tuple[Any, ...], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the chart: a heading, the figures of one claimant about one group, or a remark where there are none.

    `label` is the side and the rest of the name; a line break may stand in either.
    """

    heading: str = ""
    label: tuple[str, ...] = ()
    side: str = ""
    remark: str = ""
    marks: list[Record] = field(default_factory=list)
    span: tuple[int, int] | None = None


def toll_rows(rows: Records, silences: Records, study: Study, metric: Metric, clashes: Container[str]) -> list[Row]:
    """Return the rows of the figures of one metric, clash by clash, side by side of the border within each.

    `clashes` are the ids of those that are looked at; a side without a figure in one of them says so.
    """
    marks = [mark for mark in _records(rows) if mark["metric"] == metric.value and not mark["repeat"]]
    ranges = _ranges(marks)
    silent = _records(silences) if metric in CASUALTIES else []
    lines: list[Row] = []
    for clash in study.clashes.values():
        if clash.clash_id not in clashes:
            continue
        lines.append(Row(heading=clash.name))
        found = [mark for mark in marks if mark["clash"] == clash.clash_id]
        quiet = [entry for entry in silent if entry["clash"] == clash.clash_id]
        named = {mark["side"] for mark in found} | {entry["side"] for entry in quiet}
        missing = [side for side in study.sides if side not in named]
        lines += [*_series(found, ranges, study), *_silences(quiet, study), *_missing(missing, study)]
    return lines


def _records(rows: Records) -> list[Record]:
    return list(rows.to_dict("records") if isinstance(rows, pd.DataFrame) else rows)


def _ranges(marks: list[Record]) -> Spans:
    """The lowest and highest number of each series, over those that state a total of their group."""
    found: Spans = {}
    for mark in marks:
        # The floor of a vague word is no figure that a range could begin with.
        if not (mark["is_part"] or mark["increment"] or mark["vague"]):
            low, high = int(mark["low"]), int(mark["low"] if mark["is_open"] else mark["high"])
            key = tuple(mark[name] for name in SERIES)
            lowest, highest = found.get(key, (low, high))
            found[key] = (min(lowest, low), max(highest, high))
    return found


def _series(marks: list[Record], ranges: Spans, study: Study) -> Iterator[Row]:
    grouped: dict[tuple[Any, ...], list[Record]] = {}
    for mark in marks:
        grouped.setdefault(tuple(mark[name] for name in SERIES), []).append(mark)
    order = [*study.sides, "both"]

    def rank(key: tuple[Any, ...]) -> tuple[int, bool]:
        side, recalled = key[SERIES.index("side")], key[SERIES.index("recalled")]
        return (order.index(side) if side in order else len(order), recalled)

    for key in sorted(grouped, key=rank):
        first = grouped[key][0]
        yield Row(label=label_of(study, first), side=first["side"], marks=grouped[key], span=ranges.get(key))


def _silences(entries: list[Record], study: Study) -> Iterator[Row]:
    for side in dict.fromkeys(entry["side"] for entry in entries):
        outlets = "; ".join(entry["source"].rsplit(",", 1)[0] for entry in entries if entry["side"] == side)
        who = side_name(side, study.sides)
        yield Row(label=(who, " · own authorities"), side=side, remark=f"gave no figure,\nsays {outlets}")


def _missing(sides: list[str], study: Study) -> Iterator[Row]:
    for side in sides:
        yield Row(label=(side_name(side, study.sides), ""), side=side, remark="no figure")


def label_of(study: Study, mark: Record) -> tuple[str, ...]:
    """Return whose people, which of them, then the claimant and whether it is a recall, on at most two lines."""
    name = " ".join(side_name(mark["side"], study.sides).split())
    who = name if len(name) <= SIDE_WIDTH else f"{name[: SIDE_WIDTH - 1]}…"
    group = f" {mark['group_name']}" if mark["group"] != Group.ALL.value else ""
    recall = "recalled by " if mark["recalled"] else ""
    lines = textwrap.wrap(f"{who}{group} · {recall}{mark['claimant']}", LABEL_WIDTH, max_lines=2, placeholder="…")
    return who, "\n".join(lines).removeprefix(who)
