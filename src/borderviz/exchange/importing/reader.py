"""Reader: a file becomes a layer: what it is, what its columns are taken for, and then its events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from borderviz.exchange.importing.csv_rows import csv_table
from borderviz.exchange.importing.encoding import Encoding, encoding_of
from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.event_json import event_table, is_event_list
from borderviz.exchange.importing.excel_rows import XLS_MAGIC, ZIP_MAGIC, excel_table
from borderviz.exchange.importing.formats import EVENTS, FORMATS, GEOJSON, TABLE, Format, format_of_columns
from borderviz.exchange.importing.geojson_rows import GEOMETRY, geojson_table, is_geojson
from borderviz.exchange.importing.guess import Guess, guessed, known
from borderviz.exchange.importing.json_file import json_of
from borderviz.exchange.importing.raw_table import RawTable, gathered
from borderviz.exchange.importing.source_file import LONGEST_NAME, SourceFile
from borderviz.exchange.importing.texts import harmless
from borderviz.exchange.importing.where import Area

if TYPE_CHECKING:
    from borderviz.exchange.layer import Layer

NOT_TEXT = {
    b"\x1f\x8b": "it is packed with gzip", b"%PDF": "it is a PDF", b"\x89PNG": "it is a picture",
    b"7z\xbc\xaf": "it is an archive",
    b"PAR1": "it is a Parquet file", XLS_MAGIC: "it is a workbook of Excel before 2007",
}  # fmt: skip
"""First bytes of files that are neither text nor .xlsx."""


@dataclass(frozen=True)
class Options:
    """What a person says about a file: all of it may be left to the reader.

    `format` is a key of FORMATS; `columns` maps roles to columns, "" for none; `day_first` says how to read 04/05/2021;
    `encoding` is a codec of Python; `area` (west, south, east, north) helps to find swapped coordinates.
    """

    format: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    encoding: str = ""
    area: Area | None = None
    name: str = ""


@dataclass(frozen=True)
class Inspection:
    """A file that was recognised: its format, its rows as text, and what its columns are taken for."""

    source: SourceFile
    format: Format
    table: RawTable
    guess: Guess
    options: Options


@dataclass(frozen=True)
class Imported:
    """A layer, what its columns were taken for, and how many rows the file has: taken and left out add up to them."""

    layer: Layer
    guess: Guess
    rows: int
    left_out: int

    @property
    def taken(self) -> int:
        """How many rows became events."""
        return len(self.layer.events)


def inspect(source: SourceFile, options: Options | None = None) -> Inspection:
    """Recognise a file by what it holds and guess its columns. Raises ImportFileError where it cannot be read."""
    options = options or Options()
    if options.format and options.format not in FORMATS:
        raise ImportFileError(f"there is no format {options.format!r}", f"the formats are {', '.join(FORMATS)}")
    table, found = _table(source, options)
    if next(iter(table.rows), None) is None:
        raise ImportFileError(f"{source.name} holds no event", "give a file with one event a row")
    chosen = FORMATS[options.format] if options.format else found
    guess = known(table, chosen.title, chosen.columns) if chosen.columns else guessed(table, chosen.title)
    if set(GEOMETRY.values()) <= set(table.columns):
        guess = guess.with_sure(GEOMETRY, "made of the geometry")
    guess = guess.corrected(options.columns).with_examples(table)
    return Inspection(source, chosen, table, guess, options)


def import_file(inspection: Inspection) -> Imported:
    """Make a layer of a file. Raises ImportFileError where columns are missing without which there is no event."""
    from borderviz.exchange.importing.events import events_of
    from borderviz.exchange.layer import Layer

    guess, table, options = inspection.guess, inspection.table, inspection.options
    if guess.missing:
        named = " and ".join(guess.missing)
        example = " ".join(f"--column {role}=NAME" for role in guess.missing)
        problem = f"{table.file}: no column was found for {named}"
        raise ImportFileError(problem, f"name them, as in {example}; the columns are {', '.join(table.columns[:50])}")
    rows = gathered(table, [match.column for match in guess.matches.values()])
    made = events_of(rows.frame, guess, inspection.format.codes, table.file, options.day_first, options.area)
    notices = (*table.notices, *rows.bad, *made.notices)
    name = harmless(options.name, LONGEST_NAME) or PurePath(inspection.source.name).stem or inspection.source.name
    layer = Layer(name, inspection.format.title, inspection.format.terms, made.events, notices)
    return Imported(layer, replace(guess, remarks=made.remarks), rows.rows, rows.rows - len(made.events))


def read_layer(source: SourceFile, options: Options | None = None) -> Imported:
    """Recognise a file and make a layer of it, in one step. Raises ImportFileError where that cannot be done."""
    return import_file(inspect(source, options))


def _table(source: SourceFile, options: Options) -> tuple[RawTable, Format]:
    head = source.head(1 << 12)
    if not head.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise ImportFileError(f"{source.name} is empty", "give a file with one event a row")
    if head.startswith(ZIP_MAGIC):
        table = excel_table(source)
        return table, format_of_columns(table.columns)
    for magic, words in NOT_TEXT.items():
        if head.startswith(magic):
            raise ImportFileError(f"{source.name} cannot be read: {words}", "save it as CSV, .xlsx or GeoJSON")
    is_json = options.format in (GEOJSON.name, EVENTS.name)
    if is_json or (not options.format and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")):
        return _json_table(source, json_of(source), options.format)
    encoding = _named_encoding(options.encoding) if options.encoding else encoding_of(source)
    chosen = FORMATS.get(options.format, TABLE)
    table = csv_table(source, encoding, chosen.headless or FORMATS["ged"].headless)
    return table, format_of_columns(table.columns)


def _json_table(source: SourceFile, content: Any, wanted: str) -> tuple[RawTable, Format]:
    if wanted == GEOJSON.name or (not wanted and is_geojson(content)):
        return geojson_table(source, content), GEOJSON
    if wanted == EVENTS.name or is_event_list(content):
        return event_table(source, content), EVENTS
    problem = f"{source.name} is JSON, but neither GeoJSON nor a list of events"
    raise ImportFileError(problem, "give GeoJSON, or a list of objects with date, latitude and longitude")


def _named_encoding(name: str) -> Encoding:
    try:
        "".encode(name)
    except (LookupError, ValueError, TypeError) as error:
        raise ImportFileError(
            f"there is no encoding {name!r}", "name one such as utf-8, utf-16, cp1251, latin-1"
        ) from error
    return Encoding(name)
