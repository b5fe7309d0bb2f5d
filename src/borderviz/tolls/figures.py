"""Figures: one row a claim, with the words and flags that charts, tables and downloads show."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from borderviz.model import Claim
from borderviz.selection import on_record
from borderviz.study import Study
from borderviz.wording import GROUPS, figure_sign, figure_text, partial_date_text, side_name, source_text

SERIES = ["clash", "side", "group", "metric", "claimant", "recalled"]
"""What a figure must share with another to stand in one range with it."""

COLUMNS = [
    "claim_id", "clash", "metric", "side", "side_name", "group", "group_name", "claimant", "claimant_side", "value",
    "low", "high", "is_open", "qualifier", "vague", "recalled", "superseded", "increment", "is_part", "part_of",
    "repeat", "negative", "figure", "sign", "as_of", "as_of_text", "on_record", "report_id", "source", "title", "url",
    "paragraph", "note",
]  # fmt: skip

FLAGS = ["is_open", "vague", "recalled", "superseded", "increment", "is_part", "repeat", "negative"]


def figures(study: Study, claims: Iterable[Claim]) -> pd.DataFrame:
    """Return one row a claim, in the order given, with what a chart, a table or a download shows of it.

    Columns: those of a claim; words for them ending in `_name` and `_text`; `figure` and `sign`, the number as it was
    hedged; `is_open`, no upper bound; `is_part`, a sub-count, and `part_of`, of which claim; `on_record`, the day from
    which it was known; and of the report `source`, `title`, `url`, `paragraph`.
    """
    rows = [_figure(study, claim) for claim in claims]
    # Without rows pandas would take the flags for text, and a negated flag for the name of a column.
    return pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(FLAGS, bool))


def _figure(study: Study, claim: Claim) -> dict[str, Any]:
    report = study.reports[claim.report_id]
    return {
        "claim_id": claim.claim_id,
        "clash": claim.clash,
        "metric": claim.metric.value,
        "side": claim.side,
        "side_name": side_name(claim.side, study.sides),
        "group": claim.group.value,
        "group_name": GROUPS[claim.group],
        "claimant": claim.claimant,
        "claimant_side": claim.claimant_side,
        "value": claim.value,
        "low": claim.low,
        "high": claim.high,
        "is_open": claim.high is None,
        "qualifier": claim.qualifier.value,
        "vague": claim.vague,
        "recalled": claim.recalled,
        "superseded": claim.superseded,
        "increment": claim.increment,
        "is_part": bool(claim.part_of),
        "part_of": claim.part_of,
        "repeat": claim.repeat,
        "negative": claim.negative,
        "figure": figure_text(claim),
        "sign": figure_sign(claim),
        "as_of": claim.as_of,
        "as_of_text": partial_date_text(claim.as_of),
        "on_record": on_record(claim, study),
        "report_id": report.report_id,
        "source": source_text(report),
        "title": report.title,
        "url": report.url,
        "paragraph": claim.evidence_paragraph,
        "note": claim.note,
    }


REMARKS = {
    "recalled": "recalled later",
    "superseded": "restated, replaced",
    "increment": "a rise, not a total",
    "is_part": "sub-count",
    "repeat": "said again",
}


def remark_of(row: Mapping[Hashable, Any]) -> str:
    """Return what must be known to read a figure rightly: "sub-count", "recalled later", the coder's note."""
    words = [text for name, text in REMARKS.items() if row[name]]
    return ", ".join([*words, row["note"]] if row["note"] else words)


def silences(study: Study, report_ids: Iterable[str]) -> pd.DataFrame:
    """Return which side gave no losses by which report: columns `clash`, `side`, `source`, one row a silence.

    The clash is the last one begun when the report was published.
    """
    rows = []
    for report_id in report_ids:
        report = study.reports[report_id]
        clash = _clash_of_report(study, report_id)
        rows += [{"clash": clash, "side": side, "source": source_text(report)} for side in report.silent_sides]
    return pd.DataFrame(rows, columns=["clash", "side", "source"])


def _clash_of_report(study: Study, report_id: str) -> str:
    """Return the clash that a report is about, or "" where it was published before the first."""
    begun = [c for c in study.clashes.values() if c.start <= study.reports[report_id].published]
    return max(begun, key=lambda clash: clash.start).clash_id if begun else ""
