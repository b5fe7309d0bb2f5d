"""The records of a study: sides, clashes, reports, places, claims and incidents. The rules are in docs/codebook.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from borderviz import columns as c

SIDE = r"[A-Z]{3}|both|unspecified"
SPEAKER = r"[A-Z]{3}|third_party|media|unspecified"
IDENTIFIER = r"[a-z0-9][a-z0-9-]{0,79}"
WIDEST_PLACE = 3
"""UCDP's where_precision up to which an incident is drawn: a mark at the centre of a region would say nothing."""

SIDE_HINT = "write an ISO 3166-1 alpha-3 code such as KGZ, or both, or unspecified"
SPEAKER_HINT = "write an ISO 3166-1 alpha-3 code such as KGZ, or third_party, media or unspecified"
IDENTIFIER_HINT = "write lower-case letters, digits and hyphens, such as kok-tash"


class Metric(StrEnum):
    """What a toll figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    DISPLACED = "displaced"
    MISSING = "missing"
    DETAINED = "detained"
    HOMES_DAMAGED = "homes_damaged"


class Qualifier(StrEnum):
    """How the figure was hedged; it decides the bounds."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    RANGE = "range"


class Group(StrEnum):
    """Which people of a side a figure counts."""

    ALL = "all"
    CIVILIAN = "civilian"
    SECURITY_FORCES = "security_forces"
    CHILDREN = "children"
    WOMEN = "women"


class IncidentKind(StrEnum):
    """What happened."""

    SHOOTING = "shooting"
    SHELLING = "shelling"
    AIR_STRIKE = "air_strike"
    STONE_THROWING = "stone_throwing"
    ARSON = "arson"
    ROAD_BLOCK = "road_block"
    TROOP_MOVEMENT = "troop_movement"
    EVACUATION = "evacuation"
    TALKS = "talks"
    PROTEST = "protest"
    OTHER = "other"


class DatePrecision(StrEnum):
    """How exactly the text dates an incident."""

    HOUR = "hour"
    DAY = "day"
    RANGE = "range"
    MONTH = "month"


class PlaceKind(StrEnum):
    """What a place is."""

    VILLAGE = "village"
    CITY = "city"
    DISTRICT = "district"
    REGION = "region"
    RIVER = "river"
    FACILITY = "facility"
    CHECKPOINT = "checkpoint"
    COUNTRY = "country"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party to the conflict."""

    side: str = c.text("ISO 3166-1 alpha-3 code", required=True, pattern="[A-Z]{3}", hint="write a code such as KGZ")
    name: str = c.text("name of the country", required=True)
    adjective: str = c.text("its adjective, for labels", required=True)
    utc_offset: str = c.text("local time in the theatre", pattern=r"[+-]\d\d:\d\d", hint="write it like +06:00")
    colour_light: str = c.text("colour on a light page", pattern="#[0-9a-fA-F]{6}", hint="write it like #0b5fa5")
    colour_dark: str = c.text("colour on a dark page", pattern="#[0-9a-fA-F]{6}", hint="write it like #6cb6ff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One outbreak of fighting, from its first to its last day in local time."""

    clash_id: str = c.text(
        "YYYY-MM of its outbreak", required=True, pattern=r"\d{4}-\d\d", hint="write it like 2021-04"
    )
    name: str = c.text("name for headings", required=True)
    short_name: str = c.text("name for narrow labels", required=True)
    start: date = c.day("first day, local time")
    end: date = c.day("last day, local time")
    source: str = c.text("where the days come from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article, and which sides it says were silent about their losses."""

    report_id: str = c.text("stable id", required=True, pattern=IDENTIFIER, hint=IDENTIFIER_HINT)
    file: str = c.text("file name of the text in texts/", pattern=r"[^/\\]+", hint="write a file name without a folder")
    title: str = c.text("headline", required=True)
    outlet: str = c.text("who published it; empty where the text does not say")
    agencies: tuple[str, ...] = c.word_list("news agencies it credits, separated by ;")
    published: date = c.day("day of publication")
    language: str = c.text("ISO 639-1 code", pattern="[a-z]{2}", hint="write a code such as en")
    url: str = c.web_address("address of the article")
    silent_sides: tuple[str, ...] = c.word_list("sides that gave no losses, as the text says, separated by ;")
    text_sha256: str = c.text("SHA-256 of the text as UTF-8", pattern="[0-9a-f]{64}", hint="write 64 hex digits")
    note: str = c.text("remark of the coder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer. One without coordinates is known by name only and gets no point on a map."""

    place_id: str = c.text("stable id", required=True, pattern=IDENTIFIER, hint=IDENTIFIER_HINT)
    name: str = c.text("name in Latin script", required=True)
    other_names: tuple[str, ...] = c.word_list("other names and scripts, separated by ;")
    kind: PlaceKind = c.choice(PlaceKind, "what it is", empty=PlaceKind.VILLAGE)
    side: str = c.text("who administers it", pattern="[A-Z]{3}|disputed", hint="write a code such as KGZ, or disputed")
    lat: float | None = c.number("latitude, degrees north (EPSG:4326)", minimum=-90, maximum=90)
    lon: float | None = c.number("longitude, degrees east (EPSG:4326)", minimum=-180, maximum=180)
    radius_km: float | None = c.number("holds the true place 95 times in 100, km", minimum=0.01, maximum=1000)
    confidence: str = c.text(
        "in the coordinates", pattern="high|medium|low|very low", hint="write high, medium, low or very low"
    )
    source: str = c.text("where the coordinates come from")
    population: int | None = c.integer("inhabitants", minimum=0)
    note: str = c.text("remark")

    @property
    def has_point(self) -> bool:
        """Whether the place can be drawn."""
        return self.lat is not None and self.lon is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One toll figure, said by someone."""

    claim_id: str = c.text("stable id", required=True, pattern=IDENTIFIER, hint=IDENTIFIER_HINT)
    report_id: str = c.text("the report that carries it", required=True, refers_to="reports")
    metric: Metric = c.choice(Metric, "what is counted")
    value: int = c.integer("the number as it is said", required=True, minimum=0)
    low: int = c.integer("lowest number the words allow", required=True, minimum=0)
    high: int | None = c.integer("highest number the words allow; empty where they set none", minimum=0)
    qualifier: Qualifier = c.choice(Qualifier, "how the number was hedged")
    vague: bool = c.flag("a quantity without a number, such as dozens; low is then its floor")
    side: str = c.text("whose people", required=True, pattern=SIDE, hint=SIDE_HINT)
    group: Group = c.choice(Group, "which of them")
    claimant: str = c.text("who says it", required=True)
    claimant_side: str = c.text("for whom the claimant speaks", required=True, pattern=SPEAKER, hint=SPEAKER_HINT)
    as_of: str = c.partial_date("date or time for which the figure is given")
    clash: str = c.text("the clash it is about; empty for none of the study's", refers_to="clashes")
    recalled: bool = c.flag("said later about an earlier clash")
    part_of: str = c.text("the claim of which this is a sub-count", refers_to="claims")
    increment: bool = c.flag("a rise, not a total")
    superseded: bool = c.flag("an earlier figure, restated")
    negative: bool = c.flag("a stated zero")
    repeat: bool = c.flag("the same figure said again in the same report")
    evidence_start: int = c.integer("first character of the phrase in the text", required=True, minimum=0)
    evidence_end: int = c.integer("character after the phrase", required=True, minimum=1)
    evidence_paragraph: int = c.integer("paragraph of the text, from 1", required=True, minimum=1)
    evidence_sha256: str = c.text(
        "SHA-256 of the phrase as UTF-8", required=True, pattern="[0-9a-f]{64}", hint="write 64 hex digits"
    )
    note: str = c.text("remark of the coder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Something that is said to have happened, at a place."""

    incident_id: str = c.text("stable id", required=True, pattern=IDENTIFIER, hint=IDENTIFIER_HINT)
    report_id: str = c.text("the report that carries it", required=True, refers_to="reports")
    kind: IncidentKind = c.choice(IncidentKind, "what happened")
    summary: str = c.text("what happened, in the coder's words", required=True)
    place_id: str = c.text("where; empty where the text names no place", refers_to="places")
    where_precision: int = c.integer("UCDP GED: 1 exact … 6 country", required=True, minimum=1, maximum=7)
    start: date | datetime = c.moment("first day, or time with zone")
    end: date | datetime = c.moment("last day, or time with zone")
    date_precision: DatePrecision = c.choice(DatePrecision, "how exactly the text dates it")
    blamed_on: str = c.text("side blamed by anyone quoted; empty for none", pattern=r"[A-Z]{3}|both", hint=SIDE_HINT)
    account_of: str = c.text("whose account it is", required=True, pattern=SPEAKER, hint=SPEAKER_HINT)
    claimant: str = c.text("who gives the account", required=True)
    same_event: tuple[str, ...] = c.word_list("other accounts of this event, separated by ;", refers_to="incidents")
    evidence_start: int = c.integer("first character of the phrase in the text", required=True, minimum=0)
    evidence_end: int = c.integer("character after the phrase", required=True, minimum=1)
    evidence_paragraph: int = c.integer("paragraph of the text, from 1", required=True, minimum=1)
    evidence_sha256: str = c.text(
        "SHA-256 of the phrase as UTF-8", required=True, pattern="[0-9a-f]{64}", hint="write 64 hex digits"
    )
    note: str = c.text("remark of the coder")


TABLES: dict[str, type] = {
    "sides": Side,
    "clashes": Clash,
    "reports": Report,
    "places": Place,
    "claims": Claim,
    "incidents": Incident,
}
"""The tables of a study in the order in which they are read: a table refers only to itself and to earlier ones."""
