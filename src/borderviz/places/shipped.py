"""The files that come with the package: the gazetteer of data/geo, and the tables of this folder."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from borderviz.model import Place
from borderviz.tables import read_table

HERE = Path(__file__).parent
ELSEWHERE = HERE / "elsewhere.csv"


def geography_folder() -> Path:
    """The folder of data/geo: inside an installed package, or at the root of a checkout."""
    installed = HERE.parent / "data" / "geo"
    return installed if installed.is_dir() else HERE.parents[2] / "data" / "geo"


@cache
def shipped_places() -> tuple[Place, ...]:
    """The places of the border, then those elsewhere that its news names. Read when first asked for."""
    rows, notices = [], []
    for path in (geography_folder() / "gazetteer.csv", ELSEWHERE):
        found, complaints = read_table(path, Place)
        rows += found
        notices += [notice for notice in complaints if notice.is_error]
    if notices:
        raise ValueError("; ".join(map(str, notices)))
    return tuple(row.record for row in rows)


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file of this folder."""
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))
