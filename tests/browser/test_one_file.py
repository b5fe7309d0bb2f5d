"""The page in one file, opened from disk in a real Chromium without a network."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

import made_studies
from borderviz import tolls
from borderviz.charts.toll_rows import toll_rows
from borderviz.exchange.html_page import html_page
from borderviz.exchange.provenance import Provenance
from borderviz.maps.data import incidents_on_map
from borderviz.model import Metric
from borderviz.selection import Selection
from borderviz.study import Study

SYMBOLS = "[...document.querySelectorAll('.incident')].map((symbol) => symbol.dataset.incident).sort()"
QUESTIONS = ["compare", "grow", "contradict", "words", "figures"]
OVERLAPS = """(root) => {
  const texts = [...document.querySelectorAll(`${root} svg text`)].filter((text) => text.getClientRects().length);
  const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect(), text.closest("svg")]);
  return boxes.flatMap(([one, a, svg], at) => boxes.slice(at + 1)
    .filter(([, b, other]) => other === svg && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
    .map(([other]) => `${one} | ${other}`));
}"""


class Opened:
    """A page from disk, and what happened there that a picture does not show."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.asked, self.errors, self.dialogs = [], [], []
        page.on("request", lambda request: None if request.url.startswith("data:") else self.asked.append(request.url))
        page.on("console", lambda line: self.errors.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def go(self, hash_="", has_map=True):
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}{hash_}")
        if has_map:
            self.page.locator(':root[data-borderviz="ready"]').wait_for(state="attached")
        return self.page

    def turn(self, hash_):
        """Go to another view of the page that is open."""
        self.page.evaluate("(hash) => { location.hash = hash; }", hash_)
        self.page.wait_for_function("(hash) => borderviz.page.written === hash", arg=hash_.removeprefix("#"))

    @property
    def chosen(self):
        return parse_qs(self.page.evaluate("location.hash.slice(1)"))

    def is_quiet(self):
        foreign = [url for url in self.asked if not url.startswith(("file:", "about:"))]
        assert not foreign and not self.errors and not self.dialogs, (foreign, self.errors, self.dialogs)
        assert {url.partition("#")[0] for url in self.asked if url.startswith("file:")} == {self.address}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """files(study) -> address of its page; each is made once."""
    folder, made = tmp_path_factory.mktemp("pages"), {}

    def file(study, name, selection=None):
        if name not in made:
            chosen = selection or Selection()
            made[name] = folder / f"{name}.html"
            made[name].write_bytes(html_page(chosen.of(study), Provenance.of(study, chosen, date(2026, 1, 1))))
        return made[name].as_uri()

    return file


@pytest.fixture
def open_one(browser, files, study_folder):
    """open_one(study=shipped, name="shipped", viewport=(1440, 900), …) -> Opened, in a profile without a network."""
    contexts = []

    def open_one(study=None, name="shipped", viewport=(1440, 900), selection=None, **options):
        width, height = viewport
        context = browser.new_context(
            viewport={"width": width, "height": height}, offline=True, service_workers="block", **options
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return Opened(context.new_page(), files(study or Study.open(study_folder), name, selection))

    yield open_one
    for context in contexts:
        context.close()


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [(1440, 900), (390, 844)])
def test_no_text_of_a_chart_covers_another_and_nothing_runs_over_the_page(open_one, viewport, scheme):
    opened = open_one(viewport=viewport, color_scheme=scheme)
    page = opened.go()
    for metric in ("killed", "injured", "displaced", "missing"):
        for chart in ("said", "grew"):
            opened.turn(f"#metric={metric}&chart={chart}")
            assert page.evaluate(OVERLAPS, "#chart") == [], (metric, chart)
    for view in ("map", "reports", "about", *(f"tolls&question={question}" for question in QUESTIONS)):
        opened.turn(f"#open={view}")
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport[0], view
        assert page.evaluate(OVERLAPS, "#compare-charts") == [], view
    back = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    assert back == ("rgb(18, 24, 31)" if scheme == "dark" else "rgb(255, 255, 255)")
    opened.is_quiet()


def test_the_theme_can_be_chosen_over_that_of_the_system(open_one):
    page = open_one(color_scheme="dark").go()
    assert page.locator(":root").get_attribute("data-theme") == "dark"
    page.get_by_role("button", name="Theme: system").click()
    assert page.locator(":root").get_attribute("data-theme") == "light"
    page.get_by_role("button", name="Theme: light").click()
    assert page.locator(":root").get_attribute("data-theme") == "dark"
    page.get_by_role("button", name="Theme: dark").click()
    page.emulate_media(color_scheme="light")
    page.locator(':root[data-theme="light"]').wait_for(state="attached")


def test_every_button_and_field_has_a_name_and_every_target_is_large_enough(open_one):
    opened = open_one(viewport=(390, 844), has_touch=True)
    page = opened.go()
    for view in ("map", "tolls&question=contradict", "reports", "about"):
        opened.turn(f"#open={view}")
        page.evaluate("document.getElementById('filter-fold').open = true")
        nameless = page.evaluate(
            "[...document.querySelectorAll('button, select, input, a')].filter((e) => e.checkVisibility() &&"
            " !(e.textContent.trim() || e.ariaLabel || e.labels?.length || e.title)).map((e) => e.outerHTML)"
        )
        assert nameless == []
        # WCAG 2.2, 2.5.8: 24 by 24 CSS pixels; links inside of text are exempt.
        small = page.evaluate(
            "[...document.querySelectorAll('main button, .top button, .side button')].filter((e) =>"
            " e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().height < 24)"
            ".map((e) => `${e.className} ${e.textContent}`)"
        )
        assert small == [], view
    opened.is_quiet()


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


def test_paper_has_all_views(open_one):
    opened = open_one(color_scheme="dark")
    page = opened.go("#open=about")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for shown in (
        "#chart svg",
        "#compare-charts svg",
        "#grow-chart svg",
        "#contradict-text li",
        "#words-text p",
        "#report",
    ):
        expect(page.locator(shown).first).to_be_visible()
    assert page.locator(".report").count() == 5
    assert page.locator("#list-figures tbody tr").count() == 31
    assert page.locator(":root").get_attribute("data-theme") == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(":root").get_attribute("data-theme") == "dark"
    opened.is_quiet()


def test_a_reader_without_a_script_sees_figures_and_credits(open_one, study_folder):
    opened = open_one(java_script_enabled=False)
    page = opened.go(has_map=False)
    expect(page.get_by_role("row")).to_have_count(len(Study.open(study_folder).claims) + 1 + 13)
    expect(page.get_by_text("Relief GEBCO 2023").first).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()
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
