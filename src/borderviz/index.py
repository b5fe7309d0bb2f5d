"""Index: a study's incidents and claims as columns, so that choosing among many thousands takes about a millisecond."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from borderviz.model import Claim
from borderviz.rules import local_day
from borderviz.selection import NO_BLAME, Selection, clash_of, on_record
from borderviz.study import Study
from borderviz.timeline import day_number


@dataclass(frozen=True)
class Column:
    """The words of one column as numbers."""

    codes: npt.NDArray[np.intp]
    words: tuple[str, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> Column:
        """Number the words in the order of their first mention."""
        numbers: dict[str, int] = {}
        codes = [numbers.setdefault(word, len(numbers)) for word in words]
        return cls(np.array(codes, dtype=np.intp), tuple(numbers))

    def among(self, wanted: Collection[str]) -> npt.NDArray[np.bool_]:
        """Return which records hold one of the words wanted."""
        return np.array([word in wanted for word in self.words], dtype=bool)[self.codes]

    def counts(self) -> dict[str, int]:
        """Return how many records hold each word."""
        return dict(zip(self.words, np.bincount(self.codes, minlength=len(self.words)).tolist(), strict=True))


@dataclass(frozen=True)
class Table:
    """Columns of records: those that the fields of a `Selection` choose by, and the first and last day of each."""

    columns: dict[str, Column]
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]

    def mask(self, selection: Selection) -> npt.NDArray[np.bool_]:
        """Return which records a selection chooses."""
        chosen = np.ones(len(self.first), dtype=bool)
        for name, column in self.columns.items():
            if wanted := getattr(selection, name):
                chosen &= column.among(wanted)
        if selection.first is not None:
            chosen &= self.last >= day_number(selection.first)
        if selection.last is not None:
            chosen &= self.first <= day_number(selection.last)
        return chosen


@dataclass(frozen=True)
class StudyIndex:
    """The incidents and claims of a study by what they are chosen by. Made once, asked often.

    `links` holds pairs of incidents that tell of one event.
    """

    ids: tuple[str, ...]
    incidents: Table
    claims: Table
    links: npt.NDArray[np.intp]

    @classmethod
    def of(cls, study: Study, claims: Sequence[Claim]) -> StudyIndex:
        """Return the index of a study's incidents, in their order, and of its claims in the order given."""
        positions = {incident_id: row for row, incident_id in enumerate(study.incidents)}
        pairs = [(positions[i.incident_id], positions[o]) for i in study.incidents.values() for o in i.same_event]
        links = np.array(pairs, dtype=np.intp).reshape(-1, 2)
        return cls(tuple(positions), _incidents(study), _claims(study, claims), links)

    def event_count(self, chosen: npt.NDArray[np.bool_]) -> int:
        """Return how many events the chosen incidents tell of, as `borderviz.events.event_count` does."""
        joined = self.links[chosen[self.links].all(axis=1)]
        return int(np.count_nonzero(chosen)) - _unions(joined.tolist())

    def accounts_of_event(self, incident_id: str) -> list[str]:
        """Return the ids of all accounts of the event that an incident belongs to, itself first."""
        found = [self.ids.index(incident_id)]
        for row in found:  # which grows meanwhile
            touching = self.links[(self.links == row).any(axis=1)]
            found += [other for other in dict.fromkeys(touching.ravel().tolist()) if other not in found]
        return [self.ids[row] for row in found]


def _unions(pairs: list[list[int]]) -> int:
    """How many of the pairs join what was not joined before."""
    parents: dict[int, int] = {}

    def root(row: int) -> int:
        while (parent := parents.get(row, row)) != row:
            parents[row] = row = parents.get(parent, parent)
        return row

    joined = 0
    for one, other in ((root(a), root(b)) for a, b in pairs):
        joined += one != other
        parents[one] = other
    return joined


def _incidents(study: Study) -> Table:
    incidents = study.incidents.values()
    columns = {
        "clashes": Column.of(clash_of(incident, study.clashes) for incident in incidents),
        "kinds": Column.of(incident.kind.value for incident in incidents),
        "blamed": Column.of(incident.blamed_on or NO_BLAME for incident in incidents),
        "reports": Column.of(incident.report_id for incident in incidents),
    }
    return Table(columns, _days(local_day(i.start) for i in incidents), _days(local_day(i.end) for i in incidents))


def _claims(study: Study, claims: Sequence[Claim]) -> Table:
    columns = {
        "clashes": Column.of(claim.clash for claim in claims),
        "reports": Column.of(claim.report_id for claim in claims),
    }
    days = _days(on_record(claim, study) for claim in claims)
    return Table(columns, days, days)


def _days(days: Iterable[date]) -> npt.NDArray[np.int64]:
    return np.array([day_number(day) for day in days], dtype=np.int64)
