"""Studies made for tests: copies of the one that ships, broken or hostile on purpose, and a small one with texts."""

import csv
import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path

from borderviz.model import TABLES, Claim, Incident, Place
from borderviz.study import Study
from borderviz.tables import write_table

SHIPPED = Path(__file__).resolve().parents[1] / "data" / "clashes"
GEOGRAPHY = SHIPPED.parent / "geo"

HOSTILE = (
    '<img src=x onerror="window.top.hacked=1">',
    "${window.top.hacked=1}",
    "</script><script>window.top.hacked=1</script>",
    "`}${window.top.hacked=1}`",
    "[x](javascript:window.top.hacked=1)",
    "![x](https://foreign.example/pixel.png)",
    "'\"><svg onload=window.top.hacked=1>",
    "{{window.top.hacked=1}}",
)

BAD_ROWS = {
    "sides": "UZB,Uzbekistan,Uzbek,+05:00,green,#00ff00",
    "clashes": "2023-01,January 2023,Jan 2023,2023-01-09,2023-01-02,nobody",
    "reports": "late-report,late.txt,A report,An outlet,,2023-02-31,en,,,,",
    "places": "nowhere,Nowhere,,village,KGZ,139.5,70.5,2,high,nobody,,",
    "claims": "bad-claim,dw-2021-05-01,killed,many,1,1,exact,false,KGZ,all,Somebody,KGZ,2021-05-01,2021-04"
    ",false,,false,false,false,false,0,4,1," + "0" * 64 + ",",
    "incidents": "bad-incident,dw-2021-05-01,picnic,A picnic,kok-tash,2,2021-05-01,2021-05-01,day,,media,Somebody,"
    ",0,4,1," + "0" * 64 + ",",
}
"""A row for each table that cannot be taken."""


def copy_of_shipped(folder: Path, **settings: object) -> Path:
    """Copy the study that ships; `settings` replace those in its datapackage.json."""
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("texts"))
    change_settings(folder, {"geography": str(GEOGRAPHY), **settings})
    return folder


def change_settings(folder: Path, settings: Mapping[str, object]) -> None:
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["borderviz"] |= settings
    path.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")


def rewrite(folder: Path, table: str, change: Callable[[dict[str, str]], dict[str, str]]) -> None:
    """Replace every row of a table by what `change` makes of it."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [change(row) for row in csv.DictReader(file)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def without_rows(folder: Path) -> Path:
    """A study whose tables have headers and nothing else."""
    copy_of_shipped(folder)
    for table, record in TABLES.items():
        write_table(folder / f"{table}.csv", record, [])
    return folder


def with_bad_rows(folder: Path) -> Path:
    """The study that ships, with one row in each table that cannot be taken."""
    copy_of_shipped(folder)
    write_table(folder / "places.csv", Place, [])
    for table, row in BAD_ROWS.items():
        with (folder / f"{table}.csv").open("a", encoding="utf-8") as file:
            file.write(f"{row}\n")
    return folder


def hostile(folder: Path) -> Path:
    """The study that ships, with every free text replaced by one that would run, load or break something."""
    copy_of_shipped(folder)
    write_used_places(folder)
    texts = {
        "sides": ("name", "adjective"),
        "clashes": ("name", "short_name", "source"),
        "reports": ("title", "outlet", "agencies", "note"),
        "places": ("name", "other_names", "source", "note"),
        "claims": ("claimant", "note"),
        "incidents": ("summary", "claimant", "note"),
    }
    number = 0

    def change(names: tuple[str, ...]) -> Callable[[dict[str, str]], dict[str, str]]:
        def changed(row: dict[str, str]) -> dict[str, str]:
            nonlocal number
            for name in names:
                row[name] = f"{HOSTILE[number % len(HOSTILE)]} {number}"
                number += 1
            return row

        return changed

    for table, names in texts.items():
        rewrite(folder, table, change(names))
    everything = " ".join(HOSTILE)
    words = {"note": everything, "label": everything}
    borders = [{"version": year, "name": f"{everything} {year}", **words} for year in ("2021", "2026")]
    change_settings(folder, {"title": everything, "borders": borders})
    return folder


def write_used_places(folder: Path) -> None:
    """Copy the places that the incidents name from the gazetteer into the study's own table."""
    study = Study.open(folder)
    used = {incident.place_id for incident in study.incidents.values()} - {""}
    write_table(folder / "places.csv", Place, [study.places[place] for place in sorted(used)])


SMALL_TEXT = """A headline of our own

Valley Herald, 30 April 2021

The mayor of Northtown counted 7 dead & 12 hurt.
Nobody from Southtown spoke.

Shots fell near the <old> bridge at noon. Shots fell near the mill as well.
"""


def small_with_text(folder: Path) -> Path:
    """A report, a claim and an incident, with the text that they rest on."""
    copy_of_shipped(folder)
    for table in ("reports", "claims", "incidents"):
        (folder / f"{table}.csv").unlink()
    report = {
        "report_id": "herald-2021-04-30", "file": "herald.txt", "title": "A headline of our own",
        "outlet": "Valley Herald", "published": "2021-04-30", "language": "en",
        "text_sha256": hashlib.sha256(SMALL_TEXT.encode()).hexdigest(),
    }  # fmt: skip
    claim = {
        "claim_id": "herald-killed", "report_id": "herald-2021-04-30", "metric": "killed", "value": "7", "low": "7",
        "high": "7", "qualifier": "exact", "side": "KGZ", "group": "all", "claimant": "The mayor",
        "claimant_side": "KGZ", "as_of": "2021-04-30", "clash": "2021-04", **_evidence("counted 7 dead & 12 hurt", 3),
    }  # fmt: skip
    incident = {
        "incident_id": "herald-shots", "report_id": "herald-2021-04-30", "kind": "shooting",
        "summary": "Fire at the bridge", "place_id": "kok-tash", "where_precision": "2", "start": "2021-04-29",
        "end": "2021-04-29", "date_precision": "day", "account_of": "media", "claimant": "Valley Herald",
        **_evidence("Shots fell near the mill", 4),
    }  # fmt: skip
    for table, row in {"reports": report, "claims": claim, "incidents": incident}.items():
        _write_one(folder / f"{table}.csv", TABLES[table], row)
    (folder / "texts").mkdir()
    (folder / "texts" / "herald.txt").write_text(SMALL_TEXT, encoding="utf-8", newline="")
    return folder


def _evidence(phrase: str, paragraph: int) -> dict[str, str]:
    start = SMALL_TEXT.index(phrase)
    return {
        "evidence_start": str(start),
        "evidence_end": str(start + len(phrase)),
        "evidence_paragraph": str(paragraph),
        "evidence_sha256": hashlib.sha256(phrase.encode()).hexdigest(),
    }


def _write_one(path: Path, record: type[Claim] | type[Incident], row: Mapping[str, str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [column.name for column in fields(record)], restval="")
        writer.writeheader()
        writer.writerow(row)
