"""Claims matrix rows: who says what about whom, clash by clash, before it is a page or a file."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from borderviz.charts.toll_rows import Record, Records
from borderviz.model import Group, Metric
from borderviz.study import Study
from borderviz.tolls.silent import Entries, Silence, silent
from borderviz.wording import METRICS, side_name

SPEAKERS = {"third_party": "Third parties", "media": "Media", "unspecified": "Not said for whom"}
PEOPLE = {"both": "Both sides together", "unspecified": "Side not said"}

WANTED = (
    "claim_id", "clash", "metric", "side", "side_name", "group", "group_name", "claimant", "claimant_side", "recalled",
    "superseded", "increment", "is_part", "repeat", "figure", "sign", "as_of_text", "on_record", "source", "paragraph",
    "note",
)  # fmt: skip
"""The columns of `tolls.figures` that a matrix shows; to read no more of them is faster."""


class Column(NamedTuple):
    """Whose people, and what is counted of them."""

    side: str
    metric: str


class Key(NamedTuple):
    """What the figures of one row share; `claimant` is empty for the silence of a side's own authorities."""

    clash: str
    claimant_side: str
    claimant: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """What one claimant says of a clash, by column; or of which columns a side's authorities say nothing."""

    key: Key
    cells: Mapping[Column, list[Record]] = field(default_factory=dict)
    silence: Silence | None = None

    @property
    def silent_about(self) -> list[Column]:
        """Return the columns in which a silence stands."""
        return [Column(self.silence.side, metric) for metric in self.silence.metrics] if self.silence else []


@dataclass(frozen=True, slots=True)
class Matrix:
    """The columns, and the rows of each clash that is looked at, by its id."""

    columns: tuple[Column, ...]
    rows: Mapping[str, list[MatrixRow]]


def matrix_of(rows: Records, silences: Entries, study: Study, clashes: Container[str] = ()) -> Matrix:
    """Return who says what about whom: claimants by for whom they speak, clash by clash.

    `rows` are figures as made by `tolls.figures`, `silences` as by `tolls.silences`; `clashes` are the ids of those to
    look at, all where empty. What a report says again is left out. Recalls have rows of their own.
    """
    table = rows if isinstance(rows, pd.DataFrame) else list(rows)
    by_clash: dict[str, list[MatrixRow]] = {clash: [] for clash in study.clashes if clash in (clashes or study.clashes)}
    quiet = [MatrixRow(Key(one.clash, one.side, "", False), silence=one) for one in silent(_own(table), silences)]
    for row in (*_claimants(_records(table)), *quiet):
        if row.key.clash in by_clash:
            by_clash[row.key.clash].append(row)
    found = {clash: sorted(said, key=lambda row: _rank(row.key, study)) for clash, said in by_clash.items()}
    columns = {column for said in found.values() for row in said for column in (*row.cells, *row.silent_about)}
    return Matrix(tuple(sorted(columns, key=lambda column: _column_rank(column, study))), found)


def _own(rows: pd.DataFrame | list[Record]) -> pd.DataFrame | list[Record]:
    """The figures that sides give of their own people, which alone say that they were not silent."""
    if isinstance(rows, pd.DataFrame):
        return rows[rows["claimant_side"] == rows["side"]]
    return [row for row in rows if row["claimant_side"] == row["side"]]


def _records(rows: pd.DataFrame | list[Record]) -> Iterable[Record]:
    if not isinstance(rows, pd.DataFrame):
        return rows
    columns = [rows[name].tolist() for name in WANTED]
    return (dict(zip(WANTED, values, strict=True)) for values in zip(*columns, strict=True))


def _claimants(records: Iterable[Record]) -> list[MatrixRow]:
    """The claimants in the order of first mention, in each cell totals before rises and sub-counts."""
    found: dict[Key, dict[Column, list[Record]]] = {}
    for record in records:
        if not record["repeat"]:
            key = Key(record["clash"], record["claimant_side"], record["claimant"], record["recalled"])
            column = Column(record["side"], record["metric"])
            found.setdefault(key, {}).setdefault(column, []).append(record)
    return [
        MatrixRow(key, {column: sorted(said, key=_telling) for column, said in cells.items()})
        for key, cells in found.items()
    ]


def _telling(record: Record) -> tuple[object, ...]:
    return record["is_part"], record["increment"], record["superseded"], record["on_record"]


def _rank(key: Key, study: Study) -> tuple[int, str, bool, bool]:
    """The sides of the study, other states, then who is no party; those silent and those recalling after others."""
    order = [*study.sides, "", *SPEAKERS]
    place = order.index(key.claimant_side) if key.claimant_side in order else len(study.sides)
    return place, key.claimant_side, not key.claimant, key.recalled


def _column_rank(column: Column, study: Study) -> tuple[int, str, int]:
    order = [*study.sides, "", *PEOPLE]
    place = order.index(column.side) if column.side in order else len(study.sides)
    return place, column.side, list(METRICS).index(Metric(column.metric))


def people(side: str, study: Study) -> str:
    """Return whose people: "Kyrgyz people", "Both sides together"."""
    return PEOPLE.get(side) or f"{side_name(side, study.sides)} people"


def speaks_for(claimant_side: str, study: Study) -> str:
    """Return for whom a claimant speaks: "Kyrgyz side", "Third parties"."""
    return SPEAKERS.get(claimant_side) or f"{side_name(claimant_side, study.sides)} side"


def in_cell(record: Record) -> tuple[str, str]:
    """Return a figure as a sign, and what must be known to read it: "≥33", "4 of them children", "24, replaced"."""
    group = str(record["group_name"]) if record["group"] != Group.ALL.value else ""
    words = " ".join(word for word in ("of them" if record["is_part"] else "", group) if word)
    return str(record["sign"]), f"{f' {words}' if words else ''}{', replaced' if record['superseded'] else ''}"


def in_words(record: Record) -> str:
    """Return the same as one text."""
    return "".join(in_cell(record))
