"""Growth plans: which panels a growth chart has, and what is said and drawn in each, before anything has a place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from borderviz.charts.growth import Growth
from borderviz.charts.style import INK, side_colour
from borderviz.model import Clash
from borderviz.study import Study
from borderviz.tolls.phrases import listing, outlets
from borderviz.tolls.silent import Silence
from borderviz.wording import day_text, side_name

MOST_SERIES = 60
"""More would be no lines any more but a tangle, and much to send."""

MOST_CLASHES, LEAST_SERIES = 12, 8
"""Clashes that can stand under one another; and how many series each of many may have at least."""

MOST_NAMED = 3
"""Sides without figures that are named."""

FAR = timedelta(days=30)
"""A figure that came so long before or after its clash would make the days of all clashes too narrow to read."""

WORDS = {"both": "both sides", "unspecified": "side not said"}
"""Whose people they are where it is no side of the study."""

DOT = "\u00a0· "
"""Between remarks, and after whose people they are; it stays with what is before it where the line is broken."""

MOST_LETTERS = 30
"""Letters of a name in a title, and of a side in a label."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A panel: its title with the colour of that, remarks below it, and its series.

    `clash` is empty where people of one side are shown, and the clash where those of all are: then labels say whose.
    """

    title: str
    colour: str
    series: tuple[Growth, ...]
    remarks: tuple[str, ...] = ()
    clash: str = ""


def by_side(found: Iterable[Growth], study: Study, theme: str) -> list[Plan]:
    """Return a panel for each side of the study, also one without figures, then all others."""
    series: dict[str, list[Growth]] = {side: [] for side in study.sides}
    for growth in found:
        series.setdefault(growth.first["side"], []).append(growth)
    plans = []
    for side, listed in series.items():
        title = WORDS[side].capitalize() if side in WORDS else f"{people(side, study)} people"
        remarks = () if listed else ("no figure",)
        plans.append(Plan(title, side_colour(study, side, theme), tuple(listed), remarks))
    return plans


def by_clash(said: Mapping[str, list[Growth]], silences: Collection[Silence], study: Study, theme: str) -> list[Plan]:
    """Return a panel for each clash by id, with what was said at the time; how much was said later is told."""
    order = {side: rank for rank, side in enumerate((*study.sides, *WORDS))}
    plans = []
    for clash_id, found in said.items():
        clash = study.clashes[clash_id]
        told = sorted(at_the_time(found, clash), key=lambda growth: order.get(growth.first["side"], len(order)))
        series = tuple(told[: max(LEAST_SERIES, MOST_SERIES // len(said))])
        quiet = [silence for silence in silences if silence.clash == clash_id]
        missing = [] if told else [f"no figure {'from that time ' if found else ''}in these reports"]
        missing = missing or _missing({growth.first["side"] for growth in told} | {one.side for one in quiet}, study)
        remarks = [*missing, *_silent(quiet, study), *_left_out(found, told, series)]
        day_0 = f"day 0 is {day_text(clash.start)}"
        plans.append(Plan(short(clash.name), INK[theme], series, (day_0, *remarks), clash_id))
    return plans


def at_the_time(found: Iterable[Growth], clash: Clash) -> list[Growth]:
    """Return series about a clash without what was recalled later or came long before or after it."""
    kept = []
    for growth in found:
        near = tuple(m for m in growth.marks if clash.start - FAR <= m["on_record"] <= clash.end + FAR)
        if near and not growth.first["recalled"]:
            kept.append(Growth(near))
    return kept


def people(side: str, study: Study) -> str:
    """Return whose people they are: "Kyrgyz", "both sides"."""
    return WORDS.get(side) or short(side_name(side, study.sides))


def short(name: str) -> str:
    """Return a name, cut where it is too long for a title."""
    name = " ".join(name.split())
    return name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1]}…"


def _missing(told: Collection[str], study: Study) -> list[str]:
    missing = [people(side, study) for side in study.sides if side not in told]
    if len(missing) > MOST_NAMED:
        return [f"no figure about the people of {len(missing)} sides"]
    return [f"no figure about {listing(missing, 'or')} people"] if missing else []


def _silent(quiet: Iterable[Silence], study: Study) -> list[str]:
    return [f"{people(one.side, study)} authorities gave no figure, says {outlets(one)}" for one in quiet]


def _left_out(found: Iterable[Growth], told: Collection[Growth], series: Collection[Growth]) -> list[str]:
    """How many figures came too late to be drawn, and how many series are too many."""
    all_marks = [mark for growth in found for mark in growth.marks]
    recalled = sum(mark["recalled"] for mark in all_marks)
    far = len(all_marks) - recalled - sum(len(growth.marks) for growth in told)
    remarks = []
    if recalled:
        remarks.append(f"{_counted(recalled, 'figure')} recalled later {_is(recalled)} left out")
    if far:
        remarks.append(f"{_counted(far, 'figure')} from over {FAR.days} days before or after {_is(far)} left out")
    if more := len(told) - len(series):
        remarks.append(f"{more} more series: choose a report")
    return remarks


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
