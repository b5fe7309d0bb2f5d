"""Claims matrix: who says what about whom, as a table that can be read, copied and printed."""

from __future__ import annotations

from collections.abc import Container, Iterator
from html import escape
from itertools import groupby

import pandas as pd

from borderviz.charts.claims_matrix_rows import (
    Column,
    Matrix,
    MatrixRow,
    in_cell,
    in_words,
    matrix_of,
    people,
    speaks_for,
)
from borderviz.charts.toll_rows import Record, Records
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.tolls import remark_of
from borderviz.tolls.phrases import outlets
from borderviz.tolls.silent import Entries
from borderviz.wording import METRICS

MOST_ROWS = 40
"""Claimants of one clash who speak for the same; how many more there are it says."""

MOST_IN_CELL = 8
"""Figures of one cell; how many more there are it says."""

NOTHING = "no figure in these reports"
OWN_AUTHORITIES = "Own authorities"

STYLE = """
.bv-matrix { overflow: auto; max-height: 80vh; border: 1px solid rgb(128 138 150 / 0.35); border-radius: 6px; }
.bv-matrix table { border-collapse: separate; border-spacing: 0; font-size: 0.84rem; line-height: 1.3; margin: 0; }
.bv-matrix :is(th, td) { padding: 4px 10px; text-align: left; vertical-align: top; font-weight: 400;
  border: 0 solid rgb(128 138 150 / 0.22); }
.bv-matrix :is(thead, .bv-who) { background: var(--bv-sheet, light-dark(#ffffff, #12181f)); }
.bv-matrix thead { position: sticky; top: 0; z-index: 2; }
.bv-matrix thead th { white-space: nowrap; }
.bv-matrix .bv-who { position: sticky; left: 0; z-index: 1; width: 11rem; min-width: 8rem; border-right-width: 1px;
  overflow-wrap: anywhere; }
.bv-matrix .bv-first { border-left-width: 1px; }
.bv-matrix td { border-top-width: 1px; max-width: 12rem; overflow-wrap: anywhere; }
.bv-matrix td[data-column] { min-width: 5.6rem; }
.bv-matrix tbody .bv-who { border-top-width: 1px; }
.bv-matrix .bv-clash { font-weight: 700; font-size: 0.95rem; padding-top: 14px; border-top-width: 2px; }
.bv-matrix .bv-speaks { font-weight: 600; font-size: 0.76rem; padding-top: 7px; border-top-width: 1px; }
.bv-matrix :is(.bv-clash, .bv-speaks) span { position: sticky; left: 10px; }
.bv-matrix .bv-people { color: var(--bv-side, inherit); font-weight: 600; }
.bv-matrix .bv-figure { cursor: help; }
.bv-matrix .bv-figure b { white-space: nowrap; font-weight: 700; }
.bv-matrix .bv-own { box-shadow: inset 3px 0 var(--bv-side, currentColor);
  background: color-mix(in srgb, var(--bv-side, gray) 11%, transparent); }
.bv-matrix .bv-other { outline: 1px dashed; outline-offset: -3px; }
.bv-matrix small { display: block; font-size: 0.74rem; opacity: 0.8; }
.bv-matrix .bv-silent { font-style: italic; }
@media (max-width: 560px) {
  .bv-matrix { max-height: none; }
  .bv-matrix :is(table, tbody, tr, th, td) { display: block; }
  .bv-matrix :is(thead, td:empty) { display: none; }
  .bv-matrix :is(td, .bv-who) { border: 0; width: auto; max-width: none; padding: 2px 10px; }
  .bv-matrix tbody .bv-who { border-top-width: 1px; padding-top: 6px; font-weight: 600; }
  .bv-matrix td { margin: 0 0 4px 10px; }
  .bv-matrix small { display: inline; margin-left: 0.6em; font-weight: 400; }
  .bv-matrix td[data-column]::before { content: attr(data-column) ": "; font-style: normal; }
}
@media print {
  .bv-matrix { max-height: none; overflow: visible; border: 0; }
  .bv-matrix :is(thead, .bv-who) { position: static; }
}
"""
"""Colours follow the page: `light-dark()` asks its color-scheme, and text has the page's own colour.

On a phone most columns would be out of sight and most cells empty: there each row becomes a list of what it says.
"""


def claims_matrix(rows: Records, silences: Entries, study: Study, clashes: Container[str] = ()) -> str:
    """Return who says what about whom as an HTML table with its style, every text escaped.

    A row is a claimant, by for whom they speak, clash by clash; a column is what is counted of whose people. Each
    figure tells on pointing who says it, of when, and where, and carries its claim's id as `data-claim`. What a side
    says of its own people and what it says of another side's are told apart. An empty cell: nothing was said.
    `rows` are figures as made by `tolls.figures`, `silences` as by `tolls.silences`; `clashes` are the ids of those to
    look at, all where empty.
    """
    matrix = matrix_of(rows, silences, study, clashes)
    body = "".join(
        f'<tbody><tr><th scope="rowgroup" class="bv-clash" colspan="{len(matrix.columns) + 1}">'
        f"<span>{escape(study.clashes[clash].name)}</span></th></tr></tbody>{_clash(found, matrix, study)}"
        for clash, found in matrix.rows.items()
    )
    table = f"<table><caption hidden>Who says what about whom</caption>{_head(matrix, study)}{body}</table>"
    name = 'role="region" aria-label="Who says what about whom" tabindex="0"'
    return f'<style>{STYLE}</style><div class="bv-matrix" {name}>{table}</div>'


def matrix_rows(rows: Records, silences: Entries, study: Study, clashes: Container[str] = ()) -> pd.DataFrame:
    """Return the same as a table of texts, one row a claimant of a clash, without leaving anything out."""
    matrix = matrix_of(rows, silences, study, clashes)
    names = {column: f"{people(column.side, study)}: {_metric(column)}" for column in matrix.columns}
    found = []
    for clash, said in matrix.rows.items():
        texts = [_texts(row, study, names) for row in said]
        found += [{"Clash": study.clashes[clash].name, **row} for row in texts or [{"Claimant": NOTHING}]]
    columns = ["Clash", "Speaks for", "Claimant", "Recalled later", *names.values()]
    return pd.DataFrame(found, columns=columns, dtype=str).fillna("")


def _texts(row: MatrixRow, study: Study, names: dict[Column, str]) -> dict[str, str]:
    cells = {name: "; ".join(map(in_words, row.cells.get(column, ()))) for column, name in names.items()}
    silent = {names[column]: _silence(row) for column in row.silent_about}
    who = {"Speaks for": speaks_for(row.key.claimant_side, study), "Claimant": row.key.claimant or OWN_AUTHORITIES}
    return {**who, "Recalled later": "yes" if row.key.recalled else "", **cells, **silent}


def _silence(row: MatrixRow) -> str:
    return f"gave no figure, says {outlets(row.silence)}" if row.silence else ""


def _metric(column: Column) -> str:
    return METRICS[Metric(column.metric)].lower()


def _head(matrix: Matrix, study: Study) -> str:
    sides = [(side, len(list(found))) for side, found in groupby(matrix.columns, key=lambda column: column.side)]
    upper = "".join(
        f'<th scope="colgroup" class="bv-first bv-people" colspan="{count}"{_colour(side, study)}>'
        f"{escape(people(side, study))}</th>"
        for side, count in sides
    )
    lower = "".join(f'<th scope="col"{_first(column, matrix)}>{_metric(column)}</th>' for column in matrix.columns)
    return f'<thead><tr><th class="bv-who" rowspan="2">Who says it</th>{upper}</tr><tr>{lower}</tr></thead>'


def _first(column: Column, matrix: Matrix, classes: str = "") -> str:
    """The class of a cell: the first column of a side has a line at its left."""
    at = matrix.columns.index(column)
    is_first = at == 0 or matrix.columns[at - 1].side != column.side
    names = f"{'bv-first ' if is_first else ''}{classes}".strip()
    return f' class="{names}"' if names else ""


def _colour(side: str, study: Study) -> str:
    if side not in study.sides:
        return ""
    known = study.sides[side]
    return f' style="--bv-side: light-dark({escape(known.colour_light)}, {escape(known.colour_dark)})"'


def _clash(rows: list[MatrixRow], matrix: Matrix, study: Study) -> str:
    """One body of the table for each kind of claimant."""
    if not rows:
        return f"<tbody>{_remark(NOTHING, matrix)}</tbody>"
    groups = groupby(rows, key=lambda row: row.key.claimant_side)
    return "".join(_group(side, list(found), matrix, study) for side, found in groups)


def _group(side: str, rows: list[MatrixRow], matrix: Matrix, study: Study) -> str:
    said, silent = ([row for row in rows if (row.silence is None) == is_said] for is_said in (True, False))
    head = (
        f'<tr><th scope="rowgroup" class="bv-speaks bv-people" colspan="{len(matrix.columns) + 1}"'
        f"{_colour(side, study)}><span>{escape(speaks_for(side, study))}</span></th></tr>"
    )
    body = "".join(_row(row, matrix, study) for row in (*said[:MOST_ROWS], *silent))
    more = f"{len(said) - MOST_ROWS:,} more claimants: choose a clash, a report or fewer days"
    return f"<tbody>{head}{body}{_remark(more, matrix) if len(said) > MOST_ROWS else ''}</tbody>"


def _remark(text: str, matrix: Matrix) -> str:
    return f'<tr><td colspan="{len(matrix.columns) + 1}" class="bv-silent">{text}</td></tr>'


def _row(row: MatrixRow, matrix: Matrix, study: Study) -> str:
    remark = "<small>recalled later</small>" if row.key.recalled else ""
    who = f'<th scope="row" class="bv-who">{escape(row.key.claimant or OWN_AUTHORITIES)}{remark}</th>'
    return f"<tr>{who}{''.join(_cells(row, matrix, study))}</tr>"


def _cells(row: MatrixRow, matrix: Matrix, study: Study) -> Iterator[str]:
    silent = row.silent_about
    for column in matrix.columns:
        said = row.cells.get(column)
        if column not in silent and said is None:
            yield f"<td{_first(column, matrix)}></td>"
            continue
        classes, word = _relation(row.key.claimant_side, column.side, study) if said else ("bv-silent", "")
        name = escape(f"{people(column.side, study)}, {_metric(column)}")
        told = _figures(said) if said else escape(_silence(row))
        attributes = f'{_first(column, matrix, classes)}{_colour(column.side, study)} data-column="{name}"'
        yield f"<td{attributes}>{told}{word}</td>"


def _relation(claimant_side: str, side: str, study: Study) -> tuple[str, str]:
    """How a cell looks in which a side speaks of its own people or of another side's, and the word for it."""
    if claimant_side not in study.sides or side not in study.sides:
        return "", ""
    if claimant_side == side:
        return "bv-own", "<small>own side</small>"
    return "bv-other", "<small>other side</small>"


def _figures(said: list[Record]) -> str:
    more = f" · {len(said) - MOST_IN_CELL:,} more" if len(said) > MOST_IN_CELL else ""
    return " · ".join(map(_figure, said[:MOST_IN_CELL])) + more


def _figure(record: Record) -> str:
    metric = METRICS[Metric(record["metric"])].lower()
    parts = [
        f"{record['claimant']}: {record['figure']}, {metric}, {record['side_name']}, {record['group_name']}",
        f"as of {record['as_of_text']}",
        f"{record['source']}, paragraph {record['paragraph']}",
        remark_of(record),
    ]
    title = escape("; ".join(part for part in parts if part))
    claim, sign, words = (escape(text) for text in (str(record["claim_id"]), *in_cell(record)))
    return f'<span class="bv-figure" data-claim="{claim}" title="{title}"><b>{sign}</b>{words}</span>'
