"""Every page of every kind of study is drawn: good, empty, broken, hostile, without geography, not there at all."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from app_runs import PAGES, Html, counts, html_of, rows_of, said, visit, words_of

import link
import made_studies
from borderviz.maps.data import incidents_on_map
from borderviz.model import Claim, Clash, Place
from borderviz.study import Study
from borderviz.tables import write_table

OWN_TAGS = {"div", "span", "b", "u", "i", "small", "strong", "br", "p", "a", "mark", "blockquote"} | {
    "table", "thead", "tbody", "tr", "th", "td", "button", "caption", "style", "details", "summary",
}  # fmt: skip
OWN_ATTRIBUTES = {
    "class", "style", "title", "role", "aria-label", "scope", "tabindex", "href", "target", "rel", "type", "colspan",
    "rowspan", "data-claim", "data-column", "data-label", "data-picture", "data-chart", "data-title", "data-source",
    "data-name", "data-share", "hidden",
}  # fmt: skip


@pytest.mark.parametrize(
    "make",
    [None, made_studies.without_rows, made_studies.with_bad_rows, made_studies.hostile, made_studies.small_with_text],
    ids=lambda make: make.__name__ if make else "shipped",
)
def test_every_page_is_drawn(make: Callable[[Path], Path] | None, open_app, tmp_path):
    app = open_app(make and make(tmp_path / "study"))
    for page in PAGES:
        if page != "map":
            visit(app, page)
        assert not app.exception, (page, app.exception)
        assert not app.error, (page, app.error)
        assert any(markdown.value.startswith("### ") for markdown in app.markdown), page


def test_heading_counts_the_study_that_ships(open_app, study_folder):
    study = Study.open(study_folder)
    total = len(rows_of(study_folder, "incidents"))
    assert counts(open_app()) == (total, total, len(incidents_on_map(study)))


def test_empty_study_says_so(open_app, tmp_path):
    app = open_app(made_studies.without_rows(tmp_path / "study"))
    assert counts(app) == (0, 0, 0)
    assert "This study holds no incident" in words_of(app)
    assert "no report" in words_of(visit(app, "reports"))


def test_bad_rows_are_named_on_every_page_and_the_good_ones_stay(open_app, tmp_path, study_folder):
    shipped = counts(open_app())
    app = open_app(made_studies.with_bad_rows(tmp_path / "study"))
    assert counts(app) == shipped
    for page in PAGES:
        visit(app, page)
        assert f"{len(made_studies.BAD_ROWS)} rows" in app.expander[0].label
        notices = words_of(app)
        for table, rows in (("sides", 4), ("clashes", 5), ("reports", 7), ("places", 2), ("claims", 33)):
            assert f"{table}.csv, row {rows}" in notices, page
        assert "picnic" in notices
    visit(app, "tolls")
    app.segmented_control(key="question_choice").set_value("figures").run()
    assert f"{len(rows_of(study_folder, 'claims'))} rows" in app.download_button[0].label


@pytest.mark.parametrize("page", PAGES)
def test_missing_folder_is_said_plainly(page, open_app, tmp_path):
    app = open_app(tmp_path / "nowhere", page)
    assert not app.exception
    assert [str(tmp_path / "nowhere") in error for error in said(app.error)] == [True]
    assert not app.button
    assert not app.caption


def test_study_without_geography_keeps_all_but_the_map(open_app, tmp_path):
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    made_studies.write_used_places(folder)
    made_studies.change_settings(folder, {"geography": ""})
    shipped = counts(open_app())
    app = open_app(folder)
    assert not app.exception
    assert ['"geography"' in error for error in said(app.error)] == [True]
    assert counts(app) == shipped
    for page in PAGES[1:]:
        assert not visit(app, page).exception
        assert not app.error


def test_geography_that_is_not_there_is_said_plainly(open_app, tmp_path):
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    made_studies.write_used_places(folder)
    made_studies.change_settings(folder, {"geography": "../nowhere"})
    app = open_app(folder)
    assert not app.exception
    assert any("nowhere" in error for error in said(app.error))


def test_study_without_figures_shows_its_incidents(open_app, tmp_path):
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    write_table(folder / "claims.csv", Claim, [])
    shipped = counts(open_app())
    app = open_app(folder)
    assert not app.exception
    assert counts(app) == shipped
    assert not visit(app, "tolls").exception
    charts = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    assert any("gave no figure" in json.dumps(chart) for chart in charts)


def test_study_of_one_day_is_drawn(open_app, tmp_path):
    folder = made_studies.small_with_text(tmp_path / "study")
    write_table(folder / "claims.csv", Claim, [])
    write_table(folder / "clashes.csv", Clash, [])
    app = open_app(folder)
    assert not app.exception
    assert counts(app) == (1, 1, 1)


def test_study_without_places_shows_every_incident_in_the_list(open_app, tmp_path):
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    made_studies.rewrite(folder, "incidents", lambda row: row | {"place_id": "", "where_precision": "6"})
    write_table(folder / "places.csv", Place, [])
    app = open_app(folder)
    assert not app.exception
    assert counts(app) == (41, 41, 0)


def check_html(app):
    """No tag, attribute or address that is not the page's own."""
    for body in html_of(app):
        found = Html(body)
        assert found.tags <= OWN_TAGS
        assert found.attributes <= OWN_ATTRIBUTES
        assert all(address.startswith(("https://www.", "http://www.", "?")) for address in found.addresses)
    for element in (*app.markdown, *app.caption, *app.info, *app.warning):
        assert not getattr(element.proto, "allow_html", False), element.value


@pytest.mark.parametrize("question", link.QUESTIONS)
def test_every_question_about_tolls_is_answered_for_every_kind_of_study(question, open_app, tmp_path):
    for make in (None, made_studies.without_rows, made_studies.hostile):
        app = open_app(make and make(tmp_path / make.__name__), "tolls", {"question": [question]})
        assert not app.exception, (question, make)


@pytest.mark.parametrize("question", link.QUESTIONS)
def test_hostile_text_never_becomes_an_element_among_tolls(question, open_app, tmp_path):
    app = open_app(made_studies.hostile(tmp_path / "study"), "tolls", {"question": [question]})
    assert not app.exception
    check_html(app)


@pytest.mark.parametrize("page", PAGES)
def test_hostile_text_never_becomes_an_element(page, open_app, tmp_path):
    app = open_app(made_studies.hostile(tmp_path / "study"), page)
    check_html(app)


def test_about_credits_all_geodata_and_shows_the_codebook(open_app, repository):
    app = open_app(page="about")
    resources = json.loads((repository / "data" / "geo" / "datapackage.json").read_text())["resources"]
    header, *rows = next(Html(body).rows for body in html_of(app) if "Credit" in body)
    credit = header.index("Credit")
    assert [row[0] for row in rows] == [resource["title"] for resource in resources]
    assert [row[credit] for row in rows] == [resource.get("attribution", "") for resource in resources]
    assert (repository / "docs" / "codebook.md").read_text(encoding="utf-8").strip() in [m.value for m in app.markdown]
