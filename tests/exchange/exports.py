"""Exports made for tests, and what a study has to be again when its export is opened."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from borderviz.columns import columns_of
from borderviz.exchange.formats import FORMATS
from borderviz.exchange.formula_guard import needs_guard
from borderviz.exchange.provenance import Provenance
from borderviz.model import TABLES
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.tables import UNSEEN

READ_BACK = [name for name, form in FORMATS.items() if form.is_read_back]
WRITTEN_HERE = [name for name in FORMATS if name != "html"]
"""The web page has tests of its own."""

MADE = date(2026, 2, 3)


def content_of(study: Study, name: str, selection: Selection | None = None) -> bytes:
    """A selection of a study as a file of a format."""
    selection = selection or Selection()
    return FORMATS[name].write(selection.of(study), Provenance.of(study, selection, MADE))


def export(study: Study, name: str, folder: Path, selection: Selection | None = None) -> Path:
    """The same, written into a folder."""
    path = folder / f"export{FORMATS[name].ending}"
    path.write_bytes(content_of(study, name, selection))
    return path


def assert_same(opened: Study, study: Study) -> None:
    """Assert that all records and settings are those of the study; the geography may lie in another folder."""
    assert [str(notice) for notice in opened.notices] == []
    for table in TABLES:
        assert opened.used(table) == study.used(table), table
    assert replace(opened.settings, geography="") == replace(study.settings, geography="")
    assert opened.geography_folder == study.geography_folder
    carried = {name: words for name, words in study.package.items() if name not in ("resources", "borderviz")}
    assert {name: opened.package.get(name) for name in carried} == carried


def features_of(content: bytes) -> list[dict[str, Any]]:
    """The features of an export as GeoJSON."""
    features: list[dict[str, Any]] = json.loads(content)["features"]
    return features


def with_file(archive: Path, name: str, content: bytes) -> Path:
    """A copy of a zip file with one file replaced or added."""
    other = archive.with_name(f"changed-{archive.name}")
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return other


HOSTILE = [
    "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "＝1", "'=1", "''=1", "'", "x;=1+1", "x\n=1", "x\t@y", "x;'=1",
    "<script>alert(1)</script>", "]]>", "${x}", "&amp;", "\u202egnp.exe", "\u2066a\u2069", "a\r\nb", "a\rb", "a\u2028b",
    "_x000D_", "_x005F_x000D_", "_x0041", "x\u0085y", "a\ufffeb", "\uffff", "🚑", '"', '""', "a,b", "#N/A", "TRUE",
    "007", "1e5", "2021-04-29", "x" * 2_000, "null",
]  # fmt: skip


def as_cell(words: str) -> str:
    """Words as a table holds them: reading trims cells and refuses control characters and empty names."""
    return UNSEEN.sub("", words).strip() or "x"


any_text = st.text(st.characters(codec="utf-8"), max_size=30).map(as_cell)
tricky = st.text(st.sampled_from("=+-@'\t\r\n;,_x05FD\"<>&"), max_size=20).map(as_cell)
text = st.sampled_from(HOSTILE) | any_text | tricky


@st.composite
def rewritten(draw: st.DrawFn, study: Study) -> Study:
    """The study with any text that the tables admit in every column of free text."""
    tables = {}
    for table, record in TABLES.items():
        free = [name for name, column in columns_of(record).items() if needs_guard(column)]
        free = [name for name in free if not columns_of(record)[name].refers_to and name not in ("url", "as_of")]
        tables[table] = {
            key: replace(one, **{name: draw(value_for(record, name)) for name in free})
            for key, one in getattr(study, table).items()
        }
    return replace(study, **tables)


def value_for(record: type, name: str) -> st.SearchStrategy[Any]:
    column = columns_of(record)[name]
    if column.empty == ():
        # Together they have to fit into one cell.
        return st.lists(text.map(lambda words: as_cell(words.replace(";", ":")[:900])), max_size=2).map(tuple)
    if name == "file":
        return text.map(lambda words: words.replace("/", "|").replace("\\", "|"))
    return text if column.required else text | st.just("")
