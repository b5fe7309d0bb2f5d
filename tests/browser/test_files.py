"""A map in a file of its own, and articles in the reader's own folder."""

import pytest
from playwright.sync_api import expect

from borderviz.cli import main
from borderviz.maps.data import incident_data, incidents_on_map
from borderviz.study import Study


@pytest.fixture
def open_file(browser, tmp_path):
    """open_file(study folder) -> page, its requests and its errors: the study's map from disk, without any network."""
    context = browser.new_context(offline=True, service_workers="block")
    context.set_default_timeout(15_000)

    def open_file(folder):
        out = tmp_path / "map.html"
        assert main(["map", str(folder), str(out)]) == 0
        page = context.new_page()
        asked, errors = [], []
        page.on("request", lambda request: None if request.url.startswith("data:") else asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(out.as_uri())
        page.locator(':root[data-borderviz="ready"]').wait_for(state="attached")
        return page, asked, errors

    yield open_file
    context.close()


def test_map_opens_from_disk_without_a_network(open_file, study_folder):
    page, asked, errors = open_file(study_folder)
    study = Study.open(study_folder)
    symbols = page.locator(".incident").evaluate_all("all => all.map((symbol) => symbol.dataset.incident)")
    assert sorted(symbols) == sorted(incident.incident_id for incident in incidents_on_map(study))
    assert page.locator("img.relief").evaluate("picture => picture.naturalWidth") > 1000
    assert page.locator("path.border-line.border-open").count() > 0
    areas = [area["name"] for area in incident_data(study)["areas"]]
    assert [chip.rsplit(maxsplit=1)[0] for chip in page.locator(".area-chip summary").all_inner_texts()] == areas
    page.locator('[data-incident="rferl-kok-tash-shooting"]').click()
    expect(page.locator(".popup-account")).to_have_count(2)
    assert [url.rsplit("/", 1)[-1] for url in asked] == ["map.html"]
    assert not errors


def test_hostile_study_in_a_file_is_text(open_file, tmp_path):
    import made_studies

    page, asked, errors = open_file(made_studies.hostile(tmp_path / "study"))
    page.locator(".incident").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".popup")).to_be_visible()
    assert "${window.top.hacked=1}" in page.locator(".map-note").inner_text()
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src='x'], [onload], [onerror]").count() == 0
    assert len(asked) == 1
    assert not errors


def test_passages_are_marked_where_the_text_is_at_hand(open_page, small_server):
    visit = open_page("/reports", wait_for_map=False, at=small_server)
    marks = visit.page.locator(".bv-quote mark")
    expect(marks).to_have_count(2)
    assert marks.all_inner_texts() == ["counted 7 dead & 12 hurt", "Shots fell near the mill"]
    quotes = visit.page.locator(".bv-quote").all_inner_texts()
    assert quotes[0] == "The mayor of Northtown counted 7 dead & 12 hurt.\nNobody from Southtown spoke."
    assert quotes[1].startswith("Shots fell near the <old> bridge at noon.")
    colours = marks.first.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
    assert colours[1] not in ("rgba(0, 0, 0, 0)", colours[0])
