"""timemap: the incidents as the events of forensic-architecture/timemap.

Its checks (src/reducers/validate/eventSchema.js) want text in every field and refuse fields that they do not know, so
that the provenance stands in the comments of each event. Its dates are MM/DD/YYYY unless a build is told otherwise.
"""

from __future__ import annotations

import json
from datetime import datetime

from borderviz.exchange.description import description
from borderviz.exchange.portable import mark_of
from borderviz.exchange.provenance import Provenance
from borderviz.model import Incident
from borderviz.rules import local_day
from borderviz.study import Study
from borderviz.wording import KINDS, when_text

Event = dict[str, str | list[str]]


def write(study: Study, provenance: Provenance) -> bytes:
    """Return the incidents as a JSON list of events in UTF-8."""
    about = provenance.as_text()
    events = [_event(incident, study, about) for incident in study.incidents.values()]
    return json.dumps(events, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def _event(incident: Incident, study: Study, about: str) -> Event:
    """One event; timemap shows those without a latitude on its time line only."""
    point, day = mark_of(incident, study), local_day(incident.start)
    place = study.places.get(incident.place_id)
    side = study.sides.get(incident.blamed_on)
    return {
        "id": incident.incident_id,
        "description": description(incident, study),
        "date": f"{day:%m/%d/}{day.year:04}",
        "time": f"{incident.start:%H:%M}" if isinstance(incident.start, datetime) else "",
        "time_precision": incident.date_precision.value,
        "time_display": when_text(incident),
        "location": place.name if place else "",
        "latitude": str(point.lat) if point else "",
        "longitude": str(point.lon) if point else "",
        "type": incident.kind.value,
        "category": KINDS[incident.kind],
        "colour": side.colour_light if side else "",
        "associations": [],
        "sources": [],
        "comments": about,
    }
