"""The records that reading an article gives: drafts, for a person to check. Nothing here decides anything.

Offsets count Python characters of the text as it was given, [start, end). Days are ISO dates in the local time of the
theatre. Coordinates are degrees on WGS84 (EPSG:4326), radii are km.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, fields, is_dataclass
from typing import Any

from borderviz.quick_record import quick_record


@quick_record(kw_only=True)
class DraftEvidence:
    """The phrase that a record rests on: its offsets, its paragraph (from 1) and its words."""

    start: int
    end: int
    paragraph: int
    quote: str


@quick_record(kw_only=True)
class DraftReport:
    """What is known of the article itself. Fields that the text does not tell are empty."""

    file: str = ""
    id: str = ""
    title: str = ""
    outlet: str = ""
    published: str | None = None
    silent_sides: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What the reader could not find or had to assume, in words."""


@quick_record(kw_only=True)
class DraftClaim:
    """A toll figure with who says it. Fields are those of `borderviz.model.Claim`; `part_of` is the `id` of another."""

    id: str
    metric: str
    value: int
    low: int
    high: int | None
    qualifier: str
    vague: bool
    side: str
    group: str
    claimant: str
    claimant_side: str
    as_of: str | None
    clash: str | None
    recalled: bool
    part_of: str | None
    increment: bool
    superseded: bool
    negative: bool
    repeat: bool
    evidence: DraftEvidence
    confidence: float


@quick_record(kw_only=True)
class DraftPlace:
    """A mention of a place. `alternatives` are other places that the name may mean, best first."""

    mention: str
    start: int
    end: int
    role: str
    place_id: str | None
    name: str
    kind: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    alternatives: tuple[Mapping[str, Any], ...] = ()
    confidence: float = 0.0


@quick_record(kw_only=True)
class DraftIncident:
    """Something that is said to have happened. `same_event` are ids of other accounts of it in this text."""

    id: str
    kind: str
    place_id: str | None
    place: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    where_precision: int
    start: str | None
    end: str | None
    date_precision: str
    blamed_on: str | None
    account_of: str
    claimant: str
    same_event: tuple[str, ...]
    evidence: DraftEvidence
    confidence: float


@quick_record()
class Draft:
    """All that was read from one article, in the order of the text."""

    report: DraftReport
    claims: tuple[DraftClaim, ...] = ()
    places: tuple[DraftPlace, ...] = ()
    incidents: tuple[DraftIncident, ...] = ()
    text: str = field(default="", repr=False)
    """The text that the offsets count in; for HTML the extracted one."""

    def as_dict(self) -> dict[str, Any]:
        """The draft as plain lists and dicts that JSON can hold; without the text."""
        return {
            "report": _plain(self.report),
            "claims": [_plain(claim) for claim in self.claims],
            "places": [_plain(place) for place in self.places],
            "incidents": [_plain(incident) for incident in self.incidents],
        }


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(item) for name, item in _items(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _items(record: Any) -> Iterator[tuple[str, Any]]:
    return ((entry.name, getattr(record, entry.name)) for entry in fields(record))
