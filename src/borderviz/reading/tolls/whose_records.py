"""What saying whose people a figure counts rests on, and what it gives."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.quick_record import quick_record
from borderviz.reading.claimants import Speaker
from borderviz.reading.tolls.figure import Figure
from borderviz.reading.tolls.labels import HOME, Labels


@quick_record()
class Whose:
    """The side (ISO 3166-1 alpha-3, `both` or `unspecified`) and how sure that is, from 0 to 1."""

    side: str
    certainty: float


@quick_record()
class Told:
    """A figure that was told before, with its side and its speaker."""

    figure: Figure
    side: str
    speaker: Speaker
    recalled: bool


@quick_record()
class Context:
    """What is known around a figure: who says it, the sides named, the figures before it, and its section."""

    speaker: Speaker
    labels: Labels
    before: Sequence[Told]
    section: str = ""
    recalled: bool = False
    home: str = ""
    """The side of the outlet itself, for "our citizens"."""
    title: str = ""
    """The one side that the headline names."""
    topic: str = ""
    """The one side that the sentences before in the paragraph named last."""


def opposite(side: str) -> str:
    """The other side of the border."""
    return HOME[1 - HOME.index(side)]
