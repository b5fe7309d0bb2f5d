"""Wording: how codes, dates and hedged figures read on a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from borderviz.columns import PARTIAL_DATE
from borderviz.model import Claim, DatePrecision, Group, Incident, IncidentKind, Metric, Qualifier, Report, Side
from borderviz.rules import local_day

METRICS = {
    Metric.KILLED: "Killed",
    Metric.INJURED: "Injured",
    Metric.DISPLACED: "Displaced",
    Metric.MISSING: "Missing",
    Metric.DETAINED: "Detained",
    Metric.HOMES_DAMAGED: "Homes damaged",
}
KINDS = {
    IncidentKind.SHOOTING: "Shooting",
    IncidentKind.SHELLING: "Shelling",
    IncidentKind.AIR_STRIKE: "Air strike",
    IncidentKind.STONE_THROWING: "Stone throwing",
    IncidentKind.ARSON: "Arson",
    IncidentKind.ROAD_BLOCK: "Road block",
    IncidentKind.TROOP_MOVEMENT: "Troop movement",
    IncidentKind.EVACUATION: "Evacuation",
    IncidentKind.TALKS: "Talks",
    IncidentKind.PROTEST: "Protest",
    IncidentKind.OTHER: "Other",
}
GROUPS = {
    Group.ALL: "all",
    Group.CIVILIAN: "civilians",
    Group.SECURITY_FORCES: "security forces",
    Group.CHILDREN: "children",
    Group.WOMEN: "women",
}
PRECISIONS = {
    1: "at the place itself",
    2: "near a known place",
    3: "known to the district",
    4: "known to the region",
    5: "along a line or area without a centre",
    6: "known to the country",
    7: "in international space",
}
HEDGES = {
    Qualifier.EXACT: "{}",
    Qualifier.ABOUT: "about {}",
    Qualifier.AT_LEAST: "at least {}",
    Qualifier.MORE_THAN: "more than {}",
    Qualifier.UP_TO: "up to {}",
    Qualifier.RANGE: "{} to {}",
}
SIGNS = {
    Qualifier.EXACT: "{}",
    Qualifier.ABOUT: "~{}",
    Qualifier.AT_LEAST: "≥{}",
    Qualifier.MORE_THAN: ">{}",
    Qualifier.UP_TO: "≤{}",
    Qualifier.RANGE: "{}–{}",
}
FLOORS = {3: "several", 24: "dozens", 40: "scores", 200: "hundreds", 2000: "thousands"}
"""The word behind the floor of a vague quantity (docs/codebook.md)."""

OTHER_SIDES = {
    "both": "both sides",
    "unspecified": "not said",
    "third_party": "third party",
    "media": "media",
    "": "nobody",
}


def number_of(count: int, thing: str) -> str:
    """Return how many there are of a thing: "1 figure", "1,204 figures"."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def side_name(side: str, sides: Mapping[str, Side]) -> str:
    """Return "Kyrgyz", "both sides", "not said" … for a side or for whom somebody speaks."""
    return sides[side].adjective if side in sides else OTHER_SIDES.get(side, side)


def blame_text(blamed_on: str, sides: Mapping[str, Side]) -> str:
    """Return who is blamed, in words; "both" is mutual: they did it to each other, or each blames the other."""
    return "mutual" if blamed_on == "both" else side_name(blamed_on, sides)


def figure_text(claim: Claim) -> str:
    """Return a figure as it was hedged: "at least 33", "dozens", "no"."""
    if claim.vague:
        return f"{FLOORS.get(claim.low, f'{claim.low:,} or more')} (number not given)"
    if claim.negative:
        return "none"
    return HEDGES[claim.qualifier].format(f"{claim.value:,}", f"{claim.high or 0:,}")


def figure_sign(claim: Claim) -> str:
    """Return a figure with its hedge as a sign, for marks: "≥33", "~8", "dozens"."""
    if claim.vague:
        return FLOORS.get(claim.low, f"≥{claim.low:,}")
    text = SIGNS[claim.qualifier].format(f"{claim.value:,}", f"{claim.high or 0:,}")
    return f"+{text}" if claim.increment else text


def day_text(day: date, *, year: bool = True) -> str:
    """Return "29 Apr 2021" or "29 Apr". English whatever the locale of the machine."""
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]
    text = f"{day.day} {months[day.month - 1]}"
    return f"{text} {day.year}" if year else text


def partial_date_text(as_of: str) -> str:
    """Return a year, month, day or time as exact as it is: "2021", "Apr 2021", "29 Apr 2021", "… 21:45"."""
    if len(as_of) == 4:
        return as_of
    if PARTIAL_DATE.fullmatch(as_of):
        return day_text(date.fromisoformat(f"{as_of}-01")).split(" ", 1)[1]
    text = day_text(date.fromisoformat(as_of[:10]))
    return f"{text} {as_of[11:16]}" if "T" in as_of else text


def when_text(incident: Incident) -> str:
    """Return when an incident happened, as exactly as the text dates it: "28–29 Apr 2021", "27 Jan 2022, 21:45"."""
    first, last = local_day(incident.start), local_day(incident.end)
    if incident.date_precision is DatePrecision.MONTH:
        return day_text(first).split(" ", 1)[1]
    if isinstance(incident.start, datetime):
        return f"{day_text(first)}, {incident.start:%H:%M} (UTC{incident.start:%z})".replace("00)", ")")
    if first == last:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_text(last)}"
    return f"{day_text(first, year=first.year != last.year)} – {day_text(last)}"


def source_text(report: Report) -> str:
    """Return who published a report, and when: "DW, 1 May 2021"; agencies where the outlet is not known."""
    outlet = report.outlet or (" / ".join(report.agencies) if report.agencies else "outlet not named")
    return f"{outlet}, {day_text(report.published)}"
