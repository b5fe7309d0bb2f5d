"""The page in one file, opened from disk in a real Chromium without a network."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

from playwright.sync_api import expect

from borderviz import tolls
from borderviz.charts.toll_rows import toll_rows
from borderviz.maps.data import incidents_on_map
from borderviz.model import Metric
from borderviz.selection import Selection
from borderviz.study import Study

SYMBOLS = "[...document.querySelectorAll('.incident')].map((symbol) => symbol.dataset.incident).sort()"


def test_page_opens_from_disk_and_shows_what_the_library_says(open_one, study_folder):
    opened = open_one()
    page = opened.go()
    study = Study.open(study_folder)
    assert page.evaluate(SYMBOLS) == sorted(one.incident_id for one in incidents_on_map(study))
    records = tolls.figures(study, sorted(study.claims.values(), key=lambda claim: claim.repeat)).to_dict("records")
    rows = toll_rows(records, tolls.silences(study, study.reports), study, Metric.KILLED, study.clashes)
    drawn = page.locator("#chart [data-claim]").evaluate_all("all => all.map((mark) => mark.dataset.claim)")
    expected = [m["claim_id"] for row in rows for m in sorted(row.marks, key=lambda mark: mark["value"])]
    assert drawn == expected
    assert page.locator("#chart .heading").all_text_contents() == [row.heading for row in rows if row.heading]
    expect(page.locator("#counts")).to_have_text(
        "41 of 41 accounts of 34 incidents, from 5 of 5 reports: 11 with a point on the map, 30 without"
    )
    assert page.locator(".leaflet-control-layers").get_by_text("Street map").count() == 0
    opened.is_quiet()


def test_a_filter_reaches_map_chart_lists_and_address_and_back_takes_it_away(open_one, study_folder):
    opened = open_one()
    page = opened.go()
    study = Study.open(study_folder)
    page.get_by_role("button", name="January 2022 (11)").click()
    chosen = Selection(clashes=frozenset({"2022-01"})).of(study)
    placed = sorted(one.incident_id for one in incidents_on_map(chosen))
    page.wait_for_function(f"() => JSON.stringify({SYMBOLS}) === '{json.dumps(placed, separators=(',', ':'))}'")
    assert opened.chosen == {"clash": ["2022-01"]}
    assert page.locator("#chart .heading").all_text_contents() == ["January 2022"]
    expect(page.get_by_role("button", name=f"On the map ({len(placed)})")).to_be_visible()
    page.go_back()
    expect(page.locator("#counts")).to_contain_text("41 of 41 accounts")
    assert opened.chosen == {}
    page.go_forward()
    expect(page.locator("#counts")).to_contain_text("11 of 41 accounts")
    page.get_by_role("button", name="Reset filters and time").first.click()
    expect(page.locator("#counts")).to_contain_text("41 of 41 accounts")
    opened.is_quiet()


def test_time_moves_chart_counts_lists_and_address(open_one, study_folder):
    opened = open_one()
    page = opened.go()
    page.locator(".time-handle").last.focus()
    for _ in range(6):
        page.keyboard.press("ArrowLeft")
    expect(page.locator(".time-days")).to_have_text("28 Apr – 1 May 2021")
    page.wait_for_function("() => location.hash.includes('to=2021-05-01')")
    study = Study.open(study_folder)
    kept = Selection(first=date(2021, 4, 28), last=date(2021, 5, 1)).of(study)
    expect(page.locator("#counts")).to_contain_text(f"{len(kept.incidents)} of 41 accounts")
    expect(page.get_by_role("button", name=f"Reported figures ({len(kept.claims)})")).to_be_visible()
    marks = page.locator("#chart [data-claim]").evaluate_all("all => all.map((mark) => mark.dataset.claim)")
    assert marks and set(marks) <= set(kept.claims)
    page.go_back()
    expect(page.locator("#counts")).not_to_contain_text(f"{len(kept.incidents)} of 41 accounts")
    opened.is_quiet()


def test_the_chart_follows_while_time_is_still_moving(open_one):
    opened = open_one()
    page = opened.go()
    track = page.locator(".time-track").bounding_box()
    before = page.locator("#chart [data-claim]").count()
    page.mouse.move(track["x"] + track["width"], track["y"] + 20)
    page.mouse.down()
    page.mouse.move(track["x"] + track["width"] * 0.3, track["y"] + 20, steps=8)
    page.wait_for_function(f"() => document.querySelectorAll('#chart [data-claim]').length < {before}")
    assert opened.chosen == {}
    page.mouse.up()
    page.wait_for_function("() => location.hash.includes('to=2021-')")
    opened.is_quiet()


def test_a_click_on_a_mark_selects_the_figure_and_narrows_map_and_lists(open_one, study_folder):
    opened = open_one()
    page = opened.go()
    page.locator('#chart [data-claim="toll-grows-killed-36"]').click()
    card = page.locator("#map-cards .card")
    expect(card).to_contain_text("Selected figure: Killed, Kyrgyz: 36")
    expect(card).to_contain_text("AFP, 18 Sept 2022, paragraph 5")
    study = Study.open(study_folder)
    chosen = Selection(clashes=frozenset({"2022-09"}), reports=frozenset({"toll-grows-2022-09-18"})).of(study)
    expect(page.locator("#counts")).to_contain_text(f"{len(chosen.incidents)} of 41 accounts")
    assert page.evaluate(SYMBOLS) == sorted(one.incident_id for one in incidents_on_map(chosen))
    assert opened.chosen == {"claim": ["toll-grows-killed-36"]}
    assert page.locator("#chart .mark.is-faint").count() > 0
    card.get_by_role("button", name="Clear").click()
    expect(page.locator("#counts")).to_contain_text("41 of 41 accounts")
    opened.is_quiet()


def test_a_click_on_an_incident_shows_it_in_card_and_list_and_the_list_selects_on_the_map(open_one):
    opened = open_one()
    page = opened.go()
    page.locator('[data-incident="rferl-kok-tash-shooting"]').click()
    expect(page.locator("#map-cards .account")).to_have_count(2)
    row = page.locator('[data-incident-row="rferl-kok-tash-shooting"]')
    expect(row).to_have_attribute("aria-pressed", "true")
    assert opened.chosen["selected"] == ["rferl-kok-tash-shooting"] and opened.chosen["list"] == ["placed"]
    page.locator('[data-incident-row="rferl-ak-sai-gunfire"]').click()
    expect(page.locator(".incident.is-selected")).to_have_attribute("data-incident", "rferl-ak-sai-gunfire")
    opened.is_quiet()


def test_marks_are_reached_and_chosen_by_keyboard(open_one):
    page = open_one().go()
    page.get_by_role("button", name="Missing", exact=True).focus()
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.dataset.claim")
    assert first
    expect(page.locator(".figure-tip:visible")).to_contain_text("paragraph")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.dataset.claim")
    assert second and second != first
    page.keyboard.press("Escape")
    expect(page.locator(".figure-tip:visible")).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_function(f"() => location.hash === '#claim={second}'")
    assert page.evaluate("document.activeElement.dataset.claim") == second


def test_days_drawn_over_in_the_chart_become_the_window(open_one):
    opened = open_one()
    page = opened.go("#chart=grew")
    box = page.locator("#chart").bounding_box()
    y = box["y"] + 60
    page.mouse.move(box["x"] + 50, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 130, y, steps=4)
    page.mouse.up()
    page.wait_for_function("() => location.hash.includes('from=2021-04-28')")
    expect(page.locator(".time-days")).not_to_contain_text("2022")
    assert page.locator("#chart .window").count() == 1
    opened.is_quiet()


def test_the_list_that_is_shown_can_be_saved_for_a_spreadsheet(open_one, study_folder):
    opened = open_one()
    page = opened.go("#clash=2022-09")
    with page.expect_download() as saved:
        page.get_by_role("button", name=re.compile("^Figures as CSV")).first.click()
    study = Study.open(study_folder)
    chosen = [claim for claim in study.claims.values() if claim.clash == "2022-09"]
    rows = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))
    assert sorted((row["Says"], row["Low"]) for row in rows) == sorted((one.claimant, str(one.low)) for one in chosen)
    page.get_by_role("button", name=re.compile("^Without a point")).click()
    with page.expect_download() as saved:
        page.get_by_role("button", name=re.compile("^Incidents as CSV")).click()
    rows = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))
    of_clash = Selection(clashes=frozenset({"2022-09"})).of(study)
    unplaced = set(of_clash.incidents.values()) - set(incidents_on_map(of_clash))
    assert sorted(row["Summary"] for row in rows) == sorted(one.summary for one in unplaced)
    assert all(row["On the map"] != "yes" for row in rows)
    opened.is_quiet()
