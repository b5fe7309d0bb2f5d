"""A tiny good study on disk, of which a test spoils one cell, row or file.

The second row of a table is what other rows refer to; the third, whose id begins with "spare", is referred to by none.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from borderviz.columns import columns_of
from borderviz.model import TABLES
from borderviz.notices import Notice
from borderviz.study import Study

Cells = dict[str, str]

TEXT = "A bridge was shelled.\n\nThe ministry counted 12 dead, among them 5 soldiers.\nNobody is missing.\n"


def evidence(phrase: str, paragraph: int, text: str = TEXT) -> Cells:
    """The evidence columns for a phrase that stands once in the text."""
    start = text.index(phrase)
    return {
        "evidence_start": str(start),
        "evidence_end": str(start + len(phrase)),
        "evidence_paragraph": str(paragraph),
        "evidence_sha256": hashlib.sha256(phrase.encode()).hexdigest(),
    }


def claim(claim_id: str, value: int = 12, **cells: str) -> Cells:
    """A good row of claims.csv: an exact figure of killed on the Kyrgyz side, said by the first report."""
    number = str(value)
    good = {
        "claim_id": claim_id, "report_id": "first-report", "metric": "killed", "value": number, "low": number,
        "high": number, "qualifier": "exact", "side": "KGZ", "group": "all", "claimant": "Ministry",
        "claimant_side": "KGZ", "as_of": "2021-04-30", "clash": "2021-04", **evidence("12 dead", 2),
    }  # fmt: skip
    return good | cells


def incident(incident_id: str, **cells: str) -> Cells:
    """A good row of incidents.csv: a shelling of a day at the first place."""
    good = {
        "incident_id": incident_id, "report_id": "first-report", "kind": "shelling", "summary": "A bridge is hit",
        "place_id": "first-place", "where_precision": "1", "start": "2021-04-29", "end": "2021-04-29",
        "date_precision": "day", "blamed_on": "TJK", "account_of": "KGZ", "claimant": "Ministry",
        **evidence("A bridge was shelled", 1),
    }  # fmt: skip
    return good | cells


def report(report_id: str, published: str = "2021-04-30", **cells: str) -> Cells:
    """A good row of reports.csv."""
    good = {"report_id": report_id, "title": "Clashes", "outlet": "Gazette", "published": published}
    return good | cells


def place(place_id: str, **cells: str) -> Cells:
    """A good row of places.csv: a village with a point inside the area of the study."""
    good = {"place_id": place_id, "name": "Bridge", "kind": "village", "lat": "39.9", "lon": "70.5", "radius_km": "2"}
    return good | cells


def clash(clash_id: str, start: str, end: str) -> Cells:
    """A good row of clashes.csv."""
    return {"clash_id": clash_id, "name": f"Clash {clash_id}", "short_name": clash_id, "start": start, "end": end}


def side(code: str, name: str, adjective: str) -> Cells:
    """A good row of sides.csv."""
    colours = {"colour_light": "#b4460f", "colour_dark": "#ff9d5c"}
    return {"side": code, "name": name, "adjective": adjective, "utc_offset": "+06:00", **colours}


class SmallStudy:
    """The tables as cells, and the folder into which `open` writes them first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.package: dict[str, Any] = {
            "name": "small",
            "borderviz": {"title": "Small", "area": [68.5, 39, 73.5, 41.5]},
        }
        self.tables: dict[str, list[Cells]] = {
            "sides": [side("KGZ", "Kyrgyzstan", "Kyrgyz"), side("TJK", "Tajikistan", "Tajik")],
            "clashes": [
                clash("2021-04", "2021-04-28", "2021-05-01"),
                clash("2019-01", "2019-01-05", "2019-01-06"),
                clash("2022-09", "2022-09-14", "2022-09-17"),
            ],
            "reports": [
                report("first-report", file="first.txt"),
                report("spare-report", url="https://example.org/a", silent_sides="TJK"),
                report("later-report", "2022-09-18"),
            ],
            "places": [place("first-place"), place("spare-place", name="Mill")],
            "claims": [
                claim("killed-12"),
                claim("spare-claim", metric="injured"),
                claim("killed-5-forces", 5, group="security_forces", part_of="killed-12", **evidence("5 soldiers", 2)),
            ],
            "incidents": [
                incident("shelling"),
                incident("spare-incident", kind="talks"),
                incident("shelling-denied", account_of="TJK", blamed_on="KGZ", same_event="shelling"),
            ],
        }

    def put(self, table: str, row: int, **cells: str) -> SmallStudy:
        """Write cells into a row, counted as a spreadsheet does: 2 is the first one under the header."""
        self.tables[table][row - 2].update(cells)
        return self

    def add(self, table: str, *rows: Cells) -> SmallStudy:
        """Append rows to a table."""
        self.tables[table] += rows
        return self

    def csv(self, table: str, separator: str = ",", line_end: str = "\n", quoting: Any = csv.QUOTE_MINIMAL) -> str:
        """The table as the text of its file."""
        file = io.StringIO(newline="")
        names = list(columns_of(TABLES[table]))
        writer = csv.DictWriter(file, names, delimiter=separator, lineterminator=line_end, quoting=quoting)
        writer.writeheader()
        writer.writerows(self.tables[table])
        return file.getvalue()

    def write(self) -> Path:
        """Write all the files of the study and return its folder."""
        for table in self.tables:
            (self.folder / f"{table}.csv").write_bytes(self.csv(table).encode())
        (self.folder / "datapackage.json").write_text(json.dumps(self.package), encoding="utf-8")
        return self.folder

    def write_text(self) -> None:
        """Put the text of the first report into texts/."""
        (self.folder / "texts").mkdir(exist_ok=True)
        (self.folder / "texts" / "first.txt").write_bytes(TEXT.encode())

    def open(self, files: Mapping[str, bytes] | None = None) -> Study:
        """Write the study, then the given files over it, and open it."""
        self.write()
        for name, content in (files or {}).items():
            (self.folder / name).write_bytes(content)
        return Study.open(self.folder)


def ids(study: Study) -> dict[str, set[str]]:
    """The ids of the rows that were taken, by table."""
    return {table: set(getattr(study, table)) for table in TABLES}


def only_notice(study: Study) -> Notice:
    """The one notice of a study that has exactly one."""
    assert len(study.notices) == 1, [str(notice) for notice in study.notices]
    return study.notices[0]


def assert_only_lost(study: Study, table: str, *lost: str) -> None:
    """Assert that every row of the small study was taken but those named."""
    good = {name: {next(iter(cells.values())) for cells in rows} for name, rows in SmallStudy(Path()).tables.items()}
    good[table] -= set(lost)
    assert ids(study) == good
