"""A study whose every text tries to run, load or break something: it is shown, and nothing else happens."""

import re

import pytest
from playwright.sync_api import expect

HACKED = "window.hacked !== undefined || window.top.hacked !== undefined"
FOREIGN = "img[src='x'], svg[onload], a[href^='javascript:'], [onerror], [src*='foreign.example']"


def nothing_happened(visit):
    for document in (visit.page, *visit.page.frames[1:]):
        assert not document.evaluate(HACKED)
        assert document.evaluate("(found) => document.querySelectorAll(found).length", FOREIGN) == 0
    assert not visit.foreign_requests
    assert not visit.page_errors


def test_map_shows_hostile_text_as_text(open_page, hostile_server):
    visit = open_page(at=hostile_server)
    chart = visit.map
    chart.locator(".incident").first.wait_for()
    title = visit.page.get_by_role("heading", level=3).first.inner_text()
    for words in ("<img src=x", "${window.top.hacked=1}", "](javascript:", "![x](https://foreign.example"):
        assert words in title
    for name in ("On the map", "Without a point"):
        visit.page.get_by_text(re.compile(rf"^{name} \(\d+\)$")).click()
        expect(
            visit.page.get_by_role("button", name=re.compile("^download Incidents as CSV|Incidents as CSV"))
        ).to_be_visible()
    assert '<img src=x onerror="window.top.hacked=1">' in chart.locator(".map-note").inner_text()
    assert "${window.top.hacked=1}" in chart.locator(".map-legend").inner_text()
    for chip in chart.locator(".area-chip").all():
        chip.locator("summary").click()
        expect(chip.locator(".popup-account").first).to_be_attached()
        chip.locator("summary").click()
    seen = ""
    for symbol in chart.locator(".incident").all():
        symbol.focus()
        visit.page.keyboard.press("Enter")
        expect(chart.locator(".popup")).to_be_visible()
        seen += chart.locator(".popup").inner_text()
        visit.page.keyboard.press("Escape")
        expect(chart.locator(".popup")).to_have_count(0)
    for words in ("<img src=x", "${window.top.hacked=1}", "</script>", "javascript:", "foreign.example"):
        assert words in seen
    chart.locator(".incident").first.focus()
    expect(chart.locator(".incident-tip").last).to_be_visible()
    chart.locator(".leaflet-control-layers-toggle").hover(force=True)
    expect(chart.get_by_text(re.compile("foreign.example.* 2026"))).to_be_visible()
    nothing_happened(visit)


ANSWERS = {
    "How did the toll grow?": ".st-key-growth_tolls .js-plotly-plot .main-svg",
    "Who says what about whom?": ".bv-matrix td",
    "What contradicts what?": "text=Nothing here says who is right",
    "In words": ".bv-words",
    "All figures": ".bv-table td",
}
"""Questions of the page of tolls, and what is seen where they are answered."""


@pytest.mark.parametrize("path", ["/tolls", "/reports", "/about"])
def test_pages_show_hostile_text_as_text(path, open_page, hostile_server):
    visit = open_page(path, wait_for_map=False, at=hostile_server)
    visit.page.get_by_role("heading", level=3).first.wait_for()
    if path == "/tolls":
        chart = visit.page.locator(".js-plotly-plot").first
        chart.locator(".scatterlayer .point").first.wait_for(state="attached")
        for mark in chart.locator(".scatterlayer .point").all()[:4]:
            mark.hover(force=True)
        links = chart.locator("a").evaluate_all("links => links.map((link) => link.getAttribute('xlink:href'))")
        assert not [address for address in links if address]
        for question, sight in ANSWERS.items():
            visit.page.get_by_text(question, exact=True).first.click()
            visit.page.locator(sight).first.wait_for(state="attached")
    if path == "/reports":
        visit.page.locator(".bv-card").first.wait_for()
    expect(visit.page.locator("body")).to_contain_text("window.top.hacked=1")
    nothing_happened(visit)
