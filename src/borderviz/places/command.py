"""`borderviz geocode NAME… [--near NAME] [--format jsonl|table]`: ranked places for names in any spelling or script."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Sequence

from borderviz.model import Place
from borderviz.places.distance import distance_km, point
from borderviz.places.gazetteer import Gazetteer
from borderviz.places.names import fold

SUGGESTIONS = 3
LONGEST_NAME = 200
"""Characters of a name that are looked at: more is no name."""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `geocode` to the commands of a parser."""
    command = commands.add_parser("geocode", help="print ranked places for names in any spelling or script")
    command.add_argument("names", nargs="+", metavar="NAME")
    command.add_argument("--near", metavar="NAME", help="rank bearers of a name by their distance from this place")
    command.add_argument("--format", choices=("jsonl", "table"), default="table")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print the places of each name; return 1 if a name is not known."""
    gazetteer = Gazetteer.shipped()
    near = found_near(gazetteer, given.near) if given.near else None
    missing = [given.near] if given.near and near is None else []
    for name in given.names:
        places = _ranked(gazetteer.named(name[:LONGEST_NAME]), near)
        if not places:
            missing.append(name)
        for rank, place in enumerate(places, start=1):
            print(_line(name, rank, place, near) if given.format == "jsonl" else _row(name, rank, place, near))
    for name in missing:
        print(f"borderviz: {name}: {_not_known(gazetteer, name)}", file=sys.stderr)
    return 1 if missing else 0


def found_near(gazetteer: Gazetteer, name: str) -> Place | None:
    """The best known bearer of a name that has a point."""
    return next((place for place in gazetteer.named(name[:LONGEST_NAME]) if place.has_point), None)


def _ranked(places: Sequence[Place], near: Place | None) -> list[Place]:
    return list(places) if near is None else sorted(places, key=lambda place: _km(place, near) or 0.0)


def _km(place: Place, near: Place | None) -> float | None:
    here, there = point(place), point(near) if near else None
    return round(distance_km(here, there), 1) if here and there else None


def _line(name: str, rank: int, place: Place, near: Place | None) -> str:
    record = {"query": name, "rank": rank, "place_id": place.place_id, "name": place.name, "kind": place.kind,
              "side": place.side, "lat": place.lat, "lon": place.lon, "radius_km": place.radius_km,
              "confidence": place.confidence, "source": place.source}  # fmt: skip
    if near is not None:
        record["distance_km"] = _km(place, near)
    return json.dumps(record, ensure_ascii=False)


def _row(name: str, rank: int, place: Place, near: Place | None) -> str:
    where = f"{place.lat:.4f} {place.lon:.4f} ±{place.radius_km:g} km" if place.has_point else "no point"
    away = "" if near is None or _km(place, near) is None else f"  {_km(place, near):g} km from {near.name}"
    return f"{name}  {rank}  {place.place_id}  {place.name}  {place.kind}  {place.side}  {where}{away}"


def _not_known(gazetteer: Gazetteer, name: str) -> str:
    names = {fold(spelling): spelling for place in gazetteer.index.places.values() for spelling in (place.name,)}
    near = difflib.get_close_matches(fold(name[:LONGEST_NAME]), names, n=SUGGESTIONS, cutoff=0.6)
    if not near:
        return "no such place is known"
    return f"no such place is known; did you mean {', '.join(names[key] for key in near)}?"
