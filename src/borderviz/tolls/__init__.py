"""Tolls: reported figures side by side. Claims of different people are never added, averaged or merged."""

from borderviz.tolls.figures import (
    COLUMNS,
    FLAGS,
    REMARKS,
    SERIES,
    figures,
    remark_of,
    silences,
)

__all__ = [
    "COLUMNS",
    "FLAGS",
    "REMARKS",
    "SERIES",
    "figures",
    "remark_of",
    "silences",
]
