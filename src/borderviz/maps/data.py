"""Map data: what the browser needs of a study and of its geography, as plain values for JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from borderviz.maps.assets import WebAssets
from borderviz.model import WIDEST_PLACE, Incident, Place, PlaceKind
from borderviz.study import PACKAGE_FILE, Study, StudyError, package_in
from borderviz.wording import KINDS, PRECISIONS, blame_text, side_name, source_text, when_text

SHARED_LAYERS = ("exclaves", "regions", "water")
BORDER_LAYERS = {"border-lines": "geojson", "country-grid": "json"}
TOWN_ZOOMS = ((100_000, 7), (40_000, 8), (15_000, 9), (5_000, 10), (0, 11))
"""From how many inhabitants a town is named, by zoom."""


def incidents_on_map(study: Study) -> tuple[Incident, ...]:
    """Return the incidents that are drawn: those with a point, known at least to the district, inside the area."""
    return tuple(incident for incident in study.incidents.values() if why_not_on_map(incident, study) == "")


def why_not_on_map(incident: Incident, study: Study) -> str:
    """Return why an incident is not drawn, in words for the list beside the map; "" where it is."""
    place = study.places.get(incident.place_id)
    if place is None:
        return "the text names no place"
    if not place.has_point:
        return f"{place.name}: a line or area without a point"
    if incident.where_precision > WIDEST_PLACE:
        return f"{place.name}: known to the {place.kind.value} only"
    if study.settings.area and not _inside(place, study.settings.area):
        return f"{place.name}: outside the map"
    return ""


def geography_files(study: Study, assets: WebAssets) -> dict[str, dict[str, str]]:
    """Return the addresses of the geography's files: layers by name, and pictures of the relief by theme."""
    folder = _geography(study)
    return {
        "files": {Path(name).stem: assets.file(folder / name) for name in _layers(study)},
        "pictures": {theme: assets.file(folder / f"relief-{theme}.webp") for theme in ("light", "dark")},
    }


def base_data(study: Study) -> dict[str, Any]:
    """Return the base map: names of places by zoom, versions of the borders with their notes, first view, credits."""
    package = _package(_geography(study))
    bounds = _bounds(package)
    own = {incident.place_id for incident in incidents_on_map(study)}
    return {
        "borders": [
            {"version": b.version, "name": b.name, "note": b.note, "label": b.label} for b in study.settings.borders
        ],
        "pair": study.settings.border_pair,
        "label": f"Map: {study.settings.title}",
        "bounds": bounds,
        "countries": [
            {"iso": place.side, "name": place.name}
            for place in study.places.values()
            if place.kind is PlaceKind.COUNTRY
        ],
        "places": [_name_of(place) for place in _by_importance(study, own)],
        "home": _home(study, bounds),
        "attribution": package.get("attribution", ""),
    }


def _geography(study: Study) -> Path:
    if study.geography_folder is None:
        raise StudyError('The study names no geography: write "geography" into its datapackage.json under "borderviz".')
    if not study.settings.borders:
        raise StudyError('The study names no borders: write "borders" into its datapackage.json under "borderviz".')
    return study.geography_folder


def _layers(study: Study) -> list[str]:
    versions = [border.version for border in study.settings.borders]
    of_versions = [f"{layer}-{version}.{ending}" for layer, ending in BORDER_LAYERS.items() for version in versions]
    return [*of_versions, *(f"{layer}.geojson" for layer in SHARED_LAYERS)]


def incident_data(study: Study) -> dict[str, Any]:
    """Return all incidents with their places, areas and reports, and the sides with their colours.

    An incident has the position of its place or, where it is not drawn at a point, that of its area.
    """
    incidents = list(study.incidents.values())
    places = list(dict.fromkeys(incident.place_id for incident in incidents_on_map(study)))
    reports = list(study.reports)
    areas = _areas(study)
    return {
        "sides": [
            {"id": s.side, "adjective": s.adjective, "light": s.colour_light, "dark": s.colour_dark}
            for s in study.sides.values()
        ],
        "places": [_place(study.places[place_id]) for place_id in places],
        "areas": areas,
        "reports": [_report(study, report_id) for report_id in reports],
        "incidents": [
            _incident(study, incident)
            | {"report": reports.index(incident.report_id)}
            | _position(study, incident, places, areas)
            for incident in incidents
        ],
    }


def _position(
    study: Study, incident: Incident, places: list[str], areas: list[dict[str, str]]
) -> dict[str, int | None]:
    if not why_not_on_map(incident, study):
        return {"place": places.index(incident.place_id), "area": None}
    return {"place": None, "area": areas.index(_area_of(study, incident))}


def _areas(study: Study) -> list[dict[str, str]]:
    """The areas of incidents that are not drawn at a point, those with a shape on the map first."""
    found = [_area_of(study, i) for i in study.incidents.values() if why_not_on_map(i, study)]
    unique = {tuple(area.values()): area for area in found}
    return sorted(unique.values(), key=lambda area: area["shape"] == "")


def _area_of(study: Study, incident: Incident) -> dict[str, str]:
    place = study.places.get(incident.place_id)
    if place is None:
        return {
            "name": "Place not named",
            "shape": "",
            "key": "",
            "why": "The reports do not say where these happened.",
        }
    if place.place_id == study.settings.border_place:
        why = "Along the border; the reports do not say where."
        return {"name": place.name, "shape": "line", "key": study.settings.border_pair, "why": why}
    if place.kind is PlaceKind.REGION:
        why = "In this region; the reports do not say where."
        return {"name": place.name, "shape": "region", "key": place.place_id, "why": why}
    why = "Known to a country only, or outside this map."
    return {"name": "Elsewhere", "shape": "", "key": "", "why": why}


def _incident(study: Study, incident: Incident) -> dict[str, Any]:
    return {
        "id": incident.incident_id,
        "kind": incident.kind.value,
        "kindText": KINDS[incident.kind],
        "summary": incident.summary,
        "whereText": PRECISIONS[incident.where_precision],
        "when": when_text(incident),
        "blamed": incident.blamed_on,
        "blamedText": blame_text(incident.blamed_on, study.sides),
        "claimant": incident.claimant,
        "accountText": side_name(incident.account_of, study.sides),
        "paragraph": incident.evidence_paragraph,
        "sameEvent": list(incident.same_event),
        "note": incident.note,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "kindText": place.kind.value,
        "lat": place.lat,
        "lon": place.lon,
        "radiusKm": place.radius_km,
        "confidence": place.confidence,
    }


def _report(study: Study, report_id: str) -> dict[str, Any]:
    report = study.reports[report_id]
    return {"title": report.title, "source": source_text(report), "url": report.url}


def _by_importance(study: Study, own: set[str]) -> list[Place]:
    kinds = (PlaceKind.CITY, PlaceKind.VILLAGE)
    named = [p for p in study.places.values() if p.has_point and (p.kind in kinds or p.place_id in own)]
    return sorted(named, key=lambda p: (p.place_id not in own, -(p.population or 0), p.name))


def _name_of(place: Place) -> dict[str, Any]:
    inhabitants = place.population or 0
    zoom = next(zoom for least, zoom in TOWN_ZOOMS if inhabitants >= least)
    kind = "city" if place.kind is PlaceKind.CITY else "village"
    return {"name": place.name, "lat": place.lat, "lon": place.lon, "kind": kind, "zoom": zoom}


def _home(study: Study, bounds: list[list[float]]) -> list[list[float]]:
    """The first view: all incidents that are drawn, with some room; the whole area where there are none."""
    places = [study.places[incident.place_id] for incident in incidents_on_map(study)]
    if not places:
        return bounds
    lats = [place.lat for place in places if place.lat is not None]
    lons = [place.lon for place in places if place.lon is not None]
    return [[min(lats) - 0.15, min(lons) - 0.25], [max(lats) + 0.15, max(lons) + 0.35]]


def _inside(place: Place, area: tuple[float, float, float, float]) -> bool:
    west, south, east, north = area
    return place.lat is not None and place.lon is not None and west <= place.lon <= east and south <= place.lat <= north


def _package(folder: Path) -> dict[str, Any]:
    """What the geodata say of themselves; unlike the rest of a page, the map cannot do without."""
    try:
        package = package_in(folder)
    except ValueError as error:
        raise StudyError(f"The {PACKAGE_FILE} of the geography cannot be understood ({error}).") from error
    return package if isinstance(package, dict) else {}


def _bounds(package: dict[str, Any]) -> list[list[float]]:
    """The south-west and north-east corner of the geodata, as latitude and longitude in degrees."""
    match package.get("bounds"):
        case [[int() | float() as south, int() | float() as west], [int() | float() as north, int() | float() as east]]:
            return [[south, west], [north, east]]
    raise StudyError(
        f'The {PACKAGE_FILE} of the geography names no bounds: write "bounds": [[south, west], [north, east]] '
        "into it, in degrees."
    )
