"""Layers over the map of a study, in a real Chromium: drawn, moved by time, read by mouse and keys, hidden by a box."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import made_layers
from borderviz.exchange.layer import Layer
from borderviz.maps.assets import WebAssets
from borderviz.maps.study_map import MapFiles, StudyMap
from borderviz.study import Study
from borderviz.timeline import day_of

from .conftest import REPOSITORY, dashboard

OVERLAY = "borderviz.timeLayers[0].overlays.all[0]"
DRAWN = f"{OVERLAY}.points.canvas.getContext('2d').getImageData(0, 0, 1e4, 1e4).data.some((byte) => byte > 0)"
HOSTILE = '<img src=x onerror="window.hacked=1"></script><script>window.hacked=1</script>${window.hacked=1}'


@dataclass
class Shown:
    """An open map with a layer over it."""

    page: Page
    layer: Layer
    rows: list[int]
    errors: list[str] = field(default_factory=list)

    def check(self) -> int:
        """Compare what is shown with what pandas says of the window; return how many these are."""
        first, last = self.page.evaluate("(({ first, last }) => [first, last])(borderviz.timeLayers[0].control.window)")
        events = self.layer.events.iloc[self.rows]
        window = pd.Timestamp(day_of(first)), pd.Timestamp(day_of(last))
        expected = (events["start"] <= window[1]) & (events["end"] >= window[0])
        assert self.page.evaluate(f"Array.from({OVERLAY}.list)") == [
            position for position, inside in enumerate(expected) if inside
        ]
        expect(self.page.locator(".overlay-chip b")).to_have_text(f"{expected.sum():,}")
        text = f"{expected.sum():,} of {len(events):,} {self.layer.name}"
        expect(self.page.locator(".time-more")).to_contain_text(text)
        return int(expected.sum())

    def place(self, position: int) -> tuple[float, float]:
        """Where an event is on the page, in pixels."""
        x, y = self.page.evaluate(f"(index) => {OVERLAY}.points.place(index, {OVERLAY}.points.view())", position)
        return x, y

    @property
    def popup(self) -> Locator:
        return self.page.locator(".leaflet-popup .popup")


@pytest.fixture
def study(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.fixture
def show(browser: Browser, tmp_path: Path, study: Study) -> Iterator[Callable[..., Shown]]:
    """show(layer) opens the map of the study with a layer over it, from a file and without any network."""
    context = browser.new_context(offline=True, service_workers="block", viewport={"width": 1300, "height": 850})
    context.set_default_timeout(15_000)

    def show(layer: Layer, files: MapFiles | None = None) -> Shown:
        StudyMap(files or MapFiles.of(study, WebAssets.inline(), [layer])).save(str(tmp_path / "map.html"))
        page = context.new_page()
        shown = Shown(page, layer, in_order(layer))
        page.on("pageerror", lambda error: shown.errors.append(str(error)))
        page.goto((tmp_path / "map.html").as_uri())
        page.locator(':root[data-borderviz="ready"]').wait_for(state="attached")
        return shown

    yield show
    context.close()


def in_order(layer: Layer) -> list[int]:
    """The rows of a layer, all of which are drawn, by their first day."""
    return list(layer.events.reset_index()["start"].argsort(kind="stable"))


def one_village(count: int = 8) -> Layer:
    """Events on the days of the first two clashes, some kilometres apart, away from the symbols of the study."""
    return made_layers.layer(*(
        {
            "start": "2021-04-29" if row % 2 else "2022-01-27", "lat": 40.05, "lon": 69.75 + 0.05 * row,
            "title": f"Event {row}",
        }
        for row in range(count)
    ))  # fmt: skip


def test_time_moves_a_layer_as_pandas_says(show: Callable[..., Shown]) -> None:
    layer = made_layers.around_the_clashes(300)
    kept = (layer.events["end"] - layer.events["start"] < timedelta(days=7)) & on_axis(layer)
    layer = Layer(layer.name, layer.format, layer.terms, layer.events[kept].reset_index(drop=True))
    shown = show(layer)
    assert shown.check() == len(layer.events) > 100
    assert shown.page.evaluate(DRAWN)
    first = shown.page.get_by_role("slider", name="First day", exact=True)
    for _ in range(12):
        first.press("ArrowRight")
    assert 0 < shown.check() < len(layer.events)
    shown.page.get_by_role("button", name="Up to").click()
    shown.page.get_by_role("slider", name="Last day", exact=True).press("ArrowLeft")
    shown.check()
    assert not shown.errors


def on_axis(layer: Layer) -> pd.Series[Any]:
    """Which events lie within a week of the days of the study's clashes."""
    near = [("2021-04-21", "2021-05-08"), ("2022-01-20", "2022-02-03"), ("2022-09-07", "2022-09-25")]
    found = pd.Series(False, index=layer.events.index)
    for first, last in near:
        found |= (layer.events["start"] >= first) & (layer.events["end"] <= last)
    return found


def test_pointing_and_clicking_tell_of_an_event(show: Callable[..., Shown]) -> None:
    shown = show(one_village())
    shown.page.mouse.move(*shown.place(2))
    expect(shown.page.locator(".incident-tip")).to_contain_text("Other events, imported")
    shown.page.mouse.click(*shown.place(2))
    title = shown.layer.events["title"][shown.rows[2]]
    expect(shown.popup).to_contain_text(title)
    for words in ("imported, not coded here", "2 (best estimate; 1 to 4)", "near a known place, within 5 km"):
        expect(shown.popup).to_contain_text(words)
    expect(shown.popup.get_by_role("link")).to_have_attribute("href", "https://news.example/1")
    assert shown.page.evaluate(f"{OVERLAY}.points.marked") == [2]
    last = shown.page.get_by_role("slider", name="Last day", exact=True)
    last.press("Home")
    expect(shown.popup).to_have_count(0)
    assert shown.page.evaluate(f"{OVERLAY}.points.marked") == []
    assert not shown.errors


def test_events_on_one_spot_are_listed_and_each_can_be_read(show: Callable[..., Shown]) -> None:
    place = {"lat": 40.05, "lon": 69.9}
    shown = show(made_layers.layer(*({**place, "title": f"Event {row}"} for row in range(3))))
    shown.page.mouse.click(*shown.place(0))
    expect(shown.popup).to_contain_text("3 events on this spot")
    shown.popup.get_by_role("button").nth(1).click()
    expect(shown.popup.last).to_contain_text("Event 1")


def test_symbols_of_the_study_come_first(show: Callable[..., Shown]) -> None:
    shown = show(made_layers.layer({}))
    symbol = shown.page.locator('[data-incident="rferl-kok-tash-shooting"]')
    box = symbol.bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    moved = f"""([x, y]) => {{
      const {{ points, incidents }} = {OVERLAY};
      const view = points.view();
      incidents.x[0] = (x + view.left) / view.scale;
      incidents.y[0] = (y + view.top) / view.scale;
      points.redraw();
    }}"""
    shown.page.evaluate(moved, list(middle))
    assert shown.place(0) == pytest.approx(middle, abs=0.1)
    shown.page.mouse.move(*middle)
    expect(shown.page.locator(".incident-tip")).to_have_count(1)
    expect(shown.page.locator(".incident-tip")).to_contain_text("Account of")
    shown.page.mouse.click(*middle)
    expect(shown.page.locator(".popup-account").first).to_be_visible()
    expect(shown.popup).not_to_contain_text("imported")


def test_a_box_in_the_list_of_layers_hides_a_layer_and_brings_it_back(show: Callable[..., Shown]) -> None:
    shown = show(one_village())
    expect(shown.page.locator(".map-legend")).to_contain_text("Other events (CSV): imported, not coded here")
    place = shown.place(2)
    for is_on in (False, True):
        shown.page.locator(".leaflet-control-layers-toggle").hover(force=True)
        shown.page.get_by_label("Other events (imported)").set_checked(is_on)
        assert shown.page.evaluate(DRAWN) is is_on
        expect(shown.page.locator(".overlay-chip")).to_be_visible(visible=is_on)
        expect(shown.page.locator(".time-more")).to_have_text(" · 8 of 8 Other events" if is_on else "")
        shown.page.mouse.click(*place)
        expect(shown.popup).to_have_count(int(is_on))


def test_keys_reach_what_a_popup_says(show: Callable[..., Shown]) -> None:
    shown = show(one_village())
    summary = shown.page.locator(".overlay-chip summary")
    summary.focus()
    shown.page.keyboard.press("Enter")
    expect(shown.page.locator(".overlay-chip")).to_contain_text("8 in view")
    shown.page.keyboard.press("Tab")
    while shown.page.evaluate("document.activeElement.className") != "list-item":
        shown.page.keyboard.press("Tab")
    shown.page.keyboard.press("Enter")
    expect(shown.popup).to_contain_text(shown.layer.events["title"][shown.rows[0]])
    expect(shown.page.locator(".leaflet-popup-content")).to_be_focused()
    shown.page.keyboard.press("Escape")
    expect(shown.popup).to_have_count(0)
    expect(summary).to_be_focused()


def test_hostile_text_stays_text(show: Callable[..., Shown]) -> None:
    texts = dict.fromkeys(("kind", "place", "actors", "source", "event_id"), f"{HOSTILE}\u202ereversed")
    hostile = made_layers.layer(
        {"lat": 40.05, "lon": 69.9, "title": HOSTILE + "x" * 10_000_000, "url": "javascript:window.hacked=1", **texts},
        name=f"{HOSTILE[:60]}\u202e", terms=HOSTILE,
    )  # fmt: skip
    shown = show(hostile)
    shown.page.mouse.move(*shown.place(0))
    expect(shown.page.locator(".incident-tip")).to_contain_text("<img src=x onerror")
    shown.page.mouse.click(*shown.place(0))
    expect(shown.popup.get_by_text("${window.hacked=1}").first).to_be_visible()
    text = shown.popup.inner_text()
    assert len(text) < 3_000 and "\u202e" not in text
    assert shown.popup.get_by_role("link").count() == 0
    shown.page.keyboard.press("Escape")
    shown.page.mouse.click(20, 400)
    shown.page.locator(".overlay-chip summary").click()
    expect(shown.page.locator(".overlay-chip .list-item").first).to_be_visible()
    shown.page.locator(".leaflet-control-layers-toggle").hover(force=True)
    expect(shown.page.locator(".leaflet-control-layers-overlays")).to_contain_text("<img src=x onerror")
    assert shown.page.evaluate("window.hacked") is None
    assert shown.page.locator("img[src='x'], [onload], [onerror], a[href^='javascript:']").count() == 0
    assert not shown.errors


def test_a_layer_that_cannot_be_loaded_is_named_and_the_map_goes_on(show: Callable[..., Shown], study: Study) -> None:
    layer = one_village()
    files = MapFiles.of(study, WebAssets.inline(), [layer])
    files.addresses["overlays"].insert(0, {"about": "data:,no", "packed": "data:,no", "details": []})
    shown = show(layer, files)
    expect(shown.page.locator(".map-error")).to_contain_text("A layer could not be loaded")
    assert shown.check() == 8
    assert not shown.errors


@pytest.fixture
def layered(tmp_path: Path) -> Iterator[str]:
    """The address of a dashboard in which every session has brought the same layer."""
    shutil.copytree(REPOSITORY / "dashboard", tmp_path / "dashboard")
    shutil.copytree(REPOSITORY / ".streamlit", tmp_path / ".streamlit", dirs_exist_ok=True)
    app = tmp_path / "dashboard" / "app.py"
    bring = f"""import sys

import streamlit as st

import layers

sys.path.append({str(REPOSITORY / "tests")!r})
import made_layers


@st.cache_resource
def brought():
    return [made_layers.layer({{"start": "2021-04-24", "title": "Before"}}, {{"start": "2022-09-16", "title": "Late"}})]


st.session_state[layers.KEY] = brought()
"""
    app.write_text(app.read_text(encoding="utf-8").replace("import streamlit as st\n", bring, 1), encoding="utf-8")
    with dashboard(tmp_path, REPOSITORY / "data" / "clashes", app.parent.parent) as address:
        yield address


def test_the_dashboard_s_map_lives_on_with_a_layer(open_page: Callable[..., Any], layered: str) -> None:
    visit = open_page(at=layered)
    visit.frame.evaluate("window.stays = true")
    assert visit.frame.evaluate(f"{OVERLAY}.count()") == "2 of 2 Other events"
    visit.page.get_by_test_id("stSidebar").get_by_text("Shelling").click()
    visit.frame.wait_for_function("borderviz.timeLayers[0].filterText !== ''")
    assert visit.frame.evaluate(f"{OVERLAY}.count()") == "2 of 2 Other events"
    last = visit.map.get_by_role("slider", name="Last day", exact=True)
    last.press("Home")
    visit.page.wait_for_url("**from=2021-04-24**")
    assert visit.frame.evaluate(f"{OVERLAY}.count()") == "1 of 2 Other events"
    visit.map.locator(".overlay-chip summary").click()
    visit.map.locator(".overlay-chip .list-item").click()
    expect(visit.map.locator(".popup")).to_contain_text("Before")
    assert visit.frame.evaluate("window.stays")
    link = open_page(visit.page.url.removeprefix(layered), at=layered)
    expect(link.map.locator(".time-days")).to_have_text("24 Apr 2021")
    assert not visit.page_errors and not visit.foreign_requests
