"""A time layer on a map of its own: what a hand, a key, a finger or play shows is what pandas says it should."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import folium
import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from borderviz.maps.assets import WebAssets, leaflet_folder
from borderviz.maps.time_layer import TimeLayer

EPOCH = date(1970, 1, 1)
LAYER = "borderviz.timeLayers[0]"


def made_table(count: int) -> pd.DataFrame:
    """Incidents around three dates with long gaps between, some that last, many at one point."""
    rng = np.random.default_rng(count)
    begin = rng.choice([date(2021, 4, 28), date(2022, 1, 20), date(2022, 9, 14)], count)
    start = [day + timedelta(days=int(days)) for day, days in zip(begin, rng.integers(0, 20, count), strict=True)]
    lasted = np.where(rng.random(count) < 0.2, rng.integers(1, 5, count), 0)
    town = rng.integers(0, 12, count)
    return pd.DataFrame({
        "start": start,
        "end": [day + timedelta(days=int(days)) for day, days in zip(start, lasted, strict=True)],
        "lat": 39.9 + 0.04 * (town % 4), "lon": 70.3 + 0.09 * (town // 4),
        "kind": rng.choice(["shooting", "shelling", "talks"], count),
        "blamed": rng.choice(["one side", "other side", "nobody"], count),
        "radius_km": rng.choice([1, 2, 5], count),
        "note": [f"<img src=x onerror=hacked=1> {row}" for row in range(count)],
    })  # fmt: skip


@dataclass
class Shown:
    """An open page with a time layer, and the table that is in it."""

    page: Page
    table: pd.DataFrame
    layer: TimeLayer

    def window(self) -> tuple[date, date]:
        first, last = self.page.evaluate(f"[{LAYER}.control.window.first, {LAYER}.control.window.last]")
        return EPOCH + timedelta(days=first), EPOCH + timedelta(days=last)

    def check(self) -> tuple[date, date]:
        """Compare what is shown with what pandas says of the window, and return that."""
        first, last = self.window()
        shown = self.page.evaluate(f"Array.from({LAYER}.list)")
        expected = self.table[(self.table["start"] <= last) & (self.table["end"] >= first)]
        assert sorted(self.layer.packed.order[shown]) == list(expected.index)
        expect(self.page.get_by_text(f"{len(expected)} of {len(self.table)} shown").first).to_be_attached()
        return first, last

    def handle(self, name: str) -> Locator:
        return self.page.get_by_role("slider", name=name, exact=True)

    def drag(self, name: str, by: float) -> None:
        box = self.handle(name).bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + by, y, steps=12)

    def messages(self) -> list[dict[str, Any]]:
        return list(self.page.evaluate("messages"))


@pytest.fixture
def show(profile: Callable[..., BrowserContext], tmp_path: Path) -> Iterator[Callable[..., Shown]]:
    """show(count=60, viewport=…) opens a file with so many incidents; what the page is told is noted."""
    pages: list[Page] = []

    def show(count: int = 60, viewport: tuple[int, int] = (1200, 800), **options: Any) -> Shown:
        table = made_table(count)
        layer = TimeLayer(table, kind="kind", colour="blamed", radius_km="radius_km", details=["note"])
        world = folium.Map([39.96, 70.4], zoom_start=10, tiles=None)
        assets = WebAssets.inline()
        world.default_js = [("leaflet", assets.file(leaflet_folder() / "leaflet.js"))]
        world.default_css = [("leaflet_css", assets.file(leaflet_folder() / "leaflet.css"))]
        layer.add_to(world)
        world.save(tmp_path / "map.html")
        page = profile(viewport, **options).new_page()
        pages.append(page)
        page.add_init_script("messages = []; Streamlit = { setComponentValue: (said) => messages.push(said) };")
        page.goto((tmp_path / "map.html").as_uri())
        page.locator(':root[data-time-layer="ready"]').wait_for(state="attached")
        return Shown(page, table, layer)

    yield show
    for page in pages:
        page.close()


def test_dragging_shows_what_pandas_says_and_tells_once_when_let_go(show: Callable[..., Shown]) -> None:
    shown = show()
    everything = shown.check()
    before = len(shown.messages())
    shown.drag("Last day", -300)
    dragged = shown.check()
    assert dragged[0] == everything[0] and dragged[1] < everything[1]
    assert len(shown.messages()) == before
    shown.page.mouse.up()
    shown.drag("First day", 200)
    shown.page.mouse.up()
    first, last = shown.check()
    assert first > dragged[0] and last == dragged[1]
    said = [message["time_layer"] for message in shown.messages()[before:]]
    assert [(word["first"], word["last"]) for word in said] == [
        (str(dragged[0]), str(dragged[1])), (str(first), str(last)),
    ]  # fmt: skip
    assert said[0]["turn"] < said[1]["turn"] and said[0]["instance"] == said[1]["instance"]


def test_the_band_between_the_handles_moves_the_window_and_keeps_its_width(show: Callable[..., Shown]) -> None:
    shown = show()
    shown.drag("Last day", -700)
    shown.page.mouse.up()
    begun = shown.check()
    shown.drag("Window", 150)
    shown.page.mouse.up()
    moved = shown.check()
    assert moved[0] > begun[0] and moved[1] > begun[1]


def test_keys_move_handles_window_and_ends(show: Callable[..., Shown]) -> None:
    shown = show()
    start, end = shown.check()
    last = shown.handle("Last day")
    last.press("ArrowLeft")
    assert shown.check() == (start, end - timedelta(days=1))
    last.press("Home")
    assert shown.check() == (start, start)
    last.press("PageUp")
    assert shown.check() == (start, start + timedelta(days=7))
    last.press("Home")
    last.press("ArrowRight")
    assert shown.check() == (start, start + timedelta(days=1))
    last.press("Shift+ArrowRight")
    assert shown.check() == (start + timedelta(days=1), start + timedelta(days=2))
    last.press("End")
    assert shown.check() == (start + timedelta(days=1), end)
    shown.handle("First day").press("Home")
    assert shown.check() == (start, end)
    assert last.get_attribute("aria-valuetext") and re.search(r"\d{4}", last.get_attribute("aria-valuetext") or "")


def test_play_moves_time_until_it_is_paused(show: Callable[..., Shown]) -> None:
    shown = show()
    before = len(shown.messages())
    shown.handle("Last day").press(" ")
    shown.page.wait_for_function(f"{LAYER}.control.isMoving")
    _, begun = shown.window()
    told = len(shown.messages())
    shown.page.wait_for_function(f"{LAYER}.control.window.last > {(begun - EPOCH).days} + 2")
    assert len(shown.messages()) == told
    shown.page.keyboard.press(" ")
    shown.page.wait_for_function(f"!{LAYER}.control.isMoving")
    _, last = shown.check()
    assert last > begun
    assert len(shown.messages()) == told + 1 > before
    assert shown.messages()[-1]["time_layer"]["last"] == str(last)


def test_up_to_a_day_keeps_everything_before(show: Callable[..., Shown]) -> None:
    shown = show()
    start, _ = shown.check()
    shown.page.get_by_role("button", name="Up to").click()
    shown.handle("Last day").press("ArrowLeft")
    shown.handle("Last day").press("ArrowLeft")
    first, last = shown.check()
    assert first == start
    assert shown.messages()[-1]["time_layer"]["mode"] == "upto"
    shown.page.get_by_role("button", name="All", exact=True).click()
    assert shown.check()[1] > last


def test_a_finger_drags_as_a_mouse_does(show: Callable[..., Shown]) -> None:
    shown = show(viewport=(390, 844), has_touch=True, is_mobile=True)
    box = shown.handle("Last day").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    finger = shown.page.context.new_cdp_session(shown.page)
    center = shown.page.evaluate(f"{LAYER}.map.getCenter()")

    def touch(kind: str, points: list[dict[str, float]]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    _, before = shown.check()
    touch("touchStart", [{"x": x, "y": y}])
    for step in range(1, 13):
        touch("touchMove", [{"x": x - 10 * step, "y": y}])
    touch("touchEnd", [])
    shown.page.wait_for_function(f"!{LAYER}.control.isMoving")
    _, after = shown.check()
    assert after < before
    assert shown.page.evaluate(f"{LAYER}.map.getCenter()") == center


@pytest.mark.parametrize("viewport", [(1200, 800), (390, 844)])
def test_every_part_of_the_control_is_in_view_and_none_covers_another(
    show: Callable[..., Shown], viewport: tuple[int, int]
) -> None:
    shown = show(viewport=viewport)
    buttons = shown.page.evaluate(
        f"[...{LAYER}.control.element.querySelectorAll('button, select')].filter((b) => b.offsetParent)"
        ".map((b) => { const r = b.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; })"
    )
    assert len(buttons) >= 6
    for left, top, right, bottom in buttons:
        assert left >= 0 and right <= viewport[0] and top >= 0 and bottom <= viewport[1]
    for number, (left, top, right, bottom) in enumerate(buttons):
        for other in buttons[number + 1 :]:
            assert left >= other[2] - 1 or right <= other[0] + 1 or top >= other[3] - 1 or bottom <= other[1] + 1


def test_many_on_one_spot_are_counted_fanned_out_and_selected_by_a_click(show: Callable[..., Shown]) -> None:
    shown = show(200)
    spot = shown.page.evaluate(
        f"(() => {{ const l = {LAYER}; return borderviz.stacks(l.incidents, l.list, l.points.view())[0]; }})()"
    )
    assert spot["count"] == shown.table.groupby(["lat", "lon"]).size().max()
    shown.page.mouse.click(spot["x"], spot["y"])
    expect(shown.page.locator(".incident")).to_have_count(spot["count"])
    before = len(shown.messages())
    shown.page.locator(".incident").first.click()
    expect(shown.page.locator(".popup dd").last).to_contain_text("<img src=x onerror=hacked=1>")
    assert shown.page.evaluate("typeof hacked") == "undefined"
    selected = int(shown.messages()[-1]["time_layer"]["selected"])
    assert len(shown.messages()) == before + 1 and 0 <= selected < 200
    expect(shown.page.locator(".incident.is-selected")).to_have_count(1)


def test_a_spot_too_full_to_fan_out_is_listed(show: Callable[..., Shown]) -> None:
    shown = show(2000)
    spot = shown.page.evaluate(
        f"(() => {{ const l = {LAYER}; return borderviz.stacks(l.incidents, l.list, l.points.view())[0]; }})()"
    )
    shown.page.mouse.click(spot["x"], spot["y"])
    expect(shown.page.get_by_text(f"{spot['count']} incidents on this spot")).to_be_visible()
    shown.page.locator(".list-item").nth(1).click()
    expect(shown.page.locator(".popup dl")).to_be_visible()


def test_the_page_moves_the_living_layer_and_an_old_word_of_it_does_not(show: Callable[..., Shown]) -> None:
    shown = show()
    kept = (shown.table["kind"] == "talks").to_numpy()

    def tell(**message: Any) -> None:
        told = {"shown": "", "first": None, "last": None, "mode": "window", "selected": None, "heard": None} | message
        shown.page.evaluate("(told) => borderviz.update(told)", told)

    tell(first="2022-01-20", last="2022-01-25", shown=shown.layer.packed.mask(kept))
    assert shown.window() == (date(2022, 1, 20), date(2022, 1, 25))
    within = kept & (shown.table["start"] <= date(2022, 1, 25)) & (shown.table["end"] >= date(2022, 1, 20))
    listed = shown.page.evaluate(f"Array.from({LAYER}.list)")
    assert sorted(shown.layer.packed.order[listed]) == list(shown.table.index[within])
    tell()
    shown.check()
    shown.drag("Last day", -300)
    shown.page.mouse.up()
    chosen = shown.check()
    tell(first="2021-04-28", last="2021-04-29")
    assert shown.window() == chosen
    word = shown.messages()[-1]["time_layer"]
    tell(first="2021-04-28", last="2021-04-29", heard={"instance": word["instance"], "turn": word["turn"]})
    assert shown.check() == (date(2021, 4, 28), date(2021, 4, 29))


def test_reduced_motion_plays_in_steps(show: Callable[..., Shown]) -> None:
    shown = show(reduced_motion="reduce")
    shown.handle("Last day").press(" ")
    shown.page.wait_for_timeout(300)
    frames = shown.page.evaluate(f"{LAYER}.drawn.frame")
    shown.page.wait_for_timeout(600)
    assert shown.page.evaluate(f"{LAYER}.drawn.frame") - frames <= 2
    shown.page.wait_for_function(f"{LAYER}.drawn.frame > {frames}")


def test_a_table_without_incidents_says_so(profile: Callable[..., BrowserContext], tmp_path: Path) -> None:
    world = folium.Map(tiles=None)
    world.default_js = [("leaflet", WebAssets.inline().file(leaflet_folder() / "leaflet.js"))]
    world.default_css = []
    TimeLayer(made_table(1).iloc[:0]).add_to(world)
    world.save(tmp_path / "map.html")
    page = profile((800, 600)).new_page()
    page.goto((tmp_path / "map.html").as_uri())
    expect(page.get_by_text("There are no incidents.")).to_be_visible()
    page.close()
