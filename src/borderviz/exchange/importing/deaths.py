"""Deaths: the range that a dataset gives for each row, and shares of a total that was split over places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from borderviz.exchange.importing.counts import count_of
from borderviz.exchange.importing.guess import Guess
from borderviz.exchange.importing.ledger import Ledger, quoted
from borderviz.exchange.importing.values import by_value, empty

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    Mask = npt.NDArray[np.bool_]

COLUMNS = ("best", "low", "high")

PEOPLE = r"(?:fatalit\w*|deaths?|dead|killed|casualt\w*|victims?)"
PARTED = r"(?:split|divided|distributed|spread|shared)"
NEAR = r"[^.\]]{0,80}"
"""Up to 80 characters of one sentence or bracket."""

SPLIT = (
    rf"(?i)\b{PEOPLE}\b{NEAR}\b{PARTED}\b|\b{PARTED}\b{NEAR}\b{PEOPLE}\b"
    r"|\bsplit (?:over|across|between) \w+ (?:events|locations|days)\b"
)
"""A note that deaths were split, within one sentence, such as "31 fatalities split across 8 events".

Rather once too often: what is flagged wrongly is still in every sum, it only stands at no place.
"""


@dataclass
class Deaths:
    """`best`, `low` and `high` of a layer (Int64); `is_split`, and the shares of split totals, for sums alone."""

    counts: dict[str, pd.Series[int]]
    is_split: Mask
    split_deaths: pd.Series[int]


def deaths(frame: pd.DataFrame, guess: Guess, ledger: Ledger) -> Deaths:
    """Read the deaths of all rows; a cell that is no number is left empty and named."""
    import pandas as pd

    counts = {role: _counts(frame, guess.column(role), ledger) for role in COLUMNS}
    _check_order(counts, ledger, guess)
    is_split = np.zeros(len(frame), dtype=bool)
    for role in ("note", "title"):
        name = guess.column(role)
        if name:
            is_split |= frame[name].str.contains(SPLIT, regex=True).to_numpy(dtype=bool)
    is_split &= (counts["best"].fillna(0) > 0).to_numpy(dtype=bool)
    share = counts["best"].where(is_split)
    counts = {role: values.mask(is_split) for role, values in counts.items()}
    split = int(np.count_nonzero(is_split & ~ledger.dropped))
    if split:
        ledger.remark(
            f"the notes of {split:,} events say that their deaths are a share of a total split over places or days",
            "the shares are in sums and at no place on the map: nobody counted them there", guess.column("best"),
        )  # fmt: skip
    return Deaths(counts, is_split, share if split else pd.Series(pd.NA, index=frame.index, dtype="Int64"))


def _counts(frame: pd.DataFrame, name: str | None, ledger: Ledger) -> pd.Series[int]:
    import pandas as pd

    if name is None:
        return pd.Series(pd.NA, index=frame.index, dtype="Int64")
    cells = frame[name]
    values = by_value(cells, count_of)
    missing = np.array([value is None for value in values], dtype=bool)
    ledger.warn(
        missing & ~empty(cells), name, lambda at: f"{quoted(cells.iloc[at])} is no number of people and was left empty",
        "write digits only, such as 12",
    )  # fmt: skip
    numbers = np.where(missing, 0, values).astype(np.int64)
    return pd.Series(numbers, index=frame.index, dtype="Int64").mask(missing)


def _check_order(counts: dict[str, pd.Series[int]], ledger: Ledger, guess: Guess) -> None:
    """A low estimate above a high or a best one bounds nothing: both ends are left empty."""
    low, best, high = counts["low"], counts["best"], counts["high"]
    wrong = ((low > high) | (low > best) | (best > high)).fillna(False).to_numpy(dtype=bool)
    column = guess.column("low") or guess.column("high") or ""
    ledger.warn(
        wrong, column, lambda at: f"low {low.iloc[at]}, best {best.iloc[at]}, high {high.iloc[at]} are in no order",
        "both ends were left empty; correct them",
    )  # fmt: skip
    for role in ("low", "high"):
        counts[role] = counts[role].mask(wrong)
