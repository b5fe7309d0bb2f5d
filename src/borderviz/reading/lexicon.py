"""The word lists that reading rests on: CSV files in lexicons/, which an analyst can read and extend."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of lexicons/`name`.csv; raises FileNotFoundError if there is no such list."""
    path = files("borderviz.reading") / "lexicons" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


@cache
def words(name: str, column: str, key: str = "word") -> dict[str, str]:
    """The column of lexicons/`name`.csv by the lower-case word of each row."""
    return {row[key].lower(): row[column] for row in rows(name)}
