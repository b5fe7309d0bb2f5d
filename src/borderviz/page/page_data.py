"""Page data: all that the page's scripts need of a study, as one value for JSON."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

from borderviz.exchange.provenance import Provenance
from borderviz.maps.assets import WebAssets
from borderviz.maps.study_incidents import packed_incidents
from borderviz.maps.study_map import MapFiles
from borderviz.model import Metric
from borderviz.page.figure_data import figure_data, rises
from borderviz.page.records import clash_data, incident_rows, report_data, side_data, silence_data
from borderviz.page.told import Told
from borderviz.study import Study, StudyError
from borderviz.timeline import Timeline
from borderviz.tolls.silent import CASUALTIES
from borderviz.wording import KINDS, METRICS


def page_data(study: Study, provenance: Provenance) -> dict[str, Any]:
    """Return the data of a page. A study without a map has the reason under `no_map`."""
    told, days = Told(study), Timeline.of(study).days
    packed = packed_incidents(study)
    return {
        "title": study.settings.title,
        "made": provenance.made.isoformat(),
        "sides": side_data(study),
        "clashes": clash_data(study),
        "kinds": {kind.value: text for kind, text in KINDS.items()},
        "metrics": {metric.value: text for metric, text in METRICS.items()},
        "casualties": [metric.value for metric in CASUALTIES],
        "homes": Metric.HOMES_DAMAGED.value,
        "reports": report_data(study),
        "silences": silence_data(study),
        "figures": figure_data(study),
        "rises": rises(study),
        "incidents": incident_rows(study),
        "contradictions": told.contradictions(),
        "paragraphs": told.paragraphs(),
        "later_borders": [border.version for border in study.settings.borders[1:]],
        "days": [days[0].isoformat(), days[-1].isoformat()] if days else [],
        "packed": {"content": b64encode(packed.content).decode(), "order": packed.order.tolist()},
        **map_data(study),
    }


def map_data(study: Study) -> dict[str, Any]:
    """Return what draws the map: `data:` addresses of its files, and its bounds; or why there is none."""
    try:
        files = MapFiles.of(study, WebAssets.inline(), street_map=False)
    except (StudyError, OSError, ValueError, LookupError) as error:
        return {"no_map": _reason(error)}
    return {"map": {"addresses": files.addresses, "bounds": files.bounds, "home": files.home}}


def _reason(error: Exception) -> str:
    """Why there is no map, without the folder of whoever made the page."""
    if isinstance(error, StudyError):
        return str(error)
    name = error.filename if isinstance(error, OSError) else None
    return f"The geography of the study cannot be read{f': {Path(name).name}' if name else ''}."
