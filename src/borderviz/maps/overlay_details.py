"""Overlay details: what popups say of a layer's events, as files of which a browser fetches one at the first click."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

CHUNK = 2_000
"""Events of one file, some 600 kB of a GED layer: a click loads no more, and 350,000 events are 175 files."""

LONGEST = {"event_id": 80, "title": 300, "kind": 80, "place": 160, "actors": 240, "source": 400, "date_precision": 20}
"""Columns of text, and how many characters of them are shown; a file may hold millions."""

LONGEST_ADDRESS = 2_000
"""Characters of a link; a longer one is left out, as one that is cut would lead elsewhere."""

NUMBERS = ("where_precision", "best", "low", "high")


UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of Unicode whose signs are not written, among them what overrides the direction of a text."""

JOINERS = "\u200c\u200d"
"""Signs of these categories that words in Arabic letters are spelled with."""


def shown_text(text: str, longest: int) -> str:
    """Return a text in one line without control characters, those that turn the direction of writing included."""
    if len(text) <= longest and text.isprintable() and "  " not in text and text == text.strip():
        return text
    cut = text[: 2 * longest]
    if not cut.isprintable():
        cut = "".join(sign if sign in JOINERS or unicodedata.category(sign) not in UNSEEN else " " for sign in cut)
    cut = " ".join(cut.split())
    return cut if len(cut) <= longest and len(text) <= 2 * longest else f"{cut[: longest - 1]}…"


def chunks(events: pd.DataFrame, rows: npt.NDArray[np.int64]) -> Iterator[dict[str, list[Any]]]:
    """Yield the columns of the events in these rows, `CHUNK` events at a time, as plain values for JSON.

    `first` and `last` are days counted from 1970-01-01; what is not known is None, or "" where it is a text.
    """
    for start in range(0, len(rows), CHUNK):
        part = events.iloc[rows[start : start + CHUNK]]
        columns: dict[str, list[Any]] = {name: _texts(part[name], longest) for name, longest in LONGEST.items()}
        columns["url"] = _addresses(part["url"])
        columns |= {name: _numbers(part[name]) for name in NUMBERS}
        columns["is_split"] = part["is_split"].astype(bool).tolist()
        for name, column in (("first", "start"), ("last", "end")):
            columns[name] = part[column].to_numpy("datetime64[D]").astype(np.int64).tolist()
        yield columns


def _texts(column: pd.Series[Any], longest: int) -> list[str]:
    """Make each different text fit to be shown, once."""
    codes, found = pd.factorize(column)
    shown = np.array([*(shown_text(str(text), longest) for text in found), ""], dtype=object)
    return list(shown[codes])


def _addresses(column: pd.Series[Any]) -> list[str]:
    return [address if len(address) <= LONGEST_ADDRESS else "" for address in column.fillna("").tolist()]


def _numbers(column: pd.Series[Any]) -> list[int | None]:
    values = column.to_numpy(np.float64, na_value=np.nan).tolist()
    return [None if value != value else int(value) for value in values]
