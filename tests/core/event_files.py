"""Files of events made for tests: small ones of every format, as bytes."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence

from borderviz.exchange.ged_columns import GED_COLUMNS
from borderviz.exchange.importing.reader import Imported, Options, read_layer
from borderviz.exchange.importing.source_file import SourceFile

ACLED_COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp".split()
)

GED_EVENT = {
    "id": "501", "relid": "KGZ-2021-1-501", "year": "2021", "active_year": "1", "code_status": "Clear",
    "type_of_violence": "1", "dyad_name": "Government of Northland - Government of Southland",
    "side_a": "Government of Northland", "side_b": "Government of Southland", "number_of_sources": "2",
    "source_article": '"Agency,2021-04-30,Fire at the weir"', "where_prec": "2", "where_coordinates": "Weir village",
    "where_description": "near the weir", "adm_1": "North region", "latitude": "39.95", "longitude": "70.54",
    "country": "Northland", "event_clarity": "1", "date_prec": "1", "date_start": "2021-04-29 00:00:00.000",
    "date_end": "2021-04-29 00:00:00.000", "best": "7", "high": "9", "low": "5",
}  # fmt: skip
"""A made event as UCDP GED writes one; columns that are not named are empty."""

ACLED_EVENT = {
    "event_id_cnty": "KGZ100", "event_date": "29 April 2021", "year": "2021", "time_precision": "1",
    "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "Border Guards of Northland",
    "actor2": "Border Guards of Southland", "country": "Northland", "admin1": "North region", "location": "Weir",
    "latitude": "39.95", "longitude": "70.54", "geo_precision": "1", "source": "Agency", "notes": "Fire at the weir.",
    "fatalities": "3",
}  # fmt: skip


def csv_file(
    columns: Sequence[str], rows: Sequence[Mapping[str, str]], separator: str = ",", header: bool = True
) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", delimiter=separator)
    if header:
        writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def ged(*changes: Mapping[str, str], header: bool = True) -> bytes:
    return csv_file(GED_COLUMNS, [GED_EVENT | change for change in changes or ({},)], header=header)


def acled(*changes: Mapping[str, str]) -> bytes:
    return csv_file(ACLED_COLUMNS, [ACLED_EVENT | change for change in changes or ({},)])


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for rows in sheets:
        sheet = book.active if rows is sheets[0] else book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def zipped(members: Mapping[str, bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return saved.getvalue()


def geojson(*features: object, **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": {"date": "2021-04-29", **properties}}


def imported(content: bytes | str, name: str = "events.csv", **options: object) -> Imported:
    """Read a file from memory."""
    raw = content.encode() if isinstance(content, str) else content
    found = read_layer(SourceFile.in_memory(name, raw), Options(**options))  # type: ignore[arg-type]
    assert found.taken + found.left_out == found.rows
    named = {notice.row for notice in found.layer.notices if notice.is_error}
    assert len(named) == found.left_out, "every row that is left out is named"
    return found


def only(found: Imported) -> dict[str, object]:
    """The one event that was read."""
    rows: list[dict[str, object]] = found.layer.events.to_dict("records")
    assert len(rows) == 1
    return rows[0]


def problems(found: Imported) -> str:
    return "\n".join(map(str, found.layer.notices))
