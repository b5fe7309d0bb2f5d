"""Compare rows: what was reported of each clash, side by side of the border, before anything is drawn."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

import pandas as pd

from borderviz.charts.style import speaker
from borderviz.model import Group, Metric, Qualifier
from borderviz.study import Study
from borderviz.tolls.chains import Check, chains
from borderviz.tolls.phrases import amount, listing, outlets
from borderviz.tolls.records import Figure, Figures, Rows, listed
from borderviz.tolls.silent import Entries, Silence, silent
from borderviz.wording import GROUPS, day_text, side_name

MOST_MARKS = 24
"""Figures that one row draws; how many more there are it says."""

MOST_NOTES = 4
"""Sub-counts and rises that one row tells of; how many more there are it says."""

NAME_WIDTH = 20
"""Characters of a side's name, of which a table could hold any number."""

ALL = Group.ALL.value
TITLES = {"both": "Both sides together", "unspecified": "Side not said"}


class Key(NamedTuple):
    """What the figures of one row share."""

    side: str
    group: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class CompareRow:
    """The name of a clash, or what was reported of some people in it.

    `words` are the range, or why there is none. `marks` are the figures that are drawn; a line joins the numbers over
    `span`, and reaches out to the floor of a word that is above all of them: `reach`. `notes` tell what is no mark.
    """

    heading: str = ""
    title: str = ""
    side: str = ""
    words: str = ""
    marks: tuple[Figure, ...] = ()
    span: tuple[int, int] | None = None
    reach: int | None = None
    notes: tuple[str, ...] = ()


def compare_rows(
    rows: Rows, silences: Entries, study: Study, metric: Metric, clashes: Container[str]
) -> list[CompareRow]:
    """Return the rows for one metric, clash under clash; in each the sides of the border, then the other figures.

    Figures about all people of a side, those about a group of them alone, and recalls have rows of their own.
    Sub-counts and rises are told beside the range of their total and are never in it. A side of which no total is
    reported has a row that says so.
    """
    figures = listed(_of_metric(rows, metric))
    quiet = {(one.clash, one.side): one for one in silent(figures, silences) if metric.value in one.metrics}
    by_clash = _by_clash([figure for figure in figures if not figure.repeat])
    found: list[CompareRow] = []
    for clash in study.clashes.values():
        if clash.clash_id in clashes:
            said = by_clash.get(clash.clash_id, {})
            found.append(CompareRow(heading=clash.name))
            found += [
                _row(said, key, quiet.get((clash.clash_id, key.side)), study, metric) for key in _keys(said, study)
            ]
    return found


def _of_metric(rows: Rows, metric: Metric) -> Rows:
    """The rows of one metric: to read them all takes most of the time."""
    if isinstance(rows, pd.DataFrame):
        return rows[rows["metric"] == metric.value]
    if isinstance(rows, Figures):
        return Figures(figure for figure in rows if figure.metric == metric.value)
    return [row for row in rows if row["metric"] == metric.value]


def _by_clash(figures: list[Figure]) -> dict[str, dict[Key, list[Figure]]]:
    """The figures of each clash by row; a sub-count belongs to the row of its total."""
    totals = {figure.claim_id: figure for figure in figures}
    grouped: dict[str, dict[Key, list[Figure]]] = {}
    for figure in figures:
        total = totals.get(figure.part_of, figure)
        key = Key(total.side, total.group, total.recalled)
        grouped.setdefault(figure.clash, {}).setdefault(key, []).append(figure)
    return grouped


def _keys(said: Collection[Key], study: Study) -> list[Key]:
    """The rows of a clash in their order: the sides of the study, figured or not, both together, all others."""
    order = [*study.sides, "both"]
    groups = [group.value for group in Group]

    def rank(key: Key) -> tuple[int, str, bool, int]:
        place = order.index(key.side) if key.side in order else len(order)
        return place, key.side, key.recalled, groups.index(key.group)

    return sorted({*said, *(Key(side, ALL, False) for side in study.sides)}, key=rank)


def _row(said: dict[Key, list[Figure]], key: Key, quiet: Silence | None, study: Study, metric: Metric) -> CompareRow:
    figures = said.get(key, [])
    totals = [figure for figure in figures if not (figure.part_of or figure.increment)]
    ends = _ends(totals)
    marks = _drawn(totals, ends)
    row = CompareRow(title=row_title(key, study, metric), side=key.side, marks=tuple(marks))
    is_of_side = key == Key(key.side, ALL, False)
    silence = f"own authorities gave no figure, says {outlets(quiet)}" if quiet and is_of_side else ""
    told = _notes(figures, study)
    if not marks:
        nothing = "no total" if any(other.side == key.side for other in said) else "no figure"
        return replace(row, words=silence or f"{nothing} in these reports", notes=tuple(told))
    left_out = len(totals) - len(marks)
    more = f"{left_out:,} more figures lie between and are not drawn" if left_out else ""
    notes = tuple(note for note in (silence, more, *told) if note)
    if key.recalled:
        return replace(row, words=_recalled(totals), notes=notes)
    return replace(row, words=_range(ends), span=_span(totals), reach=_reach(totals), notes=notes)


def row_title(key: Key, study: Study, metric: Metric) -> str:
    """Return whose people they are: "Kyrgyz people", "Tajik security forces", "Both sides together, recalled later"."""
    name = side_name(key.side, study.sides)
    short = name if len(name) <= NAME_WIDTH else f"{name[: NAME_WIDTH - 1]}…"
    group = GROUPS[Group(key.group)]
    people = "homes" if metric is Metric.HOMES_DAMAGED else "people"
    if key.side in TITLES:
        title = TITLES[key.side] if key.group == ALL else f"{TITLES[key.side]}, {group}"
    else:
        title = f"{short} {people if key.group == ALL else group}"
    return f"{title}, recalled later" if key.recalled else title


def _drawn(totals: list[Figure], ends: list[Figure]) -> list[Figure]:
    """Both ends and the latest figures, from low to high, no more than can be drawn."""
    if len(totals) > MOST_MARKS:
        latest = [figure for figure in reversed(totals) if figure not in ends]
        totals = [*ends, *latest[: MOST_MARKS - len(ends)]]
    return sorted(totals, key=lambda figure: (figure.value, figure.order))


def _ends(totals: list[Figure]) -> list[Figure]:
    """The lowest and the highest figure, once where it is the same; a word only where it is above every number."""
    if not totals:
        return []
    numbers = [figure for figure in totals if not figure.vague] or totals
    lowest = min(numbers, key=lambda figure: (figure.value, figure.order))
    highest = max(numbers, key=lambda figure: (figure.top, figure.high is None, figure.order))
    words = [figure for figure in totals if figure.low > highest.top and figure.vague]
    highest = max(words, key=lambda figure: figure.low, default=highest)
    return [lowest] if lowest == highest else [lowest, highest]


def _range(ends: list[Figure]) -> str:
    """Return a range in words: "31 to at least 33", "2 to dozens"; one figure where all are the same."""
    lowest, highest = ends[0], ends[-1]
    if lowest.value == highest.top:
        return " or ".join(dict.fromkeys(map(_plain, ends)))
    if len(ends) == 1:
        return _plain(lowest)
    low = {Qualifier.RANGE.value: f"{lowest.low:,}", Qualifier.UP_TO.value: f"{lowest.value:,} or fewer"}
    high = {Qualifier.RANGE.value: f"{highest.top:,}"}
    return f"{low.get(lowest.qualifier, _plain(lowest))} to {high.get(highest.qualifier, _plain(highest))}"


def _recalled(totals: list[Figure]) -> str:
    """Recalls one beside the other: they were said of the same time at different times, and make no range."""
    ordered = sorted(totals, key=lambda figure: (figure.vague, figure.value))
    words = list(dict.fromkeys(map(_plain, ordered)))
    return ", ".join(words[:3]) + (" …" if len(words) > 3 else "")


def _plain(figure: Figure) -> str:
    return "0" if figure.negative else amount(figure)


def _span(totals: list[Figure]) -> tuple[int, int] | None:
    """From the lowest to the highest number; the floor of a word is no number that a range could begin with."""
    numbers = [figure for figure in totals if not figure.vague]
    return (min(f.low for f in numbers), max(f.top for f in numbers)) if numbers else None


def _reach(totals: list[Figure]) -> int | None:
    span, floors = _span(totals), [figure.low for figure in totals if figure.vague]
    return max(floors) if span and floors and max(floors) > span[1] else None


def _notes(figures: list[Figure], study: Study) -> list[str]:
    """Sub-counts and rises in words, who says them in brackets; the same one of several claimants once."""
    said: dict[str, list[str]] = {}
    rose = rise_words([figure for figure in figures if not figure.part_of])
    for figure in figures:
        if figure.part_of:
            people = GROUPS[Group(figure.group)] if figure.group != ALL else side_name(figure.side, study.sides)
            said.setdefault(f"{amount(figure)} of them {people}", []).append(speaker(figure.claimant))
        elif figure.increment:
            said.setdefault(rose[figure.claim_id][0], []).append(speaker(figure.claimant))
    told = [f"{text} ({listing(list(dict.fromkeys(who)))})" for text, who in said.items()]
    more = [f"{len(told) - MOST_NOTES:,} more sub-counts and rises"] if len(told) > MOST_NOTES else []
    return [*told[:MOST_NOTES], *more]


def rise_words(figures: list[Figure]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return each rise in words, by claim, and the totals around it that the words rest on, by claim.

    "12 more than the 24 before" where that makes the next total, else "7 more on 30 Apr", which rests on none.
    """
    if not any(figure.increment for figure in figures):
        return {}
    words: dict[str, tuple[str, tuple[str, ...]]] = {
        figure.claim_id: (f"{amount(figure)} more{_on(figure)}", ()) for figure in figures if figure.increment
    }
    for chain in chains(Figures(figures)):
        if chain.before and chain.after and len(chain.rises) == 1 and chain.check is Check.HOLDS:
            told = f"{amount(chain.rises[0])} more than the {amount(chain.before)} before"
            words[chain.rises[0].claim_id] = told, (chain.before.claim_id, chain.after.claim_id)
    return words


def _on(figure: Figure) -> str:
    return f" on {day}" if (day := day_of(figure)) else ""


def day_of(figure: Figure) -> str:
    """Return the day for which a figure is given, "30 Apr", or nothing where that is a month or a year."""
    is_day = len(figure.as_of) >= len("2021-04-30")
    return day_text(date.fromisoformat(figure.as_of[:10]), year=False) if is_day else ""
