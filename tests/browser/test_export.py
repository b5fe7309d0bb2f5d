"""The export in a real browser: the dialog follows the window of the map, and the file comes down."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from borderviz.exchange.own_files import read_export


def test_the_days_chosen_on_the_map_and_the_format_decide_the_file(open_page, tmp_path):
    visit = open_page()
    page = visit.page
    expect(page.get_by_text(re.compile("41 of 41 accounts"))).to_be_visible()
    box = visit.map.get_by_role("slider", name="Last day", exact=True).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 250, y, steps=10)
    page.mouse.up()
    heading = page.get_by_text(re.compile(r"\d+ of 41 accounts"))
    expect(heading).not_to_contain_text("41 of 41")
    count = int(re.search(r"(\d+) of 41", heading.inner_text())[1])

    page.get_by_role("button", name="Export what is shown").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"{count} accounts of incidents and")
    expect(dialog).to_contain_text("Filter: from ")
    with page.expect_download() as down:
        dialog.get_by_role("button", name="Download GeoJSON").click()
    features = json.loads(Path(down.value.path()).read_bytes())["features"]
    assert len(features) == count

    dialog.get_by_text("Excel", exact=True).click()
    with page.expect_download() as down:
        dialog.get_by_role("button", name="Download Excel").click()
    assert re.fullmatch(r"borderviz-\d{4}-\d\d-\d\d\.xlsx", down.value.suggested_filename)
    down.value.save_as(tmp_path / "export.xlsx")
    assert len(read_export(tmp_path / "export.xlsx").incidents) == count

    dialog.get_by_text("KML", exact=True).click()
    expect(dialog).to_contain_text(f"{count} accounts of incidents, no figures")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(heading).to_contain_text(f"{count} of 41")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_words_on_the_button_of_the_dialog_can_be_read(theme, open_page):
    page = open_page(color_scheme=theme).page
    page.get_by_role("button", name="Export what is shown").click()
    assert page.get_by_role("button", name="Download GeoJSON").evaluate(CONTRAST) >= 4.5


CONTRAST = """(button) => {
  const pixel = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  const light = (colour) => {
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    const linear = [...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3).map((byte) => byte / 255)
      .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const [dark, bright] = [getComputedStyle(button.querySelector("p")).color, getComputedStyle(button).backgroundColor]
    .map(light).sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}"""
"""The contrast of a button's words by WCAG 2.2; a canvas tells any colour that CSS knows as red, green and blue."""
