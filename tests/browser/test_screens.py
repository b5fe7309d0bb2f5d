"""Phone and desk, light and dark."""

import re

import pytest
from playwright.sync_api import expect

PHONE = (390, 844)
WIDER_THAN_ITS_SCREEN = """() => {
  const all = document.querySelectorAll("html, body, [data-testid=stAppViewContainer], [data-testid=stMain]");
  return [...all].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.dataset.testid || e.tagName);
}"""


@pytest.mark.parametrize("path", ["/tolls", "/reports", "/about"])
def test_nothing_is_wider_than_a_phone(path, open_page):
    visit = open_page(path, wait_for_map=False, viewport=PHONE)
    visit.page.get_by_role("heading", level=3).first.wait_for()
    if path == "/tolls":
        visit.page.locator(".js-plotly-plot .plot-container svg.main-svg").first.wait_for(state="attached")
    visit.page.locator('[data-testid="stStatusWidget"]').wait_for(state="detached")
    assert visit.page.evaluate(WIDER_THAN_ITS_SCREEN) == []


def test_map_and_controls_fit_a_phone(open_page):
    visit = open_page(viewport=PHONE)
    assert visit.page.evaluate(WIDER_THAN_ITS_SCREEN) == []
    frame = visit.page.locator('iframe[title*="st_folium"]').bounding_box()
    assert frame["x"] >= 0
    assert frame["x"] + frame["width"] <= PHONE[0]
    assert frame["height"] >= 300
    for name in ("First day", "Last day"):
        expect(visit.map.get_by_role("slider", name=name, exact=True)).to_be_in_viewport()
    expect(visit.map.get_by_role("button", name="Up to")).to_be_in_viewport()
    legend = visit.map.locator(".map-legend")
    expect(legend).to_be_visible()
    assert legend.get_attribute("open") is None
    for control in (".leaflet-control-zoom-in", ".map-home", ".leaflet-control-layers-toggle", ".area-chip >> nth=0"):
        expect(visit.map.locator(control)).to_be_visible()
    boxes = visit.frame.evaluate(
        "[...document.querySelectorAll('.leaflet-control, .area-chip, .time-control')]"
        ".filter((e) => e.checkVisibility())"
        ".map((e) => { const b = e.getBoundingClientRect();"
        "return [e.className, Math.round(b.left), Math.round(b.top), Math.round(b.right), Math.round(b.bottom)] })"
    )
    size = visit.frame.evaluate("[innerWidth, innerHeight]")
    for position, (name, left, top, right, bottom) in enumerate(boxes):
        assert left >= 0
        assert right <= size[0], name
        assert bottom <= size[1], name
        for other, *box in boxes[:position]:
            covered = min(right, box[2]) - max(left, box[0]) > 1 and min(bottom, box[3]) - max(top, box[1]) > 1
            assert not covered, f"{name} covers {other}"


def test_popup_fits_a_phone(open_page):
    visit = open_page(viewport=PHONE)
    symbol = visit.map.locator('[data-incident="rferl-kok-tash-shooting"]')
    symbol.scroll_into_view_if_needed()
    symbol.click()
    popup = visit.map.locator(".leaflet-popup")
    expect(popup).to_be_visible()
    visit.frame.wait_for_function("!map._panAnim || !map._panAnim._inProgress")
    box = popup.evaluate("(e) => { const b = e.getBoundingClientRect(); return [b.left, b.top, b.right - innerWidth] }")
    assert box[0] >= -1
    assert box[1] >= -1
    assert box[2] <= 1
    visit.map.locator(".leaflet-popup-close-button").click()
    expect(popup).to_have_count(0)
    visit.frame.wait_for_function("map.options.maxBounds.contains(map.getBounds())")  # it goes back to where data is


def test_dark_page_has_a_dark_map(open_page):
    visit = open_page(color_scheme="dark")
    expect(visit.map.locator("img.relief")).to_have_attribute("src", re.compile("relief-dark"))
    assert visit.map.locator("img.relief").evaluate("picture => picture.naturalWidth") > 1000
    assert (
        visit.page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(18, 24, 31)"
    )
    fills = visit.map.locator(".incident path").evaluate_all("paths => paths.map((p) => p.getAttribute('fill'))")
    assert "#63c7ee" in fills
    assert "#0b6b8f" not in fills
