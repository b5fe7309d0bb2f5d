"""How the page in one file looks: nothing covers another, on screens of all widths, on paper, and without a script."""

import pytest
from playwright.sync_api import expect

from borderviz.study import Study

from .one_file import QUESTIONS

OVERLAPS = """(root) => {
  const texts = [...document.querySelectorAll(`${root} svg text`)].filter((text) => text.getClientRects().length);
  const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect(), text.closest("svg")]);
  return boxes.flatMap(([one, a, svg], at) => boxes.slice(at + 1)
    .filter(([, b, other]) => other === svg && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
    .map(([other]) => `${one} | ${other}`));
}"""


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
