"""Time: what the map says when the hand lets go is what the page shows; nothing else that it might say is."""

import json
from datetime import date, timedelta

import pytest
from app_runs import address_of, click, counts, hear, let_go, rows_of, state_of, touching, visit

import growth_panel
import made_studies

FIRST, LAST = "2021-04-28", "2022-09-18"


@pytest.fixture
def incidents(study_folder):
    return rows_of(study_folder, "incidents")


def test_each_message_counts(open_app, incidents):
    app = open_app()
    for turn, (first, last) in enumerate([(FIRST, FIRST), ("2021-04-30", "2022-01-27"), (LAST, LAST)], start=1):
        let_go(app, turn, first, last)
        assert counts(app)[0] == touching(incidents, first, last)
        assert address_of(app)["from"] + address_of(app)["to"] == [first, last]
        assert not app.exception


def test_any_day_between_the_first_and_the_last_is_a_day(open_app, incidents):
    app = let_go(open_app(), 1, "2021-08-01", "2022-03-15")
    assert counts(app)[0] == touching(incidents, "2021-08-01", "2022-03-15") > 0
    again = open_app(address=address_of(app))
    assert not again.warning
    assert counts(again) == counts(app)


def test_up_to_a_day_begins_with_the_first(open_app, incidents):
    app = let_go(open_app(), 1, "2021-05-01", "2022-01-27", mode="upto")
    assert counts(app)[0] == touching(incidents, FIRST, "2022-01-27")
    assert address_of(app)["mode"] == ["upto"]
    assert address_of(app)["until"] == ["2022-01-27"]
    let_go(app, 2, FIRST, LAST, mode="upto")
    assert address_of(app)["mode"] == ["upto"]
    assert "until" not in app.query_params


def test_all_days_are_not_written(open_app):
    app = let_go(open_app(address={"from": ["2021-04-30"]}), 1, FIRST, LAST)
    assert state_of(app, "days") is None
    assert not {"from", "to", "mode"} & set(app.query_params)


def test_a_message_counts_once(open_app, incidents):
    app = let_go(open_app(), 3, FIRST, FIRST)
    click(app, "reset_in_sidebar")
    assert counts(app)[0] == len(incidents), "the reset holds, although the map's value is still the same"
    app.pills(key="kind").set_value(["shooting"]).run()
    assert state_of(app, "days") is None
    let_go(app, 2, LAST, LAST)
    assert state_of(app, "days") is None, "an older message is no news"
    let_go(app, 4, LAST, LAST)
    assert state_of(app, "days") == (LAST, LAST)


def test_a_map_that_was_loaded_anew_counts_from_one(open_app):
    app = let_go(open_app(), 7, FIRST, FIRST)
    visit(app, "tolls")
    visit(app, "map")
    assert state_of(app, "days") == (FIRST, FIRST)
    let_go(app, 1, LAST, LAST, instance="another")
    assert state_of(app, "days") == (LAST, LAST)


@pytest.mark.parametrize(
    "value",
    [None, {}, [], "x", 7, {"time_layer": None}, {"time_layer": "x"}, {"time_layer": []}, {"time_layer": {}}],
    ids=str,
)
def test_what_is_no_message_changes_nothing(value, open_app, incidents):
    app = hear(open_app(), value)
    assert not app.exception
    assert counts(app)[0] == len(incidents)


@pytest.mark.parametrize(
    "wrong",
    [
        {"instance": ""}, {"instance": 5}, {"instance": None}, {"instance": "<script>"}, {"instance": "x" * 10_000},
        {"turn": 0}, {"turn": -1}, {"turn": True}, {"turn": "2"}, {"turn": 2.5}, {"turn": None}, {"turn": 10**30},
        {"first": "2021-04-27"}, {"last": "2022-09-19"}, {"first": "yesterday"}, {"last": None}, {"first": 20210428},
        {"first": "20210428"}, {"first": "2021-W17-3"}, {"first": ["2021-04-28"]}, {"first": "2021-02-30"},
        {"first": "2021-04-30", "last": "2021-04-28"}, {"mode": "sideways"}, {"mode": None}, {"mode": ["window"]},
        {"selected": "nobody"}, {"selected": 5}, {"selected": ["rferl-kok-tash-shooting"]}, {"selected": {}},
    ],
    ids=str,
)  # fmt: skip
def test_a_message_that_is_not_sane_changes_nothing(wrong, open_app, incidents):
    app = let_go(open_app(), **({"turn": 1, "first": FIRST, "last": FIRST} | wrong))
    assert not app.exception
    assert counts(app)[0] == len(incidents)
    assert not state_of(app, "selected")
    let_go(app, 2, LAST, LAST)
    assert state_of(app, "days") == (LAST, LAST), "the next one counts again"


def test_a_study_without_days_hears_nothing(open_app, tmp_path):
    app = let_go(open_app(made_studies.without_rows(tmp_path / "study")), 1, "", "")
    assert not app.exception
    assert state_of(app, "days") is None


def test_days_that_an_edited_study_lost_fall_back_to_all(open_app, incidents):
    app = open_app()
    app.session_state["days"] = ("1999-01-01", "2000-01-01")
    app.run()
    assert not app.exception
    assert counts(app)[0] == len(incidents)


@pytest.mark.parametrize("page", ["map", "tolls"])
def test_days_drawn_over_in_a_chart_are_chosen_once(page, open_app, monkeypatch):
    brushed = {"growth_chart", "growth_tolls"}
    days = date(2021, 4, 29), date(2021, 4, 30)
    monkeypatch.setattr(growth_panel, "chosen_days", lambda _, key: days if key in brushed else None)
    app = open_app(page=page, address={"chart": ["grew"], "question": ["grow"], "mode": ["upto"], "until": [FIRST]})
    app.run()
    assert not app.exception
    assert state_of(app, "days") == ("2021-04-29", "2021-04-30")
    assert address_of(app)["from"] == ["2021-04-29"]
    assert "mode" not in app.query_params
    brushed.clear()
    click(app, "reset_in_sidebar" if page == "map" else "all_days")
    assert state_of(app, "days") is None


def test_the_tolls_follow_the_days(open_app, study_folder):
    app = open_app(page="tolls", address={"from": ["2021-04-29"], "to": ["2021-04-30"], "question": ["figures"]})
    claims = rows_of(study_folder, "claims")
    assert "29 Apr 2021 to 30 Apr 2021" in [markdown.value.strip("*") for markdown in app.markdown]
    assert f"({len(claims)} rows)" not in app.download_button[0].label
    click(app, "all_days")
    assert f"({len(claims)} rows)" in app.download_button[0].label
    assert "from" not in app.query_params


def test_how_it_grew_shows_figures_of_all_days(open_app):
    marks = []
    for address in ({}, {"from": [LAST]}):
        app = open_app(address={"chart": ["grew"], **address})
        chart = json.loads(app.get("plotly_chart")[0].proto.spec)
        marks.append(sum(len(trace.get("customdata") or ()) for trace in chart["data"]))
    assert marks[0] == marks[1] > 0


def test_every_day_of_a_year_is_quick_to_refuse_or_take(open_app):
    app = open_app()
    day = date.fromisoformat(LAST)
    for turn in range(1, 4):
        day += timedelta(days=1)
        let_go(app, turn, day.isoformat(), day.isoformat())
        assert state_of(app, "days") is None
