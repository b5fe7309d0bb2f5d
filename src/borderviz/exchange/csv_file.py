"""CSV for people who open it in a spreadsheet."""

from __future__ import annotations

import pandas as pd

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet runs a cell that begins with one of these, some also in full width (OWASP, CSV injection)."""


def csv_bytes(rows: pd.DataFrame) -> bytes:
    """Return the rows as CSV in UTF-8 with a byte-order mark, which Excel needs to read other scripts.

    Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
    """
    safe = rows.apply(lambda column: column.map(_harmless))
    text: str = safe.to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell
