"""What looking for places in a text gives: mentions, and the places that they are taken for.

Offsets count Python characters of the text as it was given, [start, end). Coordinates are degrees (EPSG:4326), latitude
first; radii are km and should hold the true place 95 times in 100.
"""

from __future__ import annotations

from borderviz.quick_record import quick_record


@quick_record(kw_only=True)
class Mention:
    """A stretch of text that names a place, with the generic word that belongs to it ("Batken region").

    `name` is the name alone, as it is written. `generic` is the class of the generic word: region, district, city,
    village, enclave, post, crossing, airport, water, river, reservoir, road, border, or empty. `place_ids` are the
    places of the gazetteer that may be meant, best first; a place that only the generic word betrays has none.
    """

    text: str
    start: int
    end: int
    name: str
    generic: str = ""
    place_ids: tuple[str, ...] = ()


@quick_record(kw_only=True)
class ResolvedPlace:
    """A mention and the place that it most likely means. A place known by name only has no `place_id` and no point.

    `role` is incident_location, government_metonym, background or other. `alternatives` are the other places that the
    name may mean, with a score from 0 to 1, best first. `confidence` (0 to 1) is that of the choice, not of the point.
    """

    mention: str
    start: int
    end: int
    place_id: str | None
    name: str
    kind: str
    side: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    alternatives: tuple[tuple[str, float], ...] = ()
    confidence: float = 0.0
    role: str = "other"
