"""Values: cells turned into values once for each different cell, for days and codes stand in a column many times."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd


def by_value(cells: pd.Series[str], parse: Callable[[str], Any]) -> npt.NDArray[np.object_]:
    """Return what `parse` makes of each cell, as an array of objects in the order of the column."""
    import pandas as pd

    codes, different = pd.factorize(cells, use_na_sentinel=True)
    made = np.empty(len(different) + 1, dtype=object)  # the last is for a missing cell, whose code is -1
    for position, cell in enumerate(different):
        made[position] = parse(str(cell))
    return made[codes]


def empty(cells: pd.Series[str]) -> npt.NDArray[np.bool_]:
    """Return which cells hold nothing, or a word that stands for nothing."""
    return cells.isin(NOTHING).to_numpy(dtype=bool)


WORDS = ("na", "n/a", "nan", "null", "none")
NOTHING = ("", "-", "–", "—", "?", *WORDS, *map(str.upper, WORDS), *map(str.capitalize, WORDS), "NaN", "N/a")
"""How tables write that a cell is empty."""
