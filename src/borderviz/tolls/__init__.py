"""Tolls: reported figures side by side. Claims of different people are never added, averaged or merged."""

from borderviz.tolls.figures import (
    COLUMNS,
    FLAGS,
    REMARKS,
    SERIES,
    clash_of_report,
    figures,
    metrics_of,
    remark_of,
    silences,
    spans,
    totals,
)

__all__ = [
    "COLUMNS",
    "FLAGS",
    "REMARKS",
    "SERIES",
    "clash_of_report",
    "figures",
    "metrics_of",
    "remark_of",
    "silences",
    "spans",
    "totals",
]
