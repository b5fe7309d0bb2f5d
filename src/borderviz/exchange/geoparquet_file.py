"""GeoParquet 1.1: the incidents as points; the other tables and the provenance in the metadata of the schema."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from borderviz.columns import columns_of
from borderviz.exchange.portable import (
    ADDED,
    added_to,
    beside_incidents,
    opened_beside,
    point_of,
    values_of,
)
from borderviz.exchange.provenance import Provenance
from borderviz.model import Incident
from borderviz.rules import local_day
from borderviz.study import Study, StudyError

if TYPE_CHECKING:
    import geopandas
    import pyarrow.parquet

KEY = b"borderviz"
TYPES = {"integer": "Int64", "number": "float64", "boolean": "boolean"}
"""Types in pandas of the kinds of columns; the others are text, times of any zone among them."""

LONGEST_VALUE = 1_000_000
ROWS_AT_ONCE = 256
"""Bytes of one value and rows that are held at once: a small file may name one long value a million times."""


def write(study: Study, provenance: Provenance) -> bytes:
    """Return the incidents as GeoParquet (EPSG:4326, WKB); `start_day` and `end_day` are their days as dates."""
    import pyarrow.parquet as pq

    alone, whole = io.BytesIO(), io.BytesIO()
    _frame(study).to_parquet(alone, index=False, schema_version="1.1.0")
    # geopandas writes no metadata but its own, so that ours is added to what it wrote.
    table = pq.read_table(alone)
    about = json.dumps(beside_incidents(study, provenance)).encode()
    pq.write_table(table.replace_schema_metadata({**(table.schema.metadata or {}), KEY: about}), whole)
    return whole.getvalue()


def _frame(study: Study) -> geopandas.GeoDataFrame:
    import geopandas
    import pandas as pd
    import pyarrow as pa
    from shapely import Point

    incidents = list(study.incidents.values())
    rows = [values_of(incident) | added_to(incident, study) for incident in incidents]
    types = {name: TYPES.get(column.kind, "string") for name, column in columns_of(Incident).items()}
    # As coordinates they stand in the geometry.
    types |= {name: "float64" if name == "radius_km" else "string" for name in ADDED if name not in ("lat", "lon")}
    data = pd.DataFrame(rows, columns=list(types), dtype=object).astype(types)
    for name in ("start", "end"):
        days = [local_day(getattr(incident, name)) for incident in incidents]
        data[f"{name}_day"] = pd.Series(days, dtype=pd.ArrowDtype(pa.date32()))
    places = [point_of(incident, study) for incident in incidents]
    points = [Point(place.lon, place.lat) if place else None for place in places]
    return geopandas.GeoDataFrame(data, geometry=points, crs="EPSG:4326")


def read(path: Path) -> Study:
    """Open an export of this form as a study. Raises StudyError where it is none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path, read_dictionary=list(columns_of(Incident))) as file:
            about = json.loads((file.schema_arrow.metadata or {})[KEY])
            return opened_beside(about, _rows(path, file), path)
    except (pa.ArrowException, OSError, KeyError, ValueError, RecursionError) as error:
        raise StudyError(f"{path} cannot be understood ({error!r}). Export it again as GeoParquet.") from error


def _rows(path: Path, file: pyarrow.parquet.ParquetFile) -> Iterator[dict[str, Any]]:
    """The incidents, a few at once."""
    columns = [name for name in columns_of(Incident) if name in file.schema_arrow.names]
    for batch in file.iter_batches(ROWS_AT_ONCE, columns=columns):
        if any(_longest(column) > LONGEST_VALUE for column in batch.columns):
            raise StudyError(f"{path} holds a value of more than {LONGEST_VALUE:,} bytes and is not opened.")
        yield from batch.to_pylist()


def _longest(column: pyarrow.Array) -> int:
    """Bytes of the longest text of a column; text comes as a dictionary, in which each value stands once."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_dictionary(column.type) or not len(column.dictionary):
        return 0
    return pc.max(pc.binary_length(column.dictionary)).as_py() or 0
