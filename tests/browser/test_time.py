"""Time: the map's slider, its steps and the link show what the study holds, and the map lives through all of it."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from borderviz.maps.data import incidents_on_map
from borderviz.selection import Selection
from borderviz.study import Study

FIRST, LAST = "2021-04-28", "2022-09-18"
START, END = "First day", "Last day"
"""The two handles of the slider."""


@pytest.fixture(scope="module")
def study(study_folder):
    return Study.open(study_folder)


@pytest.fixture
def shown(study):
    """shown(first, last, kinds=…): ids of the incidents with a point that the map has to show."""
    placed = {incident.incident_id for incident in incidents_on_map(study)}

    def shown(first, last, **filters):
        days = {"first": date.fromisoformat(first), "last": date.fromisoformat(last)}
        chosen = Selection(**days, **{name: frozenset(words) for name, words in filters.items()})
        return placed & {incident.incident_id for incident in chosen.incidents(study)}

    return shown


def press(visit, thumb, key, times=1):
    handle = visit.map.get_by_role("slider", name=thumb, exact=True)
    for _ in range(times):
        handle.press(key)


def chip_total(visit):
    return sum(int(number) for number in visit.map.locator(".area-chip summary b").all_inner_texts())


def test_keys_on_the_slider_redraw_the_living_map(open_page, shown, study):
    visit = open_page()
    visit.wait_for_symbols(shown(FIRST, LAST))
    view = move_and_mark(visit)
    press(visit, END, "ArrowLeft", 6)
    visit.wait_for_symbols(shown(FIRST, "2021-05-01"))
    press(visit, START, "ArrowRight")
    visit.wait_for_symbols(shown("2021-04-29", "2021-05-01"))
    window = Selection(first=date(2021, 4, 29), last=date(2021, 5, 1))
    without_point = len(list(window.incidents(study))) - len(shown("2021-04-29", "2021-05-01"))
    assert chip_total(visit) == without_point
    press(visit, END, "End")
    visit.wait_for_symbols(shown("2021-04-29", LAST))
    still_there(visit, view)


def test_map_lives_through_steps_modes_filters_and_themes(open_page, shown):
    visit = open_page()
    view = move_and_mark(visit)
    on, back = (visit.map.get_by_role("button", name=re.compile(name)) for name in ("^Step on", "^Step back"))
    on.click()
    visit.wait_for_symbols(shown(FIRST, FIRST))
    on.click()
    visit.wait_for_symbols(shown("2021-04-29", "2021-04-29"))
    back.click()
    visit.wait_for_symbols(shown(FIRST, FIRST))
    visit.map.get_by_role("button", name="Up to").click()
    press(visit, END, "ArrowRight", 4)
    visit.wait_for_symbols(shown(FIRST, "2022-01-27"))
    visit.page.get_by_text(re.compile(r"^Shooting \(\d+\)$")).click()
    visit.wait_for_symbols(shown(FIRST, "2022-01-27", kinds=["shooting"]))
    visit.page.emulate_media(color_scheme="dark")
    expect(visit.map.locator(":root")).to_have_attribute("data-theme", "dark")
    expect(visit.map.locator("img.relief")).to_have_attribute("src", re.compile("relief-dark"))
    visit.wait_for_symbols(shown(FIRST, "2022-01-27", kinds=["shooting"]))
    visit.page.emulate_media(color_scheme="light")
    expect(visit.map.locator(":root")).to_have_attribute("data-theme", "light")
    still_there(visit, view)
    visit.page.get_by_role("button", name="Reset filters and time").click()
    visit.wait_for_symbols(shown(FIRST, LAST))
    still_there(visit, view)
    assert not visit.page_errors


def move_and_mark(visit):
    """Zoom in and push the map aside as a reader does; return what must not change from now on."""
    visit.map.locator(".leaflet-control-zoom-in").click()
    visit.frame.wait_for_function("map.getZoom() > 9 && !map._animatingZoom")
    visit.map.locator("#map_div").press("ArrowDown")
    visit.frame.wait_for_function("!map._panAnim || !map._panAnim._inProgress")
    visit.frame.evaluate("window.marked = 'this very document'")
    return visit.frame.evaluate("[map.getZoom(), map.getCenter().lat, map.getCenter().lng]")


def still_there(visit, view):
    assert visit.frame.evaluate("window.marked") == "this very document"
    assert visit.frame.evaluate("[map.getZoom(), map.getCenter().lat, map.getCenter().lng]") == pytest.approx(view)


def test_address_carries_the_view_to_another_browser(open_page, browser, shown):
    visit = open_page()
    press(visit, END, "ArrowLeft", 5)
    visit.wait_for_symbols(shown(FIRST, "2022-01-27"))
    visit.page.get_by_text(re.compile(r"^Tajik side \(\d+\)$")).click()
    expected = shown(FIRST, "2022-01-27", blamed=["TJK"])
    visit.wait_for_symbols(expected)
    visit.page.get_by_text("Displaced", exact=True).first.click()
    visit.page.wait_for_url(re.compile(r"metric=displaced"))
    visit.page.wait_for_url(re.compile(r"blamed=TJK"))
    assert "from=2021-04-28&to=2022-01-27" in visit.page.url
    address = visit.page.url[visit.page.url.index("/?") :]
    # A profile of its own: nothing but the address carries over.
    again = open_page(address, locale="en-GB")
    again.wait_for_symbols(expected)
    expect(again.page.get_by_text("How many were displaced")).to_be_visible()
    assert heading(again) == heading(visit)
    assert again.page.url == visit.page.url


def heading(visit):
    return visit.page.get_by_text(re.compile(r"\d+ of \d+ accounts")).first.inner_text()


def test_nothing_fits_and_reset_brings_everything_back(open_page, shown):
    visit = open_page("/?clash=2022-01&blamed=both")
    visit.wait_for_symbols([])
    assert visit.map.locator(".area-chip").count() == 0
    expect(visit.page.get_by_text("No incident fits")).to_be_visible()
    visit.page.get_by_role("button", name="Reset filters and time").first.click()
    visit.wait_for_symbols(shown(FIRST, LAST))
    expect(visit.page.get_by_text("No incident fits")).to_have_count(0)


def test_download_holds_the_rows_of_the_tab(open_page, shown):
    visit = open_page("/?from=2021-04-28&to=2021-04-28")
    visit.wait_for_symbols(shown(FIRST, FIRST))
    visit.page.get_by_text(re.compile(r"^On the map \(\d+\)$")).click()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=re.compile("Incidents as CSV")).first.click()
    content = download.value.path().read_text(encoding="utf-8-sig")
    assert len(content.strip().splitlines()) == 1 + len(shown(FIRST, FIRST))
