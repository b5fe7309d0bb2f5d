"""Description: an incident in a few lines of plain text, for formats that show one text for each."""

from __future__ import annotations

from borderviz.exchange.portable import added_to, point_of
from borderviz.model import Incident
from borderviz.study import Study
from borderviz.wording import KINDS, PRECISIONS, blame_text, side_name, when_text


def description(incident: Incident, study: Study) -> str:
    """Return lines: what, where and when and how exactly, who is blamed, whose account, in which report."""
    added = added_to(incident, study)
    exactness = PRECISIONS[incident.where_precision]
    radius = f"; true place within {added['radius_km']:g} km" if point_of(incident, study) else ""
    lines = [
        incident.summary,
        f"{KINDS[incident.kind]}, {when_text(incident)}, {added['place'] or 'place not named'} ({exactness}{radius})",
        f"Blamed: {blame_text(incident.blamed_on, study.sides)}",
        f"Account of {incident.claimant} ({side_name(incident.account_of, study.sides)}), in {added['report_source']}: "
        f"{added['report_title']}, paragraph {incident.evidence_paragraph}",
        str(added["report_url"] or ""),
        incident.note,
    ]
    return "\n".join(line for line in lines if line)
