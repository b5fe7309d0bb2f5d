"""Study incidents: the incidents of a study, packed for the time layer."""

from __future__ import annotations

import pandas as pd

from borderviz.maps.data import why_not_on_map
from borderviz.maps.packing import PackedIncidents, pack
from borderviz.model import Incident
from borderviz.rules import local_day
from borderviz.study import Study
from borderviz.timeline import Runs, spans_of

COLUMNS = ["start", "end", "lat", "lon", "kind", "blamed_on", "radius_km"]


def packed_incidents(study: Study, axis: Runs | None = None) -> PackedIncidents:
    """Pack the incidents of a study, in the order of their table; the time axis also holds clashes and figures.

    `axis` is an axis with these and further days, where other events are shown beside them.
    """
    rows = pd.DataFrame([_row(study, incident) for incident in study.incidents.values()], columns=COLUMNS)
    return pack(
        rows, kind="kind", colour="blamed_on", radius_km="radius_km", colours=[*study.sides, "both", ""],
        spans=spans_of(study), axis=axis,
    )  # fmt: skip


def _row(study: Study, incident: Incident) -> tuple[object, ...]:
    place = study.places.get(incident.place_id)
    start, end = local_day(incident.start), local_day(incident.end)
    if place is None or why_not_on_map(incident, study):
        return start, end, None, None, incident.kind.value, incident.blamed_on, None
    return start, end, place.lat, place.lon, incident.kind.value, incident.blamed_on, place.radius_km
