"""Ledger: what was found wrong row by row while columns are read, and which rows must be left out for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from borderviz.columns import shorten
from borderviz.exchange.importing.raw_table import MOST_NAMED
from borderviz.exchange.importing.texts import harmless
from borderviz.notices import Notice

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    Mask = npt.NDArray[np.bool_]


class Ledger:
    """The notices about a frame whose index holds the rows' numbers; `dropped` marks the rows to leave out."""

    def __init__(self, file: str, index: pd.Index[int]) -> None:
        self._file = file
        self._index = index
        self.notices: list[Notice] = []
        self.dropped: Mask = np.zeros(len(index), dtype=bool)

    def leave_out(self, mask: Mask, column: str, problem: Callable[[int], str], remedy: str) -> None:
        """Leave the rows of a mask out; `problem` says what is wrong with the row at a position."""
        self.dropped |= mask
        self._note(mask, column, problem, remedy, is_error=True)

    def warn(self, mask: Mask, column: str, problem: Callable[[int], str], remedy: str) -> None:
        """Keep the rows of a mask, and say what is wrong with each."""
        self._note(mask, column, problem, remedy, is_error=False)

    def remark(self, problem: str, remedy: str, column: str | None = None) -> None:
        """Say something about the whole file or a whole column."""
        self.notices.append(Notice(self._file, problem, remedy, column=column, is_error=False))

    def _note(self, mask: Mask, column: str, problem: Callable[[int], str], remedy: str, *, is_error: bool) -> None:
        positions = np.flatnonzero(mask)
        named = positions[: MOST_NAMED - len(self.notices)] if len(self.notices) < MOST_NAMED else positions[:0]
        for position in named.tolist():
            row = int(self._index[position])
            self.notices.append(Notice(self._file, problem(position), remedy, row, column, is_error))
        if more := len(positions) - len(named):
            words = f"{more:,} more rows have the like, such as row {int(self._index[positions[-1]]):,}"
            self.notices.append(Notice(self._file, words, remedy, column=column, is_error=is_error))


def quoted(cell: str) -> str:
    """Return a cell as a notice repeats it: harmless, in quotes, and short."""
    return shorten(harmless(cell, 80))
