"""Tolls: reported figures side by side. Claims of different people are never added, averaged or merged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from borderviz.model import Claim
from borderviz.selection import on_record
from borderviz.study import Study
from borderviz.wording import GROUPS, METRICS, figure_sign, figure_text, partial_date_text, side_name, source_text

SERIES = ["clash", "side", "group", "metric", "claimant", "recalled"]
"""What a figure must share with another to stand in one range with it."""


def figures(study: Study, claims: Iterable[Claim]) -> pd.DataFrame:
    """Return one row a claim, in the order given, with what a chart, a table or a download shows of it."""
    rows = [_figure(study, claim) for claim in claims]
    return pd.DataFrame(rows, columns=list(_COLUMNS)) if not rows else pd.DataFrame(rows)


_COLUMNS = (
    "claim_id", "clash", "metric", "side", "side_name", "group", "group_name", "claimant", "claimant_side", "value", "low",
    "high", "is_open", "qualifier", "vague", "recalled", "superseded", "increment", "is_part", "repeat", "negative",
    "figure", "sign", "as_of", "as_of_text", "on_record", "report_id", "source", "title", "url", "paragraph", "note",
)  # fmt: skip


def _figure(study: Study, claim: Claim) -> dict[str, Any]:
    report = study.reports[claim.report_id]
    values = (
        claim.claim_id, claim.clash, claim.metric.value, claim.side, side_name(claim.side, study.sides), claim.group.value,
        GROUPS[claim.group], claim.claimant, claim.claimant_side, claim.value, claim.low, claim.high, claim.high is None,
        claim.qualifier.value, claim.vague, claim.recalled, claim.superseded, claim.increment, bool(claim.part_of),
        claim.repeat, claim.negative, figure_text(claim), figure_sign(claim), claim.as_of, partial_date_text(claim.as_of),
        on_record(claim, study), report.report_id, source_text(report), report.title, report.url,
        claim.evidence_paragraph, claim.note,
    )  # fmt: skip
    return dict(zip(_COLUMNS, values, strict=True))


def totals(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that state a total of their group: no sub-counts, no increments, nothing said twice."""
    return rows[~(rows["is_part"] | rows["increment"] | rows["repeat"])]


def spans(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the lowest and highest figure of each series, one row a series, in the order of first mention.

    Columns: those of SERIES, `low`, `high` (the highest number named), `is_open` (whether a figure of the series has
    no upper bound) and `claim_ids`. A span never covers two claimants: what one says cannot bound what another means.
    """
    named = rows.assign(high=rows["high"].fillna(rows["low"]))
    grouped = named.groupby(SERIES, sort=False)
    return grouped.agg(
        low=("low", "min"), high=("high", "max"), is_open=("is_open", "any"), claim_ids=("claim_id", tuple)
    ).reset_index()


def silences(study: Study, report_ids: Iterable[str]) -> pd.DataFrame:
    """Return which side gave no losses by which report: columns `clash`, `side`, `source`, one row a silence.

    The clash is that of the report's own claims that are not recalls, else the last one begun when it was published.
    """
    rows = []
    for report_id in report_ids:
        report = study.reports[report_id]
        clash = clash_of_report(study, report_id)
        rows += [{"clash": clash, "side": side, "source": source_text(report)} for side in report.silent_sides]
    return pd.DataFrame(rows, columns=["clash", "side", "source"])


def clash_of_report(study: Study, report_id: str) -> str:
    """Return the clash that a report is about, or "" where it was published before the first."""
    begun = [c for c in study.clashes.values() if c.start <= study.reports[report_id].published]
    return max(begun, key=lambda clash: clash.start).clash_id if begun else ""


def metrics_of(rows: pd.DataFrame) -> list[str]:
    """Return the metrics that occur, in the order of the codebook."""
    present = set(rows["metric"])
    return [metric.value for metric in METRICS if metric.value in present]
