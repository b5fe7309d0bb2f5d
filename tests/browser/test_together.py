"""Map, charts, lists and link agree, whichever of them was touched, and nothing is sent while a hand moves."""

from __future__ import annotations

import re
from datetime import date

from playwright.sync_api import expect

COUNT_SENT = """() => {
  window.sent = 0;
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (...words) { window.sent += 1; return send.apply(this, words); };
}"""
WINDOW = "borderviz.timeLayers[0].control.window"


def days(visit):
    """The window of the map as ISO dates."""
    return visit.frame.evaluate(f"(() => {{ const l = borderviz.timeLayers[0], w = {WINDOW};"
                                "return [l.axis.iso(w.first), l.axis.iso(w.last)]; })()")  # fmt: skip


def heading(visit):
    return visit.page.get_by_text(re.compile(r"\d+ of \d+ accounts"))


def test_nothing_is_sent_while_the_hand_moves_and_all_follows_when_it_lets_go(open_page):
    visit = open_page()
    expect(heading(visit)).to_contain_text("41 of 41")
    visit.page.evaluate(COUNT_SENT)
    box = visit.map.get_by_role("slider", name="Last day", exact=True).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visit.page.mouse.move(x, y)
    visit.page.mouse.down()
    visit.page.mouse.move(x - 250, y, steps=10)
    visit.page.wait_for_timeout(400)
    moved = days(visit)
    assert moved[1] < "2022-09-18"
    assert visit.page.evaluate("sent") == 0
    expect(heading(visit)).to_contain_text("41 of 41")
    visit.page.mouse.up()
    visit.page.wait_for_url(re.compile(f"to={moved[1]}"))
    expect(heading(visit)).not_to_contain_text("41 of 41")
    assert visit.page.evaluate("sent") == 1
    assert days(visit) == moved


def test_a_click_on_an_incident_selects_it_everywhere_and_clear_ends_it(open_page):
    visit = open_page()
    visit.map.locator('[data-incident="rferl-kok-tash-shooting"]').click()
    expect(visit.page.get_by_text(re.compile("^Selected: Shooting, Kok-Tash"))).to_be_visible()
    expect(visit.map.locator('.is-selected[data-incident="rferl-kok-tash-shooting"]')).to_have_count(1)
    visit.page.wait_for_url(re.compile("selected=rferl-kok-tash-shooting"))
    visit.page.get_by_role("button", name="Clear", exact=True).click()
    expect(visit.map.locator(".is-selected")).to_have_count(0)
    expect(visit.map.locator(".leaflet-popup")).to_have_count(0)
    expect(visit.page.get_by_text(re.compile("^Selected:"))).to_have_count(0)


def test_a_link_selects_on_the_map(open_page):
    visit = open_page("/?selected=rferl-kok-tash-shooting")
    expect(visit.map.locator('.is-selected[data-incident="rferl-kok-tash-shooting"]')).to_have_count(1)
    expect(visit.page.get_by_text(re.compile("^Selected: Shooting, Kok-Tash"))).to_be_visible()


def test_days_drawn_over_in_the_chart_are_the_window_of_the_map(open_page):
    visit = open_page()
    visit.frame.evaluate("window.marked = 'this very document'")
    visit.page.get_by_text("How it grew", exact=True).click()
    area = visit.page.locator(".js-plotly-plot .nsewdrag").first
    area.wait_for(state="attached")
    expect(visit.page.get_by_text(re.compile("^How did the number of killed grow"))).to_be_visible()
    box = area.bounding_box()
    start = box["x"] + box["width"] * 1.05 / 10
    visit.page.mouse.move(start, box["y"] + box["height"] / 2)
    visit.page.mouse.down()
    visit.page.mouse.move(start + box["width"] * 2.2 / 10, box["y"] + box["height"] / 2, steps=8)
    visit.page.mouse.up()
    visit.page.wait_for_url(re.compile("from=2021-04-29"))
    first, last = days(visit)
    assert first == "2021-04-29" and date.fromisoformat(last) in (date(2021, 4, 30), date(2021, 5, 1))
    assert visit.frame.evaluate("window.marked") == "this very document"


def test_play_goes_on_through_a_change_of_filters(open_page):
    visit = open_page()
    visit.map.get_by_role("slider", name="Last day", exact=True).press(" ")
    visit.frame.wait_for_function("borderviz.timeLayers[0].control.player.playing")
    visit.page.get_by_text(re.compile(r"^Talks \(\d+\)$")).click()
    visit.page.wait_for_url(re.compile("kind=talks"))
    visit.frame.wait_for_function("borderviz.timeLayers[0].filterText !== ''")
    kinds = visit.frame.evaluate(
        "(() => { const l = borderviz.timeLayers[0]; return [...new Set([...l.incidents.within(0, l.axis.length - 1)]"
        ".map((i) => l.details.kind(i)))]; })()"
    )
    assert kinds == ["talks"]
    assert visit.frame.evaluate("borderviz.timeLayers[0].control.player.playing") or days(visit)[1] == "2022-09-18"
