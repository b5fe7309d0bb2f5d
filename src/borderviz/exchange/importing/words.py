"""Words: titles, kinds, actors, places, sources and links of each row, as harmless text of a bounded length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from borderviz.exchange.importing.codes import Codes
from borderviz.exchange.importing.guess import Guess
from borderviz.exchange.importing.ledger import Ledger, quoted
from borderviz.exchange.importing.texts import LONGEST_TEXT, harmless, web_link
from borderviz.exchange.importing.values import by_value

if TYPE_CHECKING:
    import pandas as pd


def words(frame: pd.DataFrame, guess: Guess, codes: Codes, ledger: Ledger) -> dict[str, pd.Series[str]]:
    """Return the columns of a layer that are text: `event_id` to `url`, and `note`; missing where a cell is empty."""
    kind = _kinds(_text(frame, guess, "kind", ledger), codes)
    title = _text(frame, guess, "title", ledger)
    identifier = _text(frame, guess, "event_id", ledger)
    _say_twice(identifier, guess, ledger)
    numbered = ("row " + frame.index.astype(str)).to_series(index=frame.index).astype("string")
    return {
        "event_id": identifier.fillna(numbered),
        "title": title.fillna(kind),
        "kind": kind,
        "actors": _joined(_text(frame, guess, "actor", ledger), _text(frame, guess, "other_actor", ledger), "; "),
        "place": _joined(_text(frame, guess, "place", ledger), _text(frame, guess, "region", ledger), ", "),
        "source": _text(frame, guess, "source", ledger),
        "url": _links(frame, guess, ledger),
        "note": _text(frame, guess, "note", ledger),
    }


def _text(frame: pd.DataFrame, guess: Guess, role: str, ledger: Ledger) -> pd.Series[str]:
    import pandas as pd

    name = guess.column(role)
    if name is None:
        return pd.Series(pd.NA, index=frame.index, dtype="string")
    cells = frame[name]
    lengths = cells.str.len().to_numpy(dtype=np.int64)
    long = lengths > LONGEST_TEXT
    ledger.warn(
        long, name, lambda at: f"the cell has {lengths[at]:,} characters and was cut after {LONGEST_TEXT:,}",
        "shorten it, or leave it so",
    )  # fmt: skip
    if long.any():
        cells = cells.mask(long, cells[long].map(harmless))
    return cells.mask(cells == "")


def _kinds(cells: pd.Series[str], codes: Codes) -> pd.Series[str]:
    return cells.map(lambda cell: codes.kinds.get(cell, cell), na_action="ignore") if codes.kinds else cells


def _joined(one: pd.Series[str], other: pd.Series[str], between: str) -> pd.Series[str]:
    """Both texts with a separator between, or the one that there is; once where they are the same."""
    both = one.notna() & other.notna() & (one != other).fillna(False)
    return (one + between + other).where(both, one.fillna(other))


def _say_twice(identifier: pd.Series[str], guess: Guess, ledger: Ledger) -> None:
    again = int(identifier[~ledger.dropped].dropna().duplicated().sum())
    if again:
        problem = f"{again:,} rows repeat an identifier that stands above"
        ledger.remark(problem, "all were taken; remove those that tell of one event twice", guess.column("event_id"))


def _links(frame: pd.DataFrame, guess: Guess, ledger: Ledger) -> pd.Series[str]:
    import pandas as pd

    name = guess.column("url")
    if name is None:
        return pd.Series(pd.NA, index=frame.index, dtype="string")
    cells = frame[name]
    found = pd.Series(by_value(cells, web_link), index=frame.index, dtype="string").mask(lambda links: links == "")
    dropped = found.isna().to_numpy(dtype=bool) & (cells != "").to_numpy(dtype=bool)
    ledger.warn(
        dropped, name, lambda at: f"{quoted(cells.iloc[at])} is no web address and was left out",
        "write an address that begins with https:// or http://",
    )  # fmt: skip
    return found
