"""UCDP GED: the incidents in the columns of UCDP's Georeferenced Event Dataset, for scripts that were made for it.

What GED's columns mean: Högbladh, UCDP GED Codebook version 24.1. An incident is one account of one report, so that a
file may hold two rows for one event. Nothing is filled in that the study does not say: deaths stay empty, as no toll is
tied to an incident, and so do UCDP's own numbers of conflicts, dyads, sides and countries.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date

from borderviz.exchange.formula_guard import guarded
from borderviz.exchange.ged_columns import GED_COLUMNS, OWN_COLUMNS
from borderviz.exchange.portable import point_of
from borderviz.exchange.provenance import Provenance
from borderviz.model import DatePrecision, Incident, Place, Report
from borderviz.rules import local_day
from borderviz.selection import clash_of
from borderviz.study import Study
from borderviz.wording import PRECISIONS

MOST_DAYS = {1: 1, 2: 6, 3: 7, 4: 31}
"""Days that a date of GED's precision (date_prec) may span at most; 5 for more."""

Row = dict[str, object]


def write(study: Study, provenance: Provenance) -> bytes:
    """Return the incidents as CSV with GED's columns and three more; text cannot run as a formula."""
    about = json.dumps(provenance.as_json(), ensure_ascii=False)
    file = io.StringIO(newline="")
    table = csv.DictWriter(file, [*GED_COLUMNS, *OWN_COLUMNS], restval="", lineterminator="\r\n")
    table.writeheader()
    for number, incident in enumerate(study.incidents.values(), start=1):
        row = {"id": number} | _row(incident, study) | {"provenance": about}
        table.writerow({name: guarded(cell) if isinstance(cell, str) else cell for name, cell in row.items()})
    # Without the byte-order mark that Excel likes: scripts for GED would take it for a part of the first name.
    return file.getvalue().encode("utf-8", "backslashreplace")


def _row(incident: Incident, study: Study) -> Row:
    clash = study.clashes.get(clash_of(incident, study.clashes))
    first, last = local_day(incident.start), local_day(incident.end)
    return {
        "relid": incident.incident_id,
        "year": first.year,
        "conflict_name": clash.name if clash else "",
        **_sides(incident, study),
        **_source(incident, study.reports[incident.report_id]),
        **_where(incident, study),
        "date_prec": date_precision(first, last, incident.date_precision),
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
        "kind": incident.kind.value,
        "summary": incident.summary,
    }


def _sides(incident: Incident, study: Study) -> Row:
    """Side A is the one blamed, side B the other of a study of two sides; nobody where nobody is blamed."""
    names = {code: side.name for code, side in study.sides.items()}
    if incident.blamed_on == "both":
        order = list(names.values())
    else:
        order = [names[incident.blamed_on]] if incident.blamed_on in names else []
        order += [name for code, name in names.items() if order and code != incident.blamed_on]
    if len(order) != 2:
        return {"side_a": names.get(incident.blamed_on, "")}
    return {"side_a": order[0], "side_b": order[1], "dyad_name": " - ".join(order)}


def _source(incident: Incident, report: Report) -> Row:
    office = report.outlet or " / ".join(report.agencies)
    day = report.published.isoformat()
    return {
        "number_of_sources": 1,
        "source_article": f'"{office},{day},{report.title}"',
        "source_office": office,
        "source_date": day,
        "source_headline": report.title,
        "source_original": incident.claimant,
    }


def _where(incident: Incident, study: Study) -> Row:
    place, point = study.places.get(incident.place_id), point_of(incident, study)
    side = study.sides.get(place.side) if place else None
    words = PRECISIONS[incident.where_precision]
    about: Row = {
        "where_prec": incident.where_precision,
        "where_coordinates": place.name if place else "",
        "where_description": f"{words}; true place within {point.radius_km:g} km" if point else words,
        "country": side.name if side else "",
    }
    return about | _coordinates(point) if point else about


def _coordinates(place: Place) -> Row:
    lat, lon = place.lat or 0.0, place.lon or 0.0
    return {
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})",
        "priogrid_gid": priogrid_cell(lat, lon),
    }


def priogrid_cell(lat: float, lon: float) -> int:
    """Return the number of the PRIO-GRID cell (0.5 degrees, from the south-west, 720 a row) at a point."""
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def date_precision(first: date, last: date, precision: DatePrecision) -> int:
    """Return GED's date_prec: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 more."""
    days = (last - first).days + 1
    by_days = next((code for code, most in MOST_DAYS.items() if days <= most), 5)
    return max(by_days, 4) if precision is DatePrecision.MONTH else by_days
