"""Records: incidents, reports, clashes and sides as the page's scripts take them, as plain values for JSON."""

from __future__ import annotations

from typing import Any

from borderviz.charts.compare_rows import Key, row_title
from borderviz.maps.data import why_not_on_map
from borderviz.model import Group, Incident, Metric, Report
from borderviz.rules import local_day
from borderviz.selection import NO_BLAME, clash_of
from borderviz.study import Study
from borderviz.tolls import silences
from borderviz.tolls.phrases import outlets
from borderviz.tolls.silent import Silence
from borderviz.wording import KINDS, PRECISIONS, blame_text, side_name, source_text, when_text


def side_data(study: Study) -> list[dict[str, str]]:
    """Return the sides with their adjectives, titles of their rows, and their colours on light and dark pages."""
    return [
        {
            "id": side.side,
            "adjective": side.adjective,
            "people": row_title(Key(side.side, Group.ALL.value, False), study, Metric.KILLED),
            "homes": row_title(Key(side.side, Group.ALL.value, False), study, Metric.HOMES_DAMAGED),
            "light": side.colour_light,
            "dark": side.colour_dark,
        }
        for side in study.sides.values()
    ]


def clash_data(study: Study) -> list[dict[str, str]]:
    """Return the clashes in the order of their table."""
    return [{"id": c.clash_id, "name": c.name, "short": c.short_name} for c in study.clashes.values()]


def report_data(study: Study) -> list[dict[str, Any]]:
    """Return the reports with who published them, their addresses, and which sides they call silent."""
    return [_report(study, report) for report in study.reports.values()]


def _report(study: Study, report: Report) -> dict[str, Any]:
    return {
        "id": report.report_id,
        "title": report.title,
        "source": source_text(report),
        "credit": ", ".join(report.agencies) if report.outlet else "",
        "url": report.url,
        "published": report.published.isoformat(),
        "silent": [side_name(side, study.sides) for side in report.silent_sides],
        "note": report.note,
    }


def silence_data(study: Study) -> list[dict[str, str]]:
    """Return one entry for each side and report that calls it silent: the clash, and the report by outlet."""
    return [
        {
            "clash": entry["clash"],
            "side": entry["side"],
            "side_name": side_name(entry["side"], study.sides),
            "report": report_id,
            "name": entry["source"].rsplit(",", 1)[0],
            "outlet": outlets(Silence(entry["clash"], entry["side"], (), (entry["source"],))),
        }
        for report_id in study.reports
        for entry in silences(study, [report_id]).to_dict("records")
    ]


def incident_rows(study: Study) -> list[dict[str, Any]]:
    """Return the incidents for lists, cards and counts; `why` says why one has no point on the map."""
    return [_incident(study, incident) for incident in study.incidents.values()]


def _incident(study: Study, incident: Incident) -> dict[str, Any]:
    place = study.places.get(incident.place_id)
    why = why_not_on_map(incident, study)
    return {
        "id": incident.incident_id,
        "clash": clash_of(incident, study.clashes),
        "kind": incident.kind.value,
        "kind_text": KINDS[incident.kind],
        "summary": incident.summary,
        "blamed": incident.blamed_on or NO_BLAME,
        "blamed_text": blame_text(incident.blamed_on, study.sides),
        "report": incident.report_id,
        "paragraph": incident.evidence_paragraph,
        "first": local_day(incident.start).isoformat(),
        "last": local_day(incident.end).isoformat(),
        "when": when_text(incident),
        "place": place.name if place else "",
        "account": f"{incident.claimant} ({side_name(incident.account_of, study.sides)})",
        "why": why,
        "precision": PRECISIONS[incident.where_precision],
        "same_event": list(incident.same_event),
        "note": incident.note,
    }
