"""Pages in one file of strange studies: hostile ones, ones without geography, and ones that hold next to nothing."""

import pytest
from playwright.sync_api import expect

import made_studies
from borderviz.selection import Selection
from borderviz.study import Study

from .one_file import QUESTIONS


def test_hostile_study_is_text_on_every_view(open_one, tmp_path):
    opened = open_one(Study.open(made_studies.hostile(tmp_path / "study")), "hostile")
    page = opened.go()
    seen = page.locator("body").inner_text()
    for symbol in page.locator(".incident").all():
        symbol.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".popup")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".popup")).to_have_count(0)
    for mark in page.locator("#chart [data-claim]").all():
        mark.focus()
        seen += page.locator(".figure-tip:visible").inner_text()
    page.locator("#chart [data-claim]").first.press("Enter")
    for question in QUESTIONS:
        opened.turn(f"#open=tolls&question={question}&claim=dw-killed-8")
        seen += page.locator("body").inner_text()
    for view in ("reports", "about", "<img src=x onerror='window.hacked=1'>"):
        opened.go(f"#open={view}")
        seen += page.locator("body").inner_text()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for words in ("<img src=x", "${window.top.hacked=1}", "</script>", "javascript:", "foreign.example", "{{window"):
        assert words in seen
    assert page.evaluate("window.hacked === undefined && window.top.hacked === undefined")
    found = "img[src='x'], svg[onload], a[href^='javascript:'], [onerror], [src*='foreign.example']"
    assert page.locator(found).count() == 0
    opened.is_quiet()


def test_a_study_without_geography_has_time_charts_and_lists(open_one, tmp_path):
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    made_studies.write_used_places(folder)
    made_studies.change_settings(folder, {"geography": ""})
    opened = open_one(Study.open(folder), "no-map")
    page = opened.go(has_map=False)
    expect(page.get_by_text("This page has no map. The study names no geography")).to_be_visible()
    page.locator(".time-handle").last.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => location.hash.includes('to=2022-09-17')")
    page.get_by_role("button", name="April 2021 (18)").click()
    expect(page.locator(".time-count").first).to_contain_text("18 of 18 shown")
    page.go_back()
    page.go_back()
    expect(page.locator(".time-count").first).to_contain_text("41 of 41 shown")
    opened.is_quiet()


@pytest.mark.parametrize("name", ["one-clash", "nothing", "no-rows"])
def test_parts_of_a_study_and_nothing_at_all_are_shown(open_one, study_folder, tmp_path, name):
    selections = {
        "one-clash": Selection(clashes=frozenset({"2022-09"})),
        "nothing": Selection(clashes=frozenset({"2022-01"}), reports=frozenset({"dw-2021-05-01"})),
    }
    study = Study.open(study_folder if name in selections else made_studies.without_rows(tmp_path / "study"))
    opened = open_one(study, name, selection=selections.get(name))
    page = opened.go()
    for view in ("map&chart=grew", "reports", "about", *(f"tolls&question={question}" for question in QUESTIONS)):
        opened.turn(f"#open={view}")
    opened.turn("#open=map")
    if name == "one-clash":
        assert page.locator("#chart .heading").all_text_contents() == ["September 2022"]
    else:
        expect(page.get_by_text("This file holds no incident and no figure.")).to_be_visible()
    opened.is_quiet()
