"""CSV for people who open it in a spreadsheet."""

from __future__ import annotations

import pandas as pd

from borderviz.exchange.formula_guard import guarded


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """Return the rows as CSV in UTF-8 with a byte-order mark, which Excel needs to read other scripts.

    Text that a spreadsheet would run as a formula, in the header too, gets an apostrophe in front
    (`formula_guard`); numbers stay numbers.
    """
    safe = rows.apply(lambda column: column.map(_harmless)).rename(columns=_harmless)
    text: str = safe.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def _harmless(cell: object) -> object:
    return guarded(cell) if isinstance(cell, str) else cell
