"""Checks: whether a page that was timed has shown what the table says."""

from collections.abc import Iterable

import numpy as np
from made_incidents import made_incidents
from playwright.sync_api import Error

Shown = Iterable[tuple[float, int]]


def check_counts(shown_on: Shown, size: int) -> None:
    """Compare how many incidents a map showed up to a day, counted from 1970, with how many had begun."""
    starts = made_incidents(size)["start"].to_numpy().astype("datetime64[D]").astype(int)
    for day, shown in shown_on:
        wanted = int(np.searchsorted(starts, day, side="right"))
        if shown != wanted:
            raise Error(f"The map shows {shown} incidents on day {day:.2f} instead of {wanted}.")


def check_charts(titles: Iterable[str], size: int) -> None:
    """Compare what charts said with the sums of the table: "Fatalities by kind, FIRST to LAST: SUM"."""
    table = made_incidents(size)
    for title in titles:
        *_, first, _, last, total = title.replace(":", "").split()
        inside = (table["start"] >= np.datetime64(first)) & (table["start"] <= np.datetime64(last))
        if int(table["deaths"][inside].sum()) != int(total):
            raise Error(f"A chart is wrong: {title}")
