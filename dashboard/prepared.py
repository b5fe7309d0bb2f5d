"""Prepared: what the pages need of a study and would take long to make at every turn, made once for all sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt
import streamlit as st

from borderviz import tolls
from borderviz.charts.toll_rows import Record
from borderviz.index import StudyIndex
from borderviz.maps.data import why_not_on_map
from borderviz.model import Incident
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.timeline import Timeline

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Prepared:
    """A study with its columns and its figures as rows, those last that are said again."""

    study: Study
    index: StudyIndex
    timeline: Timeline
    incidents: tuple[Incident, ...]
    placed: Mask
    records: Sequence[Record]
    silences: Sequence[Record]

    @property
    def axis(self) -> tuple[date, date] | None:
        """The first and the last day of the study, or None where it has no day."""
        return (self.timeline.days[0], self.timeline.days[-1]) if self.timeline.days else None


@st.cache_resource(show_spinner=False, hash_funcs={Study: id})
def of(study: Study) -> Prepared:
    """Return what is prepared for a study."""
    claims = sorted(study.claims.values(), key=lambda claim: claim.repeat)
    incidents = tuple(study.incidents.values())
    silences = [
        {**silence, "report_id": report_id}
        for report_id in study.reports
        for silence in tolls.silences(study, [report_id]).to_dict("records")
    ]
    placed = np.array([not why_not_on_map(incident, study) for incident in incidents], dtype=bool)
    records = tolls.figures(study, claims).to_dict("records")
    index = StudyIndex.of(study, claims)
    return Prepared(study, index, Timeline.of(study), incidents, placed, records, silences)


@dataclass(frozen=True)
class View:
    """What a selection shows: masks over the incidents and the claims, within its days and of all days."""

    ready: Prepared
    selection: Selection
    incidents: Mask
    claims: Mask
    incidents_of_all_days: Mask
    claims_of_all_days: Mask

    @classmethod
    def of(cls, ready: Prepared, selection: Selection) -> View:
        """Apply a selection."""
        untimed = replace(selection, first=None, last=None)
        masks = [
            table.mask(wanted)
            for wanted in (selection, untimed)
            for table in (ready.index.incidents, ready.index.claims)
        ]
        return cls(ready, selection, *masks)

    @property
    def records(self) -> list[Record]:
        """The figures shown, as rows."""
        return [self.ready.records[row] for row in np.flatnonzero(self.claims).tolist()]

    @property
    def records_of_all_days(self) -> list[Record]:
        """The figures of all days that pass the filters, as rows."""
        return [self.ready.records[row] for row in np.flatnonzero(self.claims_of_all_days).tolist()]

    @property
    def silences_of_all_days(self) -> list[Record]:
        """The silences that the chosen reports tell of."""
        reports = self.selection.reports
        return [silence for silence in self.ready.silences if not reports or silence["report_id"] in reports]

    @property
    def silences(self) -> list[Record]:
        """The silences that the chosen reports of the window tell of."""
        reports, reported = self.selection.reports, self.ready.study.reports
        return [
            silence
            for silence in self.ready.silences
            if (not reports or silence["report_id"] in reports)
            and self.selection.in_window(*[reported[silence["report_id"]].published] * 2)
        ]

    def incidents_where(self, mask: Mask) -> list[Incident]:
        """Return the incidents shown that are also in the mask."""
        return [self.ready.incidents[row] for row in np.flatnonzero(self.incidents & mask).tolist()]
