"""The map as a page: nothing is asked of another host, and no text of a study becomes markup."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import fields, replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from borderviz.maps.assets import WebAssets
from borderviz.maps.study_incidents import packed_incidents
from borderviz.maps.study_map import MapFiles, StudyMap, StudyMapUpdate
from borderviz.model import TABLES
from borderviz.study import Study
from borderviz.timeline import Timeline, day_number

HOSTILE = "</script><script>alert(1)</script>${alert(1)}"


class Page(HTMLParser):
    """The addresses that a page loads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}
        self.loaded += [value or "" for name, value in attrs if name == names.get(tag)]


def rendered(study: Study) -> str:
    html: str = StudyMap.of(study).get_root().render()
    return html


def addresses(html: str) -> dict[str, Any]:
    """What the page hands to the script that opens the map."""
    call = re.search(r"borderviz\.open\(\w+, (\{.*?\})\);", html, re.DOTALL)
    assert call is not None
    given: dict[str, Any] = json.loads(call[1])
    return given


def json_of(uri: str) -> Any:
    return json.loads(base64.b64decode(uri.partition(";base64,")[2]))


def hostile(study: Study) -> Study:
    """The study with the hostile text in every text of every record and setting that is free."""
    free = {
        name: [field.name for field in fields(record) if not field.metadata["column"].pattern]
        for name, record in TABLES.items()
    }
    kept = {"report_id", "place_id", "claim_id", "incident_id", "clash", "part_of", "as_of"}
    tables = {
        table: {
            key: replace(record, **{
                name: HOSTILE
                for name in free[table]
                if type(getattr(record, name)) is str and name not in kept
            })
            for key, record in getattr(study, table).items()
        }
        for table in TABLES
    }  # fmt: skip
    borders = tuple(
        replace(border, **{field.name: HOSTILE for field in fields(border) if field.name != "version"})
        for border in study.settings.borders
    )
    return replace(study, **tables, settings=replace(study.settings, title=HOSTILE, borders=borders))


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.fixture(scope="module")
def page(shipped: Study) -> str:
    return rendered(shipped)


def test_the_page_loads_nothing_from_another_host(page: str) -> None:
    loaded = Page(page).loaded
    assert len(loaded) >= 2
    assert [address[:60] for address in loaded if not address.startswith("data:")] == []
    assert re.findall(r"https?://[\w./-]*|@import", page) == []


def test_the_data_that_the_page_fetches_are_inside_it(page: str, shipped: Study) -> None:
    given = addresses(page)
    in_parts = [*given["files"].values(), *given["pictures"].values(), given["packed"]]
    assert all(address.startswith("data:") for address in in_parts)
    incidents = json_of(given["files"]["incidents"])["incidents"]
    assert sorted(item["id"] for item in incidents) == sorted(shipped.incidents)
    assert json_of(given["files"]["base"])["label"] == f"Map: {shipped.settings.title}"


def test_hostile_text_reaches_the_page_only_as_data(shipped: Study, page: str) -> None:
    html = rendered(hostile(shipped))
    assert "alert(1)" not in html
    assert html.count("<script") == page.count("<script") and html.count("</script") == page.count("</script")
    incidents = json_of(addresses(html)["files"]["incidents"])
    assert incidents["incidents"][0]["summary"] == HOSTILE
    assert incidents["sides"][0]["adjective"] == HOSTILE
    assert HOSTILE in json_of(addresses(html)["files"]["base"])["label"]


def test_hostile_addresses_of_files_cannot_end_the_script(shipped: Study, tmp_path: Path) -> None:
    files = StudyMap.of(shipped)
    opening = next(child for child in files._children.values() if child._name == "Opening")
    opening.addresses = {"files": {"base": HOSTILE}, "pictures": {}}
    html = files.get_root().render()
    assert HOSTILE not in html and "</script><script>" not in html


def test_the_map_opens_where_the_incidents_are(page: str) -> None:
    fitted = re.search(r"fitBounds\(\s*(\[\[.*?\]\])", page, re.DOTALL)
    assert fitted is not None
    (south, west), (north, east) = json.loads(fitted[1])
    assert 39 < south < north < 41 and 69 < west < east < 72


def test_what_is_shown_is_told_in_the_order_of_the_map(shipped: Study) -> None:
    files = MapFiles.of(shipped, WebAssets.inline())
    on_map = [item["id"] for item in json_of(files.addresses["files"]["incidents"])["incidents"]]
    assert on_map == [list(shipped.incidents)[row] for row in files.packed.order]
    chosen = {on_map[0], on_map[3]}
    update = StudyMapUpdate(
        files, shipped, chosen, first=date(2021, 4, 29), selected=on_map[3], heard=("k3j2", 5),
        view="9.5_40.012_70.541", layers=["no-relief"], step="event",
    )  # fmt: skip
    (call,) = (child for child in update._children.values() if child._name == "Update")
    bits = np.unpackbits(np.frombuffer(base64.b64decode(call.message.pop("shown")), np.uint8), bitorder="little")
    assert np.flatnonzero(bits).tolist() == [0, 3]
    assert call.message == {
        "first": "2021-04-29", "last": None, "mode": "window", "selected": on_map[3],
        "heard": {"instance": "k3j2", "turn": 5},
        "view": "9.5_40.012_70.541", "borders": None, "layers": ["no-relief"], "step": "event", "speed": None,
    }  # fmt: skip


def test_incidents_are_packed_with_the_days_of_the_study_and_points_only_where_they_are_drawn(shipped: Study) -> None:
    packed = packed_incidents(shipped)
    assert [list(run) for run in packed.runs] == [
        [day_number(run[0]), day_number(run[-1])] for run in Timeline.of(shipped).runs()
    ]
    assert packed.colours[:2] == tuple(shipped.sides)
    assert len(packed.order) == len(shipped.incidents)


def test_hostile_words_of_an_update_cannot_end_the_script(shipped: Study) -> None:
    files = MapFiles.of(shipped, WebAssets.inline())
    update = StudyMapUpdate(files, shipped, set(), selected=HOSTILE, heard=(HOSTILE, 1))
    update.add_to(StudyMap(files))
    assert HOSTILE not in update.get_root().render()


@pytest.mark.parametrize("street_map", [True, False])
def test_the_layer_that_asks_another_host_can_be_left_out(study_folder: Path, street_map: bool) -> None:
    files = MapFiles.of(Study.open(study_folder), WebAssets.inline(), street_map=street_map)
    assert json_of(files.addresses["files"]["base"])["streetMap"] is street_map
