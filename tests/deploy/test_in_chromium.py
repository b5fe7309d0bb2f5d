"""A real Chromium uses the hosted dashboard under its content security policy, alone and in a newsroom's frame."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.conftest import MAP_FRAME

from .conftest import other_site

pytestmark = pytest.mark.browser
BROKEN = re.compile("Content Security Policy|Content-Security-Policy", re.IGNORECASE)
READY = ':root[data-borderviz="ready"]'
FRAME = '<!doctype html><title>News</title><iframe src="{}" width="1200" height="800"></iframe>'


@pytest.fixture
def open_site(open_page):
    """Open a page of the site; its certificate is not one that a browser trusts."""
    return lambda path="/", **options: open_page(path, ignore_https_errors=True, **options)


def broken(visit):
    """What the browser said about the policy."""
    return [line for line in visit.console_errors if BROKEN.search(line)]


def test_the_map_is_drawn_and_moves_and_nothing_breaks_the_policy(open_site):
    visit = open_site()
    expect(visit.map.locator(".incident").first).to_be_visible()
    visit.map.get_by_role("slider", name="Last day", exact=True).press("ArrowLeft")
    visit.page.wait_for_url(re.compile("to=20"))
    expect(visit.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert (broken(visit), visit.page_errors, visit.foreign_requests, visit.refused) == ([], [], [], [])


@pytest.mark.parametrize("path", ["/tolls", "/reports", "/about"])
def test_no_page_breaks_the_policy(open_site, site, path):
    visit = open_site(path, wait_for_map=False)
    expect(visit.page.get_by_role("heading").first).to_be_visible()
    visit.page.wait_for_load_state("networkidle")
    # On a page below the first one Streamlit asks first whether the page's address is the site's own.
    refused = [address for address in visit.refused if not address.startswith(f"{site.address}{path}/_stcore/")]
    assert (broken(visit), visit.page_errors, visit.foreign_requests, refused) == ([], [], [], [])


def test_a_chart_is_taken_away_as_a_picture(open_site):
    visit = open_site("/tolls", wait_for_map=False)
    visit.page.locator(".st-key-compare_killed .js-plotly-plot .main-svg").first.wait_for(state="attached")
    with visit.page.expect_download() as download:
        visit.page.locator(".st-key-take_compare_killed .bv-take").filter(has_text="PNG").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    assert broken(visit) == []


def test_the_policy_keeps_other_hosts_away_from_page_and_map(open_site):
    visit = open_site()
    fetched = "fetch('https://foreign.example/').then(() => 'fetched', (error) => error.name)"
    assert visit.page.evaluate(fetched) == visit.frame.evaluate(fetched) == "TypeError"
    assert len(broken(visit)) >= 2


def test_the_street_map_is_off_unless_the_operator_lets_its_host_in(open_site):
    visit = open_site()
    visit.map.locator(".leaflet-control-layers-toggle").hover(force=True)  # it goes when the list comes
    with visit.page.expect_console_message(lambda line: BROKEN.search(line.text) and "openstreetmap.org" in line.text):
        visit.map.get_by_label("Street map from openstreetmap.org").check()
    expect(visit.map.locator(".incident").first).to_be_visible()


def test_a_newsroom_that_is_named_shows_it_in_a_frame(open_page, site, newsroom):
    folder, address = newsroom
    (folder / "story.html").write_text(FRAME.format(f"{site.address}/?embed=true"))
    seen = len(site.log())
    visit = open_page("/story.html", at=address, wait_for_map=False, ignore_https_errors=True)
    inside = visit.page.frame_locator("iframe")
    inside.frame_locator(MAP_FRAME).locator(READY).wait_for(state="attached")
    expect(inside.frame_locator(MAP_FRAME).locator(".incident").first).to_be_visible()
    assert broken(visit) == []
    assert any(cookie.get("partitionKey") for cookie in visit.page.context.cookies())
    (replica,) = {line[6] for line in site.log()[seen:] if line[2].startswith("/component/")}
    visit.page.close()
    # A websocket is in the log when it has ended; that of an earlier test may be there, too.
    site.wait_for_log(lambda line: line[2] == "/_stcore/stream" and line[6] == replica, seen)


def test_a_site_that_is_not_named_does_not(open_page, site, tmp_path):
    (tmp_path / "story.html").write_text(FRAME.format(f"{site.address}/?embed=true"))
    with other_site(tmp_path) as address:
        visit = open_page("/story.html", at=address, wait_for_map=False, ignore_https_errors=True)
        visit.page.wait_for_load_state("networkidle")
        assert any("frame-ancestors" in line for line in visit.console_errors)
        assert visit.page.frame_locator("iframe").locator('[data-testid="stApp"]').count() == 0
