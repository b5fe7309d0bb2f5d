"""Export: the button opens a choice of formats; the file holds what the filters and the days leave."""

import json

import pytest
import streamlit as st
from app_runs import PAGES, click, rows_of, touching, visit

import made_studies
from borderviz.exchange.formats import FORMATS


@pytest.fixture
def offered(monkeypatch):
    """Label, maker, name and type of the export that the page offers, the latest last; AppTest keeps no files."""
    found = []
    draw = st.download_button

    def noted(label, data, file_name, mime, **options):
        if options.get("key") == "export_file":
            found.append((label, data, file_name, mime))
        return draw(label, data, file_name, mime, **options)

    monkeypatch.setattr(st, "download_button", noted)
    return found


def said(app) -> str:
    return " ".join(markdown.value.replace("\\", "") for markdown in app.markdown)


def open_export(app, name="geojson"):
    """Open the export with this format chosen; AppTest closes what stands in a dialog at the next run."""
    app.session_state["export_format"] = name
    return click(app, "export")


@pytest.mark.parametrize("page", ["map", "tolls"])
def test_the_button_opens_a_choice_of_all_formats(page, open_app, offered):
    app = open_app(page=page)
    assert not offered
    click(app, "export")
    assert not app.exception
    assert len(app.radio(key="export_format").options) == len(FORMATS)
    assert [label for label, *_ in offered] == ["Download GeoJSON"]


def test_nothing_is_made_until_it_is_asked_for(open_app, offered, monkeypatch):
    monkeypatch.setattr("borderviz.exchange.formats.Format.write", lambda *given: pytest.fail("made at a run"))
    app = open_app()
    for name, form in FORMATS.items():
        assert not open_export(app, name).exception
        label, _, file_name, mime = offered[-1]
        assert (label, mime) == (f"Download {form.label}", form.media_type)
        assert file_name.endswith(form.ending)
    assert len(offered) == len(FORMATS)


@pytest.mark.parametrize(
    "address",
    [{}, {"kind": ["shooting"]}, {"report": ["dw-2021-05-01"]}, {"from": ["2021-04-29"], "to": ["2021-04-29"]}],
    ids=str,
)  # fmt: skip
def test_the_file_holds_what_filters_and_days_leave(address, open_app, offered, study_folder):
    rows = rows_of(study_folder, "incidents")
    if "to" in address:
        expected = touching(rows, "2021-04-29", "2021-04-29")
    else:
        column = {"kind": "kind", "report": "report_id"}.get(next(iter(address), ""))
        expected = sum(column is None or row[column] in address[next(iter(address))] for row in rows)
    app = click(open_app(address=address), "export")
    assert f"{expected} accounts of incidents and" in said(app)
    collection = json.loads(offered[-1][1]())
    assert len(collection["features"]) == expected > 0
    assert collection["provenance"]["chosen"] == address


def test_filters_set_by_hand_are_followed(open_app, offered):
    app = open_app()
    app.pills(key="kind").set_value(["talks"]).run()
    visit(app, "tolls")
    click(app, "export")
    features = json.loads(offered[-1][1]())["features"]
    assert {feature["properties"]["kind"] for feature in features} == {"talks"}
    assert "what happened: Talks" in said(app)


def test_formats_without_figures_say_so(open_app):
    app = open_export(open_app(), "kml")
    assert "accounts of incidents, no figures" in said(app)


def test_one_account_is_not_several(open_app):
    app = click(open_app(address={"kind": ["protest"]}), "export")
    assert "1 account of incidents and" in said(app)


def test_a_hostile_study_is_exported_as_text(open_app, offered, tmp_path):
    app = click(open_app(made_studies.hostile(tmp_path / "study"), address={"clash": ["2021-04"]}), "export")
    assert not app.exception
    assert all("<img" not in markdown.value or "\\<img" in markdown.value for markdown in app.markdown)
    assert json.loads(offered[-1][1]())["features"]


def test_pages_without_filters_offer_no_export(open_app):
    app = open_app()
    for page in PAGES[2:]:
        visit(app, page)
        assert "export" not in {button.key for button in app.button}
