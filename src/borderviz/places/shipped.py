"""The files that come with the package: the study, its geography with the gazetteer, and the tables of this folder."""

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
    return _data_folder("geo")


def study_folder() -> Path:
    """The folder of data/clashes, the study that ships; found as `geography_folder` is."""
    return _data_folder("clashes")


def _data_folder(name: str) -> Path:
    installed = HERE.parent / "data" / name
    return installed if installed.is_dir() else HERE.parents[2] / "data" / name


@cache
def shipped_places() -> tuple[Place, ...]:
    """The places of the border, then those elsewhere that its news names. Read when first asked for."""
    return (*_read(geography_folder() / "gazetteer.csv"), *places_elsewhere())


@cache
def places_elsewhere() -> tuple[Place, ...]:
    """The places beyond the border's area that its news names. Read when first asked for."""
    return _read(ELSEWHERE)


def _read(path: Path) -> tuple[Place, ...]:
    rows, notices = read_table(path, Place)
    errors = [str(notice) for notice in notices if notice.is_error]
    if errors:
        raise ValueError("; ".join(errors))
    return tuple(row.record for row in rows)


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file of this folder."""
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))
