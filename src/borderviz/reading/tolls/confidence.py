"""How likely a claim is right in metric, value, side and passage."""

from __future__ import annotations

from borderviz.reading.claimants import Speaker
from borderviz.reading.tolls.figures import Figure
from borderviz.reading.tolls.whose_records import Whose


def confidence(figure: Figure, side: Whose, speaker: Speaker) -> float:
    """The confidence from 0 to 1: that of the figure and of its side together."""
    return round(figure.certainty * side.certainty, 3)
