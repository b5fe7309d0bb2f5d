"""The map as a reader meets it: all of it drawn without any other host, and what a click, a key or a layer shows."""

import json
import math
import re
from collections import Counter

import pytest
from playwright.sync_api import expect

from borderviz.maps.data import incident_data, incidents_on_map
from borderviz.study import Study
from borderviz.wording import KINDS

EARTH = 40_075_016.686
"""Metres around the equator (WGS 84)."""


@pytest.fixture(scope="module")
def study(study_folder):
    return Study.open(study_folder)


@pytest.fixture(scope="module")
def area_counts(study):
    data = incident_data(study)
    numbers = Counter(incident["area"] for incident in data["incidents"] if incident["area"] is not None)
    return {area["name"]: numbers[position] for position, area in enumerate(data["areas"])}


@pytest.mark.parametrize("path", ["/", "/tolls", "/reports", "/about"])
def test_no_page_needs_another_host(path, open_page):
    visit = open_page(path, wait_for_map=path == "/")
    visit.page.get_by_role("heading", level=3).first.wait_for()
    if path in ("/", "/tolls"):
        visit.page.locator(".js-plotly-plot .plot-container svg.main-svg").first.wait_for(state="attached")
    visit.page.locator('[data-testid="stStatusWidget"]').wait_for(state="detached")
    assert not visit.foreign_requests
    assert not visit.page_errors
    # Under a page's own path Streamlit tries where the app is rooted: there first, then one level up.
    probes = re.compile(rf"{path}/_stcore/(health|host-config)$")
    assert [url for url in visit.refused if path == "/" or not probes.search(url)] == []
    assert len(visit.console_errors) == len(visit.refused), visit.console_errors


def test_everything_is_on_the_map(open_page, study, area_counts, repository):
    visit = open_page()
    chart = visit.map
    visit.wait_for_symbols(incident.incident_id for incident in incidents_on_map(study))
    assert chart.locator("img.relief").evaluate("picture => picture.naturalWidth") > 1000
    assert "relief-light" in chart.locator("img.relief").get_attribute("src")
    for line in ("border-open", "border-other"):
        paths = chart.locator(f"path.border-line.{line}")
        assert paths.evaluate_all("paths => paths.some((path) => path.getTotalLength() > 300)"), line
    assert chart.locator("path.river").count() > 3
    exclaves = json.loads((repository / "data" / "geo" / "exclaves.geojson").read_text(encoding="utf-8"))["features"]
    expect(chart.locator(".name-exclave", has_text="Vorukh")).to_be_visible()
    named = set(chart.locator(".name-exclave").all_inner_texts())
    assert named <= {feature["properties"]["name"] for feature in exclaves}
    expect(chart.locator(".name-country", has_text="KYRGYZSTAN")).to_be_visible()
    assert {name: int(number) for name, number in chips(visit).items()} == area_counts
    assert chart.locator(".map-note").inner_text() == study.settings.borders[0].note
    assert re.fullmatch(r"\d+ k?m", chart.locator(".leaflet-control-scale-line").inner_text())
    credit = json.loads((repository / "data" / "geo" / "datapackage.json").read_text(encoding="utf-8"))["attribution"]
    assert all(part.strip() in chart.locator(".leaflet-control-attribution").inner_text() for part in credit.split("|"))
    legend = chart.locator(".map-legend").inner_text()
    kinds = {KINDS[incident.kind] for incident in study.incidents.values()}
    for words in (
        *kinds,
        study.settings.borders[0].label,
        *(f"{side.adjective} side" for side in study.sides.values()),
    ):
        assert words in legend


def test_names_do_not_cover_symbols_or_each_other(open_page):
    visit = open_page()
    visit.map.locator(".name").first.wait_for()
    boxes = visit.frame.evaluate(
        "[...document.querySelectorAll('.name, .incident')].map((e) => {"
        "const b = e.getBoundingClientRect(); return [e.className, e.textContent, b.left, b.top, b.right, b.bottom]})"
    )
    names = [box for box in boxes if box[0].startswith("name")]
    assert len(names) > 5
    for position, (_, text, *name) in enumerate(names):
        others = [box for box in boxes if "incident" in box[0]] + names[:position]
        # Widths of names are estimated before they are drawn, hence the six pixels.
        covered = [other[:2] for other in others if overlap(name, other[2:]) > 6]
        assert not covered, f"{text} covers {covered}"


def overlap(a, b):
    """The smaller side of what two boxes (left, top, right, bottom) share, in pixels."""
    return min(min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1]))


def chips(visit):
    texts = visit.map.locator(".area-chip summary").all_inner_texts()
    return dict(text.rsplit(maxsplit=1) for text in texts)


def test_click_shows_every_account_of_the_event(open_page, study):
    visit = open_page()
    incident = study.incidents["rferl-kok-tash-shooting"]
    other = study.incidents["rferl-golovnoi-shooting"]
    visit.map.locator(f'[data-incident="{incident.incident_id}"]').click()
    popup = visit.map.locator(".popup")
    expect(popup).to_be_visible()
    text = popup.inner_text()
    report = study.reports[incident.report_id]
    for words in (
        incident.summary, incident.claimant, report.title, f"paragraph {incident.evidence_paragraph}", "Kok-Tash",
        "within 2 km", "The other account of this event", other.summary, other.claimant,
        f"paragraph {other.evidence_paragraph}",
    ):  # fmt: skip
        assert words in text
    assert popup.locator(".popup-account").count() == 2
    visit.map.locator(".leaflet-popup-close-button").click()
    expect(popup).to_have_count(0)


def test_keyboard_opens_and_closes_what_a_click_does(open_page, area_counts):
    visit = open_page()
    symbol = visit.map.locator('[data-incident="dw-cameras"]')
    symbol.focus()
    visit.page.keyboard.press("Enter")
    popup = visit.map.locator(".popup")
    expect(popup).to_be_visible()
    visit.page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    assert symbol.evaluate("symbol => document.activeElement === symbol"), "the focus is where it was"
    name, number = next(iter(area_counts.items()))
    chip = visit.map.locator(".area-chip", has_text=name)
    chip.locator("summary").focus()
    visit.page.keyboard.press("Enter")
    expect(chip.locator(".popup-account")).to_have_count(number)
    visit.page.keyboard.press("Enter")
    expect(chip.locator(".area-list")).to_be_hidden()


def test_a_chip_lists_its_incidents_and_only_one_is_open(open_page, area_counts):
    visit = open_page()
    for name, number in area_counts.items():
        chip = visit.map.locator(".area-chip", has=visit.page.get_by_text(re.compile(rf"^{re.escape(name)}\s")))
        chip.locator("summary").click()
        expect(chip.locator(".area-list")).to_be_visible()
        assert chip.locator(".popup-account").count() == number
        expect(visit.map.locator(".area-chip[open]")).to_have_count(1)
    visit.map.locator('[data-incident="rferl-kyzyl-bel-talks"]').click()
    expect(visit.map.locator(".popup")).to_be_visible()
    expect(visit.map.locator(".area-list").last).to_be_hidden()


def test_layers_change_the_borders_and_ask_the_web_only_when_told(open_page, study):
    visit = open_page()
    chart = visit.map
    note = chart.locator(".map-note")
    before = chart.locator("path.border-line.border-open").evaluate_all("paths => paths.map((p) => p.outerHTML)")
    chart.locator(".leaflet-control-layers-toggle").hover(force=True)  # it goes when the list comes
    tiles = chart.get_by_label(re.compile("Street map"))
    expect(tiles).not_to_be_checked()
    chart.get_by_label(study.settings.borders[1].name).check()
    expect(note).to_have_text(study.settings.borders[1].note)
    after = chart.locator("path.border-line.border-open").evaluate_all("paths => paths.map((p) => p.outerHTML)")
    assert after
    assert after != before
    chart.get_by_label(study.settings.borders[0].name).check()
    expect(note).to_have_text(study.settings.borders[0].note)
    chart.get_by_label(re.compile("Where the place")).uncheck()
    expect(chart.locator("path.uncertainty")).to_have_count(0)
    assert not visit.foreign_requests
    with visit.page.expect_event("requestfailed"):
        tiles.check()
    assert visit.foreign_requests
    assert all(url.startswith("https://tile.openstreetmap.org/") for url in visit.foreign_requests)
    visit.wait_for_symbols(incident.incident_id for incident in incidents_on_map(study))


def test_circles_have_their_true_size(open_page, study):
    visit = open_page()
    visit.map.locator(".incident").first.wait_for()
    places = {study.places[i.place_id].place_id: study.places[i.place_id] for i in incidents_on_map(study)}
    assert visit.map.locator("path.uncertainty").count() == len(places)
    for place in places.values():
        # So deep that half a pixel, to which a path is rounded, does not count; so far out that the circle fits.
        zoom = min(13, max(8, round(math.log2(200 * EARTH / (place.radius_km * 1000 * 512)))))
        point = [place.lat, place.lon]
        zoom = visit.frame.evaluate(
            "([at, zoom]) => map.setView(at, zoom, { animate: false }).getZoom()", [point, zoom]
        )
        drawn = visit.frame.evaluate(
            "(at) => { const { x, y } = map.latLngToLayerPoint(at);"
            "return [...document.querySelectorAll('path.uncertainty')].map((p) => p.getBBox()).map((b) =>"
            "[Math.hypot(b.x + b.width / 2 - x, b.y + b.height / 2 - y), b.width / 2, b.height / 2])"
            ".sort((a, b) => a[0] - b[0]) }",
            point,
        )
        expected = place.radius_km * 1000 / (EARTH * math.cos(math.radians(place.lat)) / (256 * 2**zoom))
        distance, width, height = min(drawn, key=lambda d: (round(d[0]), abs(d[1] - expected)))
        assert distance < 1.5, place.name
        assert width == pytest.approx(expected, rel=0.01), place.name
        assert height == pytest.approx(expected, rel=0.01), place.name


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_on_the_map_can_be_read(theme, open_page):
    visit = open_page(color_scheme=theme)
    chips_and_legend = contrasts(visit, ".map-legend *, .map-note, .area-chip summary, .leaflet-control-attribution *")
    chip = visit.map.locator(".area-chip summary").first
    chip.click()
    visit.map.locator(".area-list").wait_for()
    chips_and_legend += contrasts(visit, ".area-list *")
    # The open list may lie over the symbol.
    chip.click()
    visit.map.locator('[data-incident="rferl-kok-tash-shooting"]').click()
    visit.map.locator(".popup").wait_for()
    popup = contrasts(visit, ".popup *")
    assert len(chips_and_legend) > 20
    assert len(popup) > 10
    assert [found for found in chips_and_legend + popup if found[2] < 4.5] == []


def test_an_open_list_is_not_hidden_under_the_legend(open_page):
    visit = open_page()
    visit.map.locator(".area-chip summary", has_text="Place not named").click()
    visit.map.locator(".area-list").wait_for()
    seen = visit.frame.evaluate("""() => {
      const box = (name) => document.querySelector(name).getBoundingClientRect();
      const [list, legend] = [box(".area-list"), box(".map-legend")];
      const [x, y] = [list.left + 20, Math.min(list.bottom, legend.bottom) - 10];
      const isOver = legend.top < y && legend.left < x && x < legend.right;
      return [isOver, !!document.elementFromPoint(x, y).closest(".area-list")];
    }""")
    assert seen == [True, True]


def contrasts(visit, selector):
    """[selector's class, text, contrast by WCAG 2.2] of each text; a half-transparent panel on the worst ground."""
    return visit.frame.evaluate(CONTRASTS, selector)


CONTRASTS = """(selector) => {
  const channel = (share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  const light = (c) => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const parse = (text) => {
    const [r, g, b, a = 1] = text.match(/[\\d.e-]+/g).map(Number);
    return text.startsWith("color(") ? [r, g, b, a] : [r / 255, g / 255, b / 255, a];
  };
  const over = (top, ground) => [0, 1, 2].map((i) => top[i] * top[3] + ground[i] * (1 - top[3]));
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent.trim());
  return [...document.querySelectorAll(selector)].filter((e) => own(e) && e.checkVisibility()).map((element) => {
    const layers = [];
    for (let e = element; e && !e.classList.contains("leaflet-container"); e = e.parentElement) {
      const fill = parse(getComputedStyle(e).backgroundColor);
      if (fill[3]) layers.unshift(fill);
    }
    const worst = [[0, 0, 0], [1, 1, 1]].map((ground) => {
      const behind = layers.reduce((below, layer) => over(layer, below), ground);
      return ratio(over(parse(getComputedStyle(element).color), behind), behind);
    });
    return [element.className || element.tagName, element.textContent.slice(0, 30), Math.min(...worst)];
  });
}"""


def test_everything_that_can_be_used_has_a_name(open_page):
    visit = open_page()
    # By keys: the list that is open may lie over the symbol.
    visit.map.locator(".area-chip summary").first.click()
    visit.map.locator('[data-incident="rferl-kok-tash-shooting"]').press("Enter")
    visit.map.locator(".popup").wait_for()
    for where, document in (("page", visit.page), ("map", visit.frame)):
        used = document.evaluate(NAMES)
        assert len(used) > 15
        assert [what for what, name in used if not name.strip()] == [], where
        assert document.evaluate(DUPLICATES) == [], where
    symbols = visit.map.locator(".incident")
    assert symbols.count() > 5
    for symbol in symbols.all():
        assert symbol.get_attribute("role") == "button"
        assert symbol.get_attribute("tabindex") == "0"


NAMES = """() => {
  const used = "a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role=slider]";
  const textOf = (e) => e?.ariaLabel || e?.textContent || "";
  const byId = (ids) => (ids || "").split(" ").map((id) => textOf(document.getElementById(id))).join("");
  return [...document.querySelectorAll(used)].filter((e) => e.checkVisibility()).map((e) => [
    e.outerHTML.slice(0, 150),
    byId(e.getAttribute("aria-labelledby")) || textOf(e) || e.title || textOf(e.labels?.[0]),
  ]);
}"""
DUPLICATES = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  return ids.filter((id, position) => ids.indexOf(id) !== position);
}"""
