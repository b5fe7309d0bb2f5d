"""Selection: which records of a study a view shows, and on which day each of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from borderviz.columns import PARTIAL_DATE
from borderviz.model import Claim, Clash, Incident, Report
from borderviz.rules import local_day
from borderviz.study import Study

NO_BLAME = "none"
"""Stands for an incident that nobody is blamed for."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen. An empty set chooses everything; `first` and `last` are days, both inside the window."""

    clashes: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    blamed: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None

    def incidents(self, study: Study) -> Iterator[Incident]:
        """Yield the incidents chosen; one that lasted counts when a day of it lies in the window."""
        for incident in study.incidents.values():
            if (
                _chosen(self.kinds, incident.kind.value)
                and _chosen(self.blamed, incident.blamed_on or NO_BLAME)
                and _chosen(self.reports, incident.report_id)
                and _chosen(self.clashes, clash_of(incident, study.clashes))
                and self.in_window(local_day(incident.start), local_day(incident.end))
            ):
                yield incident

    def claims(self, study: Study) -> Iterator[Claim]:
        """Yield the claims chosen. Kind and blame are no properties of a claim and leave it alone."""
        for claim in study.claims.values():
            day = on_record(claim, study)
            chosen = _chosen(self.reports, claim.report_id) and _chosen(self.clashes, claim.clash)
            if chosen and self.in_window(day, day):
                yield claim

    def of(self, study: Study) -> Study:
        """Return the study with what is chosen and what that refers to, for exports; its places stay as they are.

        The total that a sub-count belongs to comes with it, so that nobody takes the sub-count for a total. Links to
        accounts that are not chosen are left out. A report without a chosen record stays where only reports and days
        are chosen: it may tell of a silence.
        """
        incidents = {incident.incident_id: incident for incident in self.incidents(study)}
        claims = {claim.claim_id for claim in self.claims(study)}
        for claim_id in list(claims):
            while (claim_id := study.claims[claim_id].part_of) and claim_id not in claims:
                claims.add(claim_id)
        kept = {claim_id: claim for claim_id, claim in study.claims.items() if claim_id in claims}
        cited = {claim.report_id for claim in kept.values()} | {one.report_id for one in incidents.values()}
        whole = not (self.clashes or self.kinds or self.blamed)
        return replace(
            study,
            clashes={c: clash for c, clash in study.clashes.items() if _chosen(self.clashes, c)},
            reports={r: one for r, one in study.reports.items() if r in cited or (whole and self._has(one))},
            claims={
                claim_id: claim if _chosen(self.clashes, claim.clash) else replace(claim, clash="")
                for claim_id, claim in kept.items()
            },
            incidents={
                incident_id: replace(one, same_event=tuple(other for other in one.same_event if other in incidents))
                for incident_id, one in incidents.items()
            },
        )

    def _has(self, report: Report) -> bool:
        return _chosen(self.reports, report.report_id) and self.in_window(report.published, report.published)

    def in_window(self, start: date, end: date) -> bool:
        """Return whether a day from start to end, both included, lies in the window."""
        return (self.first is None or end >= self.first) and (self.last is None or start <= self.last)


def on_record(claim: Claim, study: Study) -> date:
    """Return the day from which a figure was on record.

    That is the day for which it is given, but the day of publication for a recall and for a figure dated to no day:
    a toll of 2021 that was first said in 2022 must not appear on a time axis in 2021.
    """
    published = study.reports[claim.report_id].published
    if claim.recalled or PARTIAL_DATE.fullmatch(claim.as_of):
        return published
    return min(date.fromisoformat(claim.as_of[:10]), published)


def clash_of(incident: Incident, clashes: Mapping[str, Clash]) -> str:
    """Return the id of the clash that an incident belongs to: the last one begun by then, or "" before the first."""
    end = local_day(incident.end)
    begun = [clash for clash in clashes.values() if clash.start <= end]
    return max(begun, key=lambda clash: clash.start).clash_id if begun else ""


def _chosen(wanted: frozenset[str], value: str) -> bool:
    return not wanted or value in wanted
