"""The page of tolls in a real browser: pictures to take away, and a click on a figure that reaches map and lists."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import expect

SVG = "{http://www.w3.org/2000/svg}"


def open_tolls(open_page, question="compare", **options):
    visit = open_page(f"/tolls?question={question}", wait_for_map=False, **options)
    expect(visit.page.get_by_text("What contradicts what?", exact=True).first).to_be_visible()
    return visit


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chart_is_taken_away_as_svg_and_png_with_title_sources_and_date(open_page, theme, tmp_path):
    visit = open_tolls(open_page, color_scheme=theme)
    visit.page.locator(".st-key-compare_killed .js-plotly-plot .main-svg").first.wait_for(state="attached")
    buttons = visit.page.locator(".st-key-take_compare_killed .bv-take")
    with visit.page.expect_download() as svg:
        buttons.filter(has_text="SVG").click()
    assert svg.value.suggested_filename == "borderviz-compare-killed.svg"
    picture = ElementTree.parse(svg.value.path()).getroot()
    words = " ".join("".join(text.itertext()) for text in picture.iter(f"{SVG}text"))
    for part in ("How do the clashes compare? Killed", "April 2021", "Kyrgyz", "RFE/RL, 30 Apr 2021", "borderviz, "):
        assert part in words
    assert not picture.findall(f".//{SVG}script")
    with visit.page.expect_download() as png:
        buttons.filter(has_text="PNG").click()
    with Image.open(png.value.path()) as image:
        assert image.width == 3 * int(picture.get("width", "0")) > 900
        corner = image.convert("RGB").getpixel((2, 2))
        assert len(set(image.convert("RGB").resize((60, 60)).get_flattened_data())) > 30
    assert sum(corner) > 700 if theme == "light" else sum(corner) < 150
    assert not visit.foreign_requests and not visit.page_errors


def test_a_figure_in_words_leads_to_its_claim_and_narrows_map_and_lists(open_page):
    visit = open_tolls(open_page, "words")
    visit.page.get_by_role("link", name="31 Kyrgyz dead").click()
    expect(visit.page.get_by_text("Selected figure: Killed, Kyrgyz: 31")).to_be_visible()
    assert "claim=rferl-killed-31" in visit.page.url and "question=words" in visit.page.url
    visit.page.get_by_role("link", name="Map", exact=True).click()
    visit.wait_for_map()
    expect(visit.page.get_by_text("Map and lists show what this report says of this clash.")).to_be_visible()
    expect(visit.page.get_by_text(re.compile(r"^10 of 41 accounts"))).to_be_visible()
    visit.page.get_by_role("button", name="Clear", exact=True).click()
    expect(visit.page.get_by_text(re.compile(r"^41 of 41 accounts"))).to_be_visible()


def test_a_click_on_a_mark_selects_its_claim(open_page):
    visit = open_tolls(open_page)
    chart = visit.page.locator(".st-key-compare_killed")
    chart.locator(".main-svg .scatterlayer .point").first.wait_for(state="attached")
    points = chart.locator(".scatterlayer .points").filter(has=visit.page.locator("path")).last.locator("path.point")
    box = points.first.bounding_box()
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(visit.page.get_by_text(re.compile("^Selected figure: Killed"))).to_be_visible()
    visit.page.wait_for_url(re.compile("claim="))


def test_a_contradiction_leads_to_its_claims(open_page):
    visit = open_tolls(open_page, "contradict")
    expect(visit.page.get_by_text(re.compile("18,500 according to the Red Cross, 120,000"))).to_be_visible()
    visit.page.get_by_role("button", name=re.compile("16 Sept 2022 ¶ 6")).first.click()
    expect(visit.page.get_by_text("Selected figure: Displaced, Kyrgyz: 18,500")).to_be_visible()
