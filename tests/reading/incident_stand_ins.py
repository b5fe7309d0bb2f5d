"""Stand-ins for the other questions of reading, and a short way to ask for the incidents of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from borderviz.places.records import ResolvedPlace
from borderviz.reading.claimants import Speakers
from borderviz.reading.dates import Times
from borderviz.reading.dating.moment import Moment
from borderviz.reading.draft import DraftIncident
from borderviz.reading.incidents import incidents
from borderviz.reading.text import Document, blocks_of

KNOWN: Mapping[str, tuple[str, str]] = {
    "Kok-Tash": ("village", "KGZ"),
    "Ak-Sai": ("village", "KGZ"),
    "Maksat": ("village", "KGZ"),
    "Dostuk": ("village", "KGZ"),
    "Samarkandek": ("village", "KGZ"),
    "Bulak-Bashy post": ("checkpoint", "KGZ"),
    "Kyzyl-Bel checkpoint": ("checkpoint", "KGZ"),
    "Batken region": ("region", "KGZ"),
    "Leilek district": ("district", "KGZ"),
    "Batken district": ("district", "KGZ"),
    "Batken": ("city", "KGZ"),
    "Surkh": ("village", "TJK"),
    "Chorku": ("village", "TJK"),
    "Vorukh": ("village", "TJK"),
    "Khojai Alo": ("village", "TJK"),
    "Tajikistan": ("country", "TJK"),
    "Kyrgyzstan": ("country", "KGZ"),
}


@dataclass(frozen=True)
class FixedSpeaker:
    """One speaker for all."""

    name: str = "unattributed"
    side: str = "media"
    confidence: float = 0.5
    start: int = -1
    end: int = -1


class FixedSpeakers:
    """Says that everything is said by one speaker."""

    def __init__(self, side: str = "media") -> None:
        self.speaker = FixedSpeaker(side=side)

    def at(self, start: int, end: int) -> FixedSpeaker:
        return self.speaker


class FixedTimes:
    """Dates everything to one day; what holds a year before 2021 is recalled."""

    def __init__(self, document: Document, day: str | None = "2022-09-16", moments: Sequence[Moment] = ()) -> None:
        self.document = document
        self.day = day
        self.moments = list(moments)
        self.main = None

    def when(self, start: int, end: int) -> tuple[str | None, str | None, str]:
        return self.day, self.day, "day"

    def episode(self, start: int, end: int) -> tuple[str | None, bool]:
        return None, "in 2014" in self.document.text[start:end]


def places_in(text: str) -> list[ResolvedPlace]:
    """The known names in a text, longest first."""
    found: list[ResolvedPlace] = []
    for name in sorted(KNOWN, key=len, reverse=True):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not any(place.start < end and start < place.end for place in found):
                found.append(_place(name, start))
            start = text.find(name, end)
    return sorted(found, key=lambda place: place.start)


def _place(name: str, start: int) -> ResolvedPlace:
    kind, side = KNOWN[name]
    return ResolvedPlace(
        mention=name,
        start=start,
        end=start + len(name),
        place_id=name.lower().replace(" ", "-"),
        name=name,
        kind=kind,
        side=side,
        lat=40.0,
        lon=70.5,
        radius_km=2.0,
        confidence=0.9,
        role="incident_location",
    )


def incidents_of(text: str, *, side: str = "media", **times: Any) -> list[DraftIncident]:
    """The incidents of a text of body blocks, told by one side on one day."""
    document = Document(text, blocks_of(text), date(2022, 9, 16))
    stood_in = cast(Times, FixedTimes(document, **times))
    return incidents(document, places_in(text), stood_in, cast(Speakers, FixedSpeakers(side)))
