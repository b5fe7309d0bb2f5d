"""What was chosen by hand is in the link, a fresh browser opens it, and back and forward go through the choices."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import MAP_FRAME, PATIENCE, Visit

PILL = re.compile(r"^.+ \(\d+\)$")
STATE = """() => {
  const layer = borderviz.timeLayers[0], { first, last, mode } = layer.control.window;
  const shown = [...layer.incidents.within(0, layer.axis.length - 1)].map((i) => layer.details.id(i));
  return { days: [layer.axis.iso(first), layer.axis.iso(last), mode], shown: shown.sort(),
           selected: layer.selected === undefined ? null : layer.details.id(layer.selected), ...layer.beside.read() };
}"""


@pytest.fixture
def fresh(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile that was never here."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def opened(context: BrowserContext, address: str) -> Visit:
    visit = Visit(context.new_page())
    visit.page.goto(address)
    visit.wait_for_map()
    return visit


def heading(page: Page) -> str:
    return page.get_by_text(re.compile(r"^\d+ of \d+ accounts")).inner_text()


def chosen(page: Page) -> list[str]:
    """The choices that stand out: filters, charts, metrics, lists."""
    return page.locator('[aria-pressed="true"], [aria-checked="true"]').all_inner_texts()


def everything(visit: Visit) -> dict[str, object]:
    return {"heading": heading(visit.page), "chosen": chosen(visit.page), "map": visit.frame.evaluate(STATE)}


def settled(visit: Visit, before: str) -> str:
    """The address after it has changed, when the page has come to rest."""
    visit.page.wait_for_url(lambda address: address != before)
    visit.page.locator('[data-testid="stStatusWidget"]').wait_for(state="detached")
    return visit.page.url


def at_rest(page: Page) -> str:
    """The address that the page comes to rest with: a popup makes itself room, which moves the map once more."""
    before = ""
    while before != page.url:
        before = page.url
        page.wait_for_timeout(1500)
    return before


def test_every_filter_is_reached_by_its_link_in_a_fresh_browser(open_page, fresh):
    """Each choice of each filter is once in a link, every second one with its likes."""
    by_hand = open_page()
    page = by_hand.page
    labels = page.get_by_test_id("stSidebar").get_by_role("button").all_inner_texts()
    filters = [label for label in labels if PILL.match(label)]
    assert len(filters) > 15
    all_shown, empty = heading(page), page.url
    for chosen_now in (
        filters[start : start + 7 : 2] for start in (*range(0, len(filters), 8), *range(1, len(filters), 8))
    ):
        address = empty
        for label in chosen_now:
            page.get_by_role("button", name=label, exact=True).click()
            address = settled(by_hand, address)
        there = opened(fresh, address)
        # The sidebar is drawn last.
        pill = there.page.get_by_role("button", name=chosen_now[-1], exact=True)
        expect(pill).to_have_attribute("aria-pressed", "true")
        assert everything(there) == everything(by_hand), chosen_now
        assert heading(there.page) != all_shown, chosen_now
        there.page.close()
        page.get_by_role("button", name="Reset filters and time").first.click()
        expect(page).to_have_url(empty)
        expect(page.get_by_text(re.compile(r"^\d+ of \d+ accounts"))).to_have_text(all_shown)


def test_all_that_can_be_chosen_beside_the_filters_is_reached_by_the_link(open_page, fresh):
    by_hand = open_page()
    page, chart = by_hand.page, by_hand.map
    for label in ("How it grew", "Displaced", re.compile(r"^Without a point")):
        before = page.url
        page.get_by_role("radio", name=label).or_(page.get_by_role("button", name=label)).first.click()
        settled(by_hand, before)
    for button in ("Event", "Up to", "Speed"):
        before = page.url
        chart.get_by_role("button", name=button, exact=button != "Speed").first.click()
        settled(by_hand, before)
    before = page.url
    chart.get_by_role("slider", name="Last day", exact=True).press("ArrowLeft")
    before = settled(by_hand, before)
    chart.locator(".leaflet-control-layers-toggle").hover(force=True)  # it goes when the list comes
    for label in ("Relief", "Place names", re.compile("Borders after the treaties")):
        box = chart.get_by_label(label)
        box.set_checked(not box.is_checked())
        before = settled(by_hand, before)
    page.mouse.move(5, 5)
    chart.locator('[data-incident="rferl-kok-tash-shooting"]').press("Enter")
    chart.locator(".popup").wait_for()
    by_hand.frame.evaluate("map.setView([40.02, 70.61], 10.5, { animate: false })")
    page.wait_for_url(re.compile("selected=.*view=10.5_40.02._70.610"))
    address = at_rest(page)
    names = set(re.findall(r"[?&](\w+)=", address))
    assert names == {
        "mode",
        "until",
        "metric",
        "selected",
        "chart",
        "list",
        "view",
        "borders",
        "layers",
        "step",
        "speed",
    }
    there = opened(fresh, address)
    there.frame.wait_for_function("borderviz.timeLayers[0].selected !== undefined")
    assert everything(there) == everything(by_hand)


def test_back_and_forward_go_through_the_choices(open_page):
    visit = open_page()
    page = visit.page
    seen = [(page.url, heading(page))]
    for label in (re.compile(r"^Talks \("), re.compile(r"^April 2021 \(")):
        page.get_by_role("button", name=label).click()
        settled(visit, seen[-1][0])
        expect(page.get_by_text(re.compile(r"^\d+ of \d+ accounts"))).not_to_have_text(seen[-1][1])
        seen.append((page.url, heading(page)))
    # Pushing the map about is no step to go back through.
    visit.map.locator(".leaflet-container").press("+")
    seen[-1] = (settled(visit, seen[-1][0]), seen[-1][1])
    page.get_by_role("link", name="Tolls").first.click()
    page.wait_for_url(re.compile("/tolls.*clash=2021-04"))
    for address, words in reversed(seen):
        page.go_back()
        expect(page).to_have_url(address)
        expect(page.get_by_text(re.compile(r"^\d+ of \d+ accounts"))).to_have_text(words)
    page.go_forward()
    expect(page).to_have_url(seen[1][0])
    expect(page.get_by_text(re.compile(r"^\d+ of \d+ accounts"))).to_have_text(seen[1][1])
    expect(page.get_by_role("button", name=re.compile(r"^Talks \("))).to_have_attribute("aria-pressed", "true")


def test_a_link_and_a_frame_are_copied_and_the_frame_shows_the_map_alone(open_page, server):
    visit = open_page("/?clash=2021-04", permissions=["clipboard-read", "clipboard-write"], color_scheme="dark")
    page = visit.page
    copied = {}
    for label in ("Copy link", "Embed map", "Embed chart"):
        if not page.get_by_role("button", name=label).is_visible():
            page.get_by_text("Share", exact=True).click()
        page.get_by_role("button", name=label).click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied[label] = page.evaluate("navigator.clipboard.readText()")
        expect(page.get_by_role("button", name="Copied")).to_have_count(0)
    assert copied["Copy link"] == f"{server}/?clash=2021-04&embed_options=dark_theme"
    page.set_content(f"<h1>An article</h1>{copied['Embed map']}{copied['Embed chart']}")
    for part, seen in (("map", f"{MAP_FRAME} >> nth=0"), ("chart", ".js-plotly-plot .main-svg >> nth=0")):
        frame = page.frame_locator(f'iframe[src*="only={part}"]')
        frame.locator(seen).wait_for()
        expect(frame.get_by_test_id("stHeader")).to_be_hidden()
        expect(frame.get_by_test_id("stSidebar")).to_be_hidden()
        expect(frame.get_by_role("link", name="Open in borderviz")).to_have_attribute(
            "href", re.compile("clash=2021-04")
        )
        colour = frame.locator(".stApp").evaluate("app => getComputedStyle(app).backgroundColor")
        assert colour == "rgb(18, 24, 31)"
