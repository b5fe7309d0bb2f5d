"""GeoJSON (RFC 7946): one feature an incident; the other tables and the provenance as foreign members."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from borderviz.exchange.portable import MARK, added_to, beside_incidents, opened_beside, point_of, values_of
from borderviz.exchange.provenance import Provenance
from borderviz.model import Incident
from borderviz.study import Study, StudyError

DECIMALS = 7
"""Of a degree: a centimetre. RFC 7946, 11.2, warns of more; the places keep what their table holds."""


def write(study: Study, provenance: Provenance) -> bytes:
    """Return the study as a FeatureCollection in UTF-8; an incident without a point has the geometry null."""
    beside = beside_incidents(study, provenance)
    # The marks first: who reads the beginning of the file knows what it is and where it comes from.
    head = {name: beside.pop(name) for name in (MARK, "provenance")}
    features = [_feature(incident, study) for incident in study.incidents.values()]
    collection = {"type": "FeatureCollection", **head, "features": features, **beside}
    # A backslash before what UTF-8 cannot hold makes it an escape of JSON.
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")


def _feature(incident: Incident, study: Study) -> dict[str, Any]:
    place = point_of(incident, study)
    position = [round(place.lon or 0.0, DECIMALS), round(place.lat or 0.0, DECIMALS)] if place else None
    properties = values_of(incident) | added_to(incident, study)
    return {
        "type": "Feature",
        "id": incident.incident_id,
        "geometry": {"type": "Point", "coordinates": position} if position else None,
        # As coordinates they stand in the geometry.
        "properties": {name: value for name, value in properties.items() if name not in ("lat", "lon")},
    }


def read(path: Path) -> Study:
    """Open an export of this form as a study. Raises StudyError where it is none."""
    try:
        collection = json.loads(path.read_text(encoding="utf-8-sig"))
        incidents = [feature["properties"] or {} for feature in collection["features"]]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise StudyError(f"{path} cannot be understood ({error!r}). Export it again as GeoJSON.") from error
    return opened_beside(collection, incidents, path)
