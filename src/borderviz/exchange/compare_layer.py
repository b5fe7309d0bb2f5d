"""Compare layer: what another dataset counts in each clash beside what the coded reports claim. Nothing is mixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from borderviz.exchange.layer import Layer
from borderviz.model import Clash, Metric
from borderviz.study import Study
from borderviz.tolls.figures import figures
from borderviz.tolls.phrases import amount, listing
from borderviz.tolls.ranges import Range, ranges
from borderviz.tolls.records import Figure
from borderviz.wording import number_of, side_name

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    Mask = npt.NDArray[np.bool_]

MOST_CLAIMANTS = 3
"""Claimants that one end of a range names."""


EVERYBODY = "all that the file counts"
REPORTS = "the coded reports"
"""Whose people a dataset's sum is about, and who claims the ranges, in the words of a table."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Deaths of `events` of a layer, summed over what the dataset says of each; a sum is None where none says it.

    `without` events have no number of deaths; `split` have a share of a split total, which is in the sum of `best`
    alone; `longer` are dated to a span that reaches beyond the days asked for.
    """

    events: int
    low: int | None
    best: int | None
    high: int | None
    without: int
    split: int
    longer: int


@dataclass(frozen=True, slots=True)
class CodedRange:
    """What the coded reports claim about one side's dead: both ends as they were hedged, and who says each."""

    side: str
    lowest: str
    lowest_by: str
    highest: str
    highest_by: str
    is_open: bool

    @property
    def words(self) -> str:
        """The range in words: "31 (Health Ministry) to at least 36 (Border Service)"."""
        low = f"{self.lowest} ({self.lowest_by})"
        return low if self.lowest == self.highest else f"{low} to {self.highest} ({self.highest_by})"


@dataclass(frozen=True, slots=True)
class ClashComparison:
    """One clash: the layer's events in its days and the study's area, beside the coded claims about its dead."""

    clash: Clash
    sums: Sums
    coded: tuple[CodedRange, ...]


def compare(layer: Layer, study: Study) -> list[ClashComparison]:
    """Compare a layer with the coded claims, clash by clash.

    An event counts where a day of it lies in the clash's days and its point in the study's area; one without a point
    is in no area. Figures about all people of a side are compared, as said at the time, without recalls.
    """
    here = in_area(layer.events, study)
    coded = _coded(study)
    return [
        ClashComparison(clash, sums(layer.events, clash, here), tuple(coded.get(clash.clash_id, ())))
        for clash in study.clashes.values()
    ]


def in_area(events: pd.DataFrame, study: Study) -> Mask:
    """Return which events have a point in the study's area; where it has none, all that have a point."""
    lat, lon = events["lat"].to_numpy(), events["lon"].to_numpy()
    west, south, east, north = study.settings.area or (-180.0, -90.0, 180.0, 90.0)
    here: Mask = (lat >= south) & (lat <= north) & (lon >= west) & (lon <= east)
    return here


def in_days(events: pd.DataFrame, clashes: Sequence[Clash]) -> Mask:
    """Return which events have a day in common with one of the clashes."""
    chosen = np.zeros(len(events), dtype=bool)
    for clash in clashes:
        chosen |= _during(events, clash)
    return chosen


def sums(events: pd.DataFrame, clash: Clash, here: Mask) -> Sums:
    """Return the sums of the events in a mask that have a day in common with a clash."""
    chosen = events[here & _during(events, clash)]
    counted = chosen["best"].fillna(chosen["split_deaths"])
    some = counted.notna() | chosen["low"].notna() | chosen["high"].notna()
    beyond = (chosen["start"] < np.datetime64(clash.start)) | (chosen["end"] > np.datetime64(clash.end))
    return Sums(
        events=len(chosen),
        low=_sum(chosen["low"]),
        best=_sum(counted),
        high=_sum(chosen["high"]),
        without=int((~some).sum()),
        split=int(chosen["is_split"].sum()),
        longer=int(beyond.sum()),
    )


def sums_words(found: Sums, dataset: str) -> str:
    """Return sums in words: "34 (low 31, high 40): sum of 12 events by UCDP GED; 2 of them without a number"."""
    if not found.events:
        return f"no event in {dataset}"
    ends = [f"{name} {value:,}" for name, value in (("low", found.low), ("high", found.high)) if value is not None]
    number = "no number" if found.best is None else f"{found.best:,}"
    remarks = {
        "without a number": found.without,
        "with a share of a total that was split": found.split,
        "dated to a span that reaches beyond these days": found.longer,
    }
    told = "".join(f"; {count:,} {words}" for words, count in remarks.items() if count)
    bounds = f" ({', '.join(ends)})" if ends else ""
    return f"{number}{bounds}: sum of {number_of(found.events, 'event')} by {dataset}{told}"


def comparison_rows(found: Sequence[ClashComparison], layer: Layer, study: Study) -> list[dict[str, object]]:
    """Return a comparison as rows for a table: for each clash the dataset's sum, then a row a side of coded ranges.

    The sum has a row of its own, as a dataset counts the sides together: it stands beside no one side's range.
    """
    rows: list[dict[str, object]] = []
    for one in found:
        said = [(layer.name, EVERYBODY if one.sums.events else "", sums_words(one.sums, layer.name))]
        said += [(REPORTS, side_name(coded.side, study.sides), coded.words) for coded in one.coded]
        if not one.coded:
            said.append((REPORTS, "", "no figure in these reports"))
        rows += [
            {"Clash": one.clash.name, "Who counts": counts, "Whose people": whose, "Killed": killed}
            for counts, whose, killed in said
        ]
    return rows


def _during(events: pd.DataFrame, clash: Clash) -> Mask:
    begun = events["start"] <= np.datetime64(clash.end)
    return (begun & (events["end"] >= np.datetime64(clash.start))).to_numpy(dtype=bool)


def _sum(values: pd.Series[int]) -> int | None:
    return int(values.sum()) if values.notna().any() else None


def _coded(study: Study) -> Mapping[str, list[CodedRange]]:
    """The ranges of the dead by clash: the sides of the study in their order, then both together, then others."""
    found: dict[str, list[CodedRange]] = {}
    rows = figures(study, (claim for claim in study.claims.values() if claim.metric is Metric.KILLED))
    order = [*study.sides, "both"]
    said = [one for one in ranges(rows) if not one.recalled]
    for one in sorted(said, key=lambda r: order.index(r.side) if r.side in order else len(order)):
        found.setdefault(one.clash, []).append(_coded_range(one))
    return found


def _coded_range(one: Range) -> CodedRange:
    low, top = one.lowest[0], one.highest[0]
    return CodedRange(one.side, amount(low), _named(one.lowest), amount(top), _named(one.highest), one.high is None)


def _named(ends: Sequence[Figure]) -> str:
    names = list(dict.fromkeys(figure.claimant for figure in ends))
    more = [f"{len(names) - MOST_CLAIMANTS} more"] if len(names) > MOST_CLAIMANTS else []
    return listing([*names[:MOST_CLAIMANTS], *more])
