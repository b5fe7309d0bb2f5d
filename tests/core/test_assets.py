"""Assets: what a map needs in the browser travels with it."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

from borderviz.maps.assets import (
    STUDY_SCRIPTS,
    STUDY_STYLES,
    TIME_SCRIPTS,
    WEB,
    WebAssets,
    data_uri,
    hashed_name,
    leaflet_folder,
)


def content_of(uri: str) -> bytes:
    return base64.b64decode(uri.partition(";base64,")[2], validate=True)


def test_a_data_uri_holds_the_content_under_the_type_of_its_name() -> None:
    uri = data_uri("a.json", "é".encode())
    assert uri.startswith("data:application/json;base64,")
    assert content_of(uri) == "é".encode()
    assert data_uri("a.unheard-of", b"").startswith("data:application/octet-stream;")


def test_a_hashed_name_keeps_its_ending_and_changes_with_the_content() -> None:
    one, same, other = (hashed_name("map.js", content) for content in (b"1", b"1", b"2"))
    assert one == same != other
    assert re.fullmatch(r"map-[0-9a-f]{12}\.js", one)


def test_served_assets_have_the_addresses_of_the_server(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\xff")
    published: dict[str, bytes] = {}
    assets = WebAssets.served(lambda name, content: published.update({name: content}) or f"/x/{name}")
    assert assets.file(tmp_path / "a.txt") == "/x/a.txt"
    assert assets.json("b.json", {"name": "Оқсой"}) == "/x/b.json"
    assert assets.study_script() == "/x/map.js" and assets.study_style() == "/x/map.css"
    assert assets.time_script() == "/x/timelayer.js" and assets.time_style() == "/x/timelayer.css"
    assert published["a.txt"] == b"\x00\xff"
    assert json.loads(published["b.json"]) == {"name": "Оқсой"}


def test_assets_in_a_folder_have_names_that_change_with_the_content(tmp_path: Path) -> None:
    assets = WebAssets.in_folder(tmp_path / "static", "../../app/static")
    one, other = assets.address("a.bin", b"1"), assets.address("a.bin", b"2")
    assert one != other and one.startswith("../../app/static/a-")
    assert (tmp_path / "static" / one.rpartition("/")[2]).read_bytes() == b"1"


def test_the_script_is_leaflet_and_every_file_of_ours_once() -> None:
    script = content_of(WebAssets.inline().study_script()).decode()
    leaflet = (leaflet_folder() / "leaflet.js").read_text(encoding="utf-8")
    assert script.startswith(leaflet[:1000])
    assert {str(path.relative_to(WEB).with_suffix("")) for path in WEB.rglob("*.js")} == set(STUDY_SCRIPTS)
    assert {str(path.relative_to(WEB).with_suffix("")) for path in WEB.rglob("*.css")} == set(STUDY_STYLES)
    assert all(script.count((WEB / f"{name}.js").read_text(encoding="utf-8")) == 1 for name in STUDY_SCRIPTS)
    assert "sourceMappingURL" not in script


def test_a_time_layer_brings_its_scripts_and_leaves_leaflet_to_the_map() -> None:
    script = content_of(WebAssets.inline().time_script()).decode()
    assert all(script.count((WEB / f"{name}.js").read_text(encoding="utf-8")) == 1 for name in TIME_SCRIPTS)
    assert "Leaflet 1." not in script


def test_the_style_sheet_brings_its_pictures() -> None:
    style = content_of(WebAssets.inline().study_style()).decode()
    addresses = re.findall(r"url\(['\"]?([^)'\"]*)", style)
    assert len(addresses) >= 3
    assert [address[:60] for address in addresses if not address.startswith(("data:", "#"))] == []
    assert "@import" not in style
