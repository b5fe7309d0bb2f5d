"""How likely a claim is right in metric, value, side and passage."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from borderviz.reading.lexicon import rows
from borderviz.reading.tolls.figure import Figure
from borderviz.reading.tolls.whose_records import Whose


def confidence(figure: Figure, side: Whose) -> float:
    """The share of such claims that were right on texts which no rule was made from, from 0 to 1.

    The rules give a score: certainty of the figure times that of its side. lexicons/calibration.csv says which share of
    claims with that score was right; between its rows the share is interpolated.
    """
    return round(calibrated(figure.certainty * side.certainty), 3)


def calibrated(score: float) -> float:
    """The share that belongs to a score, from 0 to 1."""
    scores, shares = _table()
    place = bisect_right(scores, score)
    if place in (0, len(scores)):
        return shares[0] if place == 0 else shares[-1]
    part = (score - scores[place - 1]) / (scores[place] - scores[place - 1])
    return shares[place - 1] + part * (shares[place] - shares[place - 1])


@cache
def _table() -> tuple[list[float], list[float]]:
    table = rows("calibration")
    return [float(row["score"]) for row in table], [float(row["share"]) for row in table]
