"""The record of a mention once its place is settled: the place itself, a post beside it, a road, or a bare name."""

from __future__ import annotations

from borderviz.model import Place, PlaceKind
from borderviz.places.distance import distance_km, middle, point
from borderviz.places.generics import class_of
from borderviz.places.index import QUALIFIER
from borderviz.places.records import Mention, ResolvedPlace

BESIDE_KM = 8.0
"""The outer bound of a village's point, for what is near a village but not in it."""

KIND_OF = {"post": PlaceKind.CHECKPOINT, "crossing": PlaceKind.CHECKPOINT, "airport": PlaceKind.FACILITY,
           "water": PlaceKind.FACILITY, "road": PlaceKind.FACILITY, "enclave": PlaceKind.SECTOR}  # fmt: skip
BESIDE = frozenset(["post", "crossing", "airport", "water"])
UNKNOWN_CONFIDENCE = 0.3


def place_of(mention: Mention, place: Place, others: tuple[tuple[str, float], ...], confidence: float) -> ResolvedPlace:
    """A mention taken for a place; "Dostuk post" for a post near it, where the gazetteer has only the village."""
    radius, kind = place.radius_km, place.kind
    name = QUALIFIER.sub("", place.name) if "(" in place.name else place.name
    if mention.generic in BESIDE and class_of(place) in ("village", "sector", "city"):
        name, kind = _name_beside(mention, name), KIND_OF[mention.generic]
        radius = max(radius or 0.0, BESIDE_KM)
        confidence = round(confidence * 0.8, 3)
    return _resolved(mention, place.place_id, name, kind, place.side, point(place), radius, others, confidence)


def road_of(mention: Mention, ends: list[Place]) -> ResolvedPlace:
    """A road that the gazetteer lacks: the middle between its ends, with half their distance as radius."""
    points = [here for here in map(point, ends[:2]) if here is not None]
    name = "–".join(QUALIFIER.sub("", place.name) for place in ends[:2]) + " road"
    centre, radius = None, None
    if len(points) == 2:
        centre, radius = middle(*points), round(max(distance_km(*points) / 2, 1.0), 1)
    sides = {place.side for place in ends[:2]}
    side = sides.pop() if len(sides) == 1 else "disputed"
    return _resolved(mention, None, name, PlaceKind.FACILITY, side, centre, radius, (), 0.6)


def unknown_of(mention: Mention, side: str) -> ResolvedPlace:
    """A place that the text names and no gazetteer knows."""
    kind = KIND_OF.get(mention.generic, PlaceKind.VILLAGE)
    name = _name_beside(mention, mention.name) if mention.generic in BESIDE else mention.name
    return _resolved(mention, None, name, kind, side, None, None, (), UNKNOWN_CONFIDENCE)


def in_role(place: ResolvedPlace, role: str) -> ResolvedPlace:
    """The place with its role; each place gets one, so that it is not left to `dataclasses.replace`, which is slow."""
    return place if role == place.role else ResolvedPlace(
        mention=place.mention, start=place.start, end=place.end, place_id=place.place_id, name=place.name,
        kind=place.kind, side=place.side, lat=place.lat, lon=place.lon, radius_km=place.radius_km,
        alternatives=place.alternatives, confidence=place.confidence, role=role,
    )  # fmt: skip


def _name_beside(mention: Mention, name: str) -> str:
    """The name of a post as the text says it: "Bulak-Bashy post"."""
    generic = mention.text.replace(mention.name, "").strip(" -–").removesuffix(" of").removesuffix(" at")
    return f"{name} {generic.strip() or mention.generic}"


def _resolved(
    mention: Mention,
    place_id: str | None,
    name: str,
    kind: str,
    side: str,
    centre: tuple[float, float] | None,
    radius: float | None,
    alternatives: tuple[tuple[str, float], ...],
    confidence: float,
) -> ResolvedPlace:
    lat, lon = centre or (None, None)
    return ResolvedPlace(
        mention=mention.text, start=mention.start, end=mention.end, place_id=place_id, name=name, kind=str(kind),
        side=side, lat=lat, lon=lon, radius_km=radius, alternatives=alternatives, confidence=confidence,
    )  # fmt: skip
