"""Growth: how a reported toll rose, claimant by claimant, from the days on which each figure was on record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from borderviz.charts.toll_rows import Record, Records
from borderviz.model import Metric
from borderviz.tolls import SERIES

MOST_SIGNS = 3
"""Of a longer chain of figures only the first and the last are written out."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What one claimant said of one group of one side's people in one clash, in the order it came on record."""

    marks: tuple[Record, ...]

    @property
    def first(self) -> Record:
        """The earliest figure, which stands for all in what they share."""
        return self.marks[0]

    @property
    def levels(self) -> tuple[Record, ...]:
        """The figures that state how many in all; a rise is never added to one of them."""
        return tuple(mark for mark in self.marks if not mark["increment"])

    def signs(self) -> str:
        """Return the figures in order, rises in brackets: "24 → 36 (+12)"; a comma where neither is the later one."""
        rises = [f"({mark['sign']})" for mark in self.marks if mark["increment"]]
        return " ".join([_chain(self.levels), *rises]).strip()


def growths(rows: Records, metric: Metric) -> list[Growth]:
    """Return the figures of a metric in series that share clash, side, group, claimant and whether it is a recall.

    `rows` are figures as made by `tolls.figures`. Left out: sub-counts, figures said twice in one report, and those
    about none of the study's clashes. Values are people or homes as they were said; nothing is added or averaged.
    """
    series: dict[tuple[Any, ...], list[Record]] = {}
    for mark in _of_metric(rows, metric):
        if mark["clash"] and not mark["is_part"] and not mark["repeat"]:
            series.setdefault(tuple(mark[name] for name in SERIES), []).append(mark)
    found = [Growth(tuple(sorted(marks, key=_order))) for marks in series.values()]
    return sorted(found, key=lambda growth: growth.first["on_record"])


def _of_metric(rows: Records, metric: Metric) -> list[Record]:
    if isinstance(rows, pd.DataFrame):
        # Chosen before they become rows, which takes far longer than all that follows.
        return list(rows[rows["metric"] == metric.value].to_dict("records"))
    return [mark for mark in rows if mark["metric"] == metric.value]


def _order(mark: Record) -> tuple[Any, ...]:
    """By day on record, then by the time it is given for; then what was replaced, words, and numbers."""
    return mark["on_record"], mark["as_of"], not mark["superseded"], not mark["vague"]


def steps(growth: Growth, until: Callable[[Record], date]) -> list[tuple[date, date, Record]]:
    """Return of each total the first day on which it was the claimant's latest word, the last such day, and itself.

    A total lasts until the next one is on record, the last one `until` the day that is said for it: what a report of
    April says must not reach into September. Two totals of one day both stand on it. A recall holds on no day but that
    of its publication, and makes no step.
    """
    levels = growth.levels
    if not levels or growth.first["recalled"]:
        return []
    ends = [later["on_record"] for later in levels[1:]]
    ends.append(until(levels[-1]))
    return [(mark["on_record"], end, mark) for mark, end in zip(levels, ends, strict=True)]


def _chain(levels: tuple[Record, ...]) -> str:
    parts = list(_links(levels))
    if len(levels) > MOST_SIGNS and len(parts) > 2:
        return f"{levels[0]['sign']} → … → {levels[-1]['sign']}"
    return "".join(parts)


def _links(levels: tuple[Record, ...]) -> Iterator[str]:
    """The first figure, then each that differs, with an arrow or a comma before it."""
    if levels:
        yield str(levels[0]["sign"])
    for before, after in pairwise(levels):
        if before["sign"] != after["sign"]:
            yield f"{' → ' if _is_later(before, after) else ', '}{after['sign']}"


def _is_later(before: Record, after: Record) -> bool:
    """Whether a figure came after the one before it: on another day or time, or in its place."""
    if before["recalled"]:
        return False
    return bool((before["on_record"], before["as_of"]) != (after["on_record"], after["as_of"]) or before["superseded"])
