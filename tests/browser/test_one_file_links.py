"""Links of the page in one file: what was chosen comes back, also by going back and forward."""

import re

from playwright.sync_api import expect


def test_every_filter_comes_back_from_its_link(open_one):
    opened = open_one()
    page = opened.go()
    names = page.locator(".pill").all_inner_texts()
    assert len(names) > 15
    page.evaluate("document.querySelectorAll('.pill').forEach((pill, at) => at % 2 || pill.click())")
    state = page.evaluate("location.hash")
    counts = page.locator("#counts").inner_text()
    pressed = page.locator('.pill[aria-pressed="true"]').all_inner_texts()
    assert pressed == names[::2]
    opened.go(state)
    assert page.locator('.pill[aria-pressed="true"]').all_inner_texts() == pressed
    assert page.locator("#counts").inner_text() == counts
    for at, name in enumerate(names):
        opened.turn("#open=map")
        page.locator(".pill").nth(at).click()
        link, said = page.evaluate("location.hash"), page.locator("#counts").inner_text()
        opened.turn("#open=map")
        opened.turn(link)
        page.wait_for_function(f"() => document.querySelectorAll('.pill')[{at}].ariaPressed === 'true'")
        assert page.locator('.pill[aria-pressed="true"]').all_inner_texts() == [name]
        assert page.locator("#counts").inner_text() == said
    opened.is_quiet()


def test_a_link_with_all_parts_opens_that_view_and_strange_parts_are_said(open_one):
    opened = open_one()
    page = opened.go("#open=tolls&question=grow&metric=displaced&clash=2021-04&from=2021-04-29&to=2021-05-01&claim=no")
    expect(page.locator("#notices")).to_contain_text("claim=no")
    expect(page.locator("#grow-question")).to_have_text("How did the number of displaced grow, and who says so?")
    expect(page.locator("#tolls-days")).to_contain_text("29 Apr 2021 to 1 May 2021")
    page.get_by_role("button", name="Map", exact=True).click()
    expect(page.locator(".time-days")).to_have_text("29 Apr – 1 May 2021")
    assert page.locator(".incident").count() > 0
    assert page.locator(".leaflet-container").bounding_box()["width"] > 400
    opened.is_quiet()


def test_a_link_brings_back_the_place_the_borders_and_the_layers_of_the_map(open_one):
    opened = open_one()
    page = opened.go("#view=10_39.950_70.600&borders=2026&layers=no-relief&step=event")
    expect(page.locator(".map-note")).to_contain_text("treaties of 2023 and 2025")
    expect(page.locator("img.relief")).to_have_count(0)
    assert page.evaluate("borderviz.timeLayers[0].map.getZoom()") == 10
    expect(page.get_by_role("button", name="Event")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Show the whole area").click()
    page.wait_for_function("() => !location.hash.includes('view=')")
    assert opened.chosen == {"borders": ["2026"], "layers": ["no-relief"], "step": ["event"]}
    opened.is_quiet()


def test_the_page_of_a_list_is_in_the_link_until_another_list_or_figure_is_chosen(open_one):
    opened = open_one()
    page = opened.go("#page=2")
    shown = page.locator("#list-figures .turner span")
    expect(shown).to_have_text("page 2 of 2")
    page.get_by_role("button", name="‹ Back").click()
    expect(shown).to_have_text("page 1 of 2")
    expect(page.get_by_role("button", name="Next ›")).to_be_focused()
    assert opened.chosen == {"page": ["1"]}
    page.go_back()
    expect(shown).to_have_text("page 2 of 2")
    page.get_by_role("button", name=re.compile("^On the map")).click()
    assert opened.chosen == {"list": ["placed"]}
    opened.turn("#open=tolls&question=figures&page=2")
    expect(page.locator("#figures-table .turner span")).to_have_text("page 2 of 2")
    last = page.evaluate("borderviz.page.data.figures.at(-1).id")
    opened.turn(f"#open=tolls&question=figures&claim={last}")
    expect(page.locator("#figures-table .turner span")).to_have_text("page 2 of 2")
    expect(page.locator("#figures-table tr.is-selected")).to_have_count(1)
    opened.turn("#page=999")
    expect(shown).to_have_text("page 2 of 2")
    opened.is_quiet()


def test_the_link_can_be_copied(open_one):
    opened = open_one()
    page = opened.go("#metric=injured")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('closed')); }")
    page.get_by_role("button", name="Copy link").click()
    field = page.get_by_label("Link to this view")
    expect(field).to_have_value(re.compile(r"shipped\.html#metric=injured$"))
    opened.is_quiet()
