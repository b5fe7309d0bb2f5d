"""Formats: the datasets that are known by their columns, each with its codes and the terms of its use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from borderviz.exchange.ged_columns import GED_COLUMNS, OWN_COLUMNS
from borderviz.exchange.importing.codes import Codes, Dating, Exactness

GED_TERMS = (
    "UCDP Georeferenced Event Dataset, Uppsala Conflict Data Program, under CC BY 4.0: you may use it and pass it on "
    "if you name the source and its version. UCDP asks for the citation in its codebook (ucdp.uu.se/downloads)."
)

ACLED_TERMS = (
    "ACLED's own terms hold for this file (acleddata.com, terms and attribution policy). In short: rows of it may not "
    "be passed on to anybody else, also not inside a map or a download; no data set or product may be made of it that "
    "could stand in for ACLED's; name ACLED, with the day on which you took the data, wherever something made from it "
    "is shown, and say how you changed it. Read the terms themselves before you publish."
)

EVENT_TERMS = (
    "Events collected from public maps (Bellingcat, Cen4infoRes, GeoConfirmed and others, as each event's source "
    "says). The terms of each of these maps hold; osint-geo-extractor gives none of its own for the events."
)

TABLE_TERMS = (
    "Whose file this is and what may be done with it is not known here: ask those who made it before you pass it on."
)


@dataclass(frozen=True)
class Format:
    """A kind of file. `columns` names the column of each role where the codebook does; else they are guessed.

    A file is of this format where it has all the columns of `marks`; `headless` are the columns of a file without a
    header, where the format is published like that.
    """

    name: str
    title: str
    terms: str
    columns: Mapping[str, str] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    codes: Codes = field(default_factory=Codes)
    headless: Sequence[str] = ()


GED = Format(
    "ged", "UCDP GED", GED_TERMS,
    columns={
        "event_id": "id", "lat": "latitude", "lon": "longitude", "start": "date_start", "end": "date_end",
        "date_precision": "date_prec", "where_precision": "where_prec", "kind": "type_of_violence",
        "title": "dyad_name",
        "actor": "side_a", "other_actor": "side_b", "place": "where_coordinates", "region": "adm_1",
        "source": "source_article", "note": "where_description", "best": "best", "low": "low", "high": "high",
    },
    marks=frozenset({"date_start", "date_end", "latitude", "longitude", "type_of_violence", "best", "low", "high"}),
    codes=Codes(
        # 1 is a day, 2 some days, 3 a week, 4 a month, 5 a year: the days themselves stand in date_start and date_end.
        dates={
            "1": Dating("day"), "2": Dating("range"), "3": Dating("range"), "4": Dating("month"), "5": Dating("range"),
        },
        kinds={"1": "State-based conflict", "2": "Non-state conflict", "3": "One-sided violence"},
    ),
    headless=GED_COLUMNS,
)  # fmt: skip

ACLED = Format(
    "acled", "ACLED", ACLED_TERMS,
    columns={
        "event_id": "event_id_cnty", "lat": "latitude", "lon": "longitude", "start": "event_date",
        "date_precision": "time_precision", "where_precision": "geo_precision", "kind": "event_type",
        "title": "sub_event_type", "actor": "actor1", "other_actor": "actor2", "place": "location", "region": "admin1",
        "source": "source", "note": "notes", "best": "fatalities",
    },
    marks=frozenset({"event_id_cnty", "event_date", "latitude", "longitude", "fatalities"}),
    codes=Codes(
        # ACLED's 1 is a town; 2 a part of a region, at a town of it; 3 a region, at its capital.
        where={"1": Exactness(1, 5), "2": Exactness(3, 50), "3": Exactness(4, 150)},
        # 1 is the day; 2 some day of a week, of which the middle is given; 3 some day of a month.
        dates={"1": Dating("day"), "2": Dating("range", 3), "3": Dating("month")},
    ),
)  # fmt: skip

EVENTS = Format(
    "events", "osint-geo-extractor events", EVENT_TERMS,
    columns={
        "event_id": "id", "lat": "latitude", "lon": "longitude", "start": "date", "title": "title",
        "note": "description", "place": "place_desc", "source": "source", "url": "links",
    },
)  # fmt: skip

TABLE = Format("table", "table", TABLE_TERMS)
GEOJSON = Format("geojson", "GeoJSON", TABLE_TERMS)

FORMATS = {one.name: one for one in (GED, ACLED, EVENTS, GEOJSON, TABLE)}
"""All formats by name, those first that are told by their columns."""


def format_of_columns(columns: Sequence[str]) -> Format:
    """Return the format that a table of these columns has, in small letters or capitals; any other is a table."""
    found = {column.casefold() for column in columns}
    # Incidents of a study in GED's columns are not UCDP's events, and not under UCDP's terms.
    known = (ACLED,) if found.issuperset(OWN_COLUMNS) else (GED, ACLED)
    return next((one for one in known if one.marks <= found), TABLE)
